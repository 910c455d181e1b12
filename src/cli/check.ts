/** One thing that `doctor` looked at. `advice` says what to do where it is not ok. */
export type Check = {
  name: string;
  state: "ok" | "warn" | "fail";
  detail: string;
  advice: string | null;
};

export function ok(name: string, detail: string): Check {
  return { name, state: "ok", detail, advice: null };
}

export function warn(name: string, detail: string, advice: string): Check {
  return { name, state: "warn", detail, advice };
}

export function fail(name: string, detail: string, advice: string): Check {
  return { name, state: "fail", detail, advice };
}

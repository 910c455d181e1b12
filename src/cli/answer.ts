/** What a command of the desk has to say: a document for `--json` and the same as lines to read. */
export type Answer = Done | Refused;

export type Done = {
  ok: true;
  json: unknown;
  lines: string[];
  /** Said in full, and still exit 1: a `doctor` that found something broken. */
  failed?: boolean;
};

/** Why it was not done; `code` is stable, the message is for the operator. */
export type Refused = {
  ok: false;
  code: string;
  message: string;
  /** The command was written wrongly: exit 2, where a refusal exits 1. */
  usage?: true;
};

export function done(json: unknown, lines: string[]): Done {
  return { ok: true, json, lines };
}

export function no(code: string, message: string): Refused {
  return { ok: false, code, message };
}

/** A value that no office could take: wrong usage, with a code of its own. */
export function wrong(code: string, message: string): Refused {
  return { ...no(code, message), usage: true };
}

/** Rows as aligned columns, two spaces apart. */
export function columns(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, i) => (widths[i] = Math.max(widths[i] ?? 0, [...cell].length)));
  }
  return rows.map((row) =>
    row
      .map((cell, i) => cell + " ".repeat((widths[i] ?? 0) - [...cell].length))
      .join("  ")
      .trimEnd(),
  );
}

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Message } from "../../src/messages/message.js";
import { openFiles } from "../../src/store/files.js";
import { openStore } from "../../src/store/open.js";
import { deskIn, dropFolder, newFolder } from "../cli/desk.js";
import { labelsOf, openOffice } from "./office.js";
import { sharedDir } from "./shared.js";
import type { SeededOffice } from "./store.js";

/** What is asked for and when, as put down by hand: facts only, no sentence of the plan. */
export type HandDeliverable = {
  /** Words that the plan's phrase has, as it is shown. */
  says: string;
  basis: "dated" | "continuous" | "authority" | "event";
  /** The due day of each occurrence; none where it has none yet. */
  due: string[];
  confirm: boolean;
};
export type HandTask = {
  number: number;
  ref: string;
  /** Short names of units; "*" is a group that nobody has put together: everybody. */
  lead: string[];
  coordinating: string[];
  deliverables: HandDeliverable[];
};
export type HandList = { open: number; late: number; lines: string[] };
export type HandPlan = {
  days: string[];
  /** Short name of a unit: how the plan writes it. */
  units: Record<string, string[]>;
  groups: string[];
  tasks: HandTask[];
  lists: Record<string, Record<string, HandList>>;
};

export function handPlan(number: string): HandPlan {
  const path = new URL(`../fixtures/tasks-of-units-${number}.json`, import.meta.url);
  return JSON.parse(readFileSync(path, "utf8")) as HandPlan;
}

/**
 * An office at work with a real plan: loaded and activated at the desk, a chair, a clerk and an official of each
 * unit who linked themselves. `ask` speaks as one of them, by the short name of the unit.
 */
export async function openRealPlan(number: string, now: string) {
  const dir = newFolder();
  const desk = deskIn(dir, now);
  const at = ["--workspace", "TT"] as const;
  await desk.done("workspace", "create", "--code", "TT", "--name", "UBND xã của kế hoạch");
  const seeds = join(sharedDir() ?? "", "seeds");
  const name = readdirSync(seeds).find((file) => file.startsWith(number)) ?? "";
  const loaded = await desk.done("plan", "load", join(seeds, name), ...at, "--activate");
  const { units } = handPlan(number);
  const codes = new Map<string, string>();
  const add = async (as: string, ...given: string[]) => {
    const { invite } = await desk.done("member", "add", ...at, "--name", `Người ${as}`, ...given);
    codes.set(as, invite.code as string);
  };
  for (const [unit, [written = ""]] of Object.entries(units)) {
    await add(unit, "--role", "official", "--unit", written);
  }
  await add("chair", "--role", "chair");
  await add("clerk", "--role", "clerk");
  const url = `file:${join(dir, "dondoc.db")}`;
  const office = await openOffice({
    now,
    async open() {
      const store = await openStore(url);
      const close = () => store.close().then(() => dropFolder(dir));
      return { store, files: openFiles(dir), dir, url, close };
    },
    // Everything is there already: what the small office is known by is of no use here.
    seed: async () => ({}) as SeededOffice,
  });
  for (const [as, code] of codes) await office.say(as, `/link ${code}`);
  return { ...office, desk, loaded };
}

export type RealPlan = Awaited<ReturnType<typeof openRealPlan>>;

/** Every line of a list, turned over to its end. */
export async function allLines(office: RealPlan, as: string, typed: string): Promise<string[]> {
  let said = await office.say(as, typed);
  const lines = linesOf(said);
  while (labelsOf(said).includes("Sau")) {
    said = await office.press(as, said, "Sau");
    lines.push(...linesOf(said));
  }
  return lines;
}

function linesOf(said: Message): string[] {
  return said.blocks.flatMap((block) =>
    block.type === "list" ? block.items.map((item) => item.text) : [],
  );
}

/** A line of a list as the hand list has it: "#6 lead 2025-07-15 confirm other_late of_2". */
export function factsOf(line: string): string {
  const has = (part: string) => line.includes(` · ${part}`);
  const due = / · hạn (\d+)\/(\d+)\/(\d{4})/.exec(line);
  const two = (figures = "") => figures.padStart(2, "0");
  const waits =
    (has("thường xuyên") && "continuous") || (has("chưa có ngày") && "authority") || "event";
  const late = / · quá hạn (\d+) ngày/.exec(line)?.[1];
  const open = / · còn (\d+) sản phẩm chưa nộp/.exec(line)?.[1];
  return [
    /^#\d+/.exec(line)?.[0],
    has("phối hợp") ? "coordinating" : "lead",
    due === null ? waits : `${due[3] ?? ""}-${two(due[2])}-${two(due[1])}`,
    has("cần xác nhận") && "confirm",
    late !== undefined && `late ${late}`,
    has("sắp đến hạn") && "soon",
    has("hạn hôm nay") && "today",
    has("có sản phẩm khác quá hạn") && "other_late",
    open !== undefined && `of_${open}`,
  ]
    .filter((fact) => typeof fact === "string")
    .join(" ");
}

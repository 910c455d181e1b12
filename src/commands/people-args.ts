import { z } from "zod";
import { fold } from "../domain/fold.js";
import { takePage, wrong } from "./args.js";

const STEPS = [
  "role",
  "units",
  "unit",
  "nounit",
  "head",
  "admin",
  "name",
  "code",
  "handover",
  "remove",
  "export",
  "erase",
] as const;

export type PersonStep = (typeof STEPS)[number];

/** Of the whole list, or of one member; `rest` are the words after the step. */
export type PeopleArgs =
  | { of: "all"; step: "list" | "left"; words: string; page: number; turned: boolean }
  | { of: "all"; step: "add"; name: string }
  | { of: "one"; id: number; step: PersonStep | null; rest: string };

/** `people`, `people kinh te p2`, `people add NAME`, `people left`, `people m7`, `people m7 unit 3`. */
export const PEOPLE_ARGS = z.string().transform((typed, context): PeopleArgs => {
  const one = /^m(\d{1,9})(?:\s+([a-z]+)(?:\s+(.*))?)?$/isu.exec(typed.trim());
  if (one !== null) {
    const [, id, step, rest = ""] = one;
    const known = STEPS.find((name) => name === step?.toLowerCase());
    if (step !== undefined && known === undefined) return wrong(context);
    return { of: "one", id: Number(id), step: known ?? null, rest: rest.trim() };
  }
  const adding = /^(?:add|thêm|them)(?:\s+(.*))?$/isu.exec(typed.trim().normalize("NFC"));
  if (adding !== null) return { of: "all", step: "add", name: adding[1] ?? "" };
  const { page, turned, rest } = takePage(typed);
  const left = ["left", "da thoi", "da nghi", "cuu can bo"].includes(fold(rest));
  if (left) return { of: "all", step: "left", words: "", page, turned };
  return { of: "all", step: "list", words: fitting(rest), page, turned };
});

const WORDS_BYTES = 48;

/** A search is turned over by buttons, which carry 64 bytes: what is longer is cut. */
function fitting(words: string): string {
  let kept = "";
  for (const letter of words.replace(/\s+/g, " ")) {
    if (new TextEncoder().encode(kept + letter).length > WORDS_BYTES) break;
    kept += letter;
  }
  return kept.trim();
}

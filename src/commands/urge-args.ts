import { z } from "zod";
import { readTaskNumber, takeId, takePage } from "./args.js";

/** A task, a unit by its id or by its name with what is said along, or a page of the list. */
export type UrgeArgs =
  | { of: "list"; page: number; turned: boolean }
  | { of: "task"; number: number; words: string }
  | { of: "unit"; id: number; words: string }
  | { of: "named"; typed: string };

/** `urge`, `urge p2`, `urge 12 words`, `urge u7 words`, `urge Phòng Kinh tế words`. */
export const URGE_ARGS = z.string().transform((typed): UrgeArgs => {
  const read = readTaskNumber(typed);
  if (read !== null) return { of: "task", number: read.number, words: quoted(read.rest) };
  const { id, rest } = takeId(typed.trim(), "u");
  if (id !== null) return { of: "unit", id, words: quoted(rest) };
  const page = takePage(typed);
  if (page.rest === "") return { of: "list", page: page.page, turned: page.turned };
  return { of: "named", typed: typed.trim() };
});

/** What is said along, without the sign that set it apart. */
export function quoted(words: string): string {
  return words.replace(/^[\s,;:.–-]+/u, "").trim();
}

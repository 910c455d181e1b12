import { z } from "zod";
import { fold } from "../domain/fold.js";
import { allow, refuse, type Decision } from "../domain/refusal.js";
import type { CivilDate } from "../domain/time.js";
import { readTypedDate } from "../domain/typed-date.js";
import { takeId, takePage } from "./args.js";

const DEEDS = ["name", "alias", "merge", "split", "move", "give"] as const;

/** What is asked of units; `rest` are the words after the deed, a closing page left off. */
export type UnitsArgs =
  | { step: "list" | "ended"; page: number; turned: boolean }
  | { step: "add" | "find"; rest: string }
  | {
      step: "unit";
      id: number;
      deed: (typeof DEEDS)[number] | null;
      rest: string;
      page: number;
      turned: boolean;
    };
export type UnitArgs = Extract<UnitsArgs, { step: "unit" }>;

const ADD = new Set(["add", "new", "them", "moi"]);

/** What follows these is a name, which may end as a page does. */
const WORDED: readonly string[] = ["name", "alias", "split"];

/** "", "p2", "ended", "add Tổ A", "u5", "u5 merge u7 2026-07-01 yes", "Phòng Kinh tế". */
export const UNITS_ARGS = z.string().transform((typed): UnitsArgs => {
  const { id, rest: after } = takeId(typed.trim(), "u");
  const [first = "", ...others] = after.split(/\s+/);
  const { page, turned, rest } = takePage(after);
  if (id !== null) {
    const deed = DEEDS.find((one) => one === first) ?? null;
    const said = WORDED.includes(first) ? others.join(" ") : rest.slice(first.length).trim();
    return { step: "unit", id, deed, rest: said, page, turned };
  }
  if (rest === "") return { step: "list", page, turned };
  if (rest === "ended") return { step: "ended", page, turned };
  if (ADD.has(fold(first))) return { step: "add", rest: others.join(" ") };
  return { step: "find", rest: typed.trim() };
});

/** "u7 u8 yes" → 7, 8 and "yes". */
export function takeUnits(words: string): { ids: number[]; rest: string } {
  const ids: number[] = [];
  let rest = words.trim();
  for (let one = takeId(rest, "u"); one.id !== null; one = takeId(rest, "u")) {
    ids.push(one.id);
    rest = one.rest;
  }
  return { ids, rest };
}

/** A day that has come: without a year it is the last such day, for changes are told afterwards. */
export function readPastDate(typed: string, today: CivilDate): CivilDate | null {
  const words = typed
    .normalize("NFC")
    .replace(LEADING, "")
    .replace(/[\s.,;]+$/, "");
  const read = (on: CivilDate) => readTypedDate(words, on);
  const next = read(today);
  if (next === null || next <= today) return next;
  // A 29/02 without a year may lie some years back.
  const year = Number(today.slice(0, 4));
  const before = Array.from({ length: 9 }, (_, i) => read(`${String(year - i)}-01-01`));
  return before.find((day) => day !== null && day <= today) ?? next;
}

const LEADING = /^(?:(?:kể\s+)?từ|from|since)\s+/iu;

/** What stands before a day of which a change holds, and the words that ought to be one. */
const SINCE =
  /^(?:(.*?)[\s,;]+)?(?:(?:kể\s+từ(?:\s+ngày)?|từ\s+ngày|ke\s+tu\s+ngay|tu\s+ngay)\s+(\S.*)|(?:từ|from|since)\s+((?:tháng\s+|năm\s+)?\d.*))$/isu;

/**
 * "Phòng Kinh tế từ ngày 1/7/2026" → the name and the day; the day is null where none is said. What stands where
 * a day should and is none is refused: it would become a part of the name.
 */
export function takeSince(
  words: string,
  today: CivilDate,
): Decision<{ name: string; day: CivilDate | null }> {
  const whole = words.normalize("NFC").trim();
  const found = SINCE.exec(whole);
  if (found === null) return allow({ name: whole, day: null });
  const [, name = "", dated, bare = ""] = found;
  const typed = dated ?? bare;
  const day = readPastDate(typed, today);
  return day === null ? refuse({ code: "date_unread", typed }) : allow({ name: name.trim(), day });
}

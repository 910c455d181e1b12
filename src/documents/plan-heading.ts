import type { PlanHeading } from "../domain/plan-reading.js";
import { isDangling } from "./cell-words.js";
import { sentenceCase } from "./headings.js";
import type { Line } from "./page-lines.js";
import { planTime } from "./plan-period.js";
import {
  CHAIR_LINE,
  DATED,
  DATED_SHORT,
  ISSUER,
  NUMBER_LINE,
  PLACE_KINDS,
  PLACE_LINE,
  PLACE_NAMED,
  PLACE_OF_DATE,
  PLAN_LINE,
  PLAN_TITLE,
  PLAN_WORD,
  RANK,
  SCORE,
  TITLE_ENDS,
  TITLE_OR_SENTENCE,
  TITLE_YEAR,
} from "./words.js";

const FIRST_PAGE = 90;
const LONGEST_TITLE = 6;

/** Who issued the plan, its title, number, date, period, signer, and last year's score, as far as they are printed. */
export function planHeading(lines: readonly Line[], year: number | undefined): PlanHeading {
  const plain = lines.map((line) => withoutMarks(line.text));
  const head = plain.slice(0, FIRST_PAGE);
  const body = plain.join(" ");
  const title = titleOf(lines);
  const date = dateOf(head);
  const number = head.map((text) => NUMBER_LINE.exec(text)).find((found) => found !== null);
  const score = SCORE.exec(body)?.[1];
  return {
    issuer: issuerOf(head, body),
    title,
    number: number?.[1] === undefined ? null : `${number[1]}/${number[2] ?? ""}`,
    date,
    ...planTime(title ?? "", date, year),
    signer: signerOf(plain),
    score: score === undefined ? null : Number(score.replace(",", ".")),
    rank: RANK.exec(body)?.[1]?.replace(/\s/g, "") ?? null,
  };
}

/** Without the signs of Markdown: stars, hashes, backslashes. */
export function withoutMarks(text: string): string {
  return text
    .replace(/\\\*/g, "")
    .replace(/\*+/g, "")
    .replace(/^#+\s*/, "")
    .replace(/\s+/g, " ")
    .trim();
}

function titleOf(lines: readonly Line[]): string | null {
  const plain = lines.map((line) => withoutMarks(line.text));
  // A decision prints the plan behind it: the last heading "KẾ HOẠCH" is the plan's own.
  const alone = plain.findLastIndex((text) => PLAN_WORD.test(text));
  const at = alone >= 0 ? alone : plain.slice(0, FIRST_PAGE).findIndex((text) => isPlanLine(text));
  if (at < 0) return null;
  const begun = (plain[at] ?? "").slice(PLAN_TITLE.length).trim();
  const parts = begun === "" ? [] : [sentenceCase(begun)];
  for (let i = at + 1; i <= at + LONGEST_TITLE; i++) {
    const text = plain[i];
    if (text === undefined || TITLE_ENDS.test(text)) break;
    if (parts.length > 0 && beginsSentence(lines, i)) break;
    parts.push(begun === "" ? text : sentenceCase(text));
  }
  return parts.length === 0 ? null : `${PLAN_TITLE} ${parts.join(" ")}`;
}

/** "KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH NĂM 2026" on a line of its own. */
function isPlanLine(text: string): boolean {
  return PLAN_LINE.test(text) && text === text.toUpperCase();
}

/** Behind a title that could end here: a capital that no title needs, or a wider gap before it. */
function beginsSentence(lines: readonly Line[], at: number): boolean {
  const line = lines[at];
  const before = lines[at - 1];
  if (line === undefined || before === undefined || isDangling(before.text)) return false;
  if (before.text.endsWith(".")) return true;
  if (!/^\p{Lu}/u.test(line.text)) return false;
  const apart = line.blanks > before.blanks;
  const opens = TITLE_OR_SENTENCE.test(line.text) || line.text.endsWith(".");
  return apart || opens || TITLE_YEAR.test(before.text);
}

function issuerOf(head: readonly string[], body: string): string | null {
  for (const text of head) {
    const placed = PLACE_LINE.exec(text);
    const name = placed?.[2] ?? "";
    if (placed !== null && name === name.toUpperCase()) {
      return `${ISSUER} ${(placed[1] ?? "").toLowerCase()} ${nameCase(name)}`;
    }
  }
  const place = head
    .map((text) => PLACE_OF_DATE.exec(text)?.[1])
    .find((found) => found !== undefined);
  const kind = PLACE_KINDS.find((word) => place !== undefined && body.includes(`${word} ${place}`));
  if (place !== undefined && kind !== undefined) return `${ISSUER} ${kind} ${place}`;
  const counts = new Map<string, number>();
  for (const found of body.matchAll(PLACE_NAMED)) {
    const name = `${ISSUER} ${found[1] ?? ""} ${found[2] ?? ""}`;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].sort((x, y) => y[1] - x[1])[0]?.[0] ?? null;
}

function nameCase(upper: string): string {
  return upper
    .trim()
    .toLowerCase()
    .replace(/(^|\s)\p{L}/gu, (letter) => letter.toUpperCase());
}

function dateOf(head: readonly string[]): string | null {
  for (const text of head) {
    const found = DATED.exec(text) ?? DATED_SHORT.exec(text);
    if (found === null || /^(?:căn cứ|luật|nghị|quyết định số)/iu.test(text)) continue;
    const [day, month] = [Number(found[1]), Number(found[2])];
    if (day < 1 || day > 31 || month < 1 || month > 12) continue;
    return `${found[3] ?? ""}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  }
  return null;
}

function signerOf(lines: readonly string[]): string | null {
  for (let at = 0; at < lines.length; at++) {
    if (!CHAIR_LINE.test(lines[at] ?? "")) continue;
    const name = lines
      .slice(at + 1, at + 6)
      .find((text) => /^(?:\p{Lu}\p{Ll}+\s){1,4}\p{Lu}\p{Ll}+$/u.test(text));
    if (name !== undefined) return name;
  }
  return null;
}

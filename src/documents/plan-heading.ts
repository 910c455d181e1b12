import type { PlanHeading } from "../domain/plan-reading.js";
import type { Line } from "./page-lines.js";
import {
  CHAIR_LINE,
  DATED,
  DATED_SHORT,
  HALF_YEARS,
  ISSUER,
  NUMBER_LINE,
  PLACE_KINDS,
  PLACE_LINE,
  PLACE_NAMED,
  PLACE_OF_DATE,
  PLAN_TITLE,
  PLAN_WORD,
  RANK,
  SCORE,
  TITLE_ENDS,
} from "./words.js";

const FIRST_PAGE = 90;
const LONGEST_TITLE = 6;

/** Who issued the plan, its title, number, date, period, signer, and last year's score, as far as they are printed. */
export function planHeading(lines: readonly Line[], year: number | undefined): PlanHeading {
  const plain = lines.map((line) => withoutMarks(line.text));
  const head = plain.slice(0, FIRST_PAGE);
  const body = plain.join(" ");
  const title = titleOf(plain);
  const date = dateOf(head);
  const planYear =
    year ?? latestYear(title ?? "") ?? (date === null ? null : Number(date.slice(0, 4)));
  const number = head.map((text) => NUMBER_LINE.exec(text)).find((found) => found !== null);
  const score = SCORE.exec(body)?.[1];
  return {
    issuer: issuerOf(head, body),
    title,
    number: number?.[1] === undefined ? null : `${number[1]}/${number[2] ?? ""}`,
    date,
    year: planYear,
    ...periodOf(title ?? "", planYear),
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

function titleOf(lines: readonly string[]): string | null {
  // A decision prints the plan behind it: the last heading "KẾ HOẠCH" is the plan's own.
  const at = lines.reduce((found, text, i) => (PLAN_WORD.test(text) ? i : found), -1);
  if (at < 0) return null;
  const parts: string[] = [];
  for (const text of lines.slice(at + 1, at + 1 + LONGEST_TITLE)) {
    if (TITLE_ENDS.test(text)) break;
    parts.push(text);
  }
  return parts.length === 0 ? null : `${PLAN_TITLE} ${parts.join(" ")}`;
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

function latestYear(title: string): number | null {
  const years = [...title.matchAll(/\b(20\d{2})\b/g)].map((found) => Number(found[1]));
  return years.length === 0 ? null : Math.max(...years);
}

function periodOf(
  title: string,
  year: number | null,
): { start: string | null; end: string | null } {
  if (year === null) return { start: null, end: null };
  const y = String(year);
  if (HALF_YEARS.second.test(title)) return { start: `${y}-07-01`, end: `${y}-12-31` };
  if (HALF_YEARS.first.test(title)) return { start: `${y}-01-01`, end: `${y}-06-30` };
  return { start: `${y}-01-01`, end: `${y}-12-31` };
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

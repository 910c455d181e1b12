import { fold } from "../domain/fold.js";
import { beginsAsUnit } from "../domain/unit-names.js";
import type { Line } from "./page-lines.js";
import { columnHeadAt } from "./column-heads.js";
import { ACRONYMS, ANNEX_HEAD, FIELD_HEAD, GROUP_HEAD, ISSUED_WITH, LEADS_WORDS } from "./words.js";

export type Annex = {
  /** 0 where the document prints no number. */
  no: number;
  field: string | null;
  lead: string | null;
  line: Line;
};

const LONGEST_HEADING = 8;

/** The annex whose heading begins at this line, and the first line behind the heading; else null. */
export function annexAt(lines: readonly Line[], at: number): { annex: Annex; next: number } | null {
  const line = lines[at];
  const found = line === undefined ? null : ANNEX_HEAD.exec(line.text);
  if (line === undefined || found === null) return null;
  const rest = found[2] ?? "";
  if (rest !== "" && !isUpperCase(rest)) return null;
  const parts = rest === "" ? [] : [rest];
  let next = at + 1;
  while (next < lines.length && next - at < LONGEST_HEADING) {
    const text = lines[next]?.text ?? "";
    if (columnHeadAt(lines, next) !== null || !(isUpperCase(text) || text.startsWith("("))) break;
    parts.push(text);
    next++;
  }
  return { annex: { no: annexNumber(found[1]), line, ...fieldAndLead(parts) }, next };
}

/** Field and lead of an annex title: "CẢI CÁCH TÀI CHÍNH CÔNG – PHÒNG KINH TẾ CHỦ TRÌ". */
function fieldAndLead(parts: readonly string[]): { field: string | null; lead: string | null } {
  const field: string[] = [];
  let lead: string | null = null;
  for (const part of parts) {
    if (ISSUED_WITH.test(part)) continue;
    const bare = part.replace(/^\(\s*|\s*\)$/g, "");
    if (!LEADS_WORDS.test(bare)) {
      field.push(bare);
      continue;
    }
    // "CẢI CÁCH … – PHÒNG X CHỦ TRÌ" names both; "PHÒNG VĂN HÓA - XÃ HỘI CHỦ TRÌ" is one unit.
    const dash = beginsAsUnit(bare) ? null : /^(.*)\s+[–-]\s+(.+)$/u.exec(bare);
    const before = dash?.[1];
    if (before !== undefined && /\p{Lu}{2}/u.test(before)) field.push(before);
    const owner = dash === null ? bare.replace(/^[–-]\s*/, "") : (dash[2] ?? "");
    lead = sentenceCase(owner.replace(LEADS_WORDS, ""));
  }
  const title = field.join(" ").trim();
  return { field: title === "" ? null : sentenceCase(title), lead };
}

export type RowHeading =
  | { kind: "field"; text: string }
  | { kind: "group"; text: string; label: string; lead: string | null };

/** A heading inside a table: a field, a numbered group of tasks, or the unit that leads what follows. */
export function rowHeadingAt(
  lines: readonly Line[],
  at: number,
): { heading: RowHeading; next: number } | null {
  const text = lines[at]?.text ?? "";
  const field = FIELD_HEAD.exec(text);
  if (field !== null)
    return { heading: { kind: "field", text: sentenceCase(field[2] ?? "") }, next: at + 1 };
  const group = GROUP_HEAD.exec(text);
  if (group !== null) return numberedGroup(lines, at, group);
  return leadingUnit(lines, at);
}

function numberedGroup(
  lines: readonly Line[],
  at: number,
  found: RegExpExecArray,
): { heading: RowHeading; next: number } {
  let title = found[2] ?? "";
  let next = at + 1;
  if (title === "") {
    title = lines[next]?.text ?? "";
    next++;
  }
  return { heading: { kind: "group", text: title, label: found[1] ?? "", lead: null }, next };
}

/** "I VĂN PHÒNG THỐNG KÊ CHỦ TRÌ THỰC HIỆN", also with its roman number or last words on lines of their own. */
function leadingUnit(
  lines: readonly Line[],
  at: number,
): { heading: RowHeading; next: number } | null {
  let text = lines[at]?.text ?? "";
  let next = at + 1;
  const roman = /^([IVX]+)[.\s]*$/.exec(text);
  if (roman !== null) {
    text = `${text} ${lines[next]?.text ?? ""}`;
    next++;
  }
  if (!isUpperCase(text)) return null;
  const following = lines[next]?.text ?? "";
  if (/THỰC$/.test(text) && /^HIỆN$/.test(following)) {
    text = `${text} ${following}`;
    next++;
  }
  if (!LEADS_WORDS.test(text)) return null;
  const label = /^([IVX]+)[.\s]+/.exec(text)?.[1] ?? "";
  const owner = sentenceCase(text.replace(/^[IVX]+[.\s]+/, "").replace(LEADS_WORDS, ""));
  return {
    heading: {
      kind: "group",
      text: sentenceCase(text.replace(/^[IVX]+[.\s]+/, "")),
      label,
      lead: owner,
    },
    next,
  };
}

/** "CẢI CÁCH THỂ CHẾ" → "Cải cách thể chế"; known short forms stay as they are. */
export function sentenceCase(text: string): string {
  const clean = text.replace(/\s+/g, " ").trim();
  if (!isUpperCase(clean)) return clean;
  const lower = clean
    .split(" ")
    .map((word) => (isAcronym(word) ? word : word.toLowerCase()))
    .join(" ");
  return lower.charAt(0).toUpperCase() + lower.slice(1);
}

/** Spells a heading as the document does elsewhere: the candidate that differs only in capitals, else as it is. */
export function spelledAs(text: string, candidates: readonly string[]): string {
  const same = candidates.find((candidate) => fold(candidate) === fold(text));
  return same ?? text;
}

/** At least two words, all of their letters capitals. */
export function isUpperCase(text: string): boolean {
  const letters = text.replace(/[^\p{L}]/gu, "");
  return letters.length >= 6 && text.trim().includes(" ") && letters === letters.toUpperCase();
}

function isAcronym(word: string): boolean {
  return ACRONYMS.has(word.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, ""));
}

function annexNumber(printed: string | undefined): number {
  if (printed === undefined) return 0;
  if (/^\d+$/.test(printed)) return Number(printed);
  return romanNumber(printed);
}

/** "IX" → 9; 0 where it is none. */
function romanNumber(text: string): number {
  const values: Record<string, number> = { i: 1, v: 5, x: 10 };
  const digits = [...text.toLowerCase()].map((letter) => values[letter] ?? 0);
  return digits.reduce((sum, value, i) => sum + (value < (digits[i + 1] ?? 0) ? -value : value), 0);
}

import { sentenceCase, isUpperCase } from "./headings.js";
import { FIELD_WORD, NOTE_HEAD, TOTAL_HEAD } from "./words.js";

/**
 * What a row of a table of a Word file is when it is no task: a heading over the rows below it, a sum of the rows
 * above it, or running text. Null: a task.
 */
type SectionRow =
  { kind: "heading"; label: HeadingLabel; text: string } | { kind: "total" | "text" };

/** How a heading is counted: "A", "I", "1", or not at all. */
export type HeadingLabel = "letter" | "roman" | "figure" | "none";

const LONGEST_HEADING = 200;

/** The kind of a row by its cells, in which a merged cell's text stands in all the places it covers. */
export function sectionRowOf(cells: readonly string[]): SectionRow | null {
  const texts = [...new Set(cells.map((cell) => cell.trim()).filter((cell) => cell !== ""))];
  if (texts.length <= 3 && TOTAL_HEAD.test(texts[0] ?? "")) return { kind: "total" };
  if (texts.length === 0 || texts.length > 2) return null;
  const [label, text] = parted(texts);
  if (label === null || text === "") return null;
  const merged = cells.filter((cell) => cell.trim() === texts.at(-1)).length;
  const whole = merged >= 3 || merged === cells.length;
  if (!whole && (label === "figure" || label === "none") && !isUpperCase(text)) return null;
  if (text.length > LONGEST_HEADING || NOTE_HEAD.test(text)) return { kind: "text" };
  return { kind: "heading", label, text: headingText(text) };
}

/** "I" and "CẢI CÁCH THỂ CHẾ", in cells of their own or in one; label null where the first cell is no label. */
function parted(texts: readonly string[]): [label: HeadingLabel | null, text: string] {
  const [first = "", second] = texts;
  if (second !== undefined) {
    const label = /^([IVX]{1,5}|[A-HĐ]|\d{1,3})[.):]?$/u.exec(first)?.[1];
    return [label === undefined ? null : labelOf(label), second];
  }
  const found =
    /^([IVX]{1,5}|[A-HĐ]|\d{1,2})\s*[.):/–-]\s*(.+)$/u.exec(first) ??
    /^([IVX]{1,5})\s+(\p{Lu}{2}.*)$/u.exec(first);
  if (found === null) return ["none", first];
  return [labelOf(found[1] ?? ""), found[2] ?? ""];
}

function labelOf(label: string): HeadingLabel {
  if (/^\d/.test(label)) return "figure";
  return /^[IVX]+$/.test(label) ? "roman" : "letter";
}

function headingText(text: string): string {
  const bare = text.replace(/[:.;]\s*$/, "").trim();
  const named = bare.replace(FIELD_WORD, "");
  const plain = sentenceCase(named === "" ? bare : named);
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}

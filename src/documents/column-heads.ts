import type { Line } from "./page-lines.js";
import { HEADS, HEAD_WORDS, NUMBER_HEADS } from "./words.js";

export type ColumnKind =
  "title" | "requirement" | "product" | "lead" | "coordinating" | "start" | "deadline" | "note";

const LONGEST_HEAD = 25;

/**
 * The head of columns that begins at line `at`: what the columns hold, in order, without the number's. Null where no
 * head begins. The head may be spread over lines and its columns interleaved ("Cơ quan Cơ quan … chủ trì phối hợp").
 */
export function columnHeadAt(
  lines: readonly Line[],
  at: number,
): { columns: ColumnKind[]; next: number } | null {
  const first = lines[at];
  if (first === undefined || !startsHead(first)) return null;
  let next = at;
  const keys: string[] = [];
  while (next < lines.length && next - at < LONGEST_HEAD) {
    const line = lines[next];
    if (line === undefined || !isHeadLine(line)) break;
    keys.push(...line.words.map((word) => word.key).filter((key) => key !== "" && key !== "#"));
    next++;
  }
  const columns = columnsOf(keys.join(" "));
  return columns.length >= 2 && columns.includes("title") ? { columns, next } : null;
}

/** What the columns of a head hold, in order: "nội dung sản phẩm cơ quan chủ trì …" or one cell's words each. */
function columnsOf(head: string): ColumnKind[] {
  const slots: { kind: ColumnKind; at: number }[] = [];
  const text = ` ${head.toLowerCase()} `;
  const titleAt = firstOf(text, HEADS.title);
  if (titleAt >= 0) slots.push({ kind: "title", at: titleAt });
  const requirementAt = firstOf(text, HEADS.requirement);
  if (requirementAt > titleAt) slots.push({ kind: "requirement", at: requirementAt });
  const productAt = firstOf(text, HEADS.product);
  if (productAt >= 0) slots.push({ kind: "product", at: productAt });
  slots.push(...agencySlots(text), ...timeSlots(text));
  const noteAt = firstOf(text, HEADS.note);
  if (noteAt >= 0) slots.push({ kind: "note", at: noteAt });
  return slots.sort((a, b) => a.at - b.at).map((slot) => slot.kind);
}

/** What a column holds by the words of its own head cell: "Cơ quan phối hợp"; null for a number's or an unknown one. */
export function columnOfCell(head: string): ColumnKind | null {
  const text = ` ${head
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()} `;
  const kinds: readonly (readonly [ColumnKind, readonly string[]])[] = [
    ["start", HEADS.start],
    ["deadline", HEADS.end],
    ["coordinating", HEADS.coordinating],
    ["lead", HEADS.lead],
    ["note", HEADS.note],
    ["product", HEADS.product],
    ["deadline", HEADS.time],
    ["lead", [...HEADS.agency, ...HEADS.responsible]],
    ["title", HEADS.title],
    ["requirement", HEADS.requirement],
  ];
  return kinds.find(([, heads]) => firstOf(text, heads) >= 0)?.[0] ?? null;
}

type Slot = { kind: ColumnKind; at: number };

function agencySlots(text: string): Slot[] {
  const places = allOf(text, HEADS.agency);
  const leadAt = firstOf(text, HEADS.lead);
  const withAt = firstOf(text, HEADS.coordinating);
  const responsibleAt = firstOf(text, HEADS.responsible);
  const roles: ColumnKind[] = [];
  if (withAt < 0) {
    if (leadAt >= 0 || places.length > 0) roles.push("lead");
  } else if (leadAt < 0 && places.length < 2) {
    roles.push("coordinating");
  } else {
    const secondPlace = places[1] ?? Infinity;
    const withFirst = leadAt >= 0 ? withAt < leadAt : withAt < secondPlace;
    roles.push(...(withFirst ? WITH_FIRST : LEAD_FIRST));
  }
  return roles.map((kind, i) => {
    const own = kind === "lead" ? leadAt : withAt;
    const at = places[i] ?? (responsibleAt >= 0 ? responsibleAt + i / 10 : own);
    return { kind, at };
  });
}

const LEAD_FIRST: readonly ColumnKind[] = ["lead", "coordinating"];
const WITH_FIRST: readonly ColumnKind[] = ["coordinating", "lead"];

function timeSlots(text: string): Slot[] {
  const timeAt = firstOf(text, HEADS.time);
  const startAt = firstOf(text, HEADS.start);
  const endAt = firstOf(text, HEADS.end);
  if (startAt < 0 || endAt < 0) return timeAt >= 0 ? [{ kind: "deadline", at: timeAt }] : [];
  const base = timeAt >= 0 ? timeAt : startAt;
  return [
    { kind: "start", at: base },
    { kind: "deadline", at: timeAt >= 0 ? base + 0.1 : endAt },
  ];
}

function firstOf(text: string, heads: readonly string[]): number {
  const found = heads.map((head) => text.indexOf(` ${head} `)).filter((at) => at >= 0);
  return found.length === 0 ? -1 : Math.min(...found);
}

function allOf(text: string, heads: readonly string[]): number[] {
  const found: number[] = [];
  for (const head of heads) {
    for (let at = text.indexOf(` ${head} `); at >= 0; at = text.indexOf(` ${head} `, at + 1)) {
      found.push(at);
    }
  }
  return found.sort((a, b) => a - b);
}

function startsHead(line: Line): boolean {
  const first = line.words[0]?.key ?? "";
  const second = line.words[1]?.key ?? "";
  if (/^số$/.test(first)) return second === "tt";
  return NUMBER_HEADS.some((head) => head === first);
}

function isHeadLine(line: Line): boolean {
  return line.words.every((word) => {
    if (word.key === "#") return /[()]/.test(word.text);
    return word.key === "" || HEAD_WORDS.has(word.key);
  });
}

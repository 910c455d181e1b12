import type { ColumnKind } from "./column-heads.js";
import type { KnownCells } from "./known-cells.js";
import { wordKey, type Word } from "./page-lines.js";
import { isOnlyGroups, type UnitCells } from "./unit-cells.js";
import {
  AFTER_EVENT,
  AUTHORITY_WORDS,
  DANGLING,
  LABEL_WORDS,
  PRODUCT_HEADS,
  PRODUCT_WORDS,
  TIME_HEADS,
  TIME_WORDS,
  UNIT_TOKENS,
} from "./words.js";

/*
 * How little a text fits a column, as a cost: 0 fits, 1 is a doubt, 3 is nearly a proof against it.
 */

/** The cost of one word in a column. */
export function wordCost(kind: ColumnKind, word: Word): number {
  const key = word.key;
  switch (kind) {
    case "title":
    case "requirement":
      return 0.5;
    case "note":
      return 0.9;
    case "product":
      if (key === "" || PRODUCT_WORDS.has(key)) return 0.25;
      return TIME_WORDS.has(key) || UNIT_TOKENS.has(key) ? 0.5 : 0.8;
    case "lead":
    case "coordinating":
      return key === "" || UNIT_TOKENS.has(key) ? 0.25 : 1.3;
    case "start":
    case "deadline":
      if (key === "" || TIME_WORDS.has(key)) return 0.2;
      if (LABEL_WORDS.has(key)) return 0.4;
      return AUTHORITY_WORDS.has(key) ? 0.7 : 2.5;
  }
}

/** The cost of a cell of this column beginning with these words. */
export function openingCost(
  kind: ColumnKind,
  words: readonly Word[],
  startsUnit: (text: string) => boolean,
): number {
  const dashed = /^[-–+•]/.test(words[0]?.text ?? "");
  const bare = dashed && words[0]?.key === "" ? words.slice(1) : words;
  const first = bare[0];
  if (first === undefined) return 1;
  const lower = /^\p{Ll}/u.test(first.text) && !dashed;
  const text = bare
    .slice(0, 4)
    .map((word) => word.text)
    .join(" ");
  switch (kind) {
    case "title":
      return lower ? 2.5 : dashed ? 0.5 : startsUnit(text) ? 1.3 : 0;
    case "requirement":
      // "100% …": what is to be reached.
      return lower ? 2 : first.text.endsWith("%") ? -0.5 : 0;
    case "note":
      return 1.8;
    case "product":
      return (lower ? 0.9 : 0) + (isProductHead(text) ? -0.5 : 1.1);
    case "lead":
    case "coordinating":
      return (lower ? 1.5 : 0) + (startsUnit(text) ? -0.5 : 1.5);
    case "start":
    case "deadline":
      return (lower ? 0.8 : 0) + (TIME_HEADS.has(first.key) ? -0.3 : 1) + eventCost(kind, words);
  }
}

/** What begins after an event has no end for that, and the event may be anything. */
function eventCost(kind: "start" | "deadline", words: readonly Word[]): number {
  const text = words.map((word) => word.text).join(" ");
  if (!AFTER_EVENT.test(text)) return 0;
  return (kind === "start" ? -1.3 : 0) - eventRefund(words);
}

const EVENT_WORD = 0.7;

/** What the words of an event are taken for too dear by `wordCost`. */
export function eventRefund(words: readonly Word[]): number {
  const taken = words.reduce((sum, word) => sum + wordCost("deadline", word), 0);
  return Math.max(0, Math.min(taken, dearest(words.length)) - words.length * EVENT_WORD);
}

/** What so many words cost at most: two that do not fit say as much as five. */
export function dearest(words: number): number {
  return 3.6 + words * 0.3;
}

export function isProductHead(text: string): boolean {
  const lower = `${text
    .toLowerCase()
    .replace(/^[^\p{L}]+/u, "")
    .replace(/[,;.]/g, " ")} `;
  return PRODUCT_HEADS.some((head) => lower.startsWith(`${head} `));
}

/** True where the words call for more: "Văn phòng HĐND và", "Phòng VHXH,". */
export function isDangling(text: string): boolean {
  const last = text.trimEnd().split(" ").at(-1) ?? "";
  if (/[,(]$/.test(last)) return true;
  return DANGLING.has(last.toLowerCase());
}

/** What is known beyond the words of the cell itself. */
export type CellChecks = {
  /** Below zero for a text that reads as a deadline, 3 for one that does not. */
  deadlineCost: (text: string) => number;
  /** `unitKey` of the unit that the heading above the table names as leading; "" for none. */
  leadKey: string;
  units: UnitCells;
  /** What cells of the plan's clean tables hold. */
  known: KnownCells;
};

/** The cost of a finished cell; "" is an empty one. */
export function cellCost(kind: ColumnKind, text: string, checks: CellChecks): number {
  if (text === "") return EMPTY_COST[kind];
  const dangling = isDangling(text) ? 2.5 : 0;
  switch (kind) {
    case "lead":
    case "coordinating":
      return dangling + unitsCost(kind, text, checks);
    case "start":
    case "deadline":
      return dangling + timeCost(text, checks);
    case "product":
      return dangling + productCost(text) + checks.known.costOfProducts(text);
    case "title":
    case "requirement":
      return dangling + sentenceCost(text);
    case "note":
      return 0;
  }
}

const MOST_FOREIGN_WORDS = 2;

/** Words of time in it and few others: a quick look before the long one. */
function timeCost(text: string, checks: CellChecks): number {
  let times = 0;
  let foreign = 0;
  for (const word of text.split(" ")) {
    const key = wordKey(word);
    if (TIME_WORDS.has(key)) times++;
    else if (key !== "" && !LABEL_WORDS.has(key) && !AUTHORITY_WORDS.has(key)) foreign++;
  }
  if (AFTER_EVENT.test(text)) return checks.deadlineCost(text);
  if (times === 0 || foreign > MOST_FOREIGN_WORDS) return 3;
  return checks.deadlineCost(text) + foreign * 0.7;
}

function sentenceCost(text: string): number {
  const short = text.split(" ").length < 3 ? 1.5 : 0;
  return short + (text.endsWith(".") ? 0.4 : 0) + (UNIT_AT_END.test(text) ? 2 : 0);
}

function productCost(text: string): number {
  const head = isProductHead(text.replace(/^[-–+•]\s*/, "")) ? 0 : 0.6;
  // "Báo cáo của UBND xã Văn phòng": the next column's unit has begun.
  const unit = UNIT_AT_END.test(text) ? 2 : 0;
  return head + unit + (text.endsWith(";") ? 1 : 0);
}

const UNIT_AT_END = /\s(?:Văn phòng|Phòng|Trung tâm|Công chức|Bộ phận)$/u;

function unitsCost(kind: "lead" | "coordinating", text: string, checks: CellChecks): number {
  const { units, keys, cost } = checks.units.of(text);
  const named = checks.leadKey !== "" && keys.includes(checks.leadKey);
  const place = kind === "lead" ? leadCost(units, named) : named ? 1.5 : 0;
  return cost + place + checks.known.costOfUnits(keys);
}

/** The unit that the heading names leads and seldom helps itself. */
function leadCost(units: readonly string[], named: boolean): number {
  if (named) return units.length === 1 ? -1.2 : -0.4;
  return isOnlyGroups(units) ? 0.8 : 0;
}

const EMPTY_COST: Record<ColumnKind, number> = {
  title: 8,
  requirement: 1.5,
  product: 1.5,
  lead: 2,
  coordinating: 1.5,
  start: 2,
  deadline: 3,
  note: 0,
};

/** For recurring cells: equal up to spaces, case and closing punctuation. */
export function sameCell(a: string, b: string): boolean {
  return a !== "" && normal(a) === normal(b);
}

function normal(text: string): string {
  return text
    .toLowerCase()
    .replace(/[\s.,;-]+/g, " ")
    .trim();
}

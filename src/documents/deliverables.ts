import { fold } from "../domain/fold.js";
import type { DeliverableRow } from "../domain/plan-reading.js";
import type { Schedule, SimpleSchedule } from "../domain/schedule.js";
import { productsOf } from "./products.js";
import { DEFAULT_PRODUCT, PRODUCT_KINDS } from "./words.js";

export type Deliverables = {
  rows: DeliverableRow[];
  /** Names whose schedule is a guess: the cell of deadlines does not speak of them. */
  guessed: string[];
  /** The cell names products to be handed in only "nếu có"; they stay in the product's text. */
  optional: boolean;
};

/**
 * Pairs the products of a row with its schedule. One milestone holds for every product; several go by their labels
 * ("Kế hoạch ban hành …; báo cáo …"), and a milestone no product answers to becomes a product of its own.
 */
export function deliverablesOf(
  product: string | null,
  schedule: Schedule,
  phrase: string | null,
): Deliverables {
  const named = productsOf(product ?? "");
  const wanted = named.filter((entry) => !entry.optional);
  const names = wanted.length > 0 ? wanted.map((entry) => entry.name) : [DEFAULT_PRODUCT];
  const optional = wanted.length < named.length;
  if (schedule.kind !== "multi") {
    const rows = names.map((name) => ({ name, schedule, phrase, optional: false }));
    return { rows, guessed: [], optional };
  }
  return { ...pairUp(names, schedule.parts, phrase), optional };
}

function pairUp(
  names: readonly string[],
  parts: readonly SimpleSchedule[],
  phrase: string | null,
): { rows: DeliverableRow[]; guessed: string[] } {
  const phrases = phrasesOf(phrase, parts.length);
  const partKinds = parts.map((part, at) => productKind(part.label ?? phrases?.[at] ?? ""));
  const labelled = partKinds.some((kind) => kind !== null);
  const taken = new Set<number>();
  const guessed: string[] = [];
  const rows = names.map((name, i): DeliverableRow => {
    const mine = partsFor(name, i, names.length, parts, partKinds);
    for (const at of mine) taken.add(at);
    if (mine.length > 0) return rowOf(name, mine, parts, phrases, phrase);
    guessed.push(name);
    const likely = labelled ? [lastReport(partKinds)] : parts.map((_, at) => at);
    for (const at of likely) taken.add(at);
    const row = rowOf(name, likely, parts, phrases, phrase);
    return { ...row, schedule: doubted(row.schedule) };
  });
  const left = labelled ? parts.flatMap((_, at) => (taken.has(at) ? [] : [at])) : [];
  for (const at of left) {
    const name = parts[at]?.label ?? DEFAULT_PRODUCT;
    guessed.push(name);
    rows.push(rowOf(name, [at], parts, phrases, phrase));
  }
  return { rows, guessed };
}

/** Which milestones are this product's: those of its kind, or by position where none has a label. */
function partsFor(
  name: string,
  index: number,
  count: number,
  parts: readonly SimpleSchedule[],
  partKinds: readonly (string | null)[],
): number[] {
  if (count === 1) return parts.map((_, at) => at);
  const kind = productKind(name);
  const sameKind = partKinds.flatMap((partKind, at) =>
    kind !== null && partKind === kind ? [at] : [],
  );
  if (sameKind.length > 0) return sameKind;
  const unlabelled = partKinds.every((partKind) => partKind === null);
  return unlabelled && parts.length === count ? [index] : [];
}

function rowOf(
  name: string,
  mine: readonly number[],
  parts: readonly SimpleSchedule[],
  phrases: readonly string[] | null,
  phrase: string | null,
): DeliverableRow {
  const own = mine.flatMap((at) => parts[at] ?? []);
  const [first] = own;
  const schedule: Schedule =
    first !== undefined && own.length === 1 ? first : { kind: "multi", parts: own };
  const words = phrases === null ? phrase : mine.map((at) => phrases[at] ?? "").join("; ");
  return { name, schedule: whole(schedule), phrase: words, optional: false };
}

function whole(schedule: Schedule): Schedule {
  if (schedule.kind !== "multi" || !schedule.parts.some((part) => part.confirm === true)) {
    return schedule;
  }
  return { ...schedule, confirm: true };
}

/** R14: nothing is guessed silently, so a person looks at it. */
function doubted(schedule: Schedule): Schedule {
  const flags = [...(schedule.flags ?? []), "product_guessed"];
  if (schedule.kind !== "multi") return { ...schedule, flags, confirm: true };
  const parts = schedule.parts.map((part) => ({ ...part, confirm: true }));
  return { ...schedule, parts, flags, confirm: true };
}

/** A milestone without a product of its kind: the report closes the work, so what comes after goes with it. */
function lastReport(partKinds: readonly (string | null)[]): number {
  const report = partKinds.lastIndexOf("report");
  return report >= 0 ? report : partKinds.length - 1;
}

/** The words of each milestone, where the cell separates as many as were read. */
function phrasesOf(phrase: string | null, count: number): string[] | null {
  if (phrase === null) return null;
  const listed = /^\s*[-–+•]/.test(phrase);
  const pieces = (listed ? phrase.split(/(?:^|\s)[-–+•]\s+(?=\p{Lu})/u) : phrase.split(";"))
    .map((piece) => piece.trim())
    .filter((piece) => piece !== "");
  return pieces.length === count ? pieces : null;
}

/** "plan", "report" …: the kind a product's name or a milestone's label begins with or holds. */
function productKind(text: string): string | null {
  const folded = ` ${fold(text).replace(/[^a-z0-9]+/g, " ")} `;
  const found = PRODUCT_KINDS.map(([kind, words]) => {
    const places = words.map((word) => folded.indexOf(` ${word} `)).filter((at) => at >= 0);
    return { kind, at: places.length === 0 ? Infinity : Math.min(...places) };
  }).sort((a, b) => a.at - b.at)[0];
  return found === undefined || found.at === Infinity ? null : found.kind;
}

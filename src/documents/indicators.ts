import { foldedWords } from "../domain/fold.js";
import type { IndicatorRow, Operator, ReadingWarning, Source } from "../domain/plan-reading.js";
import { INDICATOR, INDICATOR_FILLERS, WARNINGS } from "./words.js";

/** `ref`: of the task in whose row it stands; null in the running text. */
export type Passage = {
  text: string;
  source: Source;
  ref: string | null;
  lineAt: (offset: number) => Source;
};

/** The percentages a passage sets as targets: "đạt từ 50% trở lên" is ≥ 50 %, a bare "100%" is = 100 %. */
export function indicatorsOf(passage: Passage): IndicatorRow[] {
  const rows: IndicatorRow[] = [];
  for (const found of passage.text.matchAll(/(\d{1,3}(?:,\d+)?)\s*%/g)) {
    const before = passage.text.slice(0, found.index);
    const after = passage.text.slice(found.index + found[0].length);
    rows.push({
      text: clauseAround(before, found[0], after),
      operator: operatorOf(before, after),
      value: Number((found[1] ?? "0").replace(",", ".")),
      unit: "%",
      source: passage.lineAt(found.index),
      ref: passage.ref,
    });
  }
  return rows;
}

function operatorOf(before: string, after: string): Operator {
  if (INDICATOR.orMore.test(after)) return ">=";
  if (INDICATOR.orLess.test(after)) return "<=";
  if (INDICATOR.atMost.test(before)) return "<=";
  if (INDICATOR.atLeast.test(before)) return ">=";
  if (INDICATOR.more.test(before)) return ">";
  if (INDICATOR.less.test(before)) return "<";
  return "=";
}

const SUBJECT_WORDS = 4;

/** From the sign before the figure's clause to the one behind it; back over a comma where too little stands there. */
function clauseAround(before: string, figure: string, after: string): string {
  const sentence = before.slice(endOfLast(before, [". ", "; ", ": ", "- "]));
  const pieces = sentence.split(/(?<=,)\s+/u);
  let clause = pieces.pop() ?? "";
  while (pieces.length > 0 && subjectWords(clause).size < SUBJECT_WORDS && clause !== "") {
    clause = `${pieces.pop() ?? ""} ${clause}`;
  }
  const stops = [". ", "; ", ", "].map((sign) => after.indexOf(sign)).filter((at) => at >= 0);
  const end = stops.length === 0 ? after.length : Math.min(...stops);
  return `${clause}${figure}${after.slice(0, end)}`.replace(/[\s.;,]+$/, "").trim();
}

function endOfLast(text: string, signs: readonly string[]): number {
  return Math.max(
    ...signs.map((sign) => {
      const at = text.lastIndexOf(sign);
      return at < 0 ? 0 : at + sign.length;
    }),
  );
}

const MOST_COMPARED = 300;

/** Targets for one thing that do not agree: same unit, the same words about it, another figure or operator. */
export function conflictsAmong(rows: readonly IndicatorRow[]): ReadingWarning[] {
  const warnings: ReadingWarning[] = [];
  const told = new Set<string>();
  const compared = rows.slice(0, MOST_COMPARED);
  compared.forEach((first, i) => {
    for (const second of compared.slice(i + 1)) {
      if (first.unit !== second.unit || !sameSubject(first.text, second.text)) continue;
      if (first.value === second.value && first.operator === second.operator) continue;
      // A bare "100%" is mostly an amount, not a target: it contradicts only another bare one.
      if ((first.operator === "=") !== (second.operator === "=")) continue;
      const key = [first.text, second.text].sort().join("\n");
      if (told.has(key)) continue;
      told.add(key);
      warnings.push({
        code: "conflicting_targets",
        message: WARNINGS.conflicting_targets
          .replace("{first}", `“${first.text}”`)
          .replace("{second}", `“${second.text}”`),
        source: second.source,
      });
    }
  });
  return warnings;
}

const ENOUGH_WORDS = 4;

function sameSubject(a: string, b: string): boolean {
  const left = subjectWords(a);
  const right = subjectWords(b);
  const smaller = Math.min(left.size, right.size);
  if (smaller < ENOUGH_WORDS) return false;
  const common = [...left].filter((word) => right.has(word)).length;
  return common / smaller >= 0.85;
}

function subjectWords(text: string): Set<string> {
  return new Set(
    foldedWords(text).filter((word) => !/^\d+$/.test(word) && !INDICATOR_FILLERS.has(word)),
  );
}

import { needsConfirmation, type Schedule, type SimpleSchedule } from "../domain/schedule.js";
import { isChanged, withoutBackground } from "./forms/background.js";
import { withoutTimeSpans } from "./forms/clock.js";
import { withoutCitations } from "./forms/citation.js";
import { withoutFractions } from "./forms/fraction.js";
import { withoutOrdinals } from "./forms/numbered.js";
import { hasUnread } from "./leftover.js";
import { mergeMentions } from "./merge.js";
import type { Context, Input } from "./mention.js";
import { milestonesOf, withoutMentions } from "./milestones.js";
import { normalise } from "./normalise.js";
import { unread } from "./resolve.js";
import { mentionsOf } from "./scan.js";

/** "Thời gian thực hiện: Quý I": the head of the column was copied along. */
const HEAD =
  /^(?:thoi (?:gian|han)(?: (?:thuc hien|hoan thanh|ket thuc|trinh|ban hanh))?|tien do(?: thuc hien)?|han hoan thanh) ?: ?/;

/**
 * What a deadline phrase of a plan means (domain rules R1 to R14). Never throws and never guesses: what cannot be read
 * is `none` with the flag `unread`, and `confirm` says that a person has to look.
 * `context.year` is the plan's year; `planStart` and `planEnd` its first and last day, "YYYY-MM-DD".
 */
export function readDeadline(phrase: string, context: Context): Schedule {
  const plain = normalise(phrase);
  if (plain.key === "" && plain.text !== "") return unread();
  const head = HEAD.exec(plain.key)?.[0].length ?? 0;
  const text = unwrapped(plain.text.slice(head));
  const key =
    text === plain.text
      ? plain.key
      : plain.key.slice(
          plain.text.indexOf(text, head),
          plain.text.indexOf(text, head) + text.length,
        );
  const { key: masked, cited } = withoutCitations(text, key);
  const readable = withoutTimeSpans(withoutOrdinals(withoutFractions(withoutBackground(masked))));
  const input: Input = { text, key: readable, repaired: plain.repaired, context };
  const { mentions, names } = mergeMentions(mentionsOf(input), input.key);
  if (mentions.length === 0) return withoutMentions(input);
  const parts = distinct(milestonesOf(input, mentions));
  const flags = [
    ...(/[.;,]$/.test(text) ? ["trailing_punct"] : []),
    ...(cited ? ["citation_in_phrase"] : []),
    ...(plain.repaired ? ["typo_word"] : []),
  ];
  const doubt =
    plain.repaired ||
    hasUnread(input.key, [...mentions, ...names]) ||
    isChanged(input.key) ||
    isEitherOr(parts, input.key);
  return assembled(parts, flags, doubt);
}

/** "30/6/2026 hoặc khi có yêu cầu": which of the two is open. */
function isEitherOr(parts: SimpleSchedule[], key: string): boolean {
  return (
    parts.length > 1 &&
    / hoac (?!khi|sau khi|dot xuat|theo)/.test(key) &&
    parts.some((part) => "due" in part)
  );
}

function assembled(parts: SimpleSchedule[], flags: string[], doubt: boolean): Schedule {
  const [only] = parts;
  if (only === undefined) return unread();
  const whole: Schedule = parts.length === 1 ? only : { kind: "multi", parts };
  const all = [...(whole.flags ?? []), ...flags];
  return {
    ...whole,
    ...(all.length === 0 ? {} : { flags: all }),
    ...(doubt || needsConfirmation(whole) ? { confirm: true } : {}),
  };
}

/** The same milestone said twice is one. */
function distinct(parts: SimpleSchedule[]): SimpleSchedule[] {
  const seen = new Set<string>();
  return parts.filter((part) => {
    const { label: _label, inferred: _inferred, ...meaning } = part;
    const name = JSON.stringify(meaning);
    if (part.kind !== "none" && seen.has(name)) return false;
    seen.add(name);
    return true;
  });
}

/** "(Quý I, III, 6 tháng và cuối năm)" without its brackets. */
function unwrapped(text: string): string {
  const inner = /^\(([^()]*)\)[.;]?$/.exec(text)?.[1];
  return (inner ?? text).trim();
}

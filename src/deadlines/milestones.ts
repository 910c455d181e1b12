import type { SimpleSchedule } from "../domain/schedule.js";
import type { Input, Mention } from "./mention.js";
import { isPast, noDeadline } from "./no-deadline.js";
import { resolve } from "./resolve.js";
import { PRODUCT } from "./words.js";

/** One stretch of a phrase between ";" or bullets, with what says when in it. */
type Stretch = { from: number; to: number; mentions: Mention[] };

/**
 * The milestones of a phrase in order, each with the words that name it (R11). A stretch that names work but no time
 * is a milestone without deadline; "để …" tells what a deadline is for, so dates after it are not deadlines.
 */
export function milestonesOf(input: Input, mentions: readonly Mention[]): SimpleSchedule[] {
  const stretches = stretchesOf(input, mentions);
  const parts: SimpleSchedule[] = [];
  for (const [i, stretch] of stretches.entries()) {
    if (stretch.mentions.length > 0) parts.push(...partsOfStretch(input, stretch));
    else if (stretches.length > 1 && !isTakenUp(input, stretch, stretches[i + 1])) {
      parts.push(...workOnly(input, stretch));
    }
  }
  return parts;
}

/** "Rà soát 12 TTHC; hoàn thành trước 30/4": what comes next is the deadline of this. */
function isTakenUp(input: Input, stretch: Stretch, next: Stretch | undefined): boolean {
  const first = next?.mentions[0];
  if (next === undefined || first === undefined || /[-+]/.test(input.text.charAt(stretch.from)))
    return false;
  return (
    labelOf(input.text.slice(next.from, first.from)) === "" &&
    !/^\s*[-+]/.test(input.text.slice(next.from))
  );
}

function workOnly(input: Input, stretch: Stretch): SimpleSchedule[] {
  const key = input.key.slice(stretch.from, stretch.to);
  if (!PRODUCT.test(` ${key} `) || /[%#]/.test(key) || key.trim().split(/\s+/).length < 3)
    return [];
  const label = labelOf(input.text.slice(stretch.from, stretch.to));
  return [{ kind: "none", flags: ["not_a_deadline"], confirm: true, label }];
}

function partsOfStretch(input: Input, stretch: Stretch): SimpleSchedule[] {
  if (isPast(input.key.slice(stretch.from, stretch.to).trimStart())) {
    return [
      {
        kind: "none",
        flags: ["past_event"],
        confirm: true,
        label: labelOf(input.text.slice(stretch.from, stretch.to)),
      },
    ];
  }
  const parts: SimpleSchedule[] = [];
  let at = stretch.from;
  for (const mention of stretch.mentions) {
    const before = input.text.slice(at, mention.from).replace(/^\s*\([^()]*\)/, "");
    if (parts.length > 0 && /(?:^|\s)để(?=\s)/i.test(before))
      return withPurpose(parts, mention, input);
    const label =
      labelOf(before) || (mention.value.type === "list" ? "" : labelAfter(input, mention, stretch));
    const read = resolve(mention.value, input.context);
    parts.push(...read.map((part) => (label === "" ? part : { ...part, label })));
    at = mention.to;
  }
  return parts;
}

/** "trước ngày 30/6 để đến ngày 1/7 vận hành": the day itself was meant to count. */
function withPurpose(parts: SimpleSchedule[], purpose: Mention, input: Input): SimpleSchedule[] {
  const last = parts.at(-1);
  const [then] = resolve(purpose.value, input.context);
  if (
    last?.kind !== "date" ||
    last.named === undefined ||
    then?.kind !== "date" ||
    then.named !== undefined
  )
    return parts;
  const nextDay = Date.parse(then.due) - Date.parse(last.named) === 86_400_000;
  if (!nextDay) return parts;
  return [
    ...parts.slice(0, -1),
    { ...last, alt: [last.named], flags: [...(last.flags ?? []), "inclusive_usage"] },
  ];
}

/** "Quý I (kế hoạch), Quý IV (báo cáo)": named behind. */
function labelAfter(input: Input, mention: Mention, stretch: Stretch): string {
  const behind = /^\s*\(([^()]*)\)/.exec(input.text.slice(mention.to, stretch.to));
  const held =
    behind !== null &&
    stretch.mentions.some(
      (other) => other.from > mention.to && other.from < mention.to + behind[0].length,
    );
  return held ? "" : labelOf(behind?.[1] ?? "");
}

/** Boundaries are ";", a bullet, and a full stop before a capital; none inside what was read as one piece. */
function stretchesOf(input: Input, mentions: readonly Mention[]): Stretch[] {
  const cuts: number[] = [];
  const boundary = /;|(?:^|\s)[-+] (?=\p{Lu})|\.(?=\s+\p{Lu})|\|/gu;
  for (let match = boundary.exec(input.text); match !== null; match = boundary.exec(input.text)) {
    const at = match.index;
    if (!mentions.some((mention) => at >= mention.from && at < mention.to)) cuts.push(at);
  }
  const edges = [0, ...cuts, input.text.length];
  return edges.slice(0, -1).map((from, i) => {
    const to = edges[i + 1] ?? from;
    return {
      from,
      to,
      mentions: mentions.filter((mention) => mention.from >= from && mention.from < to),
    };
  });
}

function labelOf(words: string): string {
  return words
    .replace(/^[\s;:,.()\-+|/]+/, "")
    .replace(/^(?:\(?[a-zđ0-9]{1,2}[.)]|và|thì|nhưng)\s+/i, "")
    .replace(/[\s;:,.(\-+|/→]+$/, "")
    .replace(/:?[\s(]+(?:vào|trong|là|được|và|từ|ngày|vào ngày)$/i, "")
    .replace(
      /^(?:(?:phải|cần|đã|thời gian|thời hạn|hạn|hoàn thành|xong|hoàn tất|thực hiện|kết thúc|dự kiến|bắt đầu|định kỳ|từ|ngày|không quá|trong vòng|trong thời hạn|trong|sau|chậm nhất|mỗi|hàng|hằng|hoặc|và|trước|vào|là|tại|cả)\s*)+$/i,
      "",
    )
    .trim();
}

/** The one reading of a phrase in which nothing says when. */
export function withoutMentions(input: Input): SimpleSchedule {
  return noDeadline(input.key);
}

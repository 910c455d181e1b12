import type { Language } from "../domain/office.js";
import { readFigure } from "../domain/indicator.js";
import { sayIn, type Say } from "./language.js";

/*
 * Fields of forms, by what is filled in. Each knows what cannot be right in it, and says so at the field.
 */

export type FormField = {
  id: string;
  label: string;
  hint?: string;
  kind: "line" | "text" | "date" | "number" | "choice";
  optional: boolean;
  /** Letters at most. */
  most: number;
  /** What can be chosen; `value` is what is filled in. */
  choices?: { label: string; value: string }[];
  /** Bounds of a number. */
  range?: { from: number; to: number; decimals: boolean };
  /** What is wrong with what was filled in; null where it can be right. `today` is written "2026-07-30". */
  wrong?: (value: string, today: string, say: Say) => string | null;
};

/** What was filled in, by field; a date is written "2026-07-30". */
export type Filled = Record<string, string>;

const REASON_LETTERS = 500;
const TEXT_LETTERS = 2000;
const LINE_LETTERS = 150;
const LINK_LETTERS = 500;

export function reasonField(language: Language): FormField {
  const label = sayIn(language)("Lý do", "Reason");
  return { id: "words", label, kind: "text", optional: false, most: REASON_LETTERS };
}

export function noteField(language: Language): FormField {
  const label = sayIn(language)("Ghi chú", "Note");
  return { id: "words", label, kind: "text", optional: true, most: REASON_LETTERS };
}

export function textField(label: string): FormField {
  return { id: "words", label, kind: "text", optional: false, most: TEXT_LETTERS };
}

export function lineField(id: string, label: string, hint?: string): FormField {
  const field = { id, label, kind: "line", optional: false, most: LINE_LETTERS } as const;
  return hint === undefined ? field : { ...field, hint };
}

export function taskField(language: Language): FormField {
  const say = sayIn(language);
  const label = say("Số của nhiệm vụ", "Number of the task");
  return {
    ...lineField("number", label, say("Ví dụ: 12", "Such as 12")),
    wrong: (value, _today, says) =>
      /^#?\d{1,9}$/.test(value)
        ? null
        : says("Xin ghi số của nhiệm vụ, ví dụ 12.", "Give the number of the task, such as 12."),
  };
}

/** "15/KH-UBND", "Số 3/2026/BC-VP". */
const NUMBERED = /^(?:số:?\s*)?\d{1,6}.*\/\s*\p{L}/iu;

/** Number and date of a document, both left out where there is none. */
export function documentFields(language: Language): FormField[] {
  const say = sayIn(language);
  const label = say("Số, ký hiệu văn bản", "Number of the document");
  const number: FormField = {
    ...lineField("number", label, say("Ví dụ: 15/KH-UBND", "Such as 15/KH-UBND")),
    optional: true,
    wrong: (value, _today, says) =>
      NUMBERED.test(value)
        ? null
        : says(
            "Số, ký hiệu văn bản ghi như 15/KH-UBND.",
            "A document is numbered such as 15/KH-UBND.",
          ),
  };
  const date: FormField = {
    ...{ id: "date", label: say("Ngày ban hành", "Date of the document") },
    ...{ kind: "date", optional: true, most: 10 },
    wrong: (value, today, says) =>
      value <= today ? null : says("Ngày ban hành chưa đến.", "This day has not come yet."),
  };
  return [number, date];
}

export function linkField(language: Language): FormField {
  const say = sayIn(language);
  const hint = say("Bắt đầu bằng https://", "It begins with https://");
  return {
    ...lineField("link", say("Hoặc đường liên kết", "Or a link"), hint),
    optional: true,
    most: LINK_LETTERS,
    wrong: (value, _today, says) =>
      /^https?:\/\/\S+$/i.test(value)
        ? null
        : says("Đường liên kết bắt đầu bằng https://.", "A link begins with https://."),
  };
}

/** A day that is still to come, today included. */
export function dayField(label: string): FormField {
  return {
    ...{ id: "date", label, kind: "date", optional: false, most: 10 },
    wrong: (value, today, say) =>
      value >= today
        ? null
        : say("Ngày này đã qua, xin chọn ngày khác.", "This day is past: please choose another."),
  };
}

/** A day that may be left out. */
export function pickedDay(id: string, label: string): FormField {
  return { id, label, kind: "date", optional: true, most: 10 };
}

/** Number of an indicator: typed like that of a task. */
export function indicatorField(language: Language): FormField {
  const say = sayIn(language);
  return {
    ...lineField(
      "number",
      say("Số của chỉ tiêu", "Number of the indicator"),
      say("Ví dụ: 3", "Such as 3"),
    ),
    wrong: (value, _today, says) =>
      /^#?\d{1,9}$/.test(value)
        ? null
        : says("Xin ghi số của chỉ tiêu, ví dụ 3.", "Give the number of the indicator, such as 3."),
  };
}

/** What an indicator has reached, the day that is of, and what there is to say of it. */
export function readingFields(language: Language): FormField[] {
  const say = sayIn(language);
  const example = say("Ví dụ: 97,5", "Such as 97.5");
  const figure: FormField = {
    ...lineField("figure", say("Kết quả đạt được", "Figure reached"), example),
    wrong: (value, _today, says) =>
      readFigure(value, "%")?.rest === ""
        ? null
        : says("Xin ghi một con số, ví dụ 97,5.", "Give a number, such as 97.5."),
  };
  const day: FormField = {
    ...pickedDay("date", say("Số liệu tính đến ngày", "As of")),
    hint: say("Để trống: hôm nay", "Left open: today"),
    wrong: (value, today, says) =>
      value <= today
        ? null
        : says("Ngày này chưa đến nên chưa có số liệu.", "This day has not come yet."),
  };
  return [figure, day, noteField(language)];
}

/** "2026-07-30" → "30/07/2026"; "" where there is none. */
export function typedDay(date = ""): string {
  return date.split("-").reverse().join("/");
}

/** A number between two others; "12.5" only where it may have decimals. */
export function numberField(
  id: string,
  label: string,
  range: NonNullable<FormField["range"]>,
): FormField {
  const { from, to, decimals } = range;
  const isNumber = decimals ? /^-?\d+(?:\.\d+)?$/ : /^-?\d+$/;
  return {
    ...{ id, label, kind: "number", optional: false, most: 15, range },
    wrong: (value, _today, say) => {
      if (isNumber.test(value) && Number(value) >= from && Number(value) <= to) return null;
      const [a, b] = [String(from), String(to)];
      return say(`Xin ghi số từ ${a} đến ${b}.`, `Give a number from ${a} to ${b}.`);
    },
  };
}

import type { Language } from "../domain/office.js";
import { sayIn, type Say } from "./language.js";
import { ASKS_FOR_PLAN } from "./plans.js";

/*
 * Forms, for doors that have them: another way to type the reply to a question, or the words after a
 * command. What is filled in becomes typed commands, see `commandsOf`.
 */

export type FormField = {
  id: FieldId;
  label: string;
  hint?: string;
  kind: "line" | "text" | "date" | "number";
  optional: boolean;
  /** Letters at most. */
  most: number;
};

export type Form = {
  /** The command that the fields complete: "return o5", "extend 12 o7". */
  ask: string;
  kind: FormKind;
  /** On the button that opens it. */
  opens: string;
  /** At most 24 letters each. */
  title: string;
  submit: string;
  close: string;
  fields: FormField[];
};

export type FormKind =
  "reason" | "hand_in" | "evidence" | "extension" | "day" | "progress" | "number" | "name" | "text";
export type FieldId = "words" | "number" | "date" | "link" | "share";
/** What was filled in; a date is written "2026-07-30". */
export type Filled = Partial<Record<FieldId, string>>;

const REASON_LETTERS = 500;
const TEXT_LETTERS = 2000;

/** The form that stands for typing the reply to a question; null where a file is wanted. */
export function formOf(ask: string, language: Language): Form | null {
  if (ask === ASKS_FOR_PLAN) return null;
  const kind = kindOf(ask);
  return { ask, kind, ...labels(kind, language), fields: fieldsOf(kind, ask, language) };
}

/** A hand-in by a button, "done 12 o57", may carry a note and the number of the document. */
export function handInForm(command: string, language: Language): Form | null {
  if (!/^done \d+ o\d+$/.test(command)) return null;
  return formOf(command, language);
}

const DATED = / \d{4}-\d{2}-\d{2}$/;

function kindOf(ask: string): FormKind {
  const [verb = "", ...rest] = ask.split(" ");
  switch (verb) {
    case "return":
    case "refuse":
    case "explain":
      return "reason";
    case "done":
      return rest.includes("none") ? "reason" : "hand_in";
    case "evidence":
      return "evidence";
    case "extend":
      return extensionKind(ask);
    case "grant":
      return "day";
    case "progress":
      return "progress";
    case "attach":
      return "number";
    case "assign":
      return "name";
    default:
      return "text";
  }
}

/** A day may have been said already, or the reason. */
function extensionKind(ask: string): FormKind {
  if (DATED.test(ask)) return "reason";
  return /^extend \d+ o\d+( d\d+)?$/.test(ask) ? "extension" : "day";
}

type Labels = Pick<Form, "opens" | "title" | "submit" | "close">;

function labels(kind: FormKind, language: Language): Labels {
  const say = sayIn(language);
  const { opens, title } = {
    reason: { opens: say("Nhập lý do", "Give a reason"), title: say("Lý do", "Reason") },
    hand_in: {
      opens: say("Nộp kèm ghi chú", "Hand in with a note"),
      title: say("Nộp kết quả", "Hand in"),
    },
    evidence: {
      opens: say("Nhập số văn bản", "Enter a number"),
      title: say("Tài liệu kiểm chứng", "Evidence"),
    },
    extension: { opens: say("Chọn ngày", "Choose a day"), title: say("Gia hạn", "More time") },
    day: { opens: say("Chọn ngày", "Choose a day"), title: say("Chọn ngày", "Choose a day") },
    progress: { opens: say("Nhập tiến độ", "Enter progress"), title: say("Tiến độ", "Progress") },
    number: {
      opens: say("Nhập số việc", "Enter a task number"),
      title: say("Chọn việc", "Choose a task"),
    },
    name: { opens: say("Nhập tên", "Enter a name"), title: say("Người phụ trách", "In charge") },
    text: { opens: say("Nhập nội dung", "Enter text"), title: say("Nội dung", "Text") },
  }[kind];
  return { opens, title, submit: say("Gửi", "Send"), close: say("Đóng", "Close") };
}

function fieldsOf(kind: FormKind, ask: string, language: Language): FormField[] {
  const say = sayIn(language);
  const words = (label: string, most: number, optional = false): FormField => {
    return { id: "words", label, kind: "text", optional, most };
  };
  const reason = words(say("Lý do", "Reason"), REASON_LETTERS);
  switch (kind) {
    case "reason":
      return [reason];
    case "hand_in":
      return [
        words(say("Ghi chú", "Note"), REASON_LETTERS, true),
        ...documentFields(language, true),
      ];
    case "evidence":
      return [...documentFields(language, true), linkField(language)];
    case "extension":
      return [dayField(language), reason];
    case "day":
      return [dayField(language)];
    case "progress":
      return [shareField(language), words(say("Đã làm đến đâu", "How it goes"), TEXT_LETTERS)];
    case "number":
      return [
        line(
          "number",
          say("Số của nhiệm vụ", "Number of the task"),
          say("Ví dụ: 12", "Such as 12"),
        ),
      ];
    case "name":
      return [line("words", say("Tên người phụ trách", "Name of the person"))];
    case "text":
      return ask.startsWith("units") || ask.startsWith("people")
        ? [line("words", say("Nội dung", "Text"))]
        : [words(say("Nội dung", "Text"), TEXT_LETTERS)];
  }
}

function line(id: FieldId, label: string, hint?: string): FormField {
  const field = { id, label, kind: "line", optional: false, most: 150 } as const;
  return hint === undefined ? field : { ...field, hint };
}

function documentFields(language: Language, optional: boolean): FormField[] {
  const say = sayIn(language);
  return [
    {
      ...line("number", say("Số, ký hiệu văn bản", "Number of the document")),
      hint: say("Ví dụ: 15/KH-UBND", "Such as 15/KH-UBND"),
      optional,
    },
    {
      id: "date",
      label: say("Ngày ban hành", "Date of the document"),
      kind: "date",
      optional: true,
      most: 10,
    },
  ];
}

function linkField(language: Language): FormField {
  const say = sayIn(language);
  return {
    ...line("link", say("Hoặc đường liên kết", "Or a link")),
    hint: say("Bắt đầu bằng https://", "It begins with https://"),
    optional: true,
    most: 500,
  };
}

function dayField(language: Language): FormField {
  const label = sayIn(language)("Đến ngày", "Until");
  return { id: "date", label, kind: "date", optional: false, most: 10 };
}

function shareField(language: Language): FormField {
  const label = sayIn(language)("Tỷ lệ hoàn thành, %", "Share done, %");
  return { id: "share", label, kind: "number", optional: true, most: 3 };
}

/** What is wrong with a form, by field; empty where all is well. `today` is written "2026-07-30". */
export function problemsOf(form: Form, filled: Filled, today: string, language: Language): Filled {
  const say = sayIn(language);
  const problems: Filled = {};
  for (const field of form.fields) {
    const value = filled[field.id] ?? "";
    const problem =
      value === ""
        ? missing(field, say)
        : (tooLong(field, value, say) ?? wrong(form, field.id, value, today, say));
    if (problem !== null) problems[field.id] = problem;
  }
  const proof = filled.number ?? filled.link;
  if (form.kind === "evidence" && proof === undefined) {
    problems.number = say(
      "Xin điền số, ký hiệu văn bản hoặc đường liên kết.",
      "Please give the number of a document or a link.",
    );
  }
  return problems;
}

function missing({ optional }: FormField, say: Say): string | null {
  return optional ? null : say("Xin điền mục này.", "Please fill this in.");
}

function tooLong({ most }: FormField, value: string, say: Say): string | null {
  if (value.length <= most) return null;
  return say(`Nhiều nhất ${String(most)} ký tự.`, `At most ${String(most)} letters.`);
}

/** "15/KH-UBND", "Số 3/2026/BC-VP". */
const NUMBERED = /^(?:số:?\s*)?\d{1,6}.*\/\s*\p{L}/iu;

/** What is filled in but cannot be right; null where it can. */
function wrong(form: Form, id: FieldId, value: string, today: string, say: Say): string | null {
  const isRight = (right: boolean, vi: string, en: string) => (right ? null : say(vi, en));
  switch (id) {
    case "words":
      return null;
    case "number":
      return form.kind === "number"
        ? isRight(
            /^#?\d{1,9}$/.test(value),
            "Xin ghi số của nhiệm vụ, ví dụ 12.",
            "Give the number of the task, such as 12.",
          )
        : isRight(
            NUMBERED.test(value),
            "Số, ký hiệu văn bản ghi như 15/KH-UBND.",
            "A document is numbered such as 15/KH-UBND.",
          );
    case "link":
      return isRight(
        /^https?:\/\/\S+$/i.test(value),
        "Đường liên kết bắt đầu bằng https://.",
        "A link begins with https://.",
      );
    case "share":
      return isRight(
        /^(?:\d{1,2}|100)$/.test(value),
        "Xin ghi số từ 0 đến 100.",
        "Give a number from 0 to 100.",
      );
    case "date":
      return form.kind === "extension" || form.kind === "day"
        ? isRight(
            value >= today,
            "Ngày này đã qua, xin chọn ngày khác.",
            "This day is past: please choose another.",
          )
        : isRight(value <= today, "Ngày ban hành chưa đến.", "This day has not come yet.");
  }
}

/** What was filled in, as it would be typed: a document first, then what is said of it. */
export function commandsOf({ ask, kind }: Form, filled: Filled): string[] {
  const { words = "", number, date, link, share } = filled;
  const day = date === undefined ? "" : typedDay(date);
  switch (kind) {
    case "hand_in": {
      const document =
        number === undefined ? [] : [`${evidenceFor(ask)} ${documentWords(number, day)}`];
      return [...document, `${ask} ${words}`.trim()];
    }
    case "evidence":
      return [
        ...(number === undefined ? [] : [`${ask} ${documentWords(number, day)}`]),
        ...(link === undefined ? [] : [`${ask} ${link}`]),
      ];
    case "extension":
      return [`${ask} ${day} ${words}`];
    case "day":
      return [`${ask} ${day}`];
    case "progress":
      return [`${ask} ${share === undefined ? "" : `${share}% `}${words}`];
    case "number":
      return [`${ask} ${number ?? ""}`];
    case "reason":
    case "name":
    case "text":
      return [`${ask} ${words}`];
  }
}

/** "done 12 o57" → "evidence 12 o57". */
function evidenceFor(ask: string): string {
  return ask.replace(/^done /, "evidence ");
}

function documentWords(number: string, day: string): string {
  return day === "" ? number : `${number} ngày ${day}`;
}

/** "2026-07-30" → "30/07/2026". */
function typedDay(date: string): string {
  return date.split("-").reverse().join("/");
}

import type { Language } from "../domain/office.js";
import {
  dayField,
  documentFields,
  indicatorField,
  lineField,
  linkField,
  noteField,
  numberField,
  readingFields,
  reasonField,
  taskField,
  textField,
  typedDay,
  type Filled,
  type FormField,
} from "./form-fields.js";
import { roundCommands, roundFields, wrongRound } from "./form-round.js";
import { sayIn, type Say } from "./language.js";

/** Vietnamese and English. */
type Words = readonly [string, string];

/** A form: what it completes, what stands on it, and what it types. A new form is a new entry. */
export type FormEntry = {
  kind: string;
  /** The commands that it completes; the first entry that fits is taken. */
  asks: RegExp;
  /** On the button that opens it. */
  opens: Words;
  /** At most 24 letters. */
  title: Words;
  fields: (language: Language) => FormField[];
  /** What was filled in, as it would be typed: a document first, then what is said of it. */
  commands: (ask: string, filled: Filled) => string[];
  /** What is wrong with the form as a whole, by field. */
  wrong?: (filled: Filled, say: Say) => Filled;
};

const wordsBehind = (ask: string, filled: Filled) => [`${ask} ${filled["words"] ?? ""}`.trim()];

export const FORM_TABLE: readonly FormEntry[] = [
  {
    kind: "reason",
    // Of a return, of a hand-in without evidence, and of an extension whose day has been said.
    asks: /^(?:return|refuse|explain)\b|^done\b.* none\b|^extend\b.* \d{4}-\d{2}-\d{2}$/,
    opens: ["Nhập lý do", "Give a reason"],
    title: ["Lý do", "Reason"],
    fields: (language) => [reasonField(language)],
    commands: wordsBehind,
  },
  {
    kind: "hand_in",
    asks: /^done\b/,
    opens: ["Nộp kèm ghi chú", "Hand in with a note"],
    title: ["Nộp kết quả", "Hand in"],
    fields: (language) => [noteField(language), ...documentFields(language)],
    commands: (ask, filled) => [
      // "done 12 o57" → "evidence 12 o57".
      ...typedDocument(ask.replace(/^done /, "evidence "), filled),
      ...wordsBehind(ask, filled),
    ],
  },
  {
    kind: "evidence",
    asks: /^evidence\b/,
    opens: ["Nhập số văn bản", "Enter a number"],
    title: ["Tài liệu kiểm chứng", "Evidence"],
    fields: (language) => [...documentFields(language), linkField(language)],
    commands: (ask, filled) => {
      const link = filled["link"];
      return [...typedDocument(ask, filled), ...(link === undefined ? [] : [`${ask} ${link}`])];
    },
    wrong: (filled, say) =>
      filled["number"] === undefined && filled["link"] === undefined
        ? {
            number: say(
              "Xin điền số, ký hiệu văn bản hoặc đường liên kết.",
              "Please give the number of a document or a link.",
            ),
          }
        : {},
  },
  {
    kind: "extension",
    asks: /^extend \d+ o\d+(?: d\d+)?$/,
    opens: ["Chọn ngày", "Choose a day"],
    title: ["Gia hạn", "More time"],
    fields: (language) => [dayField(until(language)), reasonField(language)],
    commands: (ask, filled) => [`${ask} ${typedDay(filled["date"])} ${filled["words"] ?? ""}`],
  },
  {
    kind: "day",
    asks: /^(?:extend|grant)\b/,
    opens: ["Chọn ngày", "Choose a day"],
    title: ["Chọn ngày", "Choose a day"],
    fields: (language) => [dayField(until(language))],
    commands: (ask, filled) => [`${ask} ${typedDay(filled["date"])}`],
  },
  {
    kind: "progress",
    asks: /^progress\b/,
    opens: ["Nhập tiến độ", "Enter progress"],
    title: ["Tiến độ", "Progress"],
    fields: (language) => {
      const say = sayIn(language);
      const range = { from: 0, to: 100, decimals: false };
      const share = numberField("share", say("Tỷ lệ hoàn thành, %", "Share done, %"), range);
      const words = textField(say("Đã làm đến đâu", "How it goes"));
      return [{ ...share, optional: true }, words];
    },
    commands: (ask, { share, words = "" }) => [
      `${ask} ${share === undefined ? "" : `${share}% `}${words}`,
    ],
  },
  {
    kind: "reading",
    asks: /^indicator \d+$/,
    opens: ["Nhập bằng biểu mẫu", "Fill in a form"],
    title: ["Số liệu của chỉ tiêu", "Figure of an indicator"],
    fields: readingFields,
    commands: typedReading,
  },
  {
    kind: "any_reading",
    asks: /^indicator$/,
    opens: ["Nhập bằng biểu mẫu", "Fill in a form"],
    title: ["Số liệu của chỉ tiêu", "Figure of an indicator"],
    fields: (language) => [indicatorField(language), ...readingFields(language)],
    commands: (ask, filled) =>
      typedReading(`${ask} ${(filled["number"] ?? "").replace("#", "")}`, filled),
  },
  {
    kind: "round",
    asks: /^reminder$/,
    opens: ["Mở bằng biểu mẫu", "Open with a form"],
    title: ["Mở kỳ báo cáo", "Open a round"],
    fields: roundFields,
    commands: (_ask, filled) => roundCommands(filled),
    wrong: wrongRound,
  },
  {
    kind: "task",
    asks: /^attach\b/,
    opens: ["Nhập số việc", "Enter a task number"],
    title: ["Chọn việc", "Choose a task"],
    fields: (language) => [taskField(language)],
    commands: (ask, filled) => [`${ask} ${filled["number"] ?? ""}`],
  },
  {
    kind: "name",
    asks: /^assign\b/,
    opens: ["Nhập tên", "Enter a name"],
    title: ["Người phụ trách", "In charge"],
    fields: (language) => [
      lineField("words", sayIn(language)("Tên người phụ trách", "Name of the person")),
    ],
    commands: wordsBehind,
  },
  {
    kind: "line",
    asks: /^(?:units|people)/,
    opens: ["Nhập nội dung", "Enter text"],
    title: ["Nội dung", "Text"],
    fields: (language) => [lineField("words", sayIn(language)("Nội dung", "Text"))],
    commands: wordsBehind,
  },
  {
    kind: "text",
    asks: /^/,
    opens: ["Nhập nội dung", "Enter text"],
    title: ["Nội dung", "Text"],
    fields: (language) => [textField(sayIn(language)("Nội dung", "Text"))],
    commands: wordsBehind,
  },
];

function until(language: Language): string {
  return sayIn(language)("Đến ngày", "Until");
}

/** "evidence 12 o57 15/KH-UBND ngày 01/06/2026"; nothing where no number was filled in. */
function typedDocument(evidence: string, filled: Filled): string[] {
  const number = filled["number"];
  if (number === undefined) return [];
  const day = typedDay(filled["date"]);
  return [`${evidence} ${number}${day === "" ? "" : ` ngày ${day}`}`];
}

/** "indicator 3 97,5 đến 30/06/2026 theo báo cáo tuần". */
function typedReading(ask: string, { figure = "", date, words = "" }: Filled): string[] {
  const day = date === undefined ? "" : ` đến ${typedDay(date)}`;
  return [`${ask} ${figure}${day} ${words}`.trim()];
}

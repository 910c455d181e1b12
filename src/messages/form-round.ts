import type { Language } from "../domain/office.js";
import {
  dayField,
  lineField,
  pickedDay,
  typedDay,
  type Filled,
  type FormField,
} from "./form-fields.js";
import { sayIn, type Say } from "./language.js";

/*
 * The form that opens a reporting round: which report, until when, of which days, by which letter. What it types is
 * shown as a draft before anybody is told.
 */

const LETTER = /^\d{1,6}(?:\/\d{4})?\/\p{L}[\p{L}\d-]*(?:\/[\p{L}\d-]+)*$/iu;
const TITLE_LETTERS = 120;

export function roundFields(language: Language): FormField[] {
  const say = sayIn(language);
  const title = say("Tên báo cáo, nếu là báo cáo khác", "Name, if it is another report");
  const number = say("Số, ký hiệu văn bản yêu cầu", "Number of the letter that asks for it");
  const due = say("Hạn nộp", "Due day");
  const usual = say("Để trống: theo thời hạn thường lệ", "Left open: the usual day");
  const window = say(
    "Số liệu từ ngày; để trống: theo quy định",
    "Figures from; left open: as usual",
  );
  return [
    periodField(say),
    { ...lineField("title", title), optional: true, most: TITLE_LETTERS },
    { ...dayField(due), optional: true, hint: usual },
    pickedDay("from", window),
    pickedDay("to", say("Đến ngày", "To")),
    {
      ...lineField("letter", number, say("Ví dụ: 581/SNV-CCHC", "Such as 581/SNV-CCHC")),
      optional: true,
      wrong: (value, _today, says) =>
        LETTER.test(value)
          ? null
          : says(
              "Số, ký hiệu văn bản ghi như 581/SNV-CCHC.",
              "A letter is numbered such as 581/SNV-CCHC.",
            ),
    },
  ];
}

function periodField(say: Say): FormField {
  return {
    ...{ id: "period", label: say("Kỳ báo cáo", "Period"), kind: "choice", most: 10 },
    optional: true,
    choices: [
      { label: say("Quý I", "Quarter I"), value: "Q1" },
      { label: say("Quý II", "Quarter II"), value: "Q2" },
      { label: say("6 tháng đầu năm", "First half of the year"), value: "H1" },
      { label: say("Quý III, 9 tháng", "Quarter III, nine months"), value: "Q3" },
      { label: say("Quý IV", "Quarter IV"), value: "Q4" },
      { label: say("Cả năm", "Whole year"), value: "year" },
    ],
  };
}

/** "reminder Q1 20/03/2026 số 581/SNV số liệu từ 15/12/2025 đến 14/03/2026". */
export function roundCommands(filled: Filled): string[] {
  const { title, period, letter, from, to } = filled;
  const window = from === undefined || to === undefined ? null : [from, to].map(typedDay);
  const parts = [
    title === undefined ? "" : `other ${title}`,
    period ?? "",
    typedDay(filled["date"]),
    letter === undefined ? "" : `số ${letter}`,
    window === null ? "" : `số liệu từ ${window.join(" đến ")}`,
  ];
  return [["reminder", ...parts.filter((part) => part !== "")].join(" ")];
}

export function wrongRound({ title, period, from, to }: Filled, say: Say): Filled {
  const which = say(
    "Xin chọn kỳ báo cáo hoặc ghi tên báo cáo.",
    "Please choose a period or give the report a name.",
  );
  const both = say(
    "Xin chọn cả ngày đầu và ngày cuối.",
    "Please choose both the first and the last day.",
  );
  const order = say(
    "Ngày cuối phải từ ngày đầu trở đi.",
    "The last day must not be before the first.",
  );
  return {
    ...(title === undefined && period === undefined ? { period: which } : {}),
    ...(from === undefined && to !== undefined ? { from: both } : {}),
    ...(from !== undefined && to === undefined ? { to: both } : {}),
    ...(from !== undefined && to !== undefined && to < from ? { to: order } : {}),
  };
}

import { matchAt, type Form } from "../mention.js";
import { readYear } from "../year.js";

// "giai đoạn 2024 - 2026", "nhiệm kỳ 2021 - 2026", "năm học 2025-2026", "các năm 2026-2030", "từ năm 2026 đến năm 2030"
const YEARS =
  /(?:(giai doan|nhiem ky|nam hoc|cac nam|nam|tu nam|trong) )?(?:tu )?(?:nam )?(20\d\d)(?: ?- ?| ?→ ?| den (?:het )?(?:nam )?| toi (?:nam )?)(20\d\d|\d{2}(?= *$))(?!\d|\/)/y;
// "nhiệm kỳ", "cả nhiệm kỳ", "giai đoạn 5 năm": no dates at all are in it
const TERM = /(?:trong |ca |toan )?(?:nhiem ky|nam hoc)(?! (?:\d|truoc))(?![a-z0-9])/y;

export const years: Form = ({ key, context }, from) => {
  const match = matchAt(YEARS, key, from);
  if (match === null) return term(key, from);
  const first = readYear(match[2], context);
  const last = Number(match[3]?.length === 2 ? `20${match[3]}` : match[3]);
  if (first === null || last < first.value || last - first.value > 60) return null;
  const to = from + match[0].length;
  if (match[1] === "nam hoc") {
    return {
      to,
      value: {
        type: "range",
        from: {
          type: "dated",
          unit: "month",
          month: 9,
          year: first,
          flags: ["vague"],
          confirm: true,
        },
        to: {
          type: "dated",
          unit: "month",
          month: 5,
          year: { ...first, value: last },
          flags: ["vague"],
          confirm: true,
        },
      },
    };
  }
  const vague = match[1] === "nhiem ky";
  return {
    to,
    value: {
      type: "dated",
      unit: "years",
      year: first,
      lastYear: last,
      flags: vague ? ["vague"] : [],
      confirm: vague,
    },
  };
};

const term = (key: string, from: number): ReturnType<Form> => {
  const match = matchAt(TERM, key, from);
  if (match === null) return null;
  return { to: from + match[0].length, value: { type: "broken", flags: ["vague"] } };
};

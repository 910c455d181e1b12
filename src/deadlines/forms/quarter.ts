import { matchAt, type Form } from "../mention.js";
import { ROMAN } from "../words.js";
import { readSeries, type SeriesOf } from "./series.js";

const NUMERAL = "iv|iiii|iii|ii|i|0?[1-4]|lv|lll|ll|l(?=/)|mot|hai|ba|bon|tw";
// "Quý III/2025", "quý 2 năm 2025", "Quý I, II/2026", "Quý II - Quý III/2026", "Q1/2026", "Q.III"
const HEAD = new RegExp(`(?:cac )?(?:quy|q\\.?(?=[ivl\\d])|q\\.) ?(${NUMERAL})(?![a-z\\d])`, "y");
// "Quý V/2026": there is no such quarter
const NO_QUARTER = /quy (?:v|vi|vii|x|0|[5-9]|\d\d)(?:\/\d{2,4})?(?![a-z\d])(?! ?(?:lan|ngay))/y;

const SERIES: SeriesOf = {
  word: "(?:quy|q\\.?)",
  number: NUMERAL,
  make: (written) => {
    const quarter = ROMAN[written];
    return quarter === undefined ? null : { unit: "quarter", quarter };
  },
};

export const quarter: Form = ({ key, context }, from) => {
  const head = matchAt(HEAD, key, from);
  if (head !== null) return readSeries(SERIES, head[1] ?? "", from + head[0].length, key, context);
  const none = matchAt(NO_QUARTER, key, from);
  if (none === null) return null;
  return {
    to: from + none[0].length,
    value: { type: "broken", flags: ["unread", "typo_impossible_date"] },
  };
};

import type { Every } from "../../domain/schedule.js";
import { matchAt, type Form, type Recurring } from "../mention.js";
import { COUNT } from "../words.js";
import { numberOf } from "./date.js";

const UNITS: Readonly<Record<string, Every | "day">> = {
  ngay: "day",
  nga0: "day",
  tuan: "week",
  thang: "month",
  quy: "quarter",
  "3 thang": "quarter",
  "6 thang": "half",
  "nua nam": "half",
  "12 thang": "year",
  nam: "year",
  ky: "period",
  "ky bao cao": "period",
  dot: "period",
};

const UNIT =
  "ngay|nga0|tuan|(?:0?3|0?6|s6u|12) ?(?:thang|th)|thang|quy|nua nam|(?:0?1 |mot )?nam|ky bao cao|ky(?! hop)";
/** A unit that is not the start of "tháng 6", "quý III", "năm 2026", "năm sau", "tháng cuối quý", "6 tháng đầu năm". */
const ENDS =
  "(?![a-z0-9])(?! ?(?:\\d{1,2}(?!\\d)(?! ?(?:lan|cuoc|ky|buoi)(?![a-z]))|\\d{3,5}|iv|i{1,3}|cuoi|dau|con lai|nay|truoc(?! ?(?:ngay|\\d|thang|quy|ky))|sau|toi|tiep|ke tiep|hoc|luong|qua|lich|chuyen doi|thanh nien|an toan|hanh dong|cong nghe|du lich)(?![a-z]))";
const EACH =
  "(?:dinh ky )?(?:vao )?(?:cuoi |dau )?(?:hang|moi|tung|theo tung|cac|theo cac)(?: mot| 1| 01)?";
/** After "mỗi", "hằng" no number is that of the period: "mỗi quý 01 cuộc". */
const ONE_EACH = "(?:dinh ky )?(?:vao )?(?:cuoi |dau )?(?:hang|moi|tung|theo tung)(?: mot| 1| 01)?";
const JOIN = "(?: ?, ?| ?/ ?| ?- ?| ?; ?| va | hoac | ?& ?|, va | ?\\+ ?)";
const REPORT = "(?:(?:bao cao|s[o0] ket|tong ket|bc)(?: dinh ky)? )?";

// "hàng tháng, quý, năm", "mỗi quý", "các tháng trong năm", "định kỳ hàng quý, năm", "hằng quý, hằng năm"
const STATED = new RegExp(`${EACH} (${UNIT})${ENDS}`, "y");
const COUNTED = new RegExp(`${ONE_EACH} (${UNIT})(?= ?\\d{1,2} [a-z])(?! ?\\d{1,2} thang)`, "y");
// "định kỳ 6 tháng, năm", "theo tháng, quý, năm", "báo cáo quý, năm", "sơ kết 6 tháng, tổng kết năm"
const LED = new RegExp(
  `(?:dinh ky(?: theo| vao)?|theo|bao cao(?: dinh ky)?|bc|s[o0] ket|tong ket|giao ban)(?: dinh ky)?(?: theo)? (${UNIT})${ENDS}`,
  "y",
);
const BARE = new RegExp(`(${UNIT})${ENDS}`, "y");
const MORE = new RegExp(
  `${JOIN}${REPORT}(?:(?:hang|moi|tung|theo|dinh ky) )?(${UNIT})${ENDS}`,
  "y",
);
const LATER =
  /(?: trong nam(?! ?\d))?(?:,? ?(?:it nhat |toi thieu |t0i thieu |khong it hon |co )?(\d{1,2}|mot|hai|ba|bon)(?: ?(?:-|den) ?\d{1,2})? (?:lan|cuoc|ky|buoi|phien|hoi (?:nghi|thi|thao)|dot|so(?! lieu)|tin|bai|chuyen (?:muc|de)|lop|luot|ban tin|video|phong su|mo hinh|van ban|san pham|diem|noi dung|don vi|co quan|c0 quan|xa|thon|nguoi|bao cao|ke hoach|sang kien|giai phap|tthc|ho s[0o]|dien dan|doi thoai|gio|ngay|chi tieu)(?![a-z]))?/y;
// "theo kỳ báo cáo", "định kỳ", "báo cáo định kỳ", "thường niên"
const PERIODIC =
  /(?:theo )?(?:cac )?ky bao cao(?: dinh ky)?(?![a-z])|(?:theo )?dinh ky(?! (?:\d|hang|moi|theo (?:thang|quy|nam|tuan)))(?![a-z])|thuong ky(?![a-z])/y;
const YEARLY = /thuong nien(?![a-z])/y;

export const recurring: Form = (input, from) => {
  const { key } = input;
  const yearly = matchAt(YEARLY, key, from);
  if (yearly !== null) return { to: from + yearly[0].length, value: repeating(["year"], false) };
  const stated = matchAt(STATED, key, from) ?? matchAt(COUNTED, key, from);
  if (stated !== null) return units(key, stated[1] ?? "", from + stated[0].length, false);
  const led = matchAt(LED, key, from);
  if (led !== null && !/ (?:0?1|mot) nam$/.test(led[0])) {
    const known = /^(?:theo|giao ban)/.test(led[0]);
    return units(key, led[1] ?? "", from + led[0].length, !known);
  }
  const periodic = matchAt(PERIODIC, key, from);
  if (periodic !== null)
    return { to: from + periodic[0].length, value: { ...repeating(["period"], true) } };
  return bareUnits(key, from);
};

/** "tháng, quý, năm" in a row, or one unit that is the whole phrase; a lone word in a sentence says nothing. */
function bareUnits(key: string, from: number): ReturnType<Form> {
  const bare = matchAt(BARE, key, from);
  if (bare === null || bare[1] === "ngay" || bare[1] === "nga0") return null;
  const read = units(key, bare[1] ?? "", from + bare[0].length, true);
  if (read === null) return null;
  const alone = from + bare[0].length === read.to;
  if (alone && !/^[^a-z0-9]*$/.test(key.slice(0, from) + key.slice(read.to))) return null;
  return read;
}

function units(
  key: string,
  first: string,
  at: number,
  generic: boolean,
): { to: number; value: Recurring | { type: "continuous" } } | null {
  const found = [unitOf(first)];
  let end = at;
  for (;;) {
    const more = matchAt(MORE, key, end);
    if (more === null) break;
    found.push(unitOf(more[1] ?? ""));
    end += more[0].length;
  }
  const every = [...new Set(found.filter((unit) => unit !== "day"))];
  const later = matchAt(LATER, key, end);
  const to = end + (later?.[0].length ?? 0);
  if (every.length === 0) return { to, value: { type: "continuous" } };
  const value = repeating(every, generic);
  if (later?.[1] !== undefined) value.times = numberOf(later[1]);
  return { to, value };
}

function unitOf(written: string): Every | "day" {
  const plain = written
    .replace(/^0/, "")
    .replace("s6u", "6")
    .replace(/(\d)(?=th)/, "$1 ")
    .replace(/ +/g, " ")
    .replace(/th$/, "thang")
    .replace(/^(?:1|mot) /, "");
  return UNITS[plain] ?? "period";
}

export function repeating(every: Every[], generic: boolean): Recurring {
  return { type: "recurring", every, days: [], yearDays: [], generic, confirm: false };
}

// "02 lần/năm", "ít nhất 01 cuộc/quý", "1 lần trong năm", "01 tin/tuần"
const THING =
  "(?:lan|cuoc|ky|buoi|phien|hoi (?:nghi|thi|thao)|dot|so|tin(?:,? bai)?|bai(?: viet| tuyen truyen)?|chuyen (?:muc|de)|bao cao|luot|lop(?: tap huan| boi duong)?|ban tin|video|phong su|dien dan|chuong trinh phat thanh|phong trao|gio)";
const TIMES = new RegExp(
  `(?:(?:it nhat|toi thieu|t0i thieu|khong it hon|tu) )?(${COUNT})(?: ?(?:-|den) ?\\d{1,2})? ?(?:${THING} ?(?:/|tren) ?(?:mot |0?1 )?|/(?!\\d))(${UNIT})(?![a-z0-9])`,
  "y",
);
const TIMES_IN = new RegExp(
  `(?:(?:it nhat|toi thieu|t0i thieu|khong it hon) )?(${COUNT}) (?:lan|cuoc|buoi|phien|dot)(?: (?:trong|moi|mot|hang))+ (${UNIT})(?![a-z])`,
  "y",
);
// "6 tháng một lần", "3 tháng/lần", "quý 1 lần", "năm 02 lần"
const INTERVAL = new RegExp(
  `(?:(?:dinh ky|cu) )?(?:(${COUNT}) ?)?(tuan|thang|th|quy|nam) ?(?:/ ?|mot |0?1 |(?=0?\\d lan))(?:0?(\\d) )?lan(?![a-z])`,
  "y",
);

export const times: Form = ({ key }, from) => {
  const match = matchAt(TIMES, key, from) ?? matchAt(TIMES_IN, key, from);
  if (match !== null) {
    const unit = unitOf(match[2] ?? "");
    const year = matchAt(/ ?\d{4}/y, key, from + match[0].length);
    if (unit === "day" || year !== null) return null;
    return {
      to: from + match[0].length,
      value: { ...repeating([unit], false), times: numberOf(match[1] ?? "") },
    };
  }
  const interval = matchAt(INTERVAL, key, from);
  if (interval === null) return null;
  const count = interval[1] === undefined ? 1 : numberOf(interval[1]);
  const every = intervalUnit(count, interval[2] ?? "");
  const value = repeating([every ?? "month"], false);
  value.times = interval[3] === undefined ? 1 : Number(interval[3]);
  if (every === null) value.confirm = true;
  return { to: from + interval[0].length, value };
};

/** Null where the interval is none that can be said: "2 tháng một lần". */
function intervalUnit(count: number, unit: string): Every | null {
  if (unit === "tuan") return count === 1 ? "week" : null;
  if (unit === "quy") return count === 1 ? "quarter" : count === 2 ? "half" : null;
  if (unit === "nam") return count === 1 ? "year" : null;
  return ({ 1: "month", 3: "quarter", 6: "half", 12: "year" } as const)[count] ?? null;
}

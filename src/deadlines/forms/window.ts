import type { Dated } from "../dated.js";
import { matchAt, type Form, type Input } from "../mention.js";
import { date } from "./date.js";
import { month } from "./month.js";
import { quarter } from "./quarter.js";

const DATA =
  "(?:(?:thoi (?:gian|diem|ky) )?(?:chot |lay |tong hop |ky )?so lieu(?: bao cao| thong ke| tong hop)?|ky bao cao|thoi gian chot so lieu|moc so lieu)(?: bao cao| dinh ky| hang (?:thang|quy|nam|tuan)| thang| quy| nam)*";
const TAKEN = "(?: (?:duoc|t[i0]nh|lay|chot|tong hop|thong ke|cap nhat))*";
// "số liệu từ 15/12/2025 đến 14/3/2026", "kỳ số liệu tính từ ngày 15/12 đến ngày 14/6"
const HEAD = new RegExp(`${DATA}${TAKEN},? ?(?:\\(|:)? ?(?:t[i0]nh )?(?:ke )?tu (?:ngay )?`, "y");
// "(tính từ 15/12/2025 đến 14/12/2026)": in brackets behind the day itself
const BRACKETED = /(?:t[i0]nh|lay|chot|ky)(?: ke)? tu (?:ngay )?/y;
// "số liệu tính đến ngày 31/5/2026", "số liệu chốt đến hết tháng 5"
const UNTIL = new RegExp(`${DATA}${TAKEN},? ?:? ?(?:den|toi)(?: het)?(?: ngay)? ?`, "y");
const BRACKETED_UNTIL = /(?:t[i0]nh|lay|chot)(?: den| toi)(?: het)?(?: ngay)? /y;
const TO = /,? ?(?:den|-|→)(?: het)?(?: ngay)? /y;

// "từ ngày 15 tháng trước đến ngày 14 của tháng thuộc kỳ báo cáo": of every period
const EACH_PERIOD =
  /\d{1,2}(?:\/\d{1,2})? (?:cua )?(?:thang|nam) [a-z ]{2,40}?(?:den|-) (?:het )?(?:ngay )?\d{1,2}(?:\/\d{1,2})? (?:cua )?(?:thang|quy|ky|nam)[a-z ]{0,40}?(?= *(?:$|[,;.)(:]|truoc|cham nhat|gui))/y;

/** The stretch of time that figures are taken from: no day on which anything is due. */
export const window: Form = (input, from) => {
  const bracketed = /\($/.test(input.key.slice(0, from));
  const head =
    matchAt(HEAD, input.key, from) ?? (bracketed ? matchAt(BRACKETED, input.key, from) : null);
  if (head !== null) return fromTo(input, from + head[0].length);
  const until =
    matchAt(UNTIL, input.key, from) ??
    (bracketed ? matchAt(BRACKETED_UNTIL, input.key, from) : null);
  if (until === null) return null;
  const last = datedAt(input, from + until[0].length);
  return last === null ? null : built(last.to, null, { ...last.dated, confirm: true });
};

function fromTo(input: Input, at: number): ReturnType<Form> {
  const each = matchAt(EACH_PERIOD, input.key, at);
  if (each !== null) return { to: at + each[0].length, value: { type: "window", span: null } };
  const first = datedAt(input, at);
  const joint = first === null ? null : matchAt(TO, input.key, first.to);
  if (first === null || joint === null) return null;
  const last = datedAt(input, first.to + joint[0].length);
  return last === null ? null : built(last.to, first.dated, last.dated);
}

function datedAt(input: Input, at: number): { to: number; dated: Dated } | null {
  for (const form of [date, quarter, month]) {
    const read = form(input, at);
    if (read?.value.type === "dated") return { to: read.to, dated: read.value };
  }
  return null;
}

function built(to: number, first: Dated | null, last: Dated): ReturnType<Form> {
  return { to, value: { type: "window", span: { type: "range", from: first, to: last } } };
}

import type { Offset, OffsetUnit } from "../../domain/schedule.js";
import { matchAt, type Form, type Input, type Value } from "../mention.js";
import { tailEnd } from "../tail.js";
import { COUNT } from "../words.js";
import { numberOf } from "./date.js";

const HAPPENS =
  "(?:co|phat sinh|can|duoc|nhan|xay ra|het|ket thuc|hoan thanh|xuat hien|tiep nhan|ban hanh|cap tren|cap co tham quyen|ubnd|so|tinh|trung uong|bo|chinh phu|to chuc|nguoi dan|cong dan|trien khai|phat hien|cac|he thong|du an|yeu cau|thay doi|thuc hien)";
// "Sau khi UBND tỉnh công bố", "ngay sau khi có hướng dẫn", "khi có yêu cầu", "kể từ khi ban hành", "trước khi họp"
const WHEN = new RegExp(
  `(?:(?:ngay|nga0|chi|chi thuc hien|hang nam,?|ngay tu|moi|truong hop) )?(sau khi|truoc khi|tu khi|ke tu khi|t[i0]nh tu khi|sau ngay(?! ?\\d)|truoc ngay(?! ?\\d| (?:mung|cuoi))(?= [a-z]{2,} [a-z])|(?:ke |t[i0]nh )?tu (?:ngay|thoi diem)(?! ?\\d)|khi(?= ${HAPPENS}(?![a-z]))|khi(?= nao))(?![a-z])`,
  "y",
);
// "Sau hội nghị", "trước kỳ họp", "dịp Tết", "tại kỳ họp giữa năm"
const OCCASION =
  /(?:(?:ngay|nga0|vao|trong|nhan) )?(sau|truoc|tai|trong|dip|trong dip|nhan dip|den|cham nhat|thoi gian)(?: thoi gian| dip| cac| moi| dien ra| thoi gian dien ra)? (?=(?:cac |moi )?(?:ky hop|hoi nghi|dai hoi|cuoc hop|phien hop|buoi hop|ngay bau cu|bau cu|tet|le (?!phi)|khai giang|sap xep|sap nhap|hop nhat|dot kiem tra|cuoc kiem tra|ket luan|thanh tra|kiem tra|nghiem thu|quyet toan|ngay thanh lap|ngay chuyen doi|ngay phap luat|ngay tet|nam hoc|ngay hoi)(?![a-z]))/y;
// "sau Kết luận ..." at the start of the phrase
const AFTER_ANY = /(?:ngay |nga0 )?sau (?!khi|do|day|ngay|\d|thang|quy|nam)(?=[a-z]{2,})/y;
const TERM_START = /(?:vao )?(?:dau|cuoi|trong) nam hoc(?![a-z0-9])/y;
// "đột xuất", "đột xuất khi có yêu cầu"
const ADHOC = /(?:bao cao )?dot xuat(?![a-z])(?: \(?(?=khi))?/y;
// "kịp thời", "khi cần", "khi phát sinh"
const AT_NEED =
  /khi can(?: thiet)?(?![a-z])|kip thoi(?= *[.;)]?$)|nga0 khi phat sinh(?![a-z])|khi phat sinh(?= *[.;)]?$)/y;
// "05 ngày làm việc kể từ ngày nhận được", "08 giờ làm việc sau khi", "10 ngày trước khi họp"
const OFFSET = new RegExp(
  `(${COUNT})(?: ?\\((?:[a-z0-9]+ ?)+\\))? ?(ngay lam viec|gio lam viec|ngay|nga0|gio|h|thang|tuan|phut)(?: lam viec)?,? (?:(?:t[i0]nh |ke )?(tu|sau|truoc)|ke tu|t[i0]nh tu)(?: (khi|ngay|nga0|thoi diem|luc|thoi gian))*(?: |$)`,
  "y",
);
// "trong thời hạn 05 ngày làm việc", "trong vòng 24 giờ"
const WITHIN = new RegExp(
  `(?:trong thoi (?:han|gian)|trong vong|thoi han|khong qua|t0i d0|toi da|trong|sau|cham nhat(?: sau)?)(?: la| khong qua| t0i d0| toi da)? (${COUNT}) (ngay lam viec|gio lam viec|ngay|gio|thang|tuan)(?! (?:dau|cuoi|nam|con lai|ngay|thu|phut|hang|sang|chieu|\\d))(?!, ?ngay)(?! ?\\(\\d)(?!,? (?:lam viec,? )?(?:ke |t[i0]nh )?(?:tu|sau|truoc)(?![a-z]))(?![a-z0-9/])`,
  "y",
);

export const afterEvent: Form = (input, from) =>
  offset(input, from) ??
  adhoc(input, from) ??
  when(input, from) ??
  occasion(input, from) ??
  within(input, from);

function when(input: Input, from: number): ReturnType<Form> {
  const need = matchAt(AT_NEED, input.key, from);
  if (need !== null) {
    const prompt = need[0].startsWith("kip thoi");
    const event = prompt
      ? "phát sinh"
      : input.text.slice(from, from + need[0].length).replace(/^(?:ngay )?khi /i, "");
    return { to: from + need[0].length, value: happening(event, true, false, prompt) };
  }
  const match = matchAt(WHEN, input.key, from);
  if (match === null) return null;
  const head = match[1] ?? "";
  if (head === "khi" && !/^nga0|^ngay/.test(match[0]) && !leads(input.key, from)) return null;
  const start = from + match[0].length;
  const to = tailEnd(input, start, false);
  const event = input.text.slice(start, to).trim();
  if (event === "") return null;
  const repeat = head.startsWith("khi");
  const counted = head.startsWith("truoc") ? daysAhead(event) : null;
  if (counted !== null) return { to, value: counted };
  const later = head.startsWith("sau") ? daysAfter(event) : null;
  return { to, value: later ?? happening(event, repeat, head.startsWith("truoc"), false) };
}

/** "kết thúc đợt kiểm tra chậm nhất 10 ngày" of "sau khi kết thúc …". */
function daysAfter(event: string): Extract<Value, { type: "event" }> | null {
  const match =
    /^(.+?),? (?:chậm nhất|muộn nhất|không quá|tối đa|trong vòng|trong thời hạn)(?: là| sau)? (\d{1,2}) (ngày làm việc|ngày)$/i.exec(
      event,
    );
  if (match?.[1] === undefined) return null;
  const read = offsetOf(match[2] ?? "", match[3]?.length === 4 ? "ngay" : "ngay lam viec");
  return read === null ? null : { ...happening(match[1], false, false, false), offset: read };
}

/** "kỳ họp 15 ngày" of "trước kỳ họp 15 ngày". */
function daysAhead(event: string): Extract<Value, { type: "event" }> | null {
  const match = /^(.+?) (\d{1,2}) (ngày làm việc|ngày)$/i.exec(event);
  if (match?.[1] === undefined) return null;
  const read = offsetOf(match[2] ?? "", match[3]?.length === 4 ? "ngay" : "ngay lam viec");
  const value = happening(match[1], false, true, false);
  return read === null ? value : { ...value, offset: { ...read, n: -read.n } };
}

/** "khi" in the middle of a clause tells how, not when: only after a pause, an "hoặc" or at the start. */
function leads(key: string, from: number): boolean {
  if (!/\d|thuong xuyen|dinh ky|hang |quy (?:i|v)/.test(key)) return true;
  return /(?:^|[;,.:()-] ?|hoac |va |den |xuyen |xuat |truoc |theo |bao cao |thuc hien |trien khai |ky |ngay )$/.test(
    key.slice(Math.max(0, from - 12), from),
  );
}

function occasion(input: Input, from: number): ReturnType<Form> {
  const term = matchAt(TERM_START, input.key, from);
  if (term !== null) {
    const text = input.text.slice(from, from + term[0].length);
    return { to: from + term[0].length, value: happening(text, false, false, true) };
  }
  const first =
    /^[\s\-+("]*$/.test(input.key.slice(0, from)) || /[;:] ?$/.test(input.key.slice(0, from));
  const match =
    matchAt(OCCASION, input.key, from) ?? (first ? matchAt(AFTER_ANY, input.key, from) : null);
  if (match === null) return null;
  const start = from + match[0].length;
  const to = tailEnd(input, start, false);
  if (to <= start) return null;
  const before = /truoc/.test(match[0]);
  const event = input.text.slice(start, to).trim();
  const counted = before ? daysAhead(event) : null;
  return { to, value: counted ?? happening(event, false, before, false) };
}

function adhoc(input: Input, from: number): ReturnType<Form> {
  const match = matchAt(ADHOC, input.key, from);
  if (match === null) return null;
  const end = from + match[0].length;
  const reason = /^(?: ?\(?)(?:khi|hoac khi) (?:co )?/.exec(input.key.slice(end));
  if (reason === null)
    return { to: end, value: happening("có yêu cầu đột xuất", true, false, false) };
  const to = tailEnd(input, end + reason[0].length, false);
  return {
    to,
    value: happening(
      `đột xuất khi có ${input.text.slice(end + reason[0].length, to).trim()}`,
      true,
      false,
      false,
    ),
  };
}

function offset(input: Input, from: number): ReturnType<Form> {
  const match = matchAt(OFFSET, input.key, from);
  if (match === null) return null;
  const since = match[3] === "tu" && !/(?:ke|t[i0]nh) tu/.test(match[0]);
  if ((match[3] === "truoc" || since) && /^\d/.test(input.key.slice(from + match[0].length)))
    return null;
  const start = from + match[0].length;
  const to = tailEnd(input, start, false);
  const event = input.text.slice(start, to).trim();
  const read = offsetOf(match[1] ?? "", match[2] ?? "");
  const earlier = match[3] === "truoc";
  const value: Value = {
    ...happening(event === "" ? "sự kiện" : event, false, earlier, event === ""),
    ...(read === null ? { confirm: true } : { offset: earlier ? { ...read, n: -read.n } : read }),
  };
  return { to: Math.max(to, start - 1), value };
}

function within(input: Input, from: number): ReturnType<Form> {
  const match = matchAt(WITHIN, input.key, from);
  if (match === null) return null;
  const read = offsetOf(match[1] ?? "", match[2] ?? "");
  return {
    to: from + match[0].length,
    value: {
      ...happening("giao nhiệm vụ", false, false, true),
      ...(read === null ? {} : { offset: read }),
    },
  };
}

function offsetOf(count: string, unit: string): Offset | null {
  const n = numberOf(count);
  if (!Number.isFinite(n)) return null;
  if (unit === "tuan") return { n: n * 7, unit: "day" };
  const units: Record<string, OffsetUnit> = {
    "ngay lam viec": "workday",
    "gio lam viec": "workhour",
    ngay: "day",
    nga0: "day",
    gio: "hour",
    h: "hour",
    thang: "month",
  };
  const read = units[unit];
  return read === undefined ? null : { n, unit: read };
}

function happening(
  event: string,
  repeat: boolean,
  before: boolean,
  confirm: boolean,
): Extract<Value, { type: "event" }> {
  const dated = /\d{1,2}\/\d{1,2}/.test(event);
  return { type: "event", event, repeat, before, confirm: confirm || dated };
}

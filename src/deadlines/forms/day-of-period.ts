import { matchAt, type DayOf, type Form } from "../mention.js";
import { repeating } from "./recurring.js";

const DAY = "(\\d{1,2}|cuoi cung|cuoi|dau tien)";
// "ngày 20 của tháng cuối quý", "ngày 10 tháng cuối kỳ báo cáo", "ngày 05 tháng đầu quý sau", "ngày 15 của tháng cuối cùng của quý"
const LAST_MONTH = new RegExp(
  `(?:ngay )?${DAY},? (?:cua |thuoc |o )?(?:cac |moi |hang |tung )?thang (cuoi|dau|thu ba|thu 3)(?: cung| tien)?(?: cua)?(?: moi| hang| tung| cac| trong)*(?: (quy|ky bao cao|ky|nam|6 thang)(?: (sau|tiep theo|ke tiep|bao cao))?)?(?![a-z0-9])`,
  "y",
);
// "ngày 05 của tháng sau", "ngày 10 tháng liền kề", "ngày 03 của tháng tiếp theo sau quý báo cáo"
const NEXT_MONTH = new RegExp(
  `(?:ngay )?${DAY},? (?:cua )?(thang|quy) (?:sau|tiep theo|ke tiep|lien ke|ke lien|lien sau)(?: (?:lien ke|ke tiep))?(?: (?:sau |cua )?(?:thang|quy|ky)(?: bao cao)?)?(?![a-z0-9])`,
  "y",
);
// "ngày 20 của kỳ báo cáo", "ngày 25 của tháng", "ngày 25 tháng báo cáo", "ngày cuối cùng của tháng"
const OF_PERIOD = new RegExp(
  `ngay (?:lam viec )?${DAY}(?: cua| trong)?(?! (?:moi|hang|tung|cac) thang(?: ?,| va) ?(?:hang |moi )?(?:quy|nam|6)(?! ?\\d))(?: moi| hang| tung| cac)? (ky bao cao|thang bao cao|thang|quy bao cao|quy)(?! ?(?:\\d|i|cuoi|dau|sau|tiep|ke|lien|[a-z]+ \\d))(?![a-z0-9])`,
  "y",
);
// "trước ngày 22", "ngày 15"
const PLAIN =
  /(?:(?:ngay|nga0)(?: mung| mong)?|mung|mong) (\d{1,2})(?!\d|[/.]\d| ?(?:-|→|den)(?: het)?(?: ngay)? ?\d| (?:thang|lam viec)|,? (?:va )?\d{1,2}\/\d)(?![a-z])/y;

// "ngày 10 và 25 hằng tháng", "ngày 5, 15, 25 hàng tháng"
const SEVERAL =
  /ngay (\d{1,2}(?:(?:, ?| va |, va )(?:ngay )?\d{1,2})+) (?:cua )?(?:hang|moi|cac|tung) thang(?![a-z0-9])/y;

// "trước 20 hằng tháng", "chậm nhất 25 mỗi tháng"
const BARE = /(\d{1,2})(?= (?:cua )?(?:hang|moi|tung) (?:thang|quy)(?![a-z0-9]))/y;
const LED = /(?:truoc|nhat|den|het|qua|vao|tu|la) $/;

export const dayOfPeriod: Form = ({ key }, from) => {
  const several = matchAt(SEVERAL, key, from);
  if (several !== null) {
    const days = (several[1]?.match(/\d+/g) ?? []).map(Number);
    if (days.some((day) => day < 1 || day > 31)) return null;
    const value = repeating(["month"], false);
    value.days.push(...days.map((day) => ({ type: "day" as const, day })));
    return { to: from + several[0].length, value };
  }
  const last = matchAt(LAST_MONTH, key, from);
  if (last !== null && (last[0].startsWith("ngay") || /^(?:quy|ky)/.test(last[3] ?? ""))) {
    return built(from + last[0].length, lastMonth(last));
  }
  const next = matchAt(NEXT_MONTH, key, from);
  if (next !== null) {
    const every = /(?:quy)/.test(next[0]) ? ("quarter" as const) : undefined;
    return built(from + next[0].length, {
      type: "day",
      day: dayNumber(next[1]),
      of: "next_month",
      every: every ?? "month",
    });
  }
  const period = matchAt(OF_PERIOD, key, from);
  if (period !== null) {
    const word = period[2] ?? "";
    const every = word.startsWith("ky") ? "period" : word.startsWith("quy") ? "quarter" : "month";
    const of = every === "month" ? {} : { of: "last_month" as const };
    return built(from + period[0].length, { type: "day", day: dayNumber(period[1]), every, ...of });
  }
  const plain =
    matchAt(PLAIN, key, from) ??
    (LED.test(key.slice(Math.max(0, from - 6), from)) ? matchAt(BARE, key, from) : null);
  return plain === null
    ? null
    : built(from + plain[0].length, { type: "day", day: Number(plain[1]) });
};

function lastMonth(match: RegExpExecArray): DayOf {
  const word = match[3];
  const first = match[2] === "dau";
  const every =
    word === undefined || word.startsWith("ky")
      ? "period"
      : word === "nam"
        ? "year"
        : word === "quy"
          ? "quarter"
          : "half";
  const after = match[4] !== undefined && match[4] !== "bao cao";
  return {
    type: "day",
    day: dayNumber(match[1]),
    of: first ? (after ? "next_month" : "first_month") : "last_month",
    every,
  };
}

function dayNumber(written: string | undefined): number {
  if (written === "dau tien") return 1;
  return written === undefined || written.startsWith("cuoi") ? 31 : Number(written);
}

function built(to: number, value: DayOf): ReturnType<Form> {
  if ((value.day ?? 0) < 1 || (value.day ?? 0) > 31) {
    return { to, value: { type: "broken", flags: ["unread", "typo_impossible_date"] } };
  }
  return { to, value };
}

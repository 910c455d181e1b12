import { DateTime } from "luxon";
import type { CivilDate } from "./time.js";

const FORMS = [
  /^(?<y>\d{4})-(?<m>\d{1,2})-(?<d>\d{1,2})$/,
  /^(?:ngày\s*|ngay\s*)?(?<d>\d{1,2})\s*[/.-]\s*(?<m>\d{1,2})(?:\s*[/.-]\s*(?<y>\d{4}|\d{2}))?$/iu,
  /^(?:(?:ngày|ngay)\s*)?(?<d>\d{1,2})\s*(?:tháng|thang)\s*(?<m>\d{1,2})(?:\s*(?:năm|nam)\s*(?<y>\d{4}))?$/iu,
];

/**
 * A day that somebody typed: "30/7", "30/7/2026", "ngày 30 tháng 7", "2026-07-30". Without a year it is the next
 * such day from `today` on. Null where it is none, "31/02" included.
 */
export function readTypedDate(typed: string, today: CivilDate): CivilDate | null {
  const words = typed.normalize("NFC").replace(/\s+/g, " ").trim();
  const found = FORMS.map((form) => form.exec(words)?.groups).find((one) => one !== undefined);
  if (found === undefined) return null;
  const { y, m = "", d = "" } = found;
  if (y !== undefined) return civil(y.length === 2 ? `20${y}` : y, m, d);
  const year = Number(today.slice(0, 4));
  // A 29/02 without a year may lie some years ahead.
  const days = Array.from({ length: 9 }, (_, i) => civil(String(year + i), m, d));
  return days.find((day) => day !== null && day >= today) ?? null;
}

function civil(year: string, month: string, dayOfMonth: string): CivilDate | null {
  const date = `${year}-${month.padStart(2, "0")}-${dayOfMonth.padStart(2, "0")}`;
  return DateTime.fromISO(date, { zone: "utc" }).isValid ? date : null;
}

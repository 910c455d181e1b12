import { afterEvent } from "./forms/after-event.js";
import { authority } from "./forms/authority.js";
import { clockAt } from "./forms/clock.js";
import { continuous } from "./forms/continuous.js";
import { date, days } from "./forms/date.js";
import { dayOfPeriod } from "./forms/day-of-period.js";
import { daysOfMonths } from "./forms/days-of-months.js";
import { half } from "./forms/half.js";
import { month } from "./forms/month.js";
import { now, onwards } from "./forms/now.js";
import { placeholder } from "./forms/placeholder.js";
import { quarter } from "./forms/quarter.js";
import { recurring, times } from "./forms/recurring.js";
import { reportPeriods } from "./forms/report-periods.js";
import { vague } from "./forms/vague.js";
import { weekday } from "./forms/weekday.js";
import { window } from "./forms/window.js";
import { year } from "./forms/year.js";
import { years } from "./forms/years.js";
import type { Form } from "./mention.js";

/** Right before a date the time is read with the date's own words: "đến 17h00 ngày 12/6". */
const BEFORE_DATE = /^,?(?: ngay)? \d{1,2}(?:[/.-]\d| thang \d)/;

const clock: Form = ({ key }, from) => {
  const read = clockAt(key, from);
  if (read === null || BEFORE_DATE.test(key.slice(read.to, read.to + 16))) return null;
  return { to: read.to, value: { type: "time", time: read.time } };
};

/**
 * The table of contents: every written form, tried in this order at every word of a phrase. What holds more words
 * of a phrase stands before what holds fewer.
 */
export const FORMS: readonly Form[] = [
  placeholder, // "ngày ... tháng ... năm 2026"
  window, // "số liệu từ 15/12/2025 đến 14/3/2026"
  afterEvent, // "sau khi …", "khi có …", "05 ngày làm việc kể từ …", "đột xuất"
  continuous, // "thường xuyên", "hàng ngày"
  reportPeriods, // "quý I, 6 tháng, 9 tháng, năm"
  times, // "02 lần/năm", "6 tháng một lần"
  daysOfMonths, // "ngày 15 các tháng 3, 6, 9, 12"
  dayOfPeriod, // "ngày 20 của tháng cuối quý", "ngày 22"
  days, // "ngày 10-12/6/2026"
  years, // "giai đoạn 2024 - 2026", "nhiệm kỳ 2021 - 2026"
  half, // "6 tháng cuối năm", "9 tháng đầu năm"
  vague, // "đầu năm", "cuối tháng 9"
  onwards, // "và những năm tiếp theo"
  recurring, // "hằng tháng, quý, năm", "định kỳ"
  date, // "15/7/2025", "ngày 05 tháng 02 năm 2026"
  quarter, // "Quý III/2025"
  month, // "Tháng 7/2025", "7/2025"
  year, // "năm 2025", "trong năm"
  weekday, // "thứ Sáu hằng tuần"
  now, // "từ nay"
  clock, // "17 giờ 00"
  authority, // "theo quy định", "theo kế hoạch của UBND tỉnh"
];

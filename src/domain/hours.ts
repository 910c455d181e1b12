import { DateTime } from "luxon";
import type { CivilDate, Instant } from "./time.js";

/** A local time of day: "07:30". Compares as text. */
export type ClockTime = string;

/** Reads "7h30", "7:30", "07.30", "8h", "8 giờ"; null for anything else. */
export function readClockTime(typed: string): ClockTime | null {
  const [, hour = "", minute = ""] =
    /^(\d{1,2})\s*(?:[:.hg]|giờ|gio|$)\s*(\d{2})?\s*(?:phút|phut|p)?$/i.exec(typed.trim()) ?? [];
  if (hour === "" || Number(hour) > 23 || Number(minute) > 59) return null;
  return `${hour.padStart(2, "0")}:${minute === "" ? "00" : minute}`;
}

/** Whether a time lies in a stretch of the day that may go over midnight; its end does not count. */
export function isBetween(time: ClockTime, from: ClockTime, to: ClockTime): boolean {
  if (from === to) return false;
  return from < to ? time >= from && time < to : time >= from || time < to;
}

/** The moment of a local time on a day. */
export function momentOf(day: CivilDate, time: ClockTime, zone: string): Instant {
  const moment = DateTime.fromISO(`${day}T${time}`, { zone }).toUTC().toISO();
  if (moment === null) throw new RangeError("not a day and a time");
  return moment;
}

/** What begins before this hour of the day may come until then: the office is still there. */
const CLOSES = "17:00";
const LATER_HOURS = 2;

/** Until when a nudge of that hour makes sense on its day, and no later than quiet hours begin. */
export function windowEnd(hour: ClockTime, quietFrom: ClockTime): ClockTime {
  const later = `${String(Math.min(23, Number(hour.slice(0, 2)) + LATER_HOURS)).padStart(2, "0")}${hour.slice(2)}`;
  const end = later > CLOSES ? later : CLOSES;
  return end > quietFrom && quietFrom > hour ? quietFrom : end;
}

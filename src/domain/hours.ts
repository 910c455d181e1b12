import { DateTime } from "luxon";
import { fold } from "./fold.js";
import type { CivilDate, Instant } from "./time.js";

/** A local time of day: "07:30". Compares as text. */
export type ClockTime = string;

/** Hour and minute within words without diacritics: "7h30", "7:30", "07.30", "8h", "8 gio 15", "2h chieu", "7pm". */
const TIME =
  /(?<!\d)(\d{1,2})(?:\s*(?:[:.hg]|gio)\s*(\d{2})(?!\d)\s*(?:phut|p(?![a-z])|')?|\s*(?:gio|h|g)(?![a-z\d]))?(?:\s*(sang|trua|chieu|toi|am|pm)(?![a-z]))?(?!\d)/g;

/** Reads "7h30", "7:30", "07.30", "8h", "8 giờ", "2h chiều", "8"; null for anything else. */
export function readClockTime(typed: string): ClockTime | null {
  const words = fold(typed);
  const [found] = words.matchAll(TIME);
  return found?.[0] === words ? timeOf(found) : null;
}

/** What is said between two times: "từ 20h đến 7h sáng", "20:00 - 7:00". */
const BETWEEN = /^(?:\s|[-–,;]|tu|den|toi|from|until|till|to|and|va)*$/;

/** Two times of day with nothing between them but "đến"; null for anything else. */
export function readClockSpan(typed: string): { from: ClockTime; to: ClockTime } | null {
  const words = fold(typed);
  const found = [...words.matchAll(TIME)];
  const [first, second] = found;
  if (first === undefined || second === undefined || found.length > 2) return null;
  if (!BETWEEN.test(words.replace(TIME, " "))) return null;
  const [from, to] = [timeOf(first), timeOf(second)];
  return from === null || to === null ? null : { from, to };
}

function timeOf([, hours = "", minutes = "00", part = ""]: readonly (string | undefined)[]) {
  const late = ["chieu", "toi", "pm"].includes(part) && Number(hours) < 12;
  const hour = Number(hours) + (late ? 12 : 0);
  if (hour > 23 || Number(minutes) > 59) return null;
  return `${String(hour).padStart(2, "0")}:${minutes}`;
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

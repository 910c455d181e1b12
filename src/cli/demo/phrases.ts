import { addDays, type CivilDate } from "../../domain/time.js";

/** The period of the demo's plan: twelve months with at least three behind and three ahead of the day. */
export type DemoPeriod = { year: number; start: CivilDate; end: CivilDate; words: string };

/**
 * April to September stand in a calendar year's plan; the other months in one from July to June, as
 * a commune formed on 1 July may well have.
 */
export function periodAround(today: CivilDate): DemoPeriod {
  const year = Number(today.slice(0, 4));
  const month = Number(today.slice(5, 7));
  if (month >= 4 && month <= 9) {
    return { year, start: `${year}-01-01`, end: `${year}-12-31`, words: `năm ${year}` };
  }
  const first = month >= 10 ? year : year - 1;
  return {
    year: first,
    start: `${first}-07-01`,
    end: `${first + 1}-06-30`,
    words: `từ tháng 7/${first} đến tháng 6/${first + 1}`,
  };
}

const PLACEHOLDER = /\{(day|month|quarter|half|year):(-?\d+)\}/g;

/**
 * A phrase of the demo as a plan of that day would write it, years always written out:
 * "Trước ngày {day:-8}" → "Trước ngày 12/11/2026", "Quý {quarter:1}" → "Quý I năm 2027".
 */
export function fillPhrase(phrase: string, today: CivilDate): string {
  return phrase.replace(PLACEHOLDER, (_, unit: string, count: string) =>
    PLACES[unit as Place](today, Number(count)),
  );
}

const QUARTERS = ["I", "II", "III", "IV"] as const;
const PLACES = { day: dayWords, month: monthWords, quarter: quarterWords, half: halfWords, year };
type Place = keyof typeof PLACES;

function dayWords(today: CivilDate, days: number): string {
  const [year, month, day] = addDays(today, days).split("-").map(Number);
  return `${day ?? 0}/${month ?? 0}/${year ?? 0}`;
}

function monthWords(today: CivilDate, months: number): string {
  const { year: y, part } = step(today, months, 12);
  return `${part + 1}/${y}`;
}

function quarterWords(today: CivilDate, quarters: number): string {
  const { year: y, part } = step(today, quarters, 4);
  return `${QUARTERS[part] ?? ""} năm ${y}`;
}

function halfWords(today: CivilDate, halves: number): string {
  const { year: y, part } = step(today, halves, 2);
  return `6 tháng ${part === 0 ? "đầu" : "cuối"} năm ${y}`;
}

function year(today: CivilDate, years: number): string {
  return String(Number(today.slice(0, 4)) + years);
}

/** The part of the year (of `parts`) that lies `count` parts from the day's own. */
function step(today: CivilDate, count: number, parts: number): { year: number; part: number } {
  const month = Number(today.slice(5, 7)) - 1;
  const index = Number(today.slice(0, 4)) * parts + Math.floor(month / (12 / parts)) + count;
  return { year: Math.floor(index / parts), part: index % parts };
}

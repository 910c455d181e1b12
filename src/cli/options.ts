import { InvalidArgumentError } from "commander";
import { civilDay } from "../domain/periods.js";
import { deskWords } from "../messages/desk.js";

export const YEAR = /^(19|20|21)\d{2}$/;

export function yearOption(value: string): number {
  if (!YEAR.test(value.trim())) throw new InvalidArgumentError(deskWords.notAYear());
  return Number(value);
}

/** A day as "2025-07-15" or "15/7/2025"; the calendar must have it, in the years a plan can have. */
export function civilDateOption(value: string): string {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(value.trim());
  const local = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(value.trim());
  const parts = iso === null ? [local?.[3], local?.[2], local?.[1]] : [iso[1], iso[2], iso[3]];
  const [year = NaN, month = NaN, day = NaN] = parts.map(Number);
  const date = civilDay(year, month, day);
  if (date === null) throw new InvalidArgumentError(deskWords.notADate());
  return date;
}

/** A repeatable option: each use adds one. */
export function collect(value: string, before: string[] = []): string[] {
  return [...before, value];
}

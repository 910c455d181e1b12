import { InvalidArgumentError } from "commander";
import { deskWords } from "../messages/desk.js";

export const YEAR = /^(19|20|21)\d{2}$/;

export function yearOption(value: string): number {
  if (!YEAR.test(value.trim())) throw new InvalidArgumentError(deskWords.notAYear());
  return Number(value);
}

/** A day as "2025-07-15" or "15/7/2025"; the calendar must have it. */
export function civilDateOption(value: string): string {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(value.trim());
  const local = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(value.trim());
  const parts = iso === null ? [local?.[3], local?.[2], local?.[1]] : [iso[1], iso[2], iso[3]];
  const [year, month, day] = parts.map(Number);
  const date = new Date(Date.UTC(year ?? NaN, (month ?? NaN) - 1, day ?? NaN));
  if (Number.isNaN(date.getTime()) || date.getUTCDate() !== day) {
    throw new InvalidArgumentError(deskWords.notADate());
  }
  return date.toISOString().slice(0, 10);
}

/** A repeatable option: each use adds one. */
export function collect(value: string, before: string[] = []): string[] {
  return [...before, value];
}

import { editDistanceAtMostOne } from "../domain/fold.js";
import type { Context } from "./mention.js";

/** A year as written: `stated` false when it comes from the plan. */
export type Year = { value: number; stated: boolean; flags: string[]; confirm: boolean };

export function planYear(context: Context): Year {
  return { value: context.year, stated: false, flags: [], confirm: false };
}

/**
 * What the digits after "năm" or the last slash mean; null where no year can be made of them.
 * "2026", "26", "225" (2025 with a digit lost: a typing error, told and to be confirmed).
 */
export function readYear(raw: string | undefined, context: Context): Year | null {
  if (raw === undefined) return planYear(context);
  const value = Number(raw);
  if (raw.length === 4 && value >= 1990 && value <= 2100) {
    const swapped =
      Math.abs(value - context.year) > 10 &&
      editDistanceAtMostOne(raw, String(context.year)) &&
      value % 10 !== context.year % 10;
    if (swapped && value > context.year) return mistyped(raw, context.year);
    return { value, stated: true, flags: [], confirm: false };
  }
  if (raw.length === 2) {
    const full = 2000 + value;
    return { value: full, stated: true, flags: [], confirm: Math.abs(full - context.year) > 1 };
  }
  const near = [context.year, context.year + 1, context.year - 1].find((year) =>
    editDistanceAtMostOne(raw, String(year)),
  );
  return near === undefined ? null : mistyped(raw, near);
}

function mistyped(raw: string, meant: number): Year {
  return { value: meant, stated: true, flags: [`typo_year_${raw}`], confirm: true };
}

import { z } from "zod";
import { wrong } from "./args.js";

const STEPS = [
  "notes",
  "rows",
  "unclear",
  "units",
  "unit",
  "confirm",
  "drop",
  "due",
  "activate",
  "close",
] as const;

/** `plan`, `plan 3`, `plan 3 rows p2`, `plan 3 unit 0 new`, `plan 3 due 12 55 trước ngày 15/7`. */
export const PLAN_ARGS = z.string().transform((typed, context) => {
  const [, id, step, rest = ""] =
    /^(\d{1,9})?(?:\s+([a-z]+)(?:\s+(.*))?)?$/su.exec(typed.trim()) ?? [];
  const known = STEPS.find((one) => one === step);
  if (typed.trim() === "" || typed.trim() === "load") return { id: null, step: null, rest: "" };
  if (id === undefined || (step !== undefined && known === undefined)) return wrong(context);
  return { id: Number(id), step: known ?? null, rest: rest.trim() };
});

/** What is asked of one plan; `rest` are the words after the step. */
export type PlanArgs = { id: number; step: (typeof STEPS)[number] | null; rest: string };

import type { Clock } from "./ports.js";

/** The only raw clock of the product; everything else is told the time. */
export const systemClock: Clock = {
  now: () => new Date().toISOString(),
};

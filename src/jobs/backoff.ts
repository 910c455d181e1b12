/** After this many attempts a notice is dead, and clerk and `doctor` see it. */
export const MOST_ATTEMPTS = 8;

const FIRST_MS = 2_000;
const LONGEST_MS = 30 * 60_000;

/**
 * How long to wait before the next attempt, in milliseconds: doubling from two seconds to half an
 * hour, up to a quarter shorter or longer (`jitter` from 0 to 1), never shorter than the platform asks.
 */
export function backoff(attempts: number, jitter: number, platformMs = 0): number {
  const doubled = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.max(0, attempts - 1));
  return Math.max(platformMs, Math.round(doubled * (0.75 + jitter / 2)));
}

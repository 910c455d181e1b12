import { describe, expect, it } from "vitest";
import { backoff } from "../../src/jobs/backoff.js";

describe("the wait before another attempt", () => {
  it.each([
    [1, 2_000],
    [2, 4_000],
    [5, 32_000],
    [20, 30 * 60_000],
  ])("after attempt %i is %i ms, give or take a quarter", (attempts, ms) => {
    expect(backoff(attempts, 0.5)).toBe(ms);
    expect(backoff(attempts, 0)).toBe(ms * 0.75);
    expect(backoff(attempts, 1)).toBe(ms * 1.25);
  });

  it("is never shorter than the platform asks", () => {
    expect(backoff(1, 0.5, 60_000)).toBe(60_000);
  });
});

import type { Instant } from "../../src/domain/time.js";
import type { Clock, Log } from "../../src/ports.js";

/** A clock that stands until it is told to move. */
export class TestClock implements Clock {
  private at: number;

  constructor(start: Instant) {
    this.at = Date.parse(start);
  }

  now(): Instant {
    return new Date(this.at).toISOString();
  }

  advance(ms: number): void {
    this.at += ms;
  }

  set(to: Instant): void {
    this.at = Date.parse(to);
  }
}

export const quietLog = {
  info() {
    return undefined;
  },
  warn() {
    return undefined;
  },
  error() {
    return undefined;
  },
} satisfies Log;

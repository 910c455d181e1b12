import type { Clock, Log, Notice, Store } from "../ports.js";

/** Something to be said unasked, under a key that the same occasion always makes. */
export type Owed = Notice;

export type PassKit = {
  store: Store;
  clock: Clock;
  log: Log;
  /** Reads and decides only: nothing is written. */
  dryRun?: boolean;
};

/** Another process was quicker with one of those that are looked through: takes back what was marked of the others. */
export class SweptMeanwhile extends Error {}

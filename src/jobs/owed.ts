import type { Clock, Log, Notice, Store } from "../ports.js";

/** Something to be said unasked, under a key that the same occasion always makes. */
export type Owed = Notice;

export type PassKit = {
  store: Store;
  clock: Clock;
  log: Log;
  /** Reads and decides only: nothing is written. */
  dryRun?: boolean;
  /** Is given what is owed as it is found; without it the pass keeps all of it, a province's 70,000 notices. */
  hear?: (owed: readonly Owed[]) => void;
};

export type HearingKit = PassKit & Required<Pick<PassKit, "hear">>;

/** Another process was quicker with one of those that are looked through: takes back what was marked of the others. */
export class SweptMeanwhile extends Error {}

import { DateTime } from "luxon";
import type { Clock, Files, Log, Store } from "../ports.js";

export type SweepKit = { store: Store; files: Files; clock: Clock; log: Log };

/** Bytes are written before the row that names them: younger ones may still be waiting for theirs. */
const YOUNG_HOURS = 24;

/**
 * Removes files that nothing names any more: of a process that died between bytes and row, of a
 * request that was refused, of evidence that was taken back. How many went.
 */
export async function sweep({ store, files, clock, log }: SweepKit): Promise<number> {
  const before = DateTime.fromISO(clock.now(), { zone: "utc" }).minus({ hours: YOUNG_HOURS });
  let removed = 0;
  for (const sha256 of await files.olderThan(before.toISO() ?? clock.now())) {
    // In one transaction, so that nobody names the bytes between the look and the removal.
    const went = await store.transaction(async (tx) => {
      if (await tx.work.fileInUse(sha256)) return false;
      await files.remove(sha256);
      return true;
    });
    if (went) removed += 1;
  }
  if (removed > 0) log.info("files that nothing names were removed", { removed });
  return removed;
}

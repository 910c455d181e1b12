import { DateTime } from "luxon";
import type { Clock, Files, Log, Store } from "../ports.js";

export type SweepKit = { store: Store; files: Files; clock: Clock; log: Log };

/** Bytes are written before the row that names them: younger ones may still be waiting for theirs. */
const YOUNG_HOURS = 24;

/** Words that were to wait until a deliverable was chosen, and files that nobody has given to a task. */
const NOTE_DAYS = 1;
const FILE_DAYS = 90;
/** Marks of what was looked through are kept for so long: the longest window is that of a reporting round. */
const SWEPT_DAYS = 120;

/**
 * Removes drafts that wait too long, and files that nothing names any more: of a process that died between bytes and
 * row, of a request that was refused, of evidence that was taken back. How many files went.
 */
export async function sweep(kit: SweepKit): Promise<number> {
  const { store, files, log } = kit;
  await dropOldDrafts(kit);
  await store.reminders.forgetSweeps(ago(kit, { days: SWEPT_DAYS }));
  let removed = 0;
  for (const sha256 of await files.olderThan(ago(kit, { hours: YOUNG_HOURS }))) {
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

async function dropOldDrafts(kit: SweepKit): Promise<void> {
  const { store, clock, log } = kit;
  const before = { notes: ago(kit, { days: NOTE_DAYS }), files: ago(kit, { days: FILE_DAYS }) };
  const old = await store.work.oldDrafts(before);
  for (const { id, workspaceId, files } of old) {
    await store.transaction(async (tx) => {
      // Taken for a task, or given up, since the look.
      if ((await tx.work.draft(workspaceId, id)) === null) return;
      await tx.work.dropDraft(id);
      // Of words that waited the history never heard.
      if (files === 0) return;
      const stamp = { member: null, at: clock.now(), source: `sweep:draft:${String(id)}` };
      await tx.record([{ kind: "draft_dropped" }], { ...stamp, workspaceId, via: "desk" });
    });
  }
  if (old.length > 0) log.info("drafts that waited too long were dropped", { drafts: old.length });
}

function ago({ clock }: SweepKit, length: { hours: number } | { days: number }): string {
  const then = DateTime.fromISO(clock.now(), { zone: "utc" }).minus(length);
  return then.toISO() ?? clock.now();
}

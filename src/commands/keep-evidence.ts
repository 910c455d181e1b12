import type { Activity } from "../domain/activity.js";
import { may, type Standing } from "../domain/may.js";
import type { Person } from "../domain/office.js";
import type { EvidenceItem, Occurrence, TaskSheet } from "../domain/task.js";
import { openHeads } from "../domain/urgency.js";
import { evidenceKept } from "../messages/evidence.js";
import type { Message } from "../messages/message.js";
import type { Shelves } from "../ports.js";
import type { Call } from "./command.js";

export type NewEvidence = Pick<EvidenceItem, "kind" | "name" | "sha256" | "size" | "mime">;

export type KeptEvidence = { items: { id: number; name: string }[]; events: Activity[] };

/** Writes evidence to an occurrence; the same file there already is not written twice. */
export async function keepEvidence(
  { who, now }: Pick<Call<unknown>, "who" | "now">,
  task: TaskSheet,
  occurrence: Occurrence,
  found: NewEvidence[],
  tx: Shelves,
): Promise<KeptEvidence> {
  const there = task.evidence.filter((item) => item.occurrenceId === occurrence.id);
  const kept: KeptEvidence = { items: [], events: [] };
  for (const item of found) {
    const twin = there.find((old) => isSame(old, item));
    if (twin !== undefined) {
      if (kept.items.every(({ id }) => id !== twin.id)) {
        kept.items.push({ id: twin.id, name: twin.name });
      }
      continue;
    }
    const addedBy = { id: who.member.id, name: who.member.name };
    const written = { ...item, addedBy, addedAt: now };
    const id = await tx.work.addEvidence(occurrence.id, written);
    there.push({ ...written, id, occurrenceId: occurrence.id });
    kept.items.push({ id, name: item.name });
    kept.events.push({
      kind: "evidence_added",
      taskId: task.id,
      occurrenceId: occurrence.id,
      data: { name: item.name, deliverable: occurrence.deliverable, period: occurrence.key },
    });
  }
  return kept;
}

function isSame(old: EvidenceItem, item: NewEvidence): boolean {
  if (old.kind !== item.kind) return false;
  return item.kind === "file" ? old.sha256 === item.sha256 : old.name === item.name;
}

export function keptMessage(what: {
  who: Person;
  task: TaskSheet;
  occurrence: Occurrence;
  kept: KeptEvidence;
  refused: string[];
  at: Standing;
}): Message {
  const { who, task, occurrence, kept, refused, at } = what;
  return evidenceKept({
    task,
    occurrence,
    items: kept.items,
    refused,
    others: openHeads(task).filter(({ id }) => id !== occurrence.id),
    canHandIn: task.plan.state === "active" && may(who, "hand_in", at).ok,
    language: who.member.language,
  });
}

import { DateTime } from "luxon";
import type { Activity } from "../../domain/activity.js";
import { accept, giveBack, handIn, type Move } from "../../domain/hand-in.js";
import type { Member, Person } from "../../domain/office.js";
import type { Occurrence, TaskSheet } from "../../domain/task.js";
import { addDays, type CivilDate, type Instant } from "../../domain/time.js";
import { byUrgency } from "../../domain/urgency.js";
import type { OutFile } from "../../messages/message.js";
import type { Shelves } from "../../ports.js";
import type { Demo, DemoOffice, DemoStep, DemoTask } from "./data.js";

export type Life = {
  tx: Shelves;
  demo: Demo;
  office: DemoOffice;
  planId: number;
  /** Kept files by "title/key". */
  proofs: ReadonlyMap<string, OutFile>;
  today: CivilDate;
  zone: string;
};

/** Something that happened to one occurrence. */
type Deed = {
  occurrence: Occurrence;
  taskId: number;
  task: DemoTask;
  day: CivilDate;
  step: DemoStep;
};

/** Half past eight on that day, where the office is. */
export function morningOf(day: CivilDate, zone: string, minutes = 30): Instant {
  const at = DateTime.fromISO(day, { zone }).set({ hour: 8, minute: minutes });
  return at.toJSDate().toISOString();
}

/** Plays what happened before the day of loading, in order, by the same rules as in the chat. */
export async function liveThrough(life: Life): Promise<void> {
  const sheets = await life.tx.plans.tasks(life.planId);
  for (const [index, sheet] of sheets.entries()) {
    const charge = life.demo.tasks[index]?.charge;
    if (charge === undefined) continue;
    await life.tx.work.assign(sheet.id, personOf(charge, life.office).member.id);
  }
  const deeds = sheets
    .flatMap((sheet, index) => deedsOf(sheet, life.demo.tasks[index], life.today))
    .sort((a, b) => (a.day < b.day ? -1 : Number(a.day > b.day)));
  for (const [index, deed] of deeds.entries()) await play(deed, index, life);
}

function deedsOf(sheet: TaskSheet, task: DemoTask | undefined, today: CivilDate): Deed[] {
  if (task === undefined) return [];
  const { past } = task;
  if (past !== undefined) {
    const step: DemoStep = { by: past, evidence: ["report"], then: "accepted" };
    return sheet.deliverables
      .flatMap((deliverable) => deliverable.occurrences)
      .filter(({ due }) => due !== null && due < today)
      .map((occurrence) => ({
        ...{ occurrence, task, step, taskId: sheet.id },
        day: addDays(occurrence.due ?? today, -1),
      }));
  }
  return task.life.flatMap((step, index) => {
    const occurrence = sheet.deliverables[index]?.occurrences.toSorted(byUrgency)[0];
    if (occurrence === undefined) return [];
    const day =
      step.on === undefined
        ? addDays(occurrence.due ?? today, -(step.before ?? 1))
        : addDays(today, step.on);
    return [{ occurrence, taskId: sheet.id, task, day, step }];
  });
}

/** Evidence, hand-in and verdict of one occurrence, each at its own minute. */
async function play(deed: Deed, index: number, life: Life): Promise<void> {
  const { occurrence, day, step } = deed;
  const by = personOf(step.by, life.office);
  const added = await prove(deed, by.member, life);
  const submitted = await sheetOf(occurrence, life);
  const at = morningOf(day, life.zone, 35);
  const now = at;
  const note = added.length === 0 ? "Đã thực hiện, có sổ theo dõi." : null;
  const move = handIn({ ...submitted, person: by, standing: "lead", note, now });
  if (!move.ok || "wanted" in move.value) throw new Error(`demo: ${occurrence.id} not handed in`);
  await record([...added, ...move.value.events], `${index}-in`, at, by.member, life);
  await write(occurrence, move.value, life);
  if (step.then === "submitted") return;

  const judge = personOf(step.by === "tuan" ? "bao" : "tuan", life.office);
  const decided = morningOf(day, life.zone, 55);
  const verdict = { ...(await sheetOf(occurrence, life)), person: judge, now: decided };
  const ruling =
    step.then === "accepted"
      ? accept(verdict)
      : giveBack({ ...verdict, reason: step.reason ?? "" });
  if (!ruling.ok) throw new Error(`demo: ${occurrence.id} not decided`);
  await record(ruling.value.events, `${index}-out`, decided, judge.member, life);
  await write(occurrence, ruling.value, life);
}

async function prove(deed: Deed, by: Member, life: Life): Promise<Activity[]> {
  const { occurrence, taskId, task, day, step } = deed;
  if (task.product === null) return [];
  const events: Activity[] = [];
  for (const key of step.evidence) {
    const file = life.proofs.get(`${task.title}/${key}`);
    if (file === undefined) continue;
    await life.tx.work.addEvidence(occurrence.id, {
      kind: "file",
      name: file.name,
      sha256: file.sha256,
      size: file.size,
      mime: file.mime,
      addedBy: { id: by.id, name: by.name },
      addedAt: morningOf(day, life.zone),
    });
    const { id: occurrenceId, deliverable } = occurrence;
    const data = { name: file.name, deliverable, period: occurrence.key };
    events.push({ kind: "evidence_added", taskId, occurrenceId, data });
  }
  return events;
}

async function sheetOf(
  { id }: Occurrence,
  { tx, office }: Life,
): Promise<{ task: TaskSheet; occurrence: Occurrence }> {
  const task = await tx.work.taskOfOccurrence(office.workspace.id, id);
  const occurrence = task?.deliverables
    .flatMap(({ occurrences }) => occurrences)
    .find((each) => each.id === id);
  if (!task || occurrence === undefined) throw new Error(`demo: occurrence ${id} is not there`);
  return { task, occurrence };
}

async function write({ id }: Occurrence, { from, to }: Move, { tx }: Life): Promise<void> {
  await tx.work.moveOccurrence(id, from, to);
}

export async function record(
  events: Activity[],
  what: string,
  at: Instant,
  { id, name }: Member,
  { tx, office: { workspace } }: Life,
): Promise<void> {
  const source = `demo:${workspace.code}:${what}`;
  await tx.record(events, {
    workspaceId: workspace.id,
    member: { id, name },
    at,
    source,
    via: "web",
  });
}

export function personOf(key: string, { workspace, people }: DemoOffice): Person {
  const member = people.get(key);
  if (member === undefined) throw new Error(`demo: nobody is called ${key}`);
  return { member, workspace };
}

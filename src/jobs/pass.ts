import { groupBy } from "../domain/group-by.js";
import { calendarsOf, isWorkingDay } from "../domain/calendar.js";
import { windowEnd, type ClockTime } from "../domain/hours.js";
import type { Workspace } from "../domain/office.js";
import { addDays, dayOf, timeOf, type CivilDate, type Instant } from "../domain/time.js";
import { SweptMeanwhile, type HearingKit, type Owed, type PassKit } from "./owed.js";
import { sweepDigests } from "./digest.js";
import { sweepMorning } from "./morning.js";
import { sweepRounds } from "./rounds.js";
import type { Slot, Turn } from "./slot.js";

/** `owed` is empty where `hear` of the kit was given it. */
export type PassResult = { owed: Owed[]; faults: number };

/** Workspaces that are looked through together: enough that statements are few, few enough that a fault costs little. */
const TOGETHER = 20;

/**
 * Asks what is owed now, in all workspaces or in one, and enqueues it under keys that the same occasion always makes.
 * What was looked through for a slot is not looked through again: the mark is written with what was owed.
 */
export async function pass(kit: PassKit, only?: string): Promise<PassResult> {
  const workspaces = await workspacesOf(kit, only);
  const turns = await turnsNow(kit, workspaces);
  const result: PassResult = { owed: [], faults: 0 };
  const hear = kit.hear ?? ((owed: readonly Owed[]) => void result.owed.push(...owed));
  const hearing = { ...kit, hear };
  const bySlot = groupBy(turns, ({ slot }) => `${slot.name} ${slot.zone}`);
  for (const sameSlot of bySlot.values()) {
    let left = fromAnywhere(sameSlot);
    while (left.length > 0) {
      const some = left.slice(0, TOGETHER);
      left = left.slice(TOGETHER);
      if (await sweepTogether(some, hearing, result)) continue;
      // Another process works on the same: what it leaves is ours.
      left = await notSwept([...some, ...left], kit);
    }
  }
  await sweepDigests(workspaces, hearing);
  return result;
}

const SWEEPS = { nudge: sweepMorning, round: sweepRounds } as const;

/** Processes that are woken at the same minute begin at different workspaces and share the work. */
function fromAnywhere(turns: Turn[]): Turn[] {
  if (turns.length <= TOGETHER) return turns;
  const at = Math.floor(Math.random() * turns.length);
  return [...turns.slice(at), ...turns.slice(0, at)];
}

async function notSwept(turns: Turn[], { store }: PassKit): Promise<Turn[]> {
  const swept = await store.reminders.swept([...new Set(turns.map(({ slot }) => slot.name))]);
  const done = new Set(swept.map(({ workspaceId }) => workspaceId));
  return turns.filter(({ workspace }) => !done.has(workspace.id));
}

/**
 * Together; where that fails each by itself, so that one bad row stops nobody else. False where another process was
 * quicker with some of them: then nothing was written.
 */
async function sweepTogether(turns: Turn[], kit: HearingKit, result: PassResult): Promise<boolean> {
  try {
    const sweep = SWEEPS[turns[0]?.slot.kind ?? "nudge"];
    kit.hear(await sweep(turns, kit));
    return true;
  } catch (error) {
    if (error instanceof SweptMeanwhile) return false;
    if (turns.length > 1) {
      for (const turn of turns) await sweepTogether([turn], kit, result);
      return true;
    }
    result.faults += 1;
    const workspace = turns[0]?.workspace.id;
    kit.log.error("a pass stopped short", { workspace, cause: String(error) });
    return true;
  }
}

/** Around today: what a working day speaks for, and what was missed before it. */
const DAYS_AROUND = 40;

/** Which workspaces a slot has come for that they have not been looked through for. */
async function turnsNow(kit: PassKit, workspaces: Workspace[]): Promise<Turn[]> {
  const slots = await slotsNow(workspaces, kit.clock.now(), kit);
  const names = [...new Set(slots.map(({ slot }) => slot.name))];
  const swept = await kit.store.reminders.swept(names);
  const done = new Set(swept.map(({ workspaceId, slot }) => `${slot} ${String(workspaceId)}`));
  const left = slots.filter(
    ({ slot, workspace }) => !done.has(`${slot.name} ${String(workspace.id)}`),
  );
  return onWorkingDays(left, kit);
}

async function workspacesOf({ store }: PassKit, only?: string): Promise<Workspace[]> {
  const all = await store.office.workspaces();
  return only === undefined ? all : all.filter(({ code }) => code === only);
}

type Due = { workspace: Workspace; slot: Slot };

async function slotsNow(workspaces: Workspace[], now: Instant, kit: PassKit): Promise<Due[]> {
  const own = groupBy(await kit.store.reminders.ownHours(), (one) => one.workspaceId);
  const here = localTimes(now);
  return workspaces.flatMap((workspace) => {
    const { settings, timeZone: zone } = workspace;
    const { today, time } = here(zone);
    const isNow = (hour: ClockTime) => hour <= time && time < windowEnd(hour, settings.quietFrom);
    const chosen = (own.get(workspace.id) ?? []).map(({ nudgeAt }) => nudgeAt);
    const hours = settings.nudges ? [...new Set([settings.nudgeAt, ...chosen])] : [];
    const slot = (kind: Slot["kind"], name: string, hour: ClockTime): Due => {
      return { workspace, slot: { name, kind, today, hour, zone } };
    };
    return [
      // First, so that the nudges chase what is opened this morning.
      ...(isNow(settings.nudgeAt) ? [slot("round", `round/${today}`, settings.nudgeAt)] : []),
      ...hours.filter(isNow).map((hour) => slot("nudge", `nudge/${today}/${hour}`, hour)),
    ];
  });
}

/** What day and time it is, found once for each zone. */
function localTimes(now: Instant): (zone: string) => { today: CivilDate; time: ClockTime } {
  const known = new Map<string, { today: CivilDate; time: ClockTime }>();
  return (zone) => {
    const here = known.get(zone) ?? { today: dayOf(now, zone), time: timeOf(now, zone) };
    known.set(zone, here);
    return here;
  };
}

async function onWorkingDays(due: Due[], { store }: PassKit): Promise<Turn[]> {
  const turns: Turn[] = [];
  for (const [today, some] of groupBy(due, ({ slot }) => slot.today)) {
    const ids = [...new Set(some.map(({ workspace }) => workspace.id))];
    const [from, to] = [addDays(today, -DAYS_AROUND), addDays(today, DAYS_AROUND)];
    const calendarIn = calendarsOf(await store.reminders.calendars(ids, from, to));
    for (const one of some) {
      const calendar = calendarIn(one.workspace.id);
      if (isWorkingDay(today, calendar)) turns.push({ ...one, calendar });
    }
  }
  return turns;
}

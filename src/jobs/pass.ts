import { groupBy } from "../domain/group-by.js";
import { isWorkingDay, calendarOf } from "../domain/calendar.js";
import { windowEnd, type ClockTime } from "../domain/hours.js";
import type { Workspace } from "../domain/office.js";
import { addDays, dayOf, timeOf, type CivilDate, type Instant } from "../domain/time.js";
import type { Owed, PassKit } from "./owed.js";
import { sweepDigests } from "./digest.js";
import { sweepMorning } from "./morning.js";
import { sweepRounds } from "./rounds.js";
import type { Slot, Turn } from "./slot.js";

export type PassResult = { owed: Owed[]; faults: number };

/** Workspaces that are looked through together: enough that statements are few, few enough that a fault costs little. */
const TOGETHER = 25;

/**
 * Asks what is owed now, in all workspaces or in one, and enqueues it under keys that the same occasion always makes.
 * What was looked through for a slot is not looked through again: the mark is written with what was owed.
 */
export async function pass(kit: PassKit, only?: string): Promise<PassResult> {
  const turns = await turnsNow(kit, only);
  const result: PassResult = { owed: [], faults: 0 };
  const bySlot = groupBy(turns, ({ slot }) => `${slot.name} ${slot.zone}`);
  for (const sameSlot of bySlot.values()) {
    for (let at = 0; at < sameSlot.length; at += TOGETHER) {
      await sweepTogether(sameSlot.slice(at, at + TOGETHER), kit, result);
    }
  }
  result.owed.push(...(await sweepDigests(await workspacesOf(kit, only), kit)));
  return result;
}

const SWEEPS = { nudge: sweepMorning, round: sweepRounds } as const;

/** Together; where that fails each by itself, so that one bad row stops nobody else. */
async function sweepTogether(turns: Turn[], kit: PassKit, result: PassResult): Promise<void> {
  try {
    const sweep = SWEEPS[turns[0]?.slot.kind ?? "nudge"];
    result.owed.push(...(await sweep(turns, kit)));
  } catch (error) {
    if (turns.length > 1) {
      for (const turn of turns) await sweepTogether([turn], kit, result);
      return;
    }
    result.faults += 1;
    const workspace = turns[0]?.workspace.id;
    kit.log.error("a pass stopped short", { workspace, cause: String(error) });
  }
}

/** Around today: what a working day speaks for, and what was missed before it. */
const DAYS_AROUND = 40;

/** Which workspaces a slot has come for that they have not been looked through for. */
async function turnsNow(kit: PassKit, only?: string): Promise<Turn[]> {
  const slots = await slotsNow(await workspacesOf(kit, only), kit.clock.now(), kit);
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
    const calendars = await store.reminders.calendars(ids, from, to);
    for (const one of some) {
      const calendar = calendarOf(calendars.get(one.workspace.id) ?? []);
      if (isWorkingDay(today, calendar)) turns.push({ ...one, calendar });
    }
  }
  return turns;
}

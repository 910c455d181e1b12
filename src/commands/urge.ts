import { may } from "../domain/may.js";
import type { Person, UnitRef } from "../domain/office.js";
import { matchUnit } from "../domain/unit-names.js";
import { urgeTask, urgeUnit, type LeftOut, type Urged, type Urging } from "../domain/urge.js";
import { occurrencesIn } from "../domain/urgency.js";
import type { Message } from "../messages/message.js";
import { urgedAnswer } from "../messages/urge.js";
import type { Notice, Shelves } from "../ports.js";
import { command, refused, stampOf, type Call, type Kit } from "./command.js";
import { personAgain } from "./person-again.js";
import { noSuchTask, showTask } from "./task.js";
import { quoted, URGE_ARGS, type UrgeArgs } from "./urge-args.js";
import { showLate } from "./urge-list.js";

type Of<K extends UrgeArgs["of"]> = Extract<UrgeArgs, { of: K }>;

/** /urge N or unit, /dondoc: tells its people at once, with one's words; alone the list of what is late. */
export const urge = command<UrgeArgs>({
  name: "urge",
  vietnamese: "dondoc",
  aliases: [],
  who: "reviewers",
  reads: false,
  args: URGE_ARGS,
  async run(call, kit) {
    const allowed = may(call.who, "urge");
    if (!allowed.ok) return refused(allowed.why, call, kit);
    const { args } = call;
    switch (args.of) {
      case "list":
        return showLate({ ...call, args }, kit);
      case "task":
        return onTask({ ...call, args }, kit);
      case "unit":
        return onUnit({ ...call, args }, kit);
      case "named":
        return onNamed({ ...call, args }, kit);
    }
  },
  async again(call, kit) {
    const { args, who } = call;
    if (args.of === "task") return showTask(who, args.number, kit);
    if (!may(who, "urge").ok) return null;
    return showLate({ ...call, args: { page: 1, turned: false } }, kit);
  },
});

async function onTask(call: Call<Of<"task">>, kit: Kit): Promise<Message> {
  const { who, args } = call;
  const answer = await kit.store.transaction(async (tx) => {
    const task = await tx.work.task(who.workspace.id, args.number);
    if (task === null) return null;
    const open = occurrencesIn(task).filter(({ state }) => state === "open");
    const lines = await tx.reminders.lines(
      who.workspace.id,
      open.map(({ id }) => id),
    );
    const urging = await urgingOf(call, [task.id], tx);
    const decided = urgeTask({ ...urging, task, lines });
    if (!decided.ok) return refused(decided.why, call, kit);
    return carryOut(call, { ...decided.value, left: NOTHING_LEFT_OUT, unit: null }, tx);
  });
  return answer ?? noSuchTask(args.number, call, kit);
}

const NOTHING_LEFT_OUT: LeftOut = { blocked: 0, lately: 0, nobody: 0 };

async function onUnit(call: Call<Of<"unit">>, kit: Kit): Promise<Message> {
  const { who, args, today } = call;
  return kit.store.transaction(async (tx) => {
    const units = await tx.office.units(who.workspace.id);
    const unit = units.find(({ id }) => id === args.id);
    if (unit === undefined) return refused({ code: "no_such_thing" }, call, kit);
    const lines = await tx.reminders.late(who.workspace.id, today);
    const tasks = [...new Set(lines.map(({ taskId }) => taskId))];
    const decided = urgeUnit({ ...(await urgingOf(call, tasks, tx)), unit, lines });
    if (!decided.ok) return refused(decided.why, call, kit);
    return carryOut(call, { ...decided.value, unit: unit.name }, tx);
  });
}

/** The longest beginning of the words that names a unit; what follows is said along. */
async function onNamed(call: Call<Of<"named">>, kit: Kit): Promise<Message> {
  const units = await kit.store.office.units(call.who.workspace.id);
  const found = unitAmong(call.args.typed, units);
  if ("nearest" in found) {
    return refused({ code: "no_such_unit", typed: call.args.typed, ...found }, call, kit);
  }
  const { unit, rest } = found;
  return onUnit({ ...call, args: { of: "unit", id: unit.id, words: quoted(rest) } }, kit);
}

type Known = UnitRef & { aliases: readonly string[] };

function unitAmong(
  typed: string,
  units: readonly Known[],
): { unit: UnitRef; rest: string } | { nearest: string[] } {
  const words = typed.split(/\s+/);
  let nearest: string[] = [];
  for (let length = words.length; length > 0; length -= 1) {
    const name = words
      .slice(0, length)
      .join(" ")
      .replace(/[:;,.]+$/u, "");
    const match = matchUnit(name, units);
    if (match.state === "unclear" && nearest.length === 0) ({ nearest } = match);
    const unit =
      match.state === "matched" ? units.find((one) => one.name === match.name) : undefined;
    if (unit !== undefined) return { unit, rest: words.slice(length).join(" ") };
  }
  return { nearest };
}

async function urgingOf(
  call: Call<{ words: string }>,
  taskIds: readonly number[],
  tx: Shelves,
): Promise<Urging> {
  const { who, args, now, today } = call;
  const person: Person = await personAgain(tx, who);
  const { id } = who.workspace;
  const [office = { workspaceId: id, members: [], groups: [] }] = await tx.reminders.offices([id]);
  const urges = await tx.reminders.urgedBefore(id, taskIds);
  return { person, office, urges, words: args.words, now, today };
}

/** One message for each person, worded when it is sent; all of it is kept, or nothing. */
async function carryOut(
  call: Call<unknown>,
  urged: Urged & { left: LeftOut; unit: string | null },
  tx: Shelves,
): Promise<Message> {
  const { who, now, incoming } = call;
  const { id: workspaceId } = who.workspace;
  const { deeds, words, events } = urged;
  const items = new Map<number, number[]>();
  for (const { taskId, members, lines } of deeds) {
    const memberIds = members.map(({ id }) => id);
    await tx.reminders.urge(workspaceId, {
      taskId,
      memberIds,
      byId: who.member.id,
      at: now,
      words,
    });
    const occurrences = lines.map(({ occurrenceId }) => occurrenceId);
    for (const id of memberIds) items.set(id, [...(items.get(id) ?? []), ...occurrences]);
  }
  await tx.record(events, stampOf(call));
  const notices = [...items].map(([member, list]): Notice => {
    const brief = { kind: "urge" as const, by: who.member.id, at: now, words, items: list };
    const key = `urge/${incoming.source}/${String(member)}`;
    return { key, workspaceId, to: { member }, kind: "urge", plannedFor: now, brief };
  });
  await tx.mail.enqueue(notices);
  return urgedAnswer(urged, who.member.language);
}

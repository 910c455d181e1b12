import { PERSON_KEYS } from "../domain/activity.js";
import type { Message } from "../messages/message.js";
import type { PersonalData } from "../ports.js";
import { Prisma } from "./generated/sqlite/client.js";
import { recipientOf } from "./mail-outbox.js";
import { readPeople } from "./people.js";
import { readWish } from "./reminders.js";
import { readActivityData, readMessage } from "./schemas.js";
import type { Db } from "./tables.js";

/** All that is kept about one person, in the order in which it came to be. */
export async function dataOf(
  db: Db,
  workspaceId: number,
  id: number,
): Promise<PersonalData | null> {
  const who = Prisma.sql`m."id" = ${id} AND m."workspaceId" = ${workspaceId}`;
  const [person] = await readPeople(db, who);
  if (person === undefined) return null;
  const { name, role, admin, head, state, language, units } = person.member;
  return {
    member: {
      ...{ name, role, admin, head, state, language, units: units.map((unit) => unit.name) },
      ...(await readWish(db, id)),
    },
    ...(await accountsOf(db, id)),
    history: await historyAbout(db, workspaceId, id),
    ...(await workOf(db, id)),
    ...(await followUpOf(db, id)),
    ...(await unaskedOf(db, id)),
    ...(await mailOf(db, id)),
  };
}

const BY_ID = { orderBy: { id: "asc" } } as const;

async function accountsOf(
  { tables }: Db,
  memberId: number,
): Promise<Pick<PersonalData, "accounts" | "invites">> {
  const accounts = await tables.identity.findMany({ where: { memberId }, ...BY_ID });
  const invites = await tables.invite.findMany({ where: { memberId }, ...BY_ID });
  return {
    accounts: accounts.map(({ channel, externalId, privateChat }) => {
      return { channel, id: externalId, privateChat };
    }),
    invites: invites.map(({ expires, usedAt }) => ({ expires, usedAt })),
  };
}

/** What they did, and the entries that name them by their id. */
async function historyAbout(
  { tables }: Db,
  workspaceId: number,
  id: number,
): Promise<PersonalData["history"]> {
  const named = PERSON_KEYS.flatMap((key) =>
    ["}", ","].map((end) => ({ data: { contains: `"${key}":${id}${end}` } })),
  );
  const rows = await tables.historyEntry.findMany({
    where: { workspaceId, OR: [{ memberId: id }, ...named] },
    ...BY_ID,
  });
  const taskIds = rows.flatMap(({ taskId }) => (taskId === null ? [] : [taskId]));
  const tasks = await tables.task.findMany({
    where: { id: { in: [...new Set(taskIds)] } },
    select: { id: true, number: true },
  });
  const numbers = new Map(tasks.map((task) => [task.id, task.number]));
  return rows.map(({ kind, at, via, memberId, taskId, data }) => ({
    kind,
    at,
    via,
    by: memberId === id ? "self" : "other",
    task: taskId === null ? null : (numbers.get(taskId) ?? null),
    data: readActivityData(data),
  }));
}

const TASK = { select: { number: true } } as const;
const OF_TASK = { deliverable: { select: { name: true, task: TASK } } } as const;

type OfTask = { deliverable: { name: string; task: { number: number } }; key: string };

/** What was to be done: the task by its number, its deliverable, for which period. */
function dutyOf({ deliverable: { task, name }, key }: OfTask) {
  return { task: task.number, deliverable: name, period: key };
}

async function workOf(
  { tables }: Db,
  id: number,
): Promise<Pick<PersonalData, "handIns" | "evidence" | "drafts">> {
  const handIns = await tables.occurrence.findMany({
    where: { submittedById: id },
    include: OF_TASK,
    ...BY_ID,
  });
  const evidence = await tables.evidence.findMany({
    where: { addedById: id },
    include: { occurrence: { select: OF_TASK } },
    ...BY_ID,
  });
  const drafts = await tables.draft.findMany({
    where: { memberId: id },
    include: { files: BY_ID },
    ...BY_ID,
  });
  return {
    handIns: handIns.map(({ state, submittedAt, note, ...of }) => {
      return { ...dutyOf(of), state, at: submittedAt, note };
    }),
    evidence: evidence.map(({ occurrence, kind, name, addedAt, removedAt }) => {
      return { task: occurrence.deliverable.task.number, kind, name, addedAt, removedAt };
    }),
    drafts: drafts.map(({ at, caption, files }) => {
      return { at, caption, files: files.map((file) => file.name) };
    }),
  };
}

async function followUpOf(
  { tables }: Db,
  id: number,
): Promise<Pick<PersonalData, "progress" | "readings" | "obstacles" | "extensions">> {
  const progress = await tables.progress.findMany({
    where: { memberId: id },
    include: { task: TASK },
    ...BY_ID,
  });
  const readings = await tables.reading.findMany({
    where: { memberId: id },
    include: { indicator: { select: { number: true } } },
    ...BY_ID,
  });
  const obstacles = await tables.obstacle.findMany({
    where: { raisedById: id },
    include: { task: TASK },
    ...BY_ID,
  });
  const extensions = await tables.extension.findMany({
    where: { askedById: id },
    include: { occurrence: { select: OF_TASK } },
    ...BY_ID,
  });
  return {
    progress: progress.map(({ task, at, text, percent }) => {
      return { task: task.number, at, text, percent };
    }),
    readings: readings.map(({ indicator, at, day, value, note }) => {
      return { indicator: indicator.number, at, day, value, note };
    }),
    obstacles: obstacles.map(({ task, raisedAt, text, state, answer }) => {
      return { task: task.number, at: raisedAt, text, state, answer };
    }),
    extensions: extensions.map(({ occurrence, askedAt, ...row }) => ({
      task: occurrence.deliverable.task.number,
      at: askedAt,
      reason: row.reason,
      was: row.was,
      wanted: row.wanted,
      state: row.state,
      granted: row.granted,
    })),
  };
}

/** What the bot's own messages to them depend on, and their answers to those. */
async function unaskedOf(
  { tables }: Db,
  id: number,
): Promise<Pick<PersonalData, "snoozes" | "urges" | "roundAnswers">> {
  const snoozes = await tables.snooze.findMany({
    where: { memberId: id },
    include: { occurrence: { include: OF_TASK } },
    orderBy: { occurrenceId: "asc" },
  });
  const urges = await tables.urge.findMany({
    where: { OR: [{ memberId: id }, { byId: id }] },
    include: { task: TASK },
    ...BY_ID,
  });
  const answers = await tables.roundUnit.findMany({
    where: { answeredById: id },
    include: { round: { select: { key: true, title: true } }, unit: { select: { name: true } } },
    orderBy: [{ roundId: "asc" }, { unitId: "asc" }],
  });
  return {
    snoozes: snoozes.map(({ occurrence, until, times }) => {
      return { ...dutyOf(occurrence), until, times };
    }),
    urges: urges.map(({ task, at, byId, words, seenAt }) => {
      return { task: task.number, at, by: byId === id ? "self" : "other", words, seenAt };
    }),
    roundAnswers: answers.map(({ round, unit, submittedAt, asked, reason, obstacle }) => {
      return {
        round: round.title === "" ? round.key : round.title,
        unit: unit.name,
        submittedAt,
        asked,
        reason,
        obstacle,
      };
    }),
  };
}

async function mailOf(
  { tables }: Db,
  id: number,
): Promise<Pick<PersonalData, "messages" | "notices">> {
  const sent = await tables.localMessage.findMany({ where: { sender: String(id) }, ...BY_ID });
  const waiting = await tables.notice.findMany({
    where: { recipient: recipientOf(id), state: "queued" },
    ...BY_ID,
  });
  return {
    messages: sent.map(({ at, chat, said }) => {
      const message = readMessage(said);
      return { at, chat, text: textOf(message), files: message.files.map((file) => file.name) };
    }),
    // What is worded only when it is sent has no text yet.
    notices: waiting.map(({ key, message }) => {
      return { key, text: message === "" ? "" : textOf(readMessage(message)) };
    }),
  };
}

function textOf({ blocks }: Message): string {
  return blocks
    .map((block) => {
      if (block.type === "text") return block.text;
      return block.type === "list" ? block.items.map((item) => item.text).join("\n") : block.alt;
    })
    .join("\n");
}

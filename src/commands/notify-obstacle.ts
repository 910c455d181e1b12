import type { Language, Member } from "../domain/office.js";
import { answerersOf } from "../domain/obstacle.js";
import type { Obstacle, TaskSheet } from "../domain/task.js";
import { answerNotice, obstacleNotice, withdrawnNotice } from "../messages/obstacle-notices.js";
import type { Message } from "../messages/message.js";
import type { Told } from "../messages/obstacle.js";
import type { Notice, Shelves } from "../ports.js";
import type { Call } from "./command.js";
import { concerned } from "./notify.js";

/** What a notice to each of these members has in common. */
function toEach(
  { who, incoming }: Call<unknown>,
  occasion: string,
  members: readonly Member[],
  said: (language: Language) => Message,
): Notice[] {
  return members
    .filter(({ id }) => id !== who.member.id)
    .map(({ id, language }) => ({
      key: `${occasion}/${incoming.source}/${String(id)}`,
      workspaceId: who.workspace.id,
      to: { member: id },
      message: said(language),
    }));
}

/** The clerks hear of a new obstacle; where there is none the chair. */
export async function raisedNotices(
  call: Call<unknown>,
  task: TaskSheet,
  obstacle: Pick<Obstacle, "id" | "text" | "raisedBy">,
  tx: Shelves,
): Promise<{ notices: Notice[]; told: Told }> {
  const { who } = call;
  const members = answerersOf(await tx.office.members(who.workspace.id), who.member.id);
  const notices = toEach(call, `obstacle/${String(obstacle.id)}`, members, (language) =>
    obstacleNotice(task, obstacle, language),
  );
  const role = members[0]?.role;
  return { notices, told: role === "clerk" || role === "chair" ? role : "nobody" };
}

/** Whoever raised it hears the answer, the lead units' people where that one left; so does the group it was raised in. */
export async function answeredNotices(
  call: Call<unknown>,
  task: TaskSheet,
  obstacle: Obstacle,
  answer: string,
  tx: Shelves,
): Promise<Notice[]> {
  const { who, incoming } = call;
  const members = await tx.office.members(who.workspace.id);
  const occasion = `answer/${String(obstacle.id)}`;
  const said = (language: Language) =>
    answerNotice(task, obstacle, who.member.name, answer, language);
  const notices = toEach(call, occasion, concerned(members, task, obstacle.raisedBy), said);
  const group = await raisedIn(call, task, obstacle, tx);
  // Answered where it was raised, it is read there already.
  if (group === null || group === (await groupOf(call, tx))) return notices;
  const key = `${occasion}/${incoming.source}/chat`;
  const workspaceId = who.workspace.id;
  return [...notices, { key, workspaceId, to: { chat: group }, message: said("vi") }];
}

/** Somebody else took it back: whoever raised it hears of it. */
export async function withdrawnNotices(
  call: Call<unknown>,
  task: TaskSheet,
  obstacle: Obstacle,
  tx: Shelves,
): Promise<Notice[]> {
  const { who } = call;
  if (who.member.id === obstacle.raisedBy.id) return [];
  const members = await tx.office.members(who.workspace.id);
  const raiser = concerned(members, task, obstacle.raisedBy);
  return toEach(call, `withdrawn/${String(obstacle.id)}`, raiser, (language) =>
    withdrawnNotice(task, obstacle, who.member.name, language),
  );
}

/** The office's group that this was said in; null in private, and in a group that is not the office's. */
export async function groupOf({ who, incoming }: Call<unknown>, tx: Shelves) {
  const { kind, channel, chat } = incoming.place;
  if (kind === "private") return null;
  const found = await tx.office.chatAt(channel, chat);
  return found?.workspaceId === who.workspace.id ? found.id : null;
}

/** Entries of a task that are looked through for the one that raised an obstacle. */
const LOOKED_THROUGH = 500;

/** The group in which an obstacle was raised, as long as it is the office's. */
async function raisedIn({ who }: Call<unknown>, task: TaskSheet, { id }: Obstacle, tx: Shelves) {
  const entries = await tx.work.history(who.workspace.id, task.id, LOOKED_THROUGH);
  const raised = entries.find(
    ({ kind, data }) => kind === "obstacle_raised" && data["obstacle"] === id,
  );
  const chats = await tx.office.chats(who.workspace.id);
  return chats.find((chat) => chat.id === raised?.data["chat"])?.id ?? null;
}

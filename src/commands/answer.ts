import {
  answerObstacle,
  withdrawObstacle,
  type Settled,
  type Settling,
} from "../domain/obstacle.js";
import type { Message } from "../messages/message.js";
import * as words from "../messages/obstacle.js";
import type { Shelves } from "../ports.js";
import { idAndWords } from "./args.js";
import { command, refused, stampOf, type Call, type Kit } from "./command.js";
import { answeredNotices, withdrawnNotices } from "./notify-obstacle.js";
import { showTask } from "./task.js";

type Args = { id: number; words: string };

/** `answer b12 [text]`: what clerk or chair says to an obstacle; without words it asks. */
export const answer = command<Args>({
  name: "answer",
  vietnamese: "traloi",
  aliases: [],
  who: "reviewers",
  reads: false,
  hidden: true,
  args: idAndWords("b"),
  run: (call, kit) =>
    kit.store.transaction(async (tx) => {
      const { who, args } = call;
      const { language } = who.member;
      const about = await obstacleOf(call, tx);
      if (about === null) return refused({ code: "no_such_thing" }, call, kit);
      const { task, obstacle } = about;
      const decided = answerObstacle({ ...about, answer: args.words });
      if (!decided.ok) return refused(decided.why, call, kit);
      if ("wanted" in decided.value) return words.askAnswer(task, obstacle, language);
      const said = decided.value.to.answer ?? "";
      await settle(call, about, decided.value, tx);
      const notices = await answeredNotices(call, task, obstacle, said, tx);
      await tx.mail.enqueue(notices);
      const { total } = await tx.work.openObstacles(who.workspace.id, { offset: 0, limit: 1 });
      const told = notices.some(({ to }) => "member" in to);
      return words.obstacleAnswered(task, { answer: said, told, waiting: total }, language);
    }),
  again,
});

/** `withdraw b12`: it is in the way no longer. */
export const withdraw = command<Args>({
  name: "withdraw",
  vietnamese: "tugiaiquyet",
  aliases: [],
  who: "units",
  reads: false,
  hidden: true,
  args: idAndWords("b"),
  run: (call, kit) =>
    kit.store.transaction(async (tx) => {
      const about = await obstacleOf(call, tx);
      if (about === null) return refused({ code: "no_such_thing" }, call, kit);
      const decided = withdrawObstacle(about);
      if (!decided.ok) return refused(decided.why, call, kit);
      const { task, obstacle } = about;
      await settle(call, about, decided.value, tx);
      await tx.mail.enqueue(await withdrawnNotices(call, task, obstacle, tx));
      return words.obstacleWithdrawn(task, obstacle, call.who.member.language);
    }),
  again,
});

async function settle(
  call: Call<Args>,
  { obstacle }: Settling,
  { to, events }: Settled,
  tx: Shelves,
): Promise<void> {
  await tx.work.settleObstacle(obstacle.id, to);
  // Whoever has not heard of it yet need not.
  await tx.mail.withdraw(call.who.workspace.id, `obstacle/${String(obstacle.id)}/`, call.now);
  await tx.record(events, stampOf(call));
}

async function obstacleOf({ who, args, now }: Call<Args>, on: Shelves): Promise<Settling | null> {
  const task = await on.work.taskOfObstacle(who.workspace.id, args.id);
  const obstacle = task?.obstacles.find(({ id }) => id === args.id);
  return task && obstacle ? { task, obstacle, person: who, now } : null;
}

async function again({ who, args }: Call<Args>, kit: Kit): Promise<Message | null> {
  const task = await kit.store.work.taskOfObstacle(who.workspace.id, args.id);
  return task && showTask(who, task.number, kit);
}

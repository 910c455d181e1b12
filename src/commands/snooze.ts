import { z } from "zod";
import { refuseSettled } from "../domain/hand-in.js";
import { snooze as putOff } from "../domain/snooze.js";
import { addDays } from "../domain/time.js";
import { occurrencesIn } from "../domain/urgency.js";
import type { Message } from "../messages/message.js";
import { snoozedUntil } from "../messages/snooze.js";
import type { Shelves } from "../ports.js";
import { takeId, wrong } from "./args.js";
import { calendarAround } from "./calendar-around.js";
import { command, refused, stampOf, type Call, type Kit } from "./command.js";

type Args = { id: number; days: number | null };

/** How far ahead days off are looked at: longer than anything is put off. */
const DAYS_AHEAD = 60;

/** [Nhắc lại sau] under a nudge: `snooze o57`, `snooze o57 2`. */
export const snooze = command<Args>({
  name: "snooze",
  vietnamese: "hoannhac",
  aliases: [],
  who: "all",
  reads: false,
  hidden: true,
  args: z.string().transform((typed, context): Args => {
    const { id, rest } = takeId(typed.trim(), "o");
    const days = /^(\d{1,2})?$/.exec(rest);
    if (id === null || days === null || days[1] === "0") return wrong(context);
    return { id, days: days[1] === undefined ? null : Number(days[1]) };
  }),
  run: (call, kit) => run(call, kit),
  again: (call, kit) => run(call, kit),
});

async function run(call: Call<Args>, kit: Kit): Promise<Message> {
  const { who, args, today } = call;
  const { workspace, member } = who;
  return kit.store.transaction(async (tx) => {
    const { reminders } = tx;
    const [line] = await reminders.lines(workspace.id, [args.id]);
    const [office] = await reminders.offices([workspace.id]);
    if (line === undefined || office === undefined) return settled(call, tx, kit);
    const decided = putOff({
      ...{ person: who, line, office, days: args.days, today },
      before: await reminders.snoozed(member.id, args.id),
      calendar: await calendarAround(
        [today, addDays(today, DAYS_AHEAD), line.due],
        workspace.id,
        tx,
      ),
    });
    if (!decided.ok) return refused(decided.why, call, kit);
    const { snooze: until, events } = decided.value;
    if (events.length > 0) {
      await reminders.snooze(workspace.id, until);
      await tx.record(events, stampOf(call));
    }
    return snoozedUntil(line, until, member.language);
  });
}

/** A button of old: it was handed in, done, cancelled, or its plan is closed. */
async function settled(call: Call<Args>, tx: Shelves, kit: Kit): Promise<Message> {
  const { who, args } = call;
  const task = await tx.work.taskOfOccurrence(who.workspace.id, args.id);
  const occurrence = task && occurrencesIn(task).find(({ id }) => id === args.id);
  if (task === null || !occurrence) return refused({ code: "no_such_thing" }, call, kit);
  const why = refuseSettled(task, occurrence)?.why;
  return refused(why ?? { code: "plan_not_active", number: task.number }, call, kit);
}

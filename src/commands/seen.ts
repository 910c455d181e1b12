import { DateTime } from "luxon";
import { z } from "zod";
import type { CivilDate, Instant } from "../domain/time.js";
import type { Message } from "../messages/message.js";
import { nudgeSeen, urgeSeen } from "../messages/snooze.js";
import { wrong } from "./args.js";
import { command, stampOf, type Call, type Kit } from "./command.js";

type Args = { of: "nudge"; date: CivilDate } | { of: "urge"; at: Instant };

/** [Đã xem] under a nudge of a day, `seen 2026-03-16`, and under being urged at a moment, `seen u1773623520000`. */
export const seen = command<Args>({
  name: "seen",
  vietnamese: "daxem",
  aliases: [],
  who: "all",
  reads: false,
  hidden: true,
  args: z.string().transform((typed, context): Args => {
    const date = /^\d{4}-\d{2}-\d{2}$/.exec(typed.trim())?.[0];
    if (date !== undefined && DateTime.fromISO(date).isValid) return { of: "nudge", date };
    const millis = /^u(\d{12,14})$/.exec(typed.trim())?.[1];
    const at = DateTime.fromMillis(Number(millis), { zone: "utc" });
    return millis !== undefined && at.isValid ? { of: "urge", at: at.toISO() } : wrong(context);
  }),
  run: (call, kit) => note(call, kit),
  // The answer says the same, however often it is pressed.
  again: (call, kit) => note(call, kit),
});

async function note(call: Call<Args>, kit: Kit): Promise<Message> {
  const { args } = call;
  return args.of === "nudge"
    ? noteNudge({ ...call, args: args.date }, kit)
    : noteUrge({ ...call, args: args.at }, kit);
}

async function noteNudge(call: Call<CivilDate>, kit: Kit): Promise<Message> {
  const { who, args: date, now } = call;
  const { member, workspace } = who;
  const key = `nudge/${String(workspace.id)}/${date}/${String(member.id)}`;
  const was = await kit.store.transaction(async (tx) => {
    const found = await tx.mail.seen(workspace.id, key, now);
    if (found === "now") await tx.record([{ kind: "nudge_seen", data: { date } }], stampOf(call));
    return found;
  });
  return nudgeSeen(date, was !== "none", member.language);
}

async function noteUrge(call: Call<Instant>, kit: Kit): Promise<Message> {
  const { who, args: at, now } = call;
  const tasks = await kit.store.transaction(async (tx) => {
    const urged = await tx.reminders.urgeSeen(who.member.id, at, now);
    const events = urged.tasks.map(({ id }) => ({ kind: "urge_seen" as const, taskId: id }));
    if (urged.fresh) await tx.record(events, stampOf(call));
    return urged.tasks;
  });
  const numbers = tasks.map(({ number }) => number);
  return urgeSeen(numbers, who.member.language);
}

import { DateTime } from "luxon";
import type { ZodType } from "zod";
import type { Person } from "../domain/office.js";
import type { Refusal, WhoMay } from "../domain/refusal.js";
import { dayOf, type CivilDate, type Instant } from "../domain/time.js";
import type { Stamp } from "../domain/activity.js";
import type { Message } from "../messages/message.js";
import { refusal } from "../messages/refusals.js";
import type { Clock, Door, Files, Incoming, Log, Papers, Store } from "../ports.js";

/** What every verb works with. */
export type Kit = {
  store: Store;
  files: Files;
  papers: Papers;
  doors: readonly Door[];
  clock: Clock;
  log: Log;
};

/** One thing asked by one person, now. */
export type Call<A> = {
  who: Person;
  now: Instant;
  today: CivilDate;
  args: A;
  incoming: Incoming;
};

export type Who = "all" | WhoMay;

/** A verb. Every `run` has one silhouette: read, decide, write, answer. */
export type Command<A> = {
  name: string;
  /** Its Vietnamese name, as typed: without diacritics. */
  vietnamese: string;
  aliases: readonly string[];
  who: Who;
  /** Changes nothing: need not be recorded before it is acknowledged. */
  reads: boolean;
  /** Only buttons use it; it is in no menu. */
  hidden?: boolean;
  args: ZodType<A, string>;
  run(call: Call<A>, kit: Kit): Promise<Message>;
  /** How things stand now, for one that has been carried out before. */
  again?(call: Call<A>, kit: Kit): Promise<Message | null>;
};

/** A command whose arguments are checked when it is run, so that all fit one list. */
export type AnyCommand = Omit<Command<never>, "args" | "run" | "again"> & {
  /** Null when the words are no arguments of it. */
  bind(words: string): Bound | null;
};

export type Bound = {
  run(call: Call<null>, kit: Kit): Promise<Message>;
  again(call: Call<null>, kit: Kit): Promise<Message | null>;
};

export function command<A>(verb: Command<A>): AnyCommand {
  const { args, run, again, ...rest } = verb;
  return {
    ...rest,
    bind(words) {
      const parsed = args.safeParse(words);
      if (!parsed.success) return null;
      return {
        run: (call, kit) => run({ ...call, args: parsed.data }, kit),
        again: async (call, kit) => (await again?.({ ...call, args: parsed.data }, kit)) ?? null,
      };
    },
  };
}

/** Which day the last minute asked for belongs to, by zone. */
const lastDays = new Map<string, { minute: string; day: CivilDate }>();
const MINUTE_LETTERS = "2026-11-20T01:12".length;

/** Today where the office is. Everybody asks for it all the time, and days begin on a full minute. */
export function todayOf(person: Person, now: Instant): CivilDate {
  const { timeZone } = person.workspace;
  const minute = now.slice(0, MINUTE_LETTERS);
  const last = lastDays.get(timeZone);
  if (last?.minute === minute) return last.day;
  const day = dayOf(now, timeZone);
  lastDays.set(timeZone, { minute, day });
  return day;
}

/** A question that was not replied to directly is forgotten after this time. */
const QUESTION_MINUTES = 30;

/** The question that stands open for whoever speaks, in this chat. */
export async function openQuestion({ place, from }: Incoming, kit: Kit): Promise<string | null> {
  const now = DateTime.fromISO(kit.clock.now(), { zone: "utc" });
  const since = now.minus({ minutes: QUESTION_MINUTES }).toISO() ?? kit.clock.now();
  return kit.store.mail.openQuestion(place, from.id, since);
}

export function stampOf(call: Pick<Call<unknown>, "who" | "now" | "incoming">): Stamp {
  const { member, workspace } = call.who;
  return {
    workspaceId: workspace.id,
    member: { id: member.id, name: member.name },
    at: call.now,
    source: call.incoming.source,
    via: call.incoming.place.channel,
  };
}

/** A refusal as an answer. */
export function refused(why: Refusal, call: Call<unknown>, kit: Kit): Message {
  return refusal(why, {
    zone: call.who.workspace.timeZone,
    fileLimit: fileLimit(call.incoming, kit),
    language: call.who.member.language,
  });
}

function fileLimit(incoming: Incoming, kit: Kit): number {
  return doorOf(incoming, kit)?.limits.fileBytes ?? 0;
}

export function doorOf(incoming: Incoming, kit: Kit): Door | undefined {
  return kit.doors.find((door) => door.name === incoming.place.channel);
}

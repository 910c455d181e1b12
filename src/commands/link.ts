import { z } from "zod";
import { linked } from "../messages/help.js";
import type { Message } from "../messages/message.js";
import { strangerRefusal } from "../messages/refusals.js";
import type { Incoming } from "../ports.js";
import { command, refused, stampOf, todayOf, type Kit } from "./command.js";
import { wrong } from "./args.js";
import { openFor } from "./open-for.js";

const CODE = /^[A-Z0-9]{8}$/;

/** "7qk2-m9td" → "7QK2M9TD"; null where it is no code. */
export function readCode(words: string): string | null {
  const code = words.replace(/[\s\-.]/g, "").toUpperCase();
  return CODE.test(code) ? code : null;
}

/** /link CODE, /lienket MÃ: ties this account to a member. The one command of those not yet linked. */
export const link = command({
  name: "link",
  vietnamese: "lienket",
  aliases: [],
  who: "all",
  reads: false,
  args: z.string().transform((words, context) => readCode(words) ?? wrong(context)),
  async run(call, kit) {
    return (
      (await linkAccount(call.args, call.incoming, kit)) ??
      refused({ code: "link_invalid" }, call, kit)
    );
  },
});

/** For an account that nobody knows yet. */
export async function linkStranger(code: string, incoming: Incoming, kit: Kit): Promise<Message> {
  const answer = await linkAccount(code, incoming, kit);
  return answer ?? strangerRefusal({ code: "link_invalid" });
}

async function linkAccount(code: string, incoming: Incoming, kit: Kit): Promise<Message | null> {
  const now = kit.clock.now();
  const { from, place } = incoming;
  const done = await kit.store.transaction(async (tx) => {
    const member = await tx.office.invited(code, from, now);
    if (member === null) return false;
    // Used up by whoever is linked already too: a code that has worked once works for nobody else.
    await tx.office.useInvite(code, from, now);
    const before = await tx.office.personOf(from);
    if (before?.member.id === member.id) return true;
    await tx.office.bind(from, member.id, place.kind === "private" ? place.chat : null);
    const who = await tx.office.personOf(from);
    if (who === null) return false;
    await tx.record(
      [{ kind: "account_linked", data: { channel: from.channel } }],
      stampOf({ who, now, incoming }),
    );
    return true;
  });
  const person = done ? await kit.store.office.personOf(from) : null;
  if (person === null) return null;
  return linked(person, await openFor(person, todayOf(person, now), kit));
}

import { busyAnswer, faultAnswer, fullAnswer, notUnderstood } from "../messages/help.js";
import { doneBefore } from "../messages/hand-in.js";
import { hintOf } from "../messages/command-words.js";
import { whatWords } from "../messages/what.js";
import { visible } from "../domain/fold.js";
import type { Language, Person } from "../domain/office.js";
import { saidIn, type Message } from "../messages/message.js";
import { strangerRefusal } from "../messages/refusals.js";
import type { Incoming } from "../ports.js";
import {
  type AnyCommand,
  type Bound,
  type Call,
  type Kit,
  openQuestion,
  refused,
  todayOf,
} from "./command.js";
import { codeOf } from "./files.js";
import { handOver, targetOf, targetOfQuestion } from "./hand-over.js";
import { linkStranger, readCode } from "./link.js";
import { ASKS_FOR_PLAN } from "../messages/plans.js";
import { takePlan } from "./plan.js";
import { understand, type Meaning } from "./understand.js";
import { findCommand, nearestCommand, parseCommand } from "./registry.js";

/** What one incoming thing is answered with; null where nobody is to be answered. Never throws. */
export async function route(given: Incoming, kit: Kit): Promise<Message | null> {
  const incoming = asSeen(given);
  let language: Language = "vi";
  try {
    const who = await kit.store.office.personOf(incoming.from);
    if (who === null) return await answerStranger(incoming, kit);
    language = who.member.language;
    const said = await answer(who, incoming, kit);
    return said === null ? null : saidIn(said, language);
  } catch (error) {
    const code = codeOf(error);
    const incident = incidentOf(incoming.source);
    kit.log.error("a command failed", {
      source: incoming.source,
      kind: incoming.kind,
      incident,
      code,
      error,
    });
    if (code === "full") return fullAnswer(language);
    return code === "busy" ? busyAnswer(language) : faultAnswer(incident, language);
  }
}

/** People's words as they see them, whatever was copied along with them. */
export function asSeen(incoming: Incoming): Incoming {
  switch (incoming.kind) {
    case "text":
      return { ...incoming, text: visible(incoming.text) };
    case "button":
      return { ...incoming, command: visible(incoming.command) };
    case "files":
      return { ...incoming, caption: visible(incoming.caption) };
    case "unknown":
      return incoming;
  }
}

async function answer(who: Person, incoming: Incoming, kit: Kit): Promise<Message | null> {
  const now = kit.clock.now();
  const call = { who, now, today: todayOf(who, now), incoming, args: null };
  if (await isOfAnotherOffice(call, kit)) {
    return isMeant(incoming) ? refused({ code: "other_office_chat" }, call, kit) : null;
  }
  switch (incoming.kind) {
    case "unknown":
      if (incoming.place.kind === "group") return null;
      return refused(
        { code: "text_only", what: whatWords(incoming.what, who.member.language) },
        call,
        kit,
      );
    case "files":
      return answerFiles(call, incoming, kit);
    case "button":
      return carryOut(await understand(`/${incoming.command}`, incoming, kit), call, kit);
    case "text":
      return carryOut(await understand(incoming.text, incoming, kit), call, kit);
  }
}

/** In the group of another office nothing of one's own is shown, and its messages are not replied to. */
async function isOfAnotherOffice(
  { who, incoming: { place } }: Call<null>,
  { store }: Kit,
): Promise<boolean> {
  if (place.kind === "private") return false;
  const chat = await store.office.chatAt(place.channel, place.chat);
  return chat !== null && chat.workspaceId !== who.workspace.id;
}

/** Said to the bot for certain, and no talk of people among each other. */
function isMeant(incoming: Incoming): boolean {
  if (incoming.addressed === true) return true;
  if (incoming.kind === "text") return incoming.text.trim().startsWith("/");
  return incoming.kind === "button";
}

/** Somebody whom no code has tied to a member: the one thing they can do is link. */
async function answerStranger(incoming: Incoming, kit: Kit): Promise<Message | null> {
  const words =
    incoming.kind === "text" ? incoming.text : incoming.kind === "button" ? incoming.command : "";
  const parsed = parseCommand(words);
  const verb = parsed && findCommand(parsed.name, parsed.args);
  const linking = verb?.name === "link" || verb?.name === "start";
  // A deep link arrives as "/start link_CODE".
  const said = linking && parsed ? parsed.args.replace(/^link_/i, "") : words;
  // "tasks all" has eight letters too.
  const code = verb !== null && !linking ? null : readCode(said);
  if (code !== null && (linking || incoming.place.kind === "private")) {
    return linkStranger(code, incoming, kit);
  }
  const isPrivate = incoming.place.kind === "private" || incoming.addressed === true;
  if (!isPrivate && !words.startsWith("/") && incoming.kind !== "button") return null;
  return strangerRefusal({ code: linking && parsed?.args ? "link_invalid" : "not_linked" });
}

async function answerFiles(
  call: Call<null>,
  incoming: Extract<Incoming, { kind: "files" }>,
  kit: Kit,
): Promise<Message | null> {
  const { files, caption } = incoming;
  const parsed = caption.trim().startsWith("/") ? parseCommand(caption) : null;
  const verb = parsed && findCommand(parsed.name, parsed.args);
  const marked = targetOf(caption);
  const { about, ask } =
    marked === null ? await repliedTo(incoming, kit) : { about: null, ask: null };
  if (verb?.name === "plan" || (marked === null && ask === ASKS_FOR_PLAN)) {
    return takePlan({ ...call, args: { files, caption } }, kit);
  }
  const replied = about === null ? null : { number: about, occurrence: null };
  const target = marked ?? targetOfQuestion(ask) ?? replied;
  // What people of a group show each other is not meant for the bot.
  const asked = verb !== null || ask !== null || incoming.addressed === true;
  const meant = target !== null || asked;
  if (incoming.place.kind === "group" && !meant) return null;
  return handOver({ ...call, args: { files, caption, target } }, kit);
}

/** What the message said that this replies to, or else the question that stands open here. */
async function repliedTo(
  incoming: Incoming,
  kit: Kit,
): Promise<{ about: number | null; ask: string | null }> {
  const { replyTo, place } = incoming;
  if (replyTo !== undefined) {
    const post = await kit.store.mail.post(place.channel, place.chat, replyTo);
    if (post !== null) return post;
  }
  if (place.kind === "group") return { about: null, ask: null };
  return { about: null, ask: await openQuestion(incoming, kit) };
}

async function carryOut(meaning: Meaning, call: Call<null>, kit: Kit): Promise<Message | null> {
  switch (meaning.kind) {
    case "nothing":
      return null;
    case "unclear":
      return notUnderstood(meaning.words, call.who.member.language);
    case "unknown_command": {
      const nearest = nearestCommand(meaning.name);
      // In a group it may be meant for another bot.
      const { place, addressed } = call.incoming;
      if (place.kind === "group" && addressed !== true && nearest === null) return null;
      return refused({ code: "unknown_command", typed: `/${meaning.name}`, nearest }, call, kit);
    }
    case "command": {
      const bound = meaning.command.bind(meaning.args);
      if (bound === null) return usage(meaning.command, call, kit);
      const said = await once(bound, call, kit);
      // A search that finds nothing was perhaps no search at all.
      const missed = meaning.guessed && said.buttons.length < 2;
      return missed ? notUnderstood(meaning.args, call.who.member.language) : said;
    }
  }
}

/** Times a verb is tried while others change the same thing. */
const TRIES = 3;

/**
 * Runs a verb; one that was carried out before is answered with how things stand now. Where somebody
 * else was quicker nothing was written: it is read and decided anew, and the rule says by whom.
 */
async function once(bound: Bound, call: Call<null>, kit: Kit): Promise<Message> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await bound.run(call, kit);
    } catch (error) {
      const code = codeOf(error);
      if (code === "duplicate") {
        return doneBefore(await bound.again(call, kit), call.who.member.language);
      }
      if (code !== "conflict" || tried >= TRIES) throw error;
    }
  }
}

async function usage(verb: AnyCommand, call: Call<null>, kit: Kit): Promise<Message> {
  const page = { offset: 0, limit: 1 };
  const { lines } = await kit.store.work.openTasks(call.who, { scope: "mine" }, call.today, page);
  const { language } = call.who.member;
  const hint = hintOf(verb.name, language) ?? `/${language === "en" ? verb.name : verb.vietnamese}`;
  return refused({ code: "usage", hint, example: lines[0]?.number ?? null }, call, kit);
}

/** Four letters that name a fault to a person and in the log alike, made from its source key. */
function incidentOf(source: string): string {
  let hash = 2166136261;
  for (const letter of source) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16777619);
  return (hash >>> 16).toString(16).toUpperCase().padStart(4, "0");
}

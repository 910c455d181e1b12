import { readTypedEvidence } from "../domain/evidence.js";
import { fold } from "../domain/fold.js";
import type { Incoming } from "../ports.js";
import { readTaskNumber } from "./args.js";
import { openQuestion, type AnyCommand, type Kit } from "./command.js";
import { findCommand, parseCommand } from "./registry.js";

/** What somebody's words are taken for. */
export type Meaning =
  | { kind: "command"; command: AnyCommand; args: string; guessed: boolean }
  | { kind: "unknown_command"; name: string }
  | { kind: "unclear"; words: string }
  /** Talk of a group that is not meant for the bot. */
  | { kind: "nothing" };

/**
 * Words to a command: first what begins with a slash, then what answers an open question, then a
 * task's number or a command's bare name, last a search. In a group, unless it is said to the bot, only the first two.
 */
export async function understand(text: string, incoming: Incoming, kit: Kit): Promise<Meaning> {
  const words = text.normalize("NFC").replace(/\s+/g, " ").trim();
  if (words.startsWith("/")) return slash(words);
  const bare = bareCommand(words);
  const wholly = bare !== null && bare.args === "" ? bare : null;
  const ask = wholly === null ? await questionFor(incoming, kit) : null;
  const answer = ask === null ? null : answering(ask, words, bare !== null);
  if (answer !== null) return answer;
  if (incoming.place.kind === "group" && incoming.addressed !== true) return { kind: "nothing" };
  if (words === "") return { kind: "unclear", words };
  const number = readTaskNumber(words);
  if (number !== null && number.rest === "") return meant("task", String(number.number));
  if (bare !== null) return { kind: "command", ...bare, guessed: false };
  return { ...meant("tasks", words), guessed: true };
}

/**
 * Null where the words cannot be what was asked for: a question for a file or for a number is not
 * answered by a search, and one for a reason not by the number of a task.
 */
function answering(ask: string, words: string, isCommand: boolean): Meaning | null {
  // Evidence is a link or a number: "xong 12" is not, and a command all the same.
  if (ask.startsWith("evidence ") && isCommand && readTypedEvidence(words) === null) return null;
  // A bare "60" says how far one is, "98" what was reached, and "3" which of the indicators is meant.
  const isShare = /^(?:progress|indicator)\b/.test(ask) && /^\d+$/.test(words);
  const isNumber = ask.startsWith("attach ") || isShare;
  if (!isNumber && readTaskNumber(words)?.rest === "") return null;
  const meaning = slash(`/${ask} ${words}`);
  return meaning.kind === "command" && meaning.command.bind(meaning.args) !== null ? meaning : null;
}

function slash(words: string): Meaning {
  const parsed = parseCommand(words);
  if (parsed === null) return { kind: "unclear", words };
  const command = findCommand(parsed.name, parsed.args);
  if (command === null) {
    // "/nhiem vu" for "/nhiemvu".
    const [second = "", ...rest] = parsed.args.split(" ");
    const joined = second === "" ? null : findCommand(parsed.name + second, rest.join(" "));
    if (joined !== null) {
      return { kind: "command", command: joined, args: rest.join(" "), guessed: false };
    }
    return { kind: "unknown_command", name: parsed.name };
  }
  return { kind: "command", command, args: parsed.args, guessed: false };
}

/** The question that a reply, or the next words in a private chat, answer. */
async function questionFor(incoming: Incoming, kit: Kit): Promise<string | null> {
  const { place, replyTo } = incoming;
  if (incoming.kind !== "text") return null;
  if (replyTo !== undefined) {
    const post = await kit.store.mail.post(place.channel, place.chat, replyTo);
    if (post !== null) return post.ask;
  }
  if (place.kind === "group") return null;
  return openQuestion(incoming, kit);
}

/** Longest bare name: "tro giup", "nhiem vu". */
const NAME_WORDS = 2;

/** "nhiệm vụ", "xong 12 đã ban hành": a command's name without its slash, alone or before a number. */
function bareCommand(words: string): { command: AnyCommand; args: string } | null {
  const all = words.split(" ");
  for (let length = Math.min(NAME_WORDS, all.length); length >= 1; length -= 1) {
    const args = all.slice(length).join(" ");
    const command = findCommand(fold(all.slice(0, length).join("")), args);
    if (command === null || command.hidden === true) continue;
    if (args === "" || /^(?:#|nv ?)?\d/i.test(args)) return { command, args };
  }
  return null;
}

function meant(name: string, args: string): Extract<Meaning, { kind: "command" }> {
  const command = findCommand(name, "");
  if (command === null) throw new TypeError(`there is no command ${name}`);
  return { kind: "command", command, args, guessed: false };
}

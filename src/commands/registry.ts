import { editDistanceAtMostOne, fold } from "../domain/fold.js";
import { answer, withdraw } from "./answer.js";
import { readTaskNumber } from "./args.js";
import { assign } from "./assign.js";
import { attach } from "./attach.js";
import type { AnyCommand } from "./command.js";
import { digest } from "./digest.js";
import { done } from "./done.js";
import { drop } from "./drop.js";
import { extend } from "./extend.js";
import { event } from "./event.js";
import { evidence } from "./evidence.js";
import { explain } from "./explain.js";
import { filesOf } from "./files-of.js";
import { grant, recall, refuse } from "./grant.js";
import { home } from "./home.js";
import { indicator } from "./indicator.js";
import { link } from "./link.js";
import { move } from "./move.js";
import { obstacle } from "./obstacle.js";
import { open } from "./open.js";
import { people } from "./people.js";
import { plan } from "./plan.js";
import { progress } from "./progress.js";
import { reminder } from "./reminder.js";
import { acceptHandIn, returnHandIn, review } from "./review.js";
import { round } from "./round.js";
import { seen } from "./seen.js";
import { settings } from "./settings.js";
import { snooze } from "./snooze.js";
import { help, start } from "./start.js";
import { task } from "./task.js";
import { tasks } from "./tasks.js";
import { units } from "./units.js";
import { urge } from "./urge.js";

/** Everything a person can ask, the hidden ones behind buttons included. */
export const COMMANDS: readonly AnyCommand[] = [
  start,
  help,
  link,
  tasks,
  task,
  done,
  evidence,
  progress,
  obstacle,
  extend,
  assign,
  review,
  digest,
  urge,
  event,
  reminder,
  indicator,
  plan,
  settings,
  units,
  people,
  acceptHandIn,
  returnHandIn,
  answer,
  withdraw,
  explain,
  grant,
  refuse,
  recall,
  attach,
  move,
  drop,
  open,
  filesOf,
  seen,
  snooze,
  home,
  round,
];

/** The first command that has a name keeps it: /nv is the list, though a task is called so too. */
const BY_NAME: ReadonlyMap<string, AnyCommand> = new Map(
  COMMANDS.toReversed().flatMap((one) => namesOf(one).map((name) => [name, one] as const)),
);

/** Telegram's limit for what a button carries, the smallest of all doors. Bytes. */
export const BUTTON_BYTES = 64;

/** A command by any of its names; `/nv 12` and `/nhiemvu 12` are the task, without a number the list. */
export function findCommand(word: string, args: string): AnyCommand | null {
  const name = fold(word).replace(/\s+/g, "");
  const found = BY_NAME.get(name) ?? null;
  return found === tasks && readTaskNumber(args)?.rest === "" ? task : found;
}

function namesOf(one: AnyCommand): string[] {
  return [one.name, one.vietnamese, ...one.aliases];
}

/** The public command whose name is nearly what was typed. */
export function nearestCommand(word: string): string | null {
  const name = fold(word).replace(/\s+/g, "");
  const near = COMMANDS.filter(({ hidden }) => hidden !== true)
    .flatMap((one) => namesOf(one))
    .find(
      (known) => editDistanceAtMostOne(known, name) || (name.length > 2 && known.startsWith(name)),
    );
  return near ?? null;
}

/** A typed or pressed command: "/done@bot 12 note", "done 12". Null where the words are none. */
export function parseCommand(words: string): { name: string; args: string } | null {
  const match = /^\/?([\p{L}\p{N}_]{1,64})(?:@\w+)?(?:\s+(.*))?$/su.exec(words.trim());
  if (match?.[1] === undefined) return null;
  return { name: match[1], args: (match[2] ?? "").trim() };
}

import type { ChannelName, Receiver } from "../../src/ports.js";
import type { Kit } from "../../src/commands/command.js";
import { deliver } from "../../src/jobs/outbox.js";
import type { ContractOffice, Who } from "../support/contract-office.js";

/** What somebody sees of the bot, whichever door shows it. */
export type Seen = {
  /** In whose private chat, or "group". */
  to: Who | "group";
  /** Shown to that person alone, though it stands in the group. */
  only: Who | null;
  /** It took the place of an earlier message. */
  changed: boolean;
  lines: string[];
  buttons: { label: string; command: string }[];
  /** Buttons of the door's own: they carry no command of the office. */
  extras: string[];
  files: string[];
  /** The message as the door knows it. */
  native: unknown;
};

export type Where = "private" | "group";
export type Upload = { name: string; bytes: string };

/** What every door's harness can do: people act, and what the bot then shows is collected. */
export type ContractDoor = {
  readonly name: ChannelName;
  readonly office: ContractOffice;
  readonly kit: Kit;
  say(who: Who, where: Where, words: string, replyTo?: Seen): Promise<void>;
  send(who: Who, where: Where, files: Upload[], caption: string, replyTo?: Seen): Promise<void>;
  press(who: Who, on: Seen, label: string): Promise<void>;
  /** Presses a button whose message is older than its command: what it carries is given. */
  pressOld(who: Who, on: Seen, command: string): Promise<void>;
  /** Answers a question in the way that is the door's best. */
  fill(who: Who, question: Seen, words: string): Promise<void>;
  /** The platform brings once more what it brought last. */
  again(): Promise<void>;
  /** All that was shown since the last time, by the time it came. */
  seen(): Promise<Seen[]>;
  close(): Promise<void>;
};

/** A receiver that knows whether all that was taken has been answered. */
export function watched(inner: Receiver) {
  const open = new Set<string>();
  const state = { taken: 0 };
  const receiver: Receiver = {
    async take(incoming) {
      open.add(incoming.source);
      state.taken += 1;
      const known = await inner.take(incoming);
      if (known === "answered") open.delete(incoming.source);
      return known;
    },
    answer: (incoming) => inner.answer(incoming),
    async answered(incoming, said, ref) {
      await inner.answered(incoming, said, ref);
      open.delete(incoming.source);
    },
    async drop(incoming) {
      await inner.drop(incoming);
      open.delete(incoming.source);
    },
  };
  return { receiver, open, state };
}

export type Watch = ReturnType<typeof watched>;

const LONGEST_MS = 15_000;
/** Time in which something would have come that must not come. */
const QUIET_MS = 250;

export async function settled(watch: Watch, before: number, expected: boolean, kit: Kit) {
  if (!expected) await pause(QUIET_MS);
  for (let waited = 0; ; waited += 5) {
    const begun = !expected || watch.state.taken > before;
    if (begun && watch.open.size === 0) break;
    if (waited > LONGEST_MS) {
      const what = begun ? [...watch.open].join(", ") : "nothing was taken";
      throw new Error(`what was said was not answered: ${what}`);
    }
    await pause(5);
  }
  while ((await deliver(kit)) > 0);
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** One turn of the day: what was done, and what each saw of it. */
export type Turn = { did: string; heard: Heard[] };
/** What a turn showed that is of the door's own kind. */
export type OwnWays = { did: string; extras: string[]; only: Who[] };
export type Heard = Pick<Seen, "to" | "changed" | "lines" | "files"> & { buttons: string[] };

/** Writes down the day as it is lived. */
export class Diary {
  readonly turns: Turn[] = [];
  readonly ways: OwnWays[] = [];
  readonly door: ContractDoor;

  constructor(door: ContractDoor) {
    this.door = door;
  }

  /** Does it, waits until all is quiet, and gives what was shown. */
  async turn(did: string, act: () => Promise<void>): Promise<Seen[]> {
    await act();
    const seen = await this.door.seen();
    this.turns.push({ did, heard: together(seen) });
    const extras = seen.flatMap((one) => one.extras);
    const only = seen.flatMap((one) => one.only ?? []);
    this.ways.push({ did, extras, only });
    this.door.office.clock.advance(60_000);
    return seen;
  }

  async say(who: Who, words: string, where: Where = "private", replyTo?: Seen) {
    return this.turn(`${who} in ${where}: ${words}`, () =>
      this.door.say(who, where, words, replyTo),
    );
  }

  async send(
    who: Who,
    names: string[],
    caption: string,
    where: Where = "private",
    on?: Seen,
    bytesOf = (name: string) => `nội dung của ${name}`,
  ) {
    const files = names.map((name) => ({ name, bytes: bytesOf(name) }));
    const did = `${who} in ${where} sends ${names.join(", ")} “${caption}”`;
    return this.turn(did, () => this.door.send(who, where, files, caption, on));
  }

  async press(who: Who, on: Seen, label: string) {
    return this.turn(`${who} presses ${label}`, () => this.door.press(who, on, label));
  }

  async pressOld(who: Who, on: Seen, command: string) {
    return this.turn(`${who} presses ${command}`, () => this.door.pressOld(who, on, command));
  }

  async fill(who: Who, question: Seen, words: string) {
    return this.turn(`${who} answers ${words}`, () => this.door.fill(who, question, words));
  }

  async again() {
    return this.turn("that comes again", () => this.door.again());
  }
}

/** What one person saw in one turn is one thing: doors cut long words, and send files, each in their way. */
function together(seen: Seen[]): Heard[] {
  const found = new Map<string, Heard>();
  for (const { to, changed, lines, files, buttons } of seen) {
    const heard = found.get(to) ?? { to, changed: false, lines: [], buttons: [], files: [] };
    heard.changed ||= changed;
    heard.lines.push(...lines);
    heard.files.push(...files);
    heard.buttons.push(...buttons.map(({ label, command }) => `${label} → ${command}`));
    found.set(to, heard);
  }
  return [...found.values()].sort((a, b) => a.to.localeCompare(b.to));
}

/** The last thing that was shown there. */
export function lastTo(seen: Seen[], to: Who | "group"): Seen {
  const found = seen.findLast((one) => one.to === to && one.lines.length > 0);
  if (found === undefined) throw new Error(`nothing was shown to ${to}`);
  return found;
}

/** The label that holds these words. */
export function labelWith({ buttons }: Seen, part: string): string {
  const found = buttons.find(({ label }) => label.includes(part));
  if (found !== undefined) return found.label;
  throw new Error(`no “${part}” among ${buttons.map(({ label }) => label).join(" | ")}`);
}

/** Words as lines, without what a door puts before an item of a list. */
export function linesOf(words: string): string[] {
  return words
    .split("\n")
    .map((line) => line.replace(/^(?:•|-) /, "").trim())
    .filter((line) => line !== "");
}

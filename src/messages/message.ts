import type { Language } from "../domain/office.js";

export type { Language } from "../domain/office.js";

/** What the bot says, for every door alike; a door renders it and checks its platform's limits. */
export type Message = {
  blocks: Block[];
  /** Rows of buttons. */
  buttons: Button[][];
  /** Files handed out with it. */
  files: OutFile[];
  /** The task it speaks of: a file sent as a reply to it is evidence for that task. */
  about?: number;
  /** A question: what is replied is taken as `${ask} ${reply}`. */
  ask?: string;
  /** The language it is said in, for words that a door adds; Vietnamese where it does not say. */
  language?: Language;
  /** A command to be given in private: a door that can leads from here to its private chat. */
  inPrivate?: string;
  /** Answers a button by taking the place of the message that carried it (paging). */
  replaces?: boolean;
};

export type Tone = "title" | "plain" | "note" | "warning";

/** A person whom a group's message calls: `name` stands in the text, `account` is theirs on that platform. */
export type Mention = { name: string; account: string };

export type Block =
  | { type: "text"; text: string; tone?: Tone; mention?: Mention }
  | { type: "list"; items: ListItem[] }
  | { type: "image"; file: OutFile; alt: string };

/** One line. `state` lets a door mark it beside its words, never instead of them. */
export type ListItem = { text: string; state?: "late" | "soon" | "confirm" | "done" };

/** A typed command that somebody else typed: at most 64 bytes, see `commands/registry.ts`. */
export type Button = { label: string; command: string; style?: "primary" | "danger" };

/** A file kept by its hash, under the name people gave it. */
export type OutFile = { sha256: string; name: string; size: number; mime: string };

/** Builds a message from its parts, leaving out what is empty. */
export function message(
  blocks: (Block | string | null)[],
  buttons: (Button | null)[][] = [],
  rest: Partial<Pick<Message, "files" | "about" | "ask" | "inPrivate" | "replaces">> = {},
): Message {
  return {
    blocks: blocks
      .filter((block) => block !== null && block !== "")
      .map((block) => (typeof block === "string" ? text(block) : block)) as Block[],
    buttons: buttons
      .map((row) => row.filter((button) => button !== null))
      .filter((row) => row.length > 0),
    files: [],
    ...rest,
  };
}

export function text(words: string, tone?: Tone): Block {
  return tone === undefined ? { type: "text", text: words } : { type: "text", text: words, tone };
}

export function list(items: (ListItem | string)[]): Block | null {
  if (items.length === 0) return null;
  return {
    type: "list",
    items: items.map((item) => (typeof item === "string" ? { text: item } : item)),
  };
}

/** The same message, which says that it is in that language. */
export function saidIn(said: Message, language: Language): Message {
  return language === "vi" ? said : { ...said, language };
}

/** All of its words on lines, for logs of tests and for doors that have nothing but text. */
export function plainText(said: Message): string {
  return said.blocks
    .map((block) => {
      if (block.type === "text") return block.text;
      if (block.type === "list") return block.items.map((item) => item.text).join("\n");
      return block.alt;
    })
    .join("\n");
}

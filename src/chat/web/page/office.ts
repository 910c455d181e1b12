import type { PageFacts, PageWords, WireChat, WireMessage, WirePerson } from "./shapes.js";
import type { Times } from "./times.js";

/** Messages of a chat that stay in the page. */
const MOST = 500;

/** What every part of the page knows: the words, who one is, and what was said where. */
export type Office = {
  readonly facts: PageFacts;
  readonly words: PageWords;
  readonly times: Times;
  readonly people: WirePerson[];
  readonly me: WirePerson;
  readonly chats: WireChat[];
  readonly said: Said;
  nameOf(from: string): string;
};

/** The messages by chat, oldest first; each once, whatever way it came. */
export class Said {
  private readonly chats = new Map<string, Map<string, WireMessage>>();

  /** "same" where nothing changed: it had come another way before. */
  put(message: WireMessage): "new" | "changed" | "same" {
    const chat = this.chats.get(message.chat) ?? new Map<string, WireMessage>();
    this.chats.set(message.chat, chat);
    const before = chat.get(message.id);
    if (before !== undefined && JSON.stringify(before) === JSON.stringify(message)) return "same";
    chat.set(message.id, message);
    if (chat.size > MOST) chat.delete([...chat.keys()][0] ?? "");
    return before === undefined ? "new" : "changed";
  }

  of(chat: string): WireMessage[] {
    const all = [...(this.chats.get(chat)?.values() ?? [])];
    return all.sort((a, b) => Number(a.id) - Number(b.id));
  }

  lastId(chat: string): number {
    return Math.max(0, ...[...(this.chats.get(chat)?.keys() ?? [])].map(Number));
  }
}

/** Which messages a person has seen in this browser. */
export class ReadMarks {
  private readonly key: string;
  private marks: Record<string, number>;

  constructor(person: string) {
    this.key = `dondoc:read:${person}`;
    this.marks = this.load();
  }

  seen(chat: string, id: number): void {
    this.marks = { ...this.load(), [chat]: Math.max(id, this.marks[chat] ?? 0) };
    try {
      localStorage.setItem(this.key, JSON.stringify(this.marks));
    } catch {
      // A browser that stores nothing forgets at the end of the visit.
    }
  }

  unread(messages: WireMessage[], chat: string, me: string): number {
    const mark = this.marks[chat] ?? 0;
    return messages.filter((each) => Number(each.id) > mark && each.from !== me).length;
  }

  private load(): Record<string, number> {
    try {
      return JSON.parse(localStorage.getItem(this.key) ?? "{}") as Record<string, number>;
    } catch {
      return {};
    }
  }
}

/** What a message says in one line, for a quote. */
export function shortWords(message: WireMessage): string {
  const words = message.blocks
    .map((block) => {
      if (block.type === "text") return block.text;
      return block.type === "image" ? block.alt : block.items.map((item) => item.text).join("; ");
    })
    .join(" ")
    .trim();
  return words === "" ? (message.files[0]?.name ?? "") : words;
}

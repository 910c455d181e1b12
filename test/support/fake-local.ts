import { createHash } from "node:crypto";
import type {
  Files,
  Incoming,
  LocalChat,
  LocalChats,
  LocalMessage,
  LocalPerson,
  Receiver,
} from "../../src/ports.js";
import { message, type Message } from "../../src/messages/message.js";

/** Two invented communes; nothing of one is seen in the other. */
const PEOPLE: LocalPerson[] = [
  person("1", 1, "Nguyễn Văn Sơn", "chair", ["Ủy ban nhân dân"]),
  person("2", 1, "Trần Thị Hoa", "clerk", ["Văn phòng HĐND và UBND"]),
  person("3", 1, "Lê Thị Minh", "official", ["Phòng Kinh tế"]),
  person("4", 1, "Phạm Quốc Đạt", "official", ["Phòng Văn hóa - Xã hội", "Công an xã"]),
  person("9", 2, "Đỗ Thị Lan", "clerk", ["Văn phòng HĐND và UBND"]),
];

export const GROUP = "g1";
export const FOREIGN_GROUP = "g2";
export const NOW = "2026-03-17T01:12:00.000Z";

function person(
  id: string,
  workspaceId: number,
  name: string,
  role: LocalPerson["role"],
  units: string[],
): LocalPerson {
  const workspace = workspaceId === 1 ? "UBND xã Suối Mây" : "UBND xã Đồi Gió";
  return { id, workspaceId, workspace, name, role, units };
}

export function privateChat(personId: string): string {
  return `p${personId}`;
}

/** The local chats in memory, with the semantics of the shelf. */
export function fakeLocal(people: LocalPerson[] = PEOPLE) {
  const rows: LocalMessage[] = [];
  let seq = 0;
  const chatsOf = (personId: string): LocalChat[] => {
    const one = people.find((each) => each.id === personId);
    if (one === undefined) return [];
    const { workspaceId } = one;
    const title = `Cả ${one.workspace}`;
    return [
      { id: privateChat(one.id), workspaceId, title: "Trợ lý", kind: "private" },
      { id: `g${String(workspaceId)}`, workspaceId, title, kind: "group" },
    ];
  };
  return {
    rows,
    people: async () => people,
    person: async (id: string) => people.find((one) => one.id === id) ?? null,
    chats: async (personId: string) => chatsOf(personId),
    append: async (row: Omit<LocalMessage, "id" | "seq">) => {
      const kept = { ...structuredClone(row), id: rows.length + 1, seq: ++seq };
      rows.push(kept);
      return structuredClone(kept);
    },
    replace: async (id: number, said: Message, at: string) => {
      const row = rows.find((one) => one.id === id);
      if (row === undefined) return null;
      Object.assign(row, { said: structuredClone(said), at, seq: ++seq });
      return structuredClone(row);
    },
    message: async (id: number) => structuredClone(rows.find((row) => row.id === id) ?? null),
    bySource: async (source: string) => structuredClone(rows.filter((r) => r.source === source)),
    since: async (personId: string, after: number, limit: number) => {
      const seen = new Set(chatsOf(personId).map((chat) => chat.id));
      const news = rows.filter((row) => row.seq > after && seen.has(row.chat));
      return structuredClone(news.toSorted((a, b) => a.seq - b.seq).slice(0, limit));
    },
    latest: async (chat: string, limit: number) =>
      structuredClone(rows.filter((row) => row.chat === chat).slice(-limit)),
  } satisfies LocalChats & { rows: LocalMessage[] };
}

/** Files in memory, by their hash. */
export function fakeFiles() {
  const kept = new Map<string, Uint8Array>();
  return {
    kept,
    put: async (bytes: AsyncIterable<Uint8Array>, limit: number) => {
      const chunks: Uint8Array[] = [];
      let size = 0;
      for await (const chunk of bytes) {
        size += chunk.length;
        if (size > limit) throw Object.assign(new Error("too large"), { code: "too_large" });
        chunks.push(chunk);
      }
      const all = Buffer.concat(chunks);
      const sha256 = createHash("sha256").update(all).digest("hex");
      kept.set(sha256, all);
      return { sha256, size };
    },
    read: async (sha256: string) => found(kept, sha256),
    async *stream(sha256: string) {
      yield found(kept, sha256);
    },
    has: async (sha256: string) => kept.has(sha256),
    remove: async (sha256: string) => void kept.delete(sha256),
    olderThan: async () => [],
  } satisfies Files & { kept: Map<string, Uint8Array> };
}

function found(kept: Map<string, Uint8Array>, sha256: string): Uint8Array {
  const bytes = kept.get(sha256);
  if (bytes === undefined) throw Object.assign(new Error("gone"), { code: "gone" });
  return bytes;
}

export type Script = (incoming: Incoming) => Message | null | Promise<Message | null>;

/** A receiver that answers by a script, and remembers like the mail shelf what it was given. */
export function scriptedReceiver(script: Script) {
  const state = new Map<string, "unanswered" | "answered">();
  const heard: Incoming[] = [];
  const refs = new Map<string, string | null>();
  return {
    state,
    heard,
    refs,
    take: async (incoming: Incoming) => {
      const known = state.get(incoming.source);
      if (known !== undefined) return known;
      state.set(incoming.source, "unanswered");
      return "new" as const;
    },
    answer: async (incoming: Incoming) => {
      heard.push(incoming);
      return script(incoming);
    },
    answered: async (incoming: Incoming, _answer: Message | null, ref: string | null) => {
      state.set(incoming.source, "answered");
      refs.set(incoming.source, ref);
    },
    drop: async (incoming: Incoming) => {
      state.set(incoming.source, "answered");
    },
  } satisfies Receiver & Record<string, unknown>;
}

/** Answers like the bot: words and files in private, commands in a group, nothing else. */
export function echo(incoming: Incoming): Message | null {
  if (incoming.kind === "button") return message([`Nút: ${incoming.command}`]);
  if (incoming.kind === "files") {
    return message([`Đã lưu ${incoming.files.map((file) => file.name).join("; ")}`]);
  }
  if (incoming.kind === "unknown") return null;
  if (incoming.place.kind === "group" && !incoming.text.startsWith("/")) return null;
  return message([`Nghe: ${incoming.text}`], [[{ label: "Xem việc", command: "tasks" }]]);
}

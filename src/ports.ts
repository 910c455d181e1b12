import type { Account, ChannelName, Place } from "./domain/account.js";
import type { Activity, Stamp } from "./domain/activity.js";
import type { Brief, NoticeKind } from "./domain/brief.js";
import type { ChartSpec } from "./domain/chart.js";
import type { Role } from "./domain/office.js";
import type { PlanReading } from "./domain/plan-reading.js";
import type { OccurrenceState } from "./domain/task.js";
import type { Instant } from "./domain/time.js";
import type { Message } from "./messages/message.js";
import type { Indicators } from "./shelves-indicators.js";
import type { CalendarShelf, Office, Plans, Work } from "./shelves.js";
import type { Paces, Reminders, Rounds, Weeks } from "./shelves-unasked.js";

/*
 * What the verbs and the clockwork need from outside, named in the language of the office. Types only; the
 * shelves of the office's own records are in shelves.ts.
 */

export type * from "./shelves.js";
export type * from "./shelves-indicators.js";
export type * from "./shelves-unasked.js";

export interface Clock {
  now(): Instant;
}

/** One JSON line an event: a static message, data beside it; no names, texts or tokens. */
export interface Log {
  info(msg: string, data?: Record<string, unknown>): void;
  warn(msg: string, data?: Record<string, unknown>): void;
  error(msg: string, data?: Record<string, unknown>): void;
}

// ---- chat -----------------------------------------------------------------------------------

export type { Account, ChannelName, Place } from "./domain/account.js";

/** A file that lies with the platform; `id` is what `Door.download` takes. */
export type FileRef = { id: string; name: string; size: number | null; mime: string | null };

type Common = {
  /** Unique for ever: `telegram:update:991`, `web:message:9f…`. The duplicate guard. */
  source: string;
  from: Account;
  place: Place;
  at: Instant;
  /** Platform reference of the bot's message this replies to, or whose button was pressed. */
  replyTo?: string;
  /** Said to the bot by name in a group: understood as in a private chat. */
  addressed?: true;
};

export type Incoming = Common &
  (
    | { kind: "text"; text: string }
    | { kind: "button"; command: string }
    | { kind: "files"; files: FileRef[]; caption: string }
    | { kind: "unknown"; what: string }
  );

/** What happened to something sent. `afterMs` is the platform's own wish; `untried`: nothing left, it was no attempt. */
export type Sent =
  | { ok: true; ref: string }
  | { ok: false; retry: boolean; afterMs?: number; why: string; untried?: true };

/** What a door hands people's words to. None of these throws but `take`. */
export interface Receiver {
  /**
   * Records what may change something, before the door acknowledges it to its platform. "answered"
   * has been done before and its answer has left. Throws where it could not be recorded in 2 s.
   */
  take(incoming: Incoming): Promise<"new" | "unanswered" | "answered">;
  /** Works on it; null where nobody is to be answered. Never throws. */
  answer(incoming: Incoming): Promise<Message | null>;
  /** The answer has left under `ref` (null: there was none). Never throws. */
  answered(incoming: Incoming, answer: Message | null, ref: string | null): Promise<void>;
  /** Its sender was told that it was not taken: recorded late, it is worked on no more. Never throws. */
  drop(incoming: Incoming): Promise<void>;
}

/**
 * When the next call that nobody asked for may be made to a platform. It allows so many a second in all and in each
 * chat, to all processes together.
 */
export interface Turns {
  /**
   * Waits for the turn of one call, and says so where it does not come within `mostMs`. It is over as soon as the
   * platform has answered.
   */
  next(chat: string, isGroup: boolean, mostMs: number): Promise<Turn>;
  /** The platform has asked for a pause in that chat. */
  hold(chat: string, ms: number): Promise<void>;
}
export type Turn = { ok: true; over(): void } | { ok: false; afterMs: number };

export interface Door {
  readonly name: ChannelName;
  readonly limits: { /** Largest file it can take in, bytes. */ fileBytes: number };
  /** What people send lies in `Files` already, under its id: a refused file must go from there. */
  readonly keepsFiles?: boolean;
  start(receiver: Receiver): Promise<void>;
  stop(): Promise<void>;
  /** Never throws. */
  send(to: Place, said: Message): Promise<Sent>;
  download(file: FileRef): Promise<AsyncIterable<Uint8Array>>;
}

// ---- files and papers -----------------------------------------------------------------------

/** Evidence on disk, by SHA-256: the same bytes are kept once. */
export interface Files {
  /** Writes, syncs, then names by hash. Throws a fault with code "too_large" past `limit` bytes. */
  put(bytes: AsyncIterable<Uint8Array>, limit: number): Promise<{ sha256: string; size: number }>;
  read(sha256: string): Promise<Uint8Array>;
  stream(sha256: string): AsyncIterable<Uint8Array>;
  has(sha256: string): Promise<boolean>;
  remove(sha256: string): Promise<void>;
  /** Hashes on disk not written since `before`: what a sweep looks through. */
  olderThan(before: Instant): Promise<string[]>;
}

/** Bytes ↔ rows. What reads throws a fault with a `code` where the document cannot be read. */
export interface Papers {
  readPlan(
    bytes: Uint8Array,
    fileName: string,
    options: { year?: number; units?: { name: string; aliases: string[] }[] },
  ): Promise<PlanReading>;
  /** The text of a document as far as it can be had; null where it has none. */
  textOf(bytes: Uint8Array, fileName: string): Promise<string | null>;
  /** A picture as PNG. */
  chart(spec: ChartSpec): Promise<Uint8Array>;
}

// ---- store ----------------------------------------------------------------------------------

/** "duplicate": a source key met again, rolled back; "newer": the database is of a later version. */
export type StoreFaultCode =
  | "duplicate"
  | "busy"
  | "conflict"
  | "gone"
  | "full"
  | "too_large"
  | "unwritable"
  | "damaged"
  | "newer";

/** What waits to be sent to somebody who did not ask. */
export type Notice = NoticeHead & ({ message: Message } | { brief: Brief });

type NoticeHead = {
  /** Unique for ever; the same occasion makes the same key and is ignored. */
  key: string;
  workspaceId: number;
  to: { member: number } | { chat: number };
  /** "news" where it does not say. */
  kind?: NoticeKind;
  /** When it should be there, where that was planned: sent much later it says so. */
  plannedFor?: Instant;
  notBefore?: Instant;
  notAfter?: Instant;
  /** Dropped unsent when the occurrence is no longer in that state. */
  appliesWhile?: { occurrenceId: number; state: OccurrenceState };
};

/** Worded already, or to be worded from its brief when it is sent: one of the two is there. */
export type OutboxItem = NoticeHead & {
  id: number;
  attempts: number;
  message: Message | null;
  brief: Brief | null;
};
export type Settled =
  | { state: "sent"; ref: string; at: Instant }
  | { state: "retry"; at: Instant; why: string }
  /** Handed back untried: that was no attempt. */
  | { state: "back"; at: Instant; why: string }
  | { state: "dead"; at: Instant; why: string }
  | { state: "dropped"; at: Instant; why: string };

/** What a message of the bot was about, so that a reply to it can be understood. */
export type Post = { about: number | null; ask: string | null };

export interface Mail {
  /** Records an incoming under its source; tells whether it was there and answered already. */
  take(incoming: Incoming): Promise<"new" | "unanswered" | "answered">;
  markAnswered(source: string, ref: string | null, at: Instant): Promise<void>;
  unanswered(channel: ChannelName): Promise<Incoming[]>;
  rememberPost(place: Place, ref: string, post: Post & { to: string; at: Instant }): Promise<void>;
  post(channel: ChannelName, chat: string, ref: string): Promise<Post | null>;
  /** The question that stands open for this account in this chat, unless something came between. */
  openQuestion(place: Place, account: string, since: Instant): Promise<string | null>;
  closeQuestions(channel: ChannelName, chat: string, account: string): Promise<void>;
  enqueue(notices: Notice[]): Promise<void>;
  /** Its reader said that they have seen it: now, or before; "none" where there is no such notice. */
  seen(workspaceId: number, key: string, at: Instant): Promise<"now" | "before" | "none">;
  /** Drops what still waits under keys that begin so: what they speak of is settled. */
  withdraw(workspaceId: number, keys: string, at: Instant): Promise<void>;
  /** The oldest ready notices, leased until `now + leaseMs`: ours until then. */
  claim(now: Instant, leaseMs: number, limit: number): Promise<OutboxItem[]>;
  /** The oldest ready notice for one recipient ("member:7"), where nothing stands before it. */
  claimFor(recipient: string, now: Instant, leaseMs: number): Promise<OutboxItem | null>;
  /** What is still under way stays leased until `now + leaseMs`. */
  hold(ids: readonly number[], now: Instant, leaseMs: number): Promise<void>;
  settle(id: number, how: Settled): Promise<void>;
  /** Where jobs carry notices: gives a job to those that wait and have none, because a process died. How many. */
  rescue(now: Instant): Promise<number>;
  occurrenceState(id: number): Promise<OccurrenceState | null>;
  outbox(state: "dead" | "queued" | "sent" | "dropped" | null): Promise<OutboxEntry[]>;
  counts(): Promise<{ queued: number; dead: number }>;
  /** Why notices wait or are dead, the commonest reason first; "oldest" is when the first of them began to. */
  stuck(state: "queued" | "dead", now: Instant): Promise<Stuck[]>;
  /** Dead letters of a workspace that died after a moment; those that were to tell of dead ones left out. */
  deadSince(workspaceId: number, since: Instant): Promise<OutboxEntry[]>;
  /** Jobs of the engine, where notices are carried by jobs: waiting, failed, and taken by a process long gone. */
  jobs(): Promise<{ waiting: number; failed: number; abandoned: number } | null>;
  /** When a member was told of dead letters last; "" for never. */
  troubleTold(workspaceId: number, memberId: number): Promise<Instant>;
  /** A dead letter is sent again; false where it is none. */
  retry(id: number, now: Instant): Promise<boolean>;
}

export type Stuck = { why: string | null; count: number; oldest: Instant; first: number };

export type OutboxEntry = {
  id: number;
  workspaceId: number;
  key: string;
  kind: NoticeKind;
  /** "member:7" or "chat:3". */
  to: string;
  state: string;
  attempts: number;
  queuedAt: Instant;
  /** When it is tried next; "" for at once. */
  readyAt: Instant;
  /** When it was sent, given up on or dropped; null while it waits. */
  settledAt: Instant | null;
  why: string | null;
};

/** The local workspace's own memory: what Telegram's servers are to Telegram. */
export interface LocalChats {
  /** Members of every workspace, as people one can be. */
  people(): Promise<LocalPerson[]>;
  person(id: string): Promise<LocalPerson | null>;
  /** The private chat with the bot first, then the groups of the workspace. */
  chats(personId: string): Promise<LocalChat[]>;
  append(row: Omit<LocalMessage, "id" | "seq">): Promise<LocalMessage>;
  /** Replaces what a message says; it is seen again under a new `seq`. */
  replace(id: number, said: Message, at: Instant): Promise<LocalMessage | null>;
  message(id: number): Promise<LocalMessage | null>;
  bySource(source: string): Promise<LocalMessage[]>;
  /** What a person sees in all chats after `seq`, oldest first. */
  since(personId: string, seq: number, limit: number): Promise<LocalMessage[]>;
  /** The last messages of a chat, oldest first. */
  latest(chat: string, limit: number): Promise<LocalMessage[]>;
}

export type LocalPerson = {
  id: string;
  workspaceId: number;
  workspace: string;
  name: string;
  role: Role;
  units: string[];
};
export type LocalChat = {
  id: string;
  workspaceId: number;
  title: string;
  kind: "private" | "group";
};
export type LocalMessage = {
  id: number;
  /** Grows with every message and every change of one: the id of the event. */
  seq: number;
  chat: string;
  /** Person id, or null for the bot. */
  from: string | null;
  at: Instant;
  said: Message;
  /** The message of a person this belongs to, or answers. */
  source: string | null;
};

// ---- history --------------------------------------------------------------------------------

/** Where a history ends: how many entries it has, and the hash of the last ("" where there is none). */
export type HistoryHead = { position: number; hash: string };

export type HistoryCheck = {
  /** How many were looked at and fit, from the first one on. */
  entries: number;
  ok: boolean;
  /**
   * Position of the first entry that was edited, moved, put in or lost; null where all is well, and where the
   * chain holds but is another one than that of the noted head.
   */
  firstBroken: number | null;
  /** What to note down outside of the database; where something is broken, what the database says it is. */
  head: HistoryHead;
  /** Whether the history still contains the head that was noted; null where none was given. */
  contains: boolean | null;
};

export interface Audit {
  /** Looks at the whole history of a workspace, beside a running bot; `noted` is a head of an earlier time. */
  verify(workspaceId: number, noted?: HistoryHead | null): Promise<HistoryCheck>;
  /** Looks at the last entries only. */
  verifyEnd(workspaceId: number, count: number): Promise<HistoryCheck>;
}

/** All shelves, inside a transaction or outside. */
export interface Shelves {
  office: Office;
  work: Work;
  plans: Plans;
  mail: Mail;
  calendar: CalendarShelf;
  local: LocalChats;
  audit: Audit;
  reminders: Reminders;
  indicators: Indicators;
  rounds: Rounds;
  weeks: Weeks;
  paces: Paces;
  /** Appends to the history. Throws a fault "duplicate" when `stamp.source` has been recorded before. */
  record(events: Activity[], stamp: Stamp): Promise<void>;
}

export interface Store extends Shelves {
  /** All or nothing; retried where the database was busy. Calls `work` again on a retry. */
  transaction<T>(work: (tx: Shelves) => Promise<T>): Promise<T>;
  /**
   * Rewrites what a deletion left behind in the database's own files, so that it is in them no more. Not
   * inside a transaction; "busy" where somebody else holds them for too long.
   */
  scrub(): Promise<void>;
  close(): Promise<void>;
}

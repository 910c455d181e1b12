import type { Activity, ActivityEntry, Stamp } from "./domain/activity.js";
import type { CalendarDay } from "./domain/calendar.js";
import type { Move } from "./domain/hand-in.js";
import type { Member, Person, Role, Settings, Unit, Workspace } from "./domain/office.js";
import type { Plan, PlanRow, PlanUnit, PlanWarning } from "./domain/plan.js";
import type {
  ImportedDeliverable,
  ImportedOccurrence,
  ImportedTask,
  PlanImport,
} from "./domain/plan-import.js";
import type { PlanReading } from "./domain/plan-reading.js";
import type {
  EvidenceItem,
  OccurrenceState,
  TaskFilter,
  TaskPage,
  TaskSheet,
} from "./domain/task.js";
import type { CivilDate, Instant } from "./domain/time.js";
import type { Message, OutFile } from "./messages/message.js";

/*
 * What the verbs and the clockwork need from outside, named in the language of the office. Types only.
 */

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

export type ChannelName = "web" | "telegram" | "slack";

/** A platform account; `id` is the platform's own. */
export type Account = { channel: ChannelName; id: string };

export type Place = {
  channel: ChannelName;
  chat: string;
  kind: "private" | "group";
  thread?: string;
};

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
};

export type Incoming = Common &
  (
    | { kind: "text"; text: string }
    | { kind: "button"; command: string }
    | { kind: "files"; files: FileRef[]; caption: string }
    | { kind: "unknown"; what: string }
  );

/** What happened to something sent. `afterMs` is the platform's own wish. */
export type Sent =
  { ok: true; ref: string } | { ok: false; retry: boolean; afterMs?: number; why: string };

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
}

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

/** Bytes ↔ rows. Both throw a fault with a `code` where the document cannot be read. */
export interface Papers {
  readPlan(
    bytes: Uint8Array,
    fileName: string,
    options: { year?: number; units?: { name: string; aliases: string[] }[] },
  ): Promise<PlanReading>;
  /** The text of a document as far as it can be had; null where it has none. */
  textOf(bytes: Uint8Array, fileName: string): Promise<string | null>;
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

export interface Office {
  personOf(account: Account): Promise<Person | null>;
  workspaces(): Promise<Workspace[]>;
  workspace(code: string): Promise<Workspace | null>;
  createWorkspace(w: {
    code: string;
    name: string;
    province: string | null;
    timeZone: string;
  }): Promise<Workspace>;
  setSettings(workspaceId: number, settings: Settings): Promise<void>;
  units(workspaceId: number): Promise<Unit[]>;
  addUnit(
    workspaceId: number,
    unit: { name: string; kind: Unit["kind"]; aliases: string[]; members: number[] },
  ): Promise<Unit>;
  addAlias(unitId: number, alias: string): Promise<void>;
  renameUnit(unitId: number, name: string): Promise<void>;
  /** Everything of `from` goes to `into`, its names become aliases, and it is no more. */
  mergeUnit(from: number, into: number): Promise<void>;
  members(workspaceId: number): Promise<Member[]>;
  member(id: number): Promise<Member | null>;
  addMember(
    workspaceId: number,
    member: { name: string; role: Role; admin: boolean; head: boolean; units: number[] },
  ): Promise<Member>;
  /** Sets it to "left", frees its accounts and open assignments. */
  removeMember(id: number): Promise<void>;
  createInvite(memberId: number, code: string, expires: Instant): Promise<void>;
  /** The member of an invite that has not expired and was not used, but by this account itself. */
  invited(code: string, account: Account, now: Instant): Promise<Member | null>;
  useInvite(code: string, account: Account, now: Instant): Promise<void>;
  /** Ties the account to the member, in place of whom it was tied to. */
  bind(account: Account, memberId: number, privateChat: string | null): Promise<void>;
  unbind(account: Account): Promise<void>;
  /** Where a member is reached in private, latest account first. */
  privatePlaces(memberId: number): Promise<Place[]>;
  chats(workspaceId: number): Promise<ChatRecord[]>;
  chatAt(channel: ChannelName, externalId: string): Promise<ChatRecord | null>;
  bindChat(
    workspaceId: number,
    chat: { channel: ChannelName; externalId: string; title: string; purpose: ChatPurpose },
  ): Promise<ChatRecord>;
  /** A chat goes on under another id; nothing where `from` is not known. */
  moveChat(channel: ChannelName, from: string, to: string): Promise<void>;
}

export type ChatPurpose = "group" | "leaders";
export type ChatRecord = {
  id: number;
  workspaceId: number;
  channel: ChannelName;
  externalId: string;
  title: string;
  purpose: ChatPurpose;
};

export type { TaskFilter, TaskPage } from "./domain/task.js";

/** A hand-in that waits. */
export type ReviewItem = { task: TaskSheet; occurrenceId: number };

export interface Work {
  /** Open work of active plans, lead before coordinating, most urgent first. */
  openTasks(
    person: Person,
    filter: TaskFilter,
    today: CivilDate,
    page: { offset: number; limit: number },
  ): Promise<TaskPage>;
  /** How much is open and late for a member without a filter. */
  countOpen(person: Person, today: CivilDate): Promise<{ open: number; late: number }>;
  task(workspaceId: number, number: number): Promise<TaskSheet | null>;
  taskOfOccurrence(workspaceId: number, occurrenceId: number): Promise<TaskSheet | null>;
  taskOfEvidence(workspaceId: number, evidenceId: number): Promise<TaskSheet | null>;
  /** Numbers that exist and lie nearest to one that does not. */
  nearestNumbers(workspaceId: number, number: number, limit: number): Promise<number[]>;
  reviewQueue(
    workspaceId: number,
    page: { offset: number; limit: number },
  ): Promise<{ items: ReviewItem[]; total: number }>;
  /** Writes the new life of an occurrence as a rule decided it; "conflict" if `from` no longer holds. */
  moveOccurrence(id: number, from: OccurrenceState, to: OccurrenceChange): Promise<void>;
  /** Puts a person in charge of a task, or nobody; "gone" where the task is not there. */
  assign(taskId: number, memberId: number | null): Promise<void>;
  addEvidence(
    occurrenceId: number,
    evidence: Omit<EvidenceItem, "id" | "occurrenceId">,
  ): Promise<number>;
  moveEvidence(id: number, occurrenceId: number): Promise<void>;
  removeEvidence(id: number, at: Instant): Promise<void>;
  /** True while evidence, a draft or a plan still names these bytes. */
  fileInUse(sha256: string): Promise<boolean>;
  saveDraft(draft: Omit<Draft, "id">): Promise<number>;
  draft(workspaceId: number, id: number): Promise<Draft | null>;
  dropDraft(id: number): Promise<void>;
  /** The latest entries of a task, newest first. */
  history(workspaceId: number, taskId: number, limit: number): Promise<ActivityEntry[]>;
}

export type OccurrenceChange = Move["to"];

/** A file that has no task yet. */
export type Draft = {
  id: number;
  workspaceId: number;
  memberId: number;
  files: OutFile[];
  caption: string;
  at: Instant;
};

/** A plan to be stored, with the SHA-256 of its document. */
export type NewPlan = PlanImport & { document: string };
export type NewTask = ImportedTask;
export type NewDeliverable = ImportedDeliverable;
export type NewOccurrence = ImportedOccurrence;

export interface Plans {
  plans(workspaceId: number): Promise<Plan[]>;
  plan(workspaceId: number, id: number): Promise<Plan | null>;
  planOfDocument(workspaceId: number, sha256: string): Promise<Plan | null>;
  /** Numbers its tasks in order, from the workspace's next number; the plan is a draft. */
  savePlan(workspaceId: number, plan: NewPlan): Promise<Plan>;
  rows(
    planId: number,
    page: { offset: number; limit: number; onlyUnclear?: boolean },
  ): Promise<{ rows: PlanRow[]; total: number; unclear: number }>;
  /** All tasks of a plan, in order. */
  tasks(planId: number): Promise<TaskSheet[]>;
  setState(planId: number, state: Plan["state"]): Promise<void>;
  /** Says which unit a written name is, and gives it the tasks that carry the name. */
  settleUnit(planId: number, name: string, unit: PlanUnit): Promise<void>;
  dropRow(planId: number, number: number): Promise<void>;
  /** A person has looked at the row: nothing of it is to be confirmed any more. */
  confirmRow(planId: number, number: number): Promise<void>;
  /** New words for the time of a deliverable, with the occurrences they mean. */
  reschedule(deliverableId: number, to: Omit<NewDeliverable, "name" | "optional">): Promise<void>;
  addWarnings(planId: number, warnings: PlanWarning[]): Promise<void>;
}

/** What waits to be sent to somebody who did not ask. */
export type Notice = {
  /** Unique for ever; the same occasion makes the same key and is ignored. */
  key: string;
  workspaceId: number;
  to: { member: number } | { chat: number };
  message: Message;
  notBefore?: Instant;
  notAfter?: Instant;
  /** Dropped unsent when the occurrence is no longer in that state. */
  appliesWhile?: { occurrenceId: number; state: OccurrenceState };
};

export type OutboxItem = Notice & { id: number; attempts: number };
export type Settled =
  | { state: "sent"; ref: string; at: Instant }
  | { state: "retry"; at: Instant; why: string }
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
  /** The oldest ready notices, leased until `now + leaseMs`: ours until then. */
  claim(now: Instant, leaseMs: number, limit: number): Promise<OutboxItem[]>;
  settle(id: number, how: Settled): Promise<void>;
  occurrenceState(id: number): Promise<OccurrenceState | null>;
  outbox(state: "dead" | "queued" | "sent" | "dropped" | null): Promise<OutboxEntry[]>;
  retry(id: number, now: Instant): Promise<boolean>;
}

export type OutboxEntry = {
  id: number;
  key: string;
  state: string;
  attempts: number;
  why: string | null;
};

export interface CalendarShelf {
  /** Days off and make-up days of the country and of this workspace between two days, both counted. */
  days(workspaceId: number | null, from: CivilDate, to: CivilDate): Promise<CalendarDay[]>;
  setDay(workspaceId: number | null, day: CalendarDay): Promise<void>;
  removeDay(workspaceId: number | null, date: CivilDate): Promise<boolean>;
}

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

/** All shelves, inside a transaction or outside. */
export interface Shelves {
  office: Office;
  work: Work;
  plans: Plans;
  mail: Mail;
  calendar: CalendarShelf;
  local: LocalChats;
  /** Appends to the history. Throws a fault "duplicate" when `stamp.source` has been recorded before. */
  record(events: Activity[], stamp: Stamp): Promise<void>;
}

export interface Store extends Shelves {
  /** All or nothing; retried where the database was busy. Calls `work` again on a retry. */
  transaction<T>(work: (tx: Shelves) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

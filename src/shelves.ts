import type { Account, ChannelName, Place } from "./domain/account.js";
import type { ActivityEntry } from "./domain/activity.js";
import type { CalendarDay } from "./domain/calendar.js";
import type { Move } from "./domain/hand-in.js";
import type {
  Language,
  Member,
  Person,
  Role,
  Settings,
  Unit,
  UnitRecord,
  Workspace,
} from "./domain/office.js";
import type { PersonalData } from "./domain/personal-data.js";
import type { Plan, PlanRow, PlanUnit, PlanWarning } from "./domain/plan.js";
import type {
  ImportedDeliverable,
  ImportedOccurrence,
  ImportedTask,
  PlanImport,
} from "./domain/plan-import.js";
import type {
  EvidenceItem,
  Extension,
  Obstacle,
  OccurrenceState,
  Progress,
  TaskFilter,
  TaskPage,
  TaskSheet,
} from "./domain/task.js";
import type { Rescheduled } from "./domain/reschedule.js";
import type { CivilDate, Instant } from "./domain/time.js";
import type { MovedTask } from "./domain/unit-changes.js";
import type { OutFile } from "./messages/message.js";

/*
 * The office's own records as the store gives them, shelf by shelf. Types only, a part of ports.ts.
 */

export type { PersonalData } from "./domain/personal-data.js";
export type { TaskFilter, TaskPage } from "./domain/task.js";

export interface Office extends People {
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
  setLanguage(memberId: number, language: Language): Promise<void>;
  /** Those in force. */
  units(workspaceId: number): Promise<Unit[]>;
  /** All there ever were, with their names and successors. */
  unitBook(workspaceId: number): Promise<UnitRecord[]>;
  addUnit(
    workspaceId: number,
    unit: {
      name: string;
      kind: Unit["kind"];
      aliases: string[];
      members: number[];
      since?: CivilDate | null;
    },
  ): Promise<Unit>;
  addAlias(unitId: number, alias: string): Promise<void>;
  /** From that day on; the name before is kept with its days and as an alias. */
  renameUnit(unitId: number, name: string, day: CivilDate): Promise<void>;
  /**
   * `from` ends on that day: its people, its names and its open work go to `into`; what was finished, or
   * belongs to a closed plan, stays with it. Returns the tasks that went.
   */
  mergeUnit(from: number, into: number, day: CivilDate): Promise<MovedTask[]>;
  splitUnit(unitId: number, how: UnitSplit): Promise<MovedTask[]>;
  /** Open work of plans that are not closed goes from one unit to another: all, or tasks by number. */
  moveWork(from: number, to: number, which: readonly number[] | "all"): Promise<MovedTask[]>;
  /** Open work of a unit in plans that are not closed, by number. */
  unitWork(workspaceId: number, unitId: number): Promise<{ number: number; title: string }[]>;
  /** People and work of all units that have any. */
  unitLoads(workspaceId: number): Promise<UnitLoad[]>;
  /** Of one unit. */
  unitLoad(workspaceId: number, unitId: number): Promise<UnitLoad>;
  members(workspaceId: number): Promise<Member[]>;
  /** Those of one unit. */
  membersOf(workspaceId: number, unitId: number): Promise<Member[]>;
  member(id: number): Promise<Member | null>;
  addMember(
    workspaceId: number,
    member: { name: string; role: Role; admin: boolean; head: boolean; units: number[] },
  ): Promise<Member>;
  /** A code for one use; codes of the member that nobody used are void from then on. */
  createInvite(memberId: number, code: string, expires: Instant): Promise<void>;
  /** The member of an invite that has not expired and was not used, but by this account itself. */
  invited(code: string, account: Account, now: Instant): Promise<Member | null>;
  useInvite(code: string, account: Account, now: Instant): Promise<void>;
  /** Ties the account to the member, in place of whom it was tied to. */
  bind(account: Account, memberId: number, privateChat: string | null): Promise<void>;
  unbind(account: Account): Promise<void>;
  /** The accounts of an active member, latest first. */
  accounts(memberId: number): Promise<Account[]>;
  /** Where a member is reached in private, latest account first. */
  privatePlaces(memberId: number): Promise<Place[]>;
  chats(workspaceId: number): Promise<ChatRecord[]>;
  /** Null where that workspace has none by that number. */
  chat(workspaceId: number, id: number): Promise<ChatRecord | null>;
  chatAt(channel: ChannelName, externalId: string): Promise<ChatRecord | null>;
  bindChat(workspaceId: number, chat: Omit<ChatRecord, "id" | "workspaceId">): Promise<ChatRecord>;
  /** A chat goes on under another id; nothing where `from` is not known. */
  moveChat(channel: ChannelName, from: string, to: string): Promise<void>;
}

/** Who takes over from a unit; what nobody is named for goes to the first, or stays where the unit is kept. */
export type UnitSplit = {
  into: number[];
  day: CivilDate;
  keep: boolean;
  tasks: { number: number; to: number }[];
  members: { member: number; to: number }[];
};

/** Tasks: open in active plans, open in drafts, and the rest, which no change of units touches. */
export type UnitLoad = {
  unitId: number;
  people: number;
  open: number;
  draft: number;
  settled: number;
};

/** The list of people as its administrators see it, those who left included. */
export interface People {
  /** Everybody who is or was in a workspace, in the order in which they came. */
  roster(workspaceId: number): Promise<RosterEntry[]>;
  /** One of them; null where the workspace has no such member. */
  rosterEntry(workspaceId: number, id: number): Promise<RosterEntry | null>;
  /** How many administrators are there. */
  countAdmins(workspaceId: number): Promise<number>;
  /**
   * Writes the entry of an active member as a rule decided it; its units take the place of those before. A viewer
   * is in charge of nothing any more, and a new name takes the place of the one before in what the bot wrote.
   */
  changeMember(
    id: number,
    to: Pick<Member, "name" | "role" | "admin" | "head" | "units">,
  ): Promise<void>;
  /**
   * From now on nobody: sets it to "left", and lets go of accounts, invites, drafts, open questions, notices
   * that wait, and of being in charge. "gone" where it is not active.
   */
  removeMember(id: number, at: Instant): Promise<LetGo>;
  /** All that is kept about a person, for the person; null where the workspace has no such member. */
  dataOf(workspaceId: number, id: number): Promise<PersonalData | null>;
  /**
   * Puts `as` in the place of the name of one who left, wherever it can be told that it is theirs, in texts in
   * the language of whom they are for, and deletes accounts, invites and private messages. Of namesakes the
   * texts of the bot cannot be told apart: they stay.
   */
  eraseMember(
    workspaceId: number,
    id: number,
    as: Record<Language, string>,
    at: Instant,
  ): Promise<Erased>;
}

export type RosterEntry = {
  member: Member;
  /** Through which chats they are linked. */
  channels: ChannelName[];
  erased: boolean;
};

/** What a member who left had: the SHA-256 of files that waited in drafts, and how many notices did. */
export type LetGo = { accounts: Account[]; files: string[]; notices: number };

export type Erased = { texts: "cleared" | "namesake" };

/** A task that changed hands. */
export type HandedTask = { id: number; planId: number; number: number; title: string };

export type ChatPurpose = "group" | "leaders" | "unit";
export type ChatRecord = {
  id: number;
  workspaceId: number;
  channel: ChannelName;
  externalId: string;
  title: string;
  purpose: ChatPurpose;
  /** Whose chat it is, for the purpose "unit". */
  unitId?: number;
};

/** A hand-in that waits. */
export type ReviewItem = { task: TaskSheet; occurrenceId: number };

export interface Work {
  /** Open work of active plans, lead before coordinating, most urgent first; behind the last page the last one. */
  openTasks(
    person: Person,
    filter: TaskFilter,
    today: CivilDate,
    page: { offset: number; limit: number },
  ): Promise<TaskPage>;
  /** How much is open and late for a member without a filter. */
  countOpen(person: Person, today: CivilDate): Promise<{ open: number; late: number }>;
  task(workspaceId: number, number: number): Promise<TaskSheet | null>;
  /** Those of the numbers that exist, in the order of their numbers. */
  tasks(workspaceId: number, numbers: readonly number[]): Promise<TaskSheet[]>;
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
  /** True while evidence, a draft, a plan or a picture of the local page still names these bytes. */
  fileInUse(sha256: string): Promise<boolean>;
  saveDraft(draft: Omit<Draft, "id">): Promise<number>;
  draft(workspaceId: number, id: number): Promise<Draft | null>;
  dropDraft(id: number): Promise<void>;
  /** Drafts of all workspaces that wait too long: without files from before `notes`, with files from before `files`. */
  oldDrafts(before: {
    notes: Instant;
    files: Instant;
  }): Promise<{ id: number; workspaceId: number; files: number }[]>;
  addProgress(taskId: number, line: Omit<Progress, "id">): Promise<number>;
  addObstacle(
    taskId: number,
    obstacle: Pick<Obstacle, "text" | "raisedBy" | "raisedAt">,
  ): Promise<number>;
  /** "conflict" where it is no longer open. */
  settleObstacle(
    id: number,
    how: { state: "answered" | "withdrawn"; answer: string | null; by: number; at: Instant },
  ): Promise<void>;
  taskOfObstacle(workspaceId: number, obstacleId: number): Promise<TaskSheet | null>;
  /** Obstacles without an answer, longest waiting first. */
  openObstacles(
    workspaceId: number,
    page: { offset: number; limit: number },
  ): Promise<{ items: { task: TaskSheet; obstacleId: number }[]; total: number }>;
  addExtension(
    occurrenceId: number,
    asked: Pick<Extension, "reason" | "was" | "wanted" | "askedBy" | "askedAt">,
  ): Promise<number>;
  /** "conflict" where it no longer waits. The due day is moved by `redate`. */
  settleExtension(
    id: number,
    how: {
      state: "granted" | "refused" | "withdrawn";
      granted: CivilDate | null;
      answer: string | null;
      by: number;
      at: Instant;
    },
  ): Promise<void>;
  taskOfExtension(workspaceId: number, extensionId: number): Promise<TaskSheet | null>;
  /** Extensions that wait for a decision, longest waiting first. */
  openExtensions(
    workspaceId: number,
    page: { offset: number; limit: number },
  ): Promise<{ items: { task: TaskSheet; extensionId: number }[]; total: number }>;
  /** Gives an open occurrence other dates; "conflict" where it is not open. */
  redate(occurrenceId: number, dates: NewDates): Promise<void>;
  /** Another instance of a deliverable that repeats with its event. */
  addOccurrence(
    deliverableId: number,
    occurrence: NewOccurrence & { eventOn: CivilDate | null },
  ): Promise<number>;
  /** Tasks of active plans with an open occurrence that waits for an event or an authority, or did. */
  waiting(workspaceId: number): Promise<TaskSheet[]>;
  explain(occurrenceId: number, explanation: string): Promise<void>;
  /** What is unfinished of the tasks that somebody is in charge of, in plans that are not closed. */
  unfinished(workspaceId: number, memberId: number): Promise<HandedTask[]>;
  /** Gives what is unfinished of somebody's tasks to another, or to nobody: then it is their unit's. */
  handOver(workspaceId: number, from: number, to: number | null): Promise<HandedTask[]>;
  /** Numbers of the tasks not of a closed plan that somebody is in charge of. */
  inCharge(workspaceId: number, memberId: number): Promise<number[]>;
  /** The latest entries of a task, newest first. */
  history(workspaceId: number, taskId: number, limit: number): Promise<ActivityEntry[]>;
}

export type OccurrenceChange = Move["to"];

export type NewDates = Partial<
  Pick<ImportedOccurrence, "key" | "basis" | "start" | "due" | "named" | "time" | "confirm"> & {
    eventOn: CivilDate | null;
    firstDue: CivilDate | null;
  }
>;

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
  /** New words for the time of a deliverable, with the occurrences they mean; what became of days that people gave. */
  reschedule(
    deliverableId: number,
    to: Omit<NewDeliverable, "name" | "optional">,
  ): Promise<Rescheduled>;
  addWarnings(planId: number, warnings: PlanWarning[]): Promise<void>;
}

export interface CalendarShelf {
  /** Days off and make-up days of the country and of this workspace between two days, both counted. */
  days(workspaceId: number | null, from: CivilDate, to: CivilDate): Promise<CalendarDay[]>;
  setDay(workspaceId: number | null, day: CalendarDay): Promise<void>;
  removeDay(workspaceId: number | null, date: CivilDate): Promise<boolean>;
}

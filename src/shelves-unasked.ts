import type { CalendarDay } from "./domain/calendar.js";
import type { DigestFigures } from "./domain/digest.js";
import type { DigestIds, DigestNow } from "./domain/digest-now.js";
import type { DigestRows } from "./domain/digest-rows.js";
import type { NudgeLine, NudgeOffice, Snoozed, ToldMark, UrgeCount } from "./domain/nudge.js";
import type { Round, RoundUnit } from "./domain/round.js";
import type { NewRound } from "./domain/round-change.js";
import type { PlanReport } from "./domain/round-opening.js";
import type { Language, Person, Workspace } from "./domain/office.js";
import type { CivilDate, Instant } from "./domain/time.js";
import type { WeekCode } from "./domain/week.js";
import type { OutFile } from "./messages/message.js";
import type { UrgedOnce } from "./domain/urge.js";

/*
 * What the clockwork reads and keeps for what is sent without being asked for, shelf by shelf. Types only, a part
 * of ports.ts.
 */

/** Which occurrences a morning speaks of: days of the workspaces asked for, all of which have the same today. */
export type MorningSpan = {
  today: CivilDate;
  /** The last due day that a nudge of today may speak of. */
  dueUntil: CivilDate;
  /** Starts from the one to the other day are announced today. */
  startsFrom: CivilDate;
  startsUntil: CivilDate;
  /** Ongoing duties are asked for. */
  withContinuous: boolean;
};

export interface Reminders {
  /** Somebody to whom something is to be said, with their office; null where they left. */
  person(memberId: number): Promise<Person | null>;
  workspace(id: number): Promise<Workspace | null>;
  /** Which of the slots each workspace has been looked through for. */
  swept(slots: readonly string[]): Promise<{ workspaceId: number; slot: string }[]>;
  /** Written together with what was owed; false where another process was quicker with one of them. */
  markSwept(workspaceIds: readonly number[], slot: string, at: Instant): Promise<boolean>;
  /** Marks from before a moment are of no use any more. */
  forgetSweeps(before: Instant): Promise<void>;
  /** The hours of their own that active members have chosen. */
  ownHours(): Promise<{ workspaceId: number; nudgeAt: string }[]>;
  /** People and units, as far as it matters who is nudged. */
  offices(workspaceIds: readonly number[]): Promise<NudgeOffice[]>;
  /** Open occurrences of active plans that a morning may have to speak of, by an index of what is due. */
  morning(workspaceIds: readonly number[], span: MorningSpan): Promise<NudgeLine[]>;
  /** Those that are still open, in plans that are still active. */
  lines(workspaceId: number, occurrenceIds: readonly number[]): Promise<NudgeLine[]>;
  /** What people of the workspaces put off and is not over. */
  snoozes(workspaceIds: readonly number[]): Promise<Snoozed[]>;
  snoozed(memberId: number, occurrenceId: number): Promise<Snoozed | null>;
  snooze(workspaceId: number, snooze: Snoozed): Promise<void>;
  /** The nudges of that day have been made: what these people put off until then is over. */
  endSnoozes(memberIds: readonly number[], today: CivilDate): Promise<void>;
  /** Days off and make-up days of several workspaces, those of the country in each. */
  calendars(
    workspaceIds: readonly number[],
    from: CivilDate,
    to: CivilDate,
  ): Promise<Map<number, CalendarDay[]>>;
  tell(marks: readonly ToldMark[], at: Instant): Promise<void>;
  /** Open obstacles raised before a moment of which the chair has not been told. */
  unanswered(
    workspaceIds: readonly number[],
    before: Instant,
  ): Promise<{ workspaceId: number; obstacleId: number; raisedAt: Instant }[]>;
  escalated(obstacleIds: readonly number[], at: Instant): Promise<void>;
  /** Hours of their own that are none any more: their people get the office's; how many they are. */
  dropOwnHours(workspaceId: number, hours: readonly string[]): Promise<number>;
  /** Where and when a person wants to be nudged. */
  wish(memberId: number): Promise<{ nudgeAt: string | null; nudgeIn: "private" | "group" }>;
  setWish(
    memberId: number,
    wish: { nudgeAt: string | null; nudgeIn: "private" | "group" },
  ): Promise<void>;
  urge(
    workspaceId: number,
    urged: { taskId: number; memberIds: number[]; byId: number; at: Instant; words: string },
  ): Promise<void>;
  /** How often each of the tasks was urged, and whom. */
  urges(workspaceId: number, taskIds: readonly number[]): Promise<UrgeCount[]>;
  /** Each time one of the tasks was urged, to whom, and whether they said that they saw it. */
  urgedBefore(workspaceId: number, taskIds: readonly number[]): Promise<UrgedOnce[]>;
  /** Somebody has seen how they were urged at that moment; `fresh` the first time. No tasks: they were not. */
  urgeSeen(
    memberId: number,
    at: Instant,
    seenAt: Instant,
  ): Promise<{ fresh: boolean; tasks: { id: number; number: number }[] }>;
  /** Open occurrences of active plans that are dated and were due before today. */
  late(workspaceId: number, today: CivilDate): Promise<NudgeLine[]>;
}

/** Reporting rounds. Whatever changes one throws "conflict" where it is not as the rule has read it. */
export interface Rounds {
  round(workspaceId: number, id: number): Promise<Round | null>;
  /** Of several workspaces, those due first first. */
  openRounds(workspaceIds: readonly number[]): Promise<Round[]>;
  /** The latest first. */
  closedRounds(workspaceId: number, limit: number): Promise<Round[]>;
  /** What a member is preparing. */
  draftOf(workspaceId: number, memberId: number): Promise<Round | null>;
  /** Which of the keys there are in each workspace. */
  knownKeys(
    workspaceIds: readonly number[],
    keys: readonly string[],
  ): Promise<{ workspaceId: number; key: string }[]>;
  /** What active plans ask for by these periods, schedules of other works left out. */
  planReports(workspaceIds: readonly number[], periods: readonly string[]): Promise<PlanReport[]>;
  /** Takes the place of what the member was preparing before. */
  saveDraft(workspaceId: number, draft: NewRound, by: number, at: Instant): Promise<number>;
  dropDraft(id: number): Promise<void>;
  /** A draft opens: under the key of its period, or null for the next number of those opened by hand. */
  openDraft(id: number, key: string | null, at: Instant): Promise<string>;
  /** Opens by itself. */
  openByItself(
    workspaceId: number,
    round: NewRound & { key: string },
    at: Instant,
  ): Promise<number>;
  changeRound(id: number, to: Partial<Pick<Round, "due" | "letter">>): Promise<void>;
  /** Adds and removes units; who has handed in is not removed. */
  changeUnits(
    id: number,
    to: { add?: readonly number[]; remove?: readonly number[] },
  ): Promise<void>;
  /** What a unit answers, or what is decided for it; `was` is how its hand-in stood. */
  answerRound(
    id: number,
    unitId: number,
    to: RoundAnswer,
    was: Pick<RoundUnit, "submittedAt">,
  ): Promise<void>;
  /** Null: it is open again. */
  closeRound(id: number, at: Instant | null): Promise<void>;
}

export type RoundAnswer = Partial<Omit<RoundUnit, "unit" | "answeredBy">> & {
  answeredById?: number;
};
/** Who gets the digest of a workspace: its active chairs, and its group chats by their purpose. */
export type DigestReaders = {
  workspaceId: number;
  chairs: number[];
  leaders: number[];
  groups: number[];
};

/** The weeks as the digests saw them. */
export interface Weeks {
  /** What digests are made from, for workspaces that have the same today; a few queries for all of them. */
  rows(
    workspaceIds: readonly number[],
    span: { today: CivilDate; until: CivilDate },
  ): Promise<DigestRows[]>;
  readers(workspaceIds: readonly number[]): Promise<DigestReaders[]>;
  /** How what a digest speaks of stands now. */
  now(workspaceId: number, ids: DigestIds): Promise<DigestNow>;
  /** As they were saved for a week. */
  figures(workspaceId: number, week: WeekCode): Promise<DigestFigures | null>;
  /** Those of the last week before that has any. */
  figuresBefore(workspaceId: number, week: WeekCode): Promise<DigestFigures | null>;
  /** Those that were saved first stay. */
  saveFigures(all: readonly { workspaceId: number; figures: DigestFigures }[]): Promise<void>;
  /** The picture of saved figures, where it was drawn already. */
  chart(workspaceId: number, week: WeekCode, language: Language): Promise<OutFile | null>;
  keepChart(workspaceId: number, week: WeekCode, language: Language, file: OutFile): Promise<void>;
}

/** A place for one message a second through a channel; `waitMs` until the next may go. */
export type Lane = { number: number; waitMs: number };

/**
 * What all processes together may send, held in the database: `rate` lanes a channel, each leased to one process for
 * a while, and for each chat when the next message may go. Milliseconds, by the clock of the database.
 */
export interface Paces {
  /**
   * Says that this process has something to send, for lanes `wants` in number, and extends the leases of those it
   * has. Those that `keep` names and the answer does not are lost. `share` is how many it may have.
   */
  seek(
    channel: string,
    holder: string,
    how: { rate: number; wants: number; keep: readonly number[]; leaseMs: number },
  ): Promise<{ kept: number[]; share: number }>;
  /** Leases up to `most` lanes that nobody holds. */
  takeLanes(
    channel: string,
    holder: string,
    how: { rate: number; most: number; leaseMs: number },
  ): Promise<Lane[]>;
  giveBack(channel: string, holder: string, lanes: readonly Lane[]): Promise<void>;
  /** It has nothing to send any more. */
  leave(channel: string, holder: string): Promise<void>;
  /** Takes a chat's next turn and keeps the others out for `holdMs`; how long to wait where it is not free. */
  takeChat(
    channel: string,
    chat: string,
    holdMs: number,
  ): Promise<{ ok: true; now: number; sent: number[] } | { ok: false; waitMs: number }>;
  /** From when on the next may go to the chat, and the sends that count for later ones. */
  freeChat(channel: string, chat: string, freeAt: number, sent: readonly number[]): Promise<void>;
  /** Nobody sends to the chat for so long. */
  holdChat(channel: string, chat: string, ms: number): Promise<void>;
}

import type { CalendarDay } from "./domain/calendar.js";
import type { NudgeLine, NudgeOffice, Snoozed, ToldMark, UrgeCount } from "./domain/nudge.js";
import type { Person, Workspace } from "./domain/office.js";
import type { Round, RoundUnit } from "./domain/round.js";
import type { NewRound } from "./domain/round-change.js";
import type { PlanReport } from "./domain/round-opening.js";
import type { CivilDate, Instant } from "./domain/time.js";

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

import type { CalendarDay } from "./domain/calendar.js";
import type { NudgeLine, NudgeOffice, Snoozed, ToldMark, UrgeCount } from "./domain/nudge.js";
import type { Person, Workspace } from "./domain/office.js";
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

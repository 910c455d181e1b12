import type { ActivityEntry } from "./activity.js";
import type { Member } from "./office.js";
import type { CivilDate, Instant } from "./time.js";

/** All that is kept about one person. Days and instants as they are stored; `task` is the number of a task. */
export type PersonalData = {
  member: Pick<Member, "name" | "role" | "admin" | "head" | "state" | "language"> & {
    units: string[];
    /** When they wish to be nudged, null where they leave it to the office, and in which chat. */
    nudgeAt: string | null;
    nudgeIn: "private" | "group";
  };
  accounts: { channel: string; id: string; privateChat: string | null }[];
  invites: { expires: Instant; usedAt: Instant | null }[];
  /** What they did, and what others did to their entry. */
  history: {
    kind: string;
    at: Instant;
    via: string;
    by: "self" | "other";
    task: number | null;
    data: ActivityEntry["data"];
  }[];
  handIns: {
    task: number;
    deliverable: string;
    period: string;
    state: string;
    at: Instant | null;
    note: string | null;
  }[];
  evidence: {
    task: number;
    kind: string;
    name: string;
    addedAt: Instant;
    removedAt: Instant | null;
  }[];
  progress: { task: number; at: Instant; text: string; percent: number | null }[];
  /** `indicator` is the number of one. */
  readings: {
    indicator: number;
    at: Instant;
    day: CivilDate;
    value: number;
    note: string | null;
  }[];
  obstacles: { task: number; at: Instant; text: string; state: string; answer: string | null }[];
  extensions: {
    task: number;
    at: Instant;
    reason: string;
    was: CivilDate;
    wanted: CivilDate;
    state: string;
    granted: CivilDate | null;
  }[];
  /** What they put off being nudged about, until when and how often. */
  snoozes: { task: number; deliverable: string; period: string; until: CivilDate; times: number }[];
  /** Where somebody urged them, or they somebody. */
  urges: {
    task: number;
    at: Instant;
    by: "self" | "other";
    words: string;
    seenAt: Instant | null;
  }[];
  /** What they last answered for a unit in a reporting round. */
  roundAnswers: {
    round: string;
    unit: string;
    submittedAt: Instant | null;
    asked: CivilDate | null;
    reason: string | null;
    obstacle: string | null;
  }[];
  drafts: { at: Instant; caption: string; files: string[] }[];
  /** Of the local workspace, where the chat itself is kept here. */
  messages: { at: Instant; chat: string; text: string; files: string[] }[];
  /** What waits to be sent to them. */
  notices: { key: string; text: string }[];
};

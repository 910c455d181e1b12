import type { PeriodCode } from "./schedule.js";
import type { CivilDate } from "./time.js";

/** The people side of a commune: workspace, units, members. Shapes only; rules are in `may.ts`. */

export const ROLES = ["chair", "clerk", "official", "viewer"] as const;
export type Role = (typeof ROLES)[number];

export type Language = "vi" | "en";

/** What a workspace has chosen; every field has a default. */
export type Settings = {
  /** Hand-ins wait for clerk or chair; false: they are accepted at once. */
  verification: boolean;
  /** `/tasks` asked in a group is answered in private. */
  answerInPrivate: boolean;
  /** Officials are nudged before and after due days. */
  nudges: boolean;
  /** Local time of the nudges: "07:30". */
  nudgeAt: string;
  /** Days before the due day on which it is nudged about, most first. */
  nudgeDays: number[];
  /** From and until which local time nothing is sent unasked. */
  quietFrom: string;
  quietTo: string;
  /** Working days of lateness after which the clerk, and then the chair, is told. */
  clerkAfter: number;
  chairAfter: number;
  /** Working days without an answer after which the chair is told of an obstacle. */
  obstacleAfter: number;
  /** Weekday and local time of the digest; 1 is Monday. */
  digestDay: number;
  digestAt: string;
  /** The group gets a digest too, without what is for leaders only. */
  publicDigest: boolean;
  /** Reporting rounds open by themselves, so many days before their due day. */
  rounds: boolean;
  roundDays: number;
  /** For which periods: of Q1, H1, Q3 (nine months), Y and others of `PeriodCode`. */
  roundPeriods: PeriodCode[];
};

export const DEFAULT_SETTINGS: Settings = {
  verification: true,
  answerInPrivate: false,
  nudges: true,
  nudgeAt: "07:30",
  nudgeDays: [7, 3, 1, 0],
  quietFrom: "20:00",
  quietTo: "07:00",
  clerkAfter: 3,
  chairAfter: 7,
  obstacleAfter: 3,
  digestDay: 1,
  digestAt: "07:30",
  publicDigest: true,
  rounds: true,
  roundDays: 10,
  roundPeriods: ["Q1", "H1", "Q3", "Y"],
};

export type Workspace = {
  id: number;
  /** Short code typed at the desk, unique in the deployment: "XB". */
  code: string;
  name: string;
  province: string | null;
  /** IANA zone; deadlines are civil days there. */
  timeZone: string;
  settings: Settings;
};

/** A department. A `group` ("các phòng chuyên môn") stands for several units, or for all when it lists none. */
export type Unit = {
  id: number;
  name: string;
  kind: "unit" | "group";
  aliases: string[];
  /** Ids of the units of a group; empty on a unit, and on a group that means everybody. */
  members: number[];
};

/** A unit with all that is known of its life; `unit-changes.ts` has the rules. */
export type UnitRecord = Unit & {
  /** First day on which it was there; null where nobody has said. */
  since: CivilDate | null;
  /** First day on which it was no more; null while it is there. */
  ended: CivilDate | null;
  /** Names it bore before, oldest first. */
  formerNames: FormerName[];
  /** Where its work went, earliest first. */
  successors: Succession[];
};

/** `until` is the first day on which the unit bore another name. */
export type FormerName = { name: string; since: CivilDate | null; until: CivilDate };

export type Succession = { unit: UnitRef; kind: "merged" | "split"; day: CivilDate };

export type UnitRef = { id: number; name: string };
export type MemberRef = { id: number; name: string };

export type Member = {
  id: number;
  workspaceId: number;
  name: string;
  role: Role;
  admin: boolean;
  /** Head of the units listed. */
  head: boolean;
  units: UnitRef[];
  state: "active" | "left";
  language: Language;
};

/** Who is speaking: a member seen through an account, with the office it belongs to. */
export type Person = { member: Member; workspace: Workspace };

/** Who has no unit to work for (chair, viewers, a clerk of none) looks at the whole office. */
export function seesWhole({ units, role }: Pick<Member, "units" | "role">): boolean {
  return units.length === 0 && role !== "official";
}

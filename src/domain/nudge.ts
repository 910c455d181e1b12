import type { Language, Role } from "./office.js";
import type { Basis } from "./task.js";
import type { CivilDate, Instant } from "./time.js";

/** People and units of a workspace, as far as it matters who is nudged. */
export type NudgeOffice = {
  workspaceId: number;
  members: NudgeMember[];
  /** Members of groups of units; a group that lists nobody means every unit. */
  groups: { unitId: number; members: number[] }[];
};

export type NudgeMember = {
  id: number;
  name: string;
  role: Role;
  language: Language;
  units: number[];
  /** Their own hour; null: the workspace's. */
  nudgeAt: string | null;
};

/** An open occurrence as a nudge sees it. */
export type NudgeLine = {
  workspaceId: number;
  taskId: number;
  number: number;
  title: string;
  occurrenceId: number;
  deliverable: string;
  phrase: string | null;
  basis: Basis;
  start: CivilDate | null;
  due: CivilDate | null;
  named: string | null;
  time: string | null;
  until: CivilDate | null;
  confirm: boolean;
  personInChargeId: number | null;
  /** Ids of lead units, groups of units included. */
  lead: number[];
  /** An obstacle raised on the task has no answer yet. */
  blocked: boolean;
  /** When something was last noted on how the task goes. */
  notedAt: Instant | null;
  told: { what: ToldMark["what"]; about: string }[];
};

/** What was said once of an occurrence, and about which due day or period. */
export type ToldMark = {
  workspaceId: number;
  occurrenceId: number;
  what: "start" | "period" | "clerk" | "chair";
  about: string;
};

/** Put off by a person until a day. */
export type Snoozed = {
  memberId: number;
  occurrenceId: number;
  until: CivilDate;
  times: number;
};

export type UrgeCount = {
  taskId: number;
  memberId: number;
  times: number;
  last: Instant;
};

import type { Target } from "./indicator.js";
import type { UnitRef } from "./office.js";
import type { CivilDate, Instant } from "./time.js";

/** What a digest is made from: tasks, what is due or waits, obstacles and extensions, of one workspace. */
export type DigestRows = {
  workspaceId: number;
  tasks: DigestTask[];
  items: DigestItem[];
  obstacles: DigestObstacle[];
  extensions: DigestExtension[];
  indicators: DigestIndicator[];
};

/** A task of an active plan, its occurrences counted. */
export type DigestTask = {
  taskId: number;
  number: number;
  field: string | null;
  lead: UnitRef[];
  criteria: string[];
  /** Points that the plan says were lost for what it has to mend. */
  pointsLost: number | null;
  /** Occurrences with an end: accepted, still to do or to be reviewed, and late of these. */
  accepted: number;
  left: number;
  late: number;
  /** Open ones that only go on. */
  ongoing: number;
};

/** An occurrence that is due by the end of the week and certain, or handed in. */
export type DigestItem = {
  taskId: number;
  number: number;
  title: string;
  occurrenceId: number;
  deliverable: string;
  key: string;
  due: CivilDate | null;
  state: "open" | "submitted";
  submittedAt: Instant | null;
  /** An obstacle raised on the task has no answer yet. */
  blocked: boolean;
};

export type DigestObstacle = {
  obstacleId: number;
  number: number;
  title: string;
  raisedAt: Instant;
};

export type DigestExtension = {
  extensionId: number;
  number: number;
  title: string;
  wanted: CivilDate;
  askedAt: Instant;
};

/** An indicator of an active plan, with its last reading. */
export type DigestIndicator = Target & {
  indicatorId: number;
  number: number;
  text: string;
  /** Of the task in whose row it stands. */
  taskId: number | null;
  last: { value: number; day: CivilDate } | null;
};

export type PointsOf = (task: DigestTask) => number | null;

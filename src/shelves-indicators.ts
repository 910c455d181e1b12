import type { Indicator, IndicatorSheet, Reading } from "./domain/indicator.js";

/** Targets of plans and how they stand. Types only, a part of ports.ts. */
export interface Indicators {
  /** Those of active plans by number, each with its last reading. */
  active(workspaceId: number): Promise<Indicator[]>;
  /** Those in the row of a task, whatever its plan. */
  ofTask(taskId: number): Promise<Indicator[]>;
  /** One of any plan; null where there is none, or its row was left out of the plan. */
  indicator(workspaceId: number, number: number): Promise<IndicatorSheet | null>;
  /** Numbers that exist and lie nearest to one that does not. */
  nearestNumbers(workspaceId: number, number: number, limit: number): Promise<number[]>;
  addReading(indicatorId: number, reading: Omit<Reading, "id">): Promise<number>;
}

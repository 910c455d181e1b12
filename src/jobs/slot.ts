import type { Calendar } from "../domain/calendar.js";
import { momentOf, windowEnd, type ClockTime } from "../domain/hours.js";
import type { Workspace } from "../domain/office.js";
import type { CivilDate, Instant } from "../domain/time.js";

/** A time of one day at which the clockwork looks through a workspace. */
export type Slot = {
  /** "nudge/2026-03-16/07:30": once for each workspace. */
  name: string;
  kind: "nudge" | "round";
  today: CivilDate;
  hour: ClockTime;
  zone: string;
};

/** A workspace that a slot has come for. */
export type Turn = { workspace: Workspace; calendar: Calendar; slot: Slot };

/** Until when what a slot owes may still be sent. */
export function slotEnds({ today, hour, zone }: Slot, { settings }: Workspace): Instant {
  return momentOf(today, windowEnd(hour, settings.quietFrom), zone);
}

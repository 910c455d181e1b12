import { mayAssign } from "../domain/assign.js";
import { mayDecide, waitingFor } from "../domain/extension.js";
import { may, mayTouch, standingOf } from "../domain/may.js";
import type { Person, Unit } from "../domain/office.js";
import type { TaskSheet } from "../domain/task.js";
import type { Instant } from "../domain/time.js";
import { occurrencesIn } from "../domain/urgency.js";
import type { SheetSteps } from "../messages/sheet-steps.js";
import { todayOf } from "./command.js";

/** What the buttons of a task offer to this person about its dates and its people. */
export function sheetSteps(
  who: Person,
  task: TaskSheet,
  units: readonly Unit[],
  now: Instant,
): SheetSteps {
  const active = task.plan.state === "active";
  const today = todayOf(who, now);
  const waiting = occurrencesIn(task).flatMap((occurrence) => {
    const extension = waitingFor(task, occurrence);
    return active && extension !== null ? [{ task, occurrence, extension }] : [];
  });
  const decides = waiting.filter((item) => mayDecide({ ...item, person: who, today, now }).ok);
  const recalls = waiting.filter(({ extension }) => mayTouch(who, extension.askedBy.id));
  const decided = new Set(decides.map(({ extension }) => extension.id));
  return {
    extend: active && may(who, "ask_extension", standingOf(who, task, units)).ok,
    assign: mayAssign(who, task, units).ok,
    enterEvent: active && may(who, "enter_event").ok,
    confirm: may(who, "plan").ok,
    decide: [...decided],
    // Whoever decides has no need to take back.
    recall: recalls.map(({ extension }) => extension.id).filter((id) => !decided.has(id)),
  };
}

import { extendable, waitingFor } from "../domain/extension.js";
import type { Language } from "../domain/office.js";
import type { Occurrence, TaskSheet } from "../domain/task.js";
import { occurrencesIn } from "../domain/urgency.js";
import { decisionRow, recallButton } from "./extension.js";
import { sayIn } from "./language.js";
import type { Button } from "./message.js";
import { rows } from "./tasks.js";
import { day } from "./words.js";

/** What the reader of a task may do about its dates and its people, decided by the rules. */
export type SheetSteps = {
  extend: boolean;
  assign: boolean;
  /** Enter the day of what it waits for. */
  enterEvent: boolean;
  /** Confirm what the plan's reading left in doubt. */
  confirm: boolean;
  /** Ids of requests for more time that the reader decides. */
  decide: readonly number[];
  /** Ids of requests for more time that the reader may take back. */
  recall: readonly number[];
};

/** Behind an occurrence: more time was asked for it, and until when. */
export function extensionWords(
  task: TaskSheet,
  occurrence: Occurrence,
  language: Language,
): string | null {
  const waiting = waitingFor(task, occurrence);
  if (waiting === null) return null;
  const until = day(waiting.wanted);
  return sayIn(language)(
    `đang đề nghị gia hạn đến ${until}`,
    `more time asked for, until ${until}`,
  );
}

/** [Đồng ý] [Không đồng ý], [Rút đề nghị], [Xin gia hạn], [Giao người phụ trách], [Ghi ngày], [Xác nhận thời hạn]. */
export function stepRows(task: TaskSheet, steps: SheetSteps, language: Language): Button[][] {
  const say = sayIn(language);
  const n = String(task.number);
  const open = occurrencesIn(task).filter(({ state }) => state === "open");
  const waits = open.find(({ basis }) => basis === "event" || basis === "authority");
  const free = extendable(task).some((one) => waitingFor(task, one) === null);
  const single: (Button | false)[] = [
    steps.extend &&
      free && { label: say("Xin gia hạn", "Ask for more time"), command: `extend ${n}` },
    steps.assign &&
      open.length > 0 && { label: say("Giao người phụ trách", "Assign"), command: `assign ${n}` },
    steps.enterEvent &&
      waits !== undefined && {
        label: say("Ghi ngày", "Enter the day"),
        command: `event o${String(waits.id)}`,
      },
    steps.confirm &&
      open.some(({ confirm }) => confirm) && {
        label: say("Xác nhận thời hạn", "Confirm the due day"),
        command: `plan ${String(task.plan.id)} confirm ${n}`,
      },
  ];
  return [
    ...steps.decide.slice(0, 2).map((id) => decisionRow(id, language)),
    ...steps.recall.slice(0, 2).map((id) => [recallButton(id, language)]),
    ...rows(
      single.filter((button) => button !== false),
      2,
    ),
  ];
}

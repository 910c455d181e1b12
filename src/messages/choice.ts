import type { Language } from "../domain/office.js";
import type { Occurrence, TaskSheet } from "../domain/task.js";
import { list, message, type Message } from "./message.js";
import { turning } from "./tasks.js";
import { deliverableName, dueWords } from "./words.js";

/** As many buttons, one below the other. */
export const CHOICES_A_PAGE = 8;

/** A page of the deliverables that a command can mean. */
export type ChoiceView = {
  shown: readonly Occurrence[];
  total: number;
  page: number;
  pages: number;
  /** Words that wait for the choice. */
  draft: number | null;
  turned: boolean;
  language: Language;
};

/** Which one: each with its day and a button, "done 12 o57 d4". */
export function choice(
  verb: "done" | "extend" | "explain",
  said: string,
  { number }: TaskSheet,
  view: ChoiceView,
): Message {
  const { shown, draft, language } = view;
  const kept = draft === null ? "" : ` d${String(draft)}`;
  const to = `${verb} ${String(number)}`;
  return message(
    [
      said,
      list(shown.map((one) => `${deliverableName(one, language)}: ${dueWords(one, language)}`)),
    ],
    [
      ...shown.map((one) => [
        {
          label: deliverableName(one, language, 60),
          command: `${to} o${String(one.id)}${kept}`,
        },
      ]),
      turning(view, (page) => `${to}${kept} p${String(page)}`),
    ],
    { about: number, ...(view.turned ? { replaces: true } : {}) },
  );
}

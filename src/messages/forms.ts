import type { Language } from "../domain/office.js";
import type { Filled, FormField } from "./form-fields.js";
import { FORM_TABLE, type FormEntry } from "./form-table.js";
import { sayIn, type Say } from "./language.js";
import { ASKS_FOR_PLAN } from "./plans.js";

/*
 * Forms, for doors that have them: another way to type the reply to a question, or the words after a
 * command. What is filled in becomes typed commands, see `commandsOf`. Which forms there are stands in
 * `form-table.ts`.
 */

export type { Filled, FormField } from "./form-fields.js";

export type Form = {
  /** The command that the fields complete: "return o5", "extend 12 o7". */
  ask: string;
  /** On the button that opens it. */
  opens: string;
  /** At most 24 letters each. */
  title: string;
  submit: string;
  close: string;
  fields: FormField[];
};

/** The form that stands for typing the reply to a question; null where a file is wanted. */
export function formOf(ask: string, language: Language): Form | null {
  const entry = entryOf(ask);
  if (entry === null || ask === ASKS_FOR_PLAN) return null;
  const say = sayIn(language);
  return {
    ask,
    opens: say(...entry.opens),
    title: say(...entry.title),
    submit: say("Gửi", "Send"),
    close: say("Đóng", "Close"),
    fields: entry.fields(language),
  };
}

/**
 * The form that a button may be used with instead: a hand-in by "done 12 o57" may carry a note and the number of the
 * document, a figure and a reporting round may be filled in at once.
 */
export function formOfButton(command: string, language: Language): Form | null {
  if (/^done \d+ o\d+$/.test(command)) return formOf(command, language);
  const asks = /^(indicator(?: \d+)?) enter$|^(reminder) new$/.exec(command);
  const ask = asks?.[1] ?? asks?.[2];
  return ask === undefined ? null : formOf(ask, language);
}

function entryOf(ask: string): FormEntry | null {
  return FORM_TABLE.find(({ asks }) => asks.test(ask)) ?? null;
}

/** What is wrong with a form, by field; empty where all is well. `today` is written "2026-07-30". */
export function problemsOf(form: Form, filled: Filled, today: string, language: Language): Filled {
  const say = sayIn(language);
  const problems: Filled = {};
  for (const field of form.fields) {
    const value = filled[field.id] ?? "";
    const problem =
      value === ""
        ? missing(field, say)
        : (tooLong(field, value, say) ?? field.wrong?.(value, today, say) ?? null);
    if (problem !== null) problems[field.id] = problem;
  }
  return { ...entryOf(form.ask)?.wrong?.(filled, say), ...problems };
}

function missing({ optional }: FormField, say: Say): string | null {
  return optional ? null : say("Xin điền mục này.", "Please fill this in.");
}

function tooLong({ most }: FormField, value: string, say: Say): string | null {
  if (value.length <= most) return null;
  return say(`Nhiều nhất ${String(most)} ký tự.`, `At most ${String(most)} letters.`);
}

/** What was filled in, as it would be typed. */
export function commandsOf({ ask }: Form, filled: Filled): string[] {
  return entryOf(ask)?.commands(ask, filled) ?? [];
}

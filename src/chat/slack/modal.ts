import type { types } from "@slack/bolt";
import { z } from "zod";
import { formOf, type Filled, type Form, type FormField } from "../../messages/forms.js";
import type { Place } from "../../ports.js";
import { LIMITS } from "./limits.js";
import type { SubmissionBody } from "./payloads.js";
import type { Carrier } from "./read.js";

/** A form as Slack's modal. What it completes and where it was opened travel in it, out of sight. */
export type Opened = {
  form: Form;
  language: "vi" | "en";
  place: Place;
  carrier: Carrier | null;
};

const CALLBACK = "form";
const ACTION = "value";

export function modalView({ form, language, place, carrier }: Opened): types.ModalView {
  const hidden = JSON.stringify({ ask: form.ask, language, place, carrier });
  return {
    type: "modal",
    callback_id: CALLBACK,
    private_metadata: hidden.slice(0, LIMITS.metadata),
    title: words(form.title, LIMITS.title),
    submit: words(form.submit, LIMITS.title),
    close: words(form.close, LIMITS.title),
    blocks: form.fields.map(inputBlock),
  };
}

function inputBlock(field: FormField): types.InputBlock {
  const { id, label, hint, optional } = field;
  return {
    type: "input",
    block_id: id,
    label: words(label, LIMITS.fieldLabel),
    element: inputElement(field),
    optional,
    ...(hint === undefined ? {} : { hint: words(hint, LIMITS.fieldLabel) }),
  };
}

function inputElement({ kind, most, range, choices = [] }: FormField): types.InputBlock["element"] {
  switch (kind) {
    case "date":
      return { type: "datepicker", action_id: ACTION };
    case "number":
      return {
        type: "number_input",
        action_id: ACTION,
        is_decimal_allowed: range?.decimals ?? true,
        ...(range && { min_value: String(range.from), max_value: String(range.to) }),
      };
    case "choice":
      return {
        type: "static_select",
        action_id: ACTION,
        options: choices.map(({ label, value }) => ({ text: words(label, LIMITS.label), value })),
      };
    case "line":
    case "text":
      return {
        type: "plain_text_input",
        action_id: ACTION,
        multiline: kind === "text",
        max_length: Math.min(most, LIMITS.section),
      };
  }
}

function words(text: string, most: number): types.PlainTextElement {
  return { type: "plain_text", text: text.slice(0, most), emoji: false };
}

const Hidden = z.object({
  ask: z.string().min(1),
  language: z.enum(["vi", "en"]),
  place: z.object({
    channel: z.literal("slack"),
    chat: z.string(),
    kind: z.enum(["private", "group"]),
    thread: z.string().exactOptional(),
  }),
  carrier: z
    .object({
      channel: z.string(),
      ts: z.string(),
      thread: z.string().nullable(),
      ephemeral: z.boolean(),
    })
    .nullable(),
});

/** A form that was sent, with what was filled in; null for a view that is not ours. */
export function submitted({ view }: SubmissionBody): (Opened & { filled: Filled }) | null {
  if (view.callback_id !== CALLBACK) return null;
  const hidden = Hidden.safeParse(jsonOf(view.private_metadata ?? ""));
  if (!hidden.success) return null;
  const { ask, language, place, carrier } = hidden.data;
  const form = formOf(ask, language);
  if (form === null) return null;
  const values = view.state?.values ?? {};
  const filled: Filled = {};
  for (const { id } of form.fields) {
    const given = values[id]?.[ACTION];
    const value = (
      given?.selected_date ??
      given?.selected_option?.value ??
      given?.value ??
      ""
    ).trim();
    if (value !== "") filled[id] = value;
  }
  return { form, language, place, carrier, filled };
}

/** What is wrong, as Slack shows it inside of the modal. */
export function errorsOf(problems: Filled, form: Form): Record<string, unknown> | null {
  const shown = Object.entries(problems).filter(([id]) =>
    form.fields.some((field) => field.id === id),
  );
  return shown.length === 0
    ? null
    : { response_action: "errors", errors: Object.fromEntries(shown) };
}

/** One sentence for the form as a whole, at its first field. */
export function wholeError(sentence: string, form: Form): Record<string, unknown> {
  const id = form.fields[0]?.id ?? "words";
  return { response_action: "errors", errors: { [id]: sentence } };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

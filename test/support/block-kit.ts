import { z } from "zod";

/*
 * Block Kit as Slack checks it: types and limits of the blocks that a bot may send (docs.slack.dev,
 * reference of blocks and block elements, and the doc comments of @slack/types). Strict: a field that
 * Slack does not know is a mistake of ours.
 */

const plain = (most: number) =>
  z.strictObject({
    type: z.literal("plain_text"),
    text: z.string().min(1).max(most),
    emoji: z.boolean().optional(),
  });
const mrkdwn = (most: number) =>
  z.strictObject({
    type: z.literal("mrkdwn"),
    text: z
      .string()
      .min(1)
      .max(most)
      .refine((text) => !/<(?![@#!]|https?:|mailto:)/.test(text), "a bare < in mrkdwn")
      .refine((text) => !/&(?!amp;|lt;|gt;)/.test(text), "a bare & in mrkdwn"),
    verbatim: z.boolean().optional(),
  });
const text = (most: number) => z.union([plain(most), mrkdwn(most)]);
const id = z.string().min(1).max(255);

const Button = z.strictObject({
  type: z.literal("button"),
  text: plain(75),
  action_id: id.optional(),
  value: z.string().max(2000).optional(),
  url: z.string().max(3000).optional(),
  style: z.enum(["primary", "danger"]).optional(),
});

const Input = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("plain_text_input"),
    action_id: id.optional(),
    multiline: z.boolean().optional(),
    max_length: z.number().int().min(1).max(3000).optional(),
    min_length: z.number().int().min(0).max(3000).optional(),
    initial_value: z.string().max(3000).optional(),
    placeholder: plain(150).optional(),
  }),
  z.strictObject({
    type: z.literal("datepicker"),
    action_id: id.optional(),
    initial_date: z.iso.date().optional(),
    placeholder: plain(150).optional(),
  }),
  z.strictObject({
    type: z.literal("static_select"),
    action_id: id.optional(),
    options: z
      .array(z.strictObject({ text: plain(75), value: z.string().min(1).max(150) }))
      .min(1)
      .max(100),
    placeholder: plain(150).optional(),
  }),
  z.strictObject({
    type: z.literal("number_input"),
    is_decimal_allowed: z.boolean(),
    action_id: id.optional(),
    min_value: z.string().optional(),
    max_value: z.string().optional(),
    initial_value: z.string().optional(),
  }),
]);

const block = { block_id: id.optional() };
const Block = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("header"), ...block, text: plain(150) }),
  z.strictObject({
    type: z.literal("section"),
    ...block,
    text: text(3000).optional(),
    fields: z.array(text(2000)).min(1).max(10).optional(),
    accessory: Button.optional(),
  }),
  z.strictObject({ type: z.literal("divider"), ...block }),
  z.strictObject({
    type: z.literal("context"),
    ...block,
    elements: z.array(text(3000)).min(1).max(10),
  }),
  z.strictObject({
    type: z.literal("actions"),
    ...block,
    elements: z.array(Button).min(1).max(25),
  }),
  z.strictObject({
    type: z.literal("input"),
    ...block,
    label: plain(2000),
    element: Input,
    hint: plain(2000).optional(),
    optional: z.boolean().optional(),
  }),
]);

const WHOLE_MESSAGE = 13_000;
const WHOLE_VIEW = 250_000;

/** What Slack would refuse in a message; empty where it would take it. */
export function messageProblems(said: { text?: unknown; blocks?: unknown }): string[] {
  const problems = blockProblems(said.blocks ?? [], 50);
  const size = JSON.stringify(said.blocks ?? []).length;
  if (size > WHOLE_MESSAGE) problems.push(`msg_blocks_too_long: ${String(size)}`);
  if (typeof said.text !== "string" || said.text.trim() === "") problems.push("no_text");
  else if (said.text.length > 4000) problems.push("msg_too_long");
  else problems.push(...wordProblems(said.text));
  const kinds = JSON.stringify(said.blocks ?? []);
  if (kinds.includes('"type":"input"')) problems.push("an input block in a message");
  return problems;
}

/** What Slack would refuse in a view. */
export function viewProblems(view: unknown): string[] {
  const common = { blocks: z.unknown(), private_metadata: z.string().max(3000).optional() };
  const View = z.discriminatedUnion("type", [
    z.strictObject({ type: z.literal("home"), ...common }),
    z.strictObject({
      type: z.literal("modal"),
      ...common,
      callback_id: id.optional(),
      title: plain(24),
      submit: plain(24).optional(),
      close: plain(24).optional(),
    }),
  ]);
  const read = View.safeParse(view);
  if (!read.success) return read.error.issues.map(tell);
  const problems = blockProblems(read.data.blocks, 100);
  if (JSON.stringify(view).length > WHOLE_VIEW) problems.push("view_too_large");
  const inputs = (read.data.blocks as { type: string }[]).some(({ type }) => type === "input");
  if (inputs && (read.data.type === "home" || read.data.submit === undefined)) {
    problems.push("inputs need a submit button");
  }
  return problems;
}

/** What Slack would not understand in the answer to a view that was sent. */
export function submissionProblems(body: unknown, view: { blocks: unknown }): string[] {
  if (body === "" || (typeof body === "object" && Object.keys(body ?? {}).length === 0)) return [];
  const Answer = z.strictObject({
    response_action: z.literal("errors"),
    errors: z.record(id, z.string().min(1).max(2000)),
  });
  const read = Answer.safeParse(body);
  if (!read.success) return read.error.issues.map(tell);
  const named = Object.keys(read.data.errors);
  const fields = z
    .array(z.looseObject({ type: z.string(), block_id: z.string().optional() }))
    .parse(view.blocks)
    .filter(({ type }) => type === "input")
    .map(({ block_id: own }) => own);
  const unknown = named.filter((name) => !fields.includes(name));
  const problems = unknown.map((name) => `an error at ${name}, which is no field of the view`);
  return named.length === 0 ? ["errors without an error"] : problems;
}

function blockProblems(blocks: unknown, most: number): string[] {
  const read = z.array(Block).max(most).safeParse(blocks);
  if (!read.success) return read.error.issues.map(tell);
  const problems: string[] = [];
  const blockIds = read.data.flatMap(({ block_id: own }) => own ?? []);
  if (new Set(blockIds).size < blockIds.length) problems.push("a block_id twice");
  for (const one of read.data) {
    if (one.type === "section" && one.text === undefined && one.fields === undefined) {
      problems.push("a section without words");
    }
    if (one.type !== "actions") continue;
    const ids = one.elements.flatMap(({ action_id: own }) => own ?? []);
    if (new Set(ids).size < ids.length) problems.push("an action_id twice in one block");
  }
  return problems;
}

function wordProblems(words: string): string[] {
  const read = mrkdwn(4000).safeParse({ type: "mrkdwn", text: words });
  return read.success ? [] : read.error.issues.map(tell);
}

function tell({ path, message }: { path: PropertyKey[]; message: string }): string {
  return `${path.map(String).join(".")}: ${message}`;
}

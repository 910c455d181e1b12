import { describe, expect, it } from "vitest";
import { modalView, submitted } from "../../../src/chat/slack/modal.js";
import { findCommand, parseCommand } from "../../../src/commands/registry.js";
import { numberField } from "../../../src/messages/form-fields.js";
import { FORM_TABLE } from "../../../src/messages/form-table.js";
import { commandsOf, formOf, problemsOf, type Filled } from "../../../src/messages/forms.js";
import { sayIn } from "../../../src/messages/language.js";
import { viewProblems } from "../../support/block-kit.js";

/** A question of each entry of the table, in its order. */
const ASKED: [kind: string, ask: string][] = [
  ["reason", "return o5"],
  ["hand_in", "done 12 o5"],
  ["evidence", "evidence 12 o5"],
  ["extension", "extend 12 o5"],
  ["day", "grant x3"],
  ["progress", "progress 12"],
  ["reading", "indicator 3"],
  ["any_reading", "indicator"],
  ["round", "reminder"],
  ["task", "attach d5"],
  ["name", "assign 12"],
  ["line", "units new"],
  ["text", "obstacle 12"],
];

const GIVEN: Filled = {
  words: "chờ số liệu",
  date: "2026-06-10",
  link: "https://a.example",
  share: "60",
  figure: "97,5",
  period: "Q3",
  from: "2026-06-15",
  to: "2026-09-14",
  letter: "581/SNV-CCHC",
  title: "Báo cáo chuyển đổi số",
};
const TODAY = "2026-06-10";
const place = { channel: "slack", chat: "D1", kind: "private" } as const;

function stateOf(id: string, value: string) {
  if (["date", "from", "to"].includes(id)) return { selected_date: value };
  return id === "period" ? { selected_option: { value } } : { value };
}

/** Slack's account of a view that was sent, with these values. */
function sent(view: ReturnType<typeof modalView>, filled: Filled) {
  const values = Object.fromEntries(
    Object.entries(filled).map(([id, value]) => [id, { value: stateOf(id, value) }]),
  );
  const { callback_id, private_metadata } = view;
  const shown = { id: "V1", callback_id, private_metadata, state: { values } };
  return { type: "view_submission" as const, user: { id: "U1" }, team: null, view: shown };
}

describe("the table of forms", () => {
  it("is known by a question for each entry", () => {
    expect(FORM_TABLE.map(({ kind }) => kind)).toEqual(ASKED.map(([kind]) => kind));
    for (const [kind, ask] of ASKED) {
      expect(FORM_TABLE.find(({ asks }) => asks.test(ask))?.kind, ask).toBe(kind);
    }
  });

  it.each(ASKED)(
    "%s is a modal that Slack takes, and types commands that there are",
    (kind, ask) => {
      for (const language of ["vi", "en"] as const) {
        const form = formOf(ask, language)!;
        const view = modalView({ form, language, place, carrier: null });
        expect(viewProblems(view)).toEqual([]);
        expect(
          [form.title.length, form.submit.length, form.close.length].every((n) => n <= 24),
        ).toBe(true);
        const filled = {
          ...GIVEN,
          number: kind === "task" || kind === "any_reading" ? "12" : "15/KH-UBND",
        };
        const own = form.fields.map(({ id }) => [id, filled[id as keyof typeof filled]]);
        const values = Object.fromEntries(own) as Filled;
        const read = submitted(sent(view, values));
        expect(read?.filled).toEqual(values);
        expect(problemsOf(form, values, TODAY, language)).toEqual({});
        for (const typed of commandsOf(form, values)) {
          const parsed = parseCommand(typed)!;
          const verb = findCommand(parsed.name, parsed.args);
          expect(verb?.bind(parsed.args), typed).toBeTruthy();
        }
      }
    },
  );

  it("has numbers with decimals and bounds", () => {
    const form = formOf("progress 12", "vi")!;
    const field = numberField("reading", "Kết quả", { from: 0, to: 100, decimals: true });
    const view = modalView({
      form: { ...form, fields: [field] },
      language: "vi",
      place,
      carrier: null,
    });
    expect(viewProblems(view)).toEqual([]);
    expect(view.blocks[0]).toMatchObject({
      element: { type: "number_input", is_decimal_allowed: true, min_value: "0", max_value: "100" },
    });
    const wrong = (value: string) => field.wrong?.(value, TODAY, sayIn("vi")) ?? null;
    expect(["98.5", "0", "100"].map(wrong)).toEqual([null, null, null]);
    for (const value of ["100.1", "-1", "98,5", "nhiều"]) expect(wrong(value)).toMatch(/0 đến 100/);
  });
});

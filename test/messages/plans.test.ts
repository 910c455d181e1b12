import { describe, expect, it } from "vitest";
import type { Language, Unit } from "../../src/domain/office.js";
import type { Plan, PlanRow, PlanUnit } from "../../src/domain/plan.js";
import { plainText, type Message } from "../../src/messages/message.js";
import * as row from "../../src/messages/plan-rows.js";
import * as unit from "../../src/messages/plan-units.js";
import * as plans from "../../src/messages/plans.js";
import { english, isVietnamese } from "../support/english.js";
import { occurrence, sheet } from "../support/sheets.js";

/* A plan under review, by its words in both languages; what the plan itself says is ASCII here. */

const UNITS: Unit[] = ["Economy Division", "Culture Division"].map((name, index) => {
  return { id: index + 1, name, kind: "unit", aliases: [], members: [] };
});

const WRITTEN: PlanUnit = {
  name: "Economy",
  state: "unclear",
  unit: null,
  nearest: [{ id: 2, name: "Culture Division" }],
};

const PLAN: Plan = {
  id: 3,
  workspaceId: 1,
  title: "Reform plan",
  number: "12/KH-UBND",
  issuer: null,
  year: 2026,
  start: "2026-01-01",
  end: "2026-12-31",
  state: "draft",
  document: "d".repeat(64),
  tasks: 2,
  warnings: Array.from({ length: 12 }, (_, index) => {
    return { code: "note", message: `note ${String(index + 1)}`, ref: null };
  }),
  units: [WRITTEN],
};
const EMPTY: Plan = { ...PLAN, number: null, tasks: 0, warnings: [], units: [] };
const ACTIVE: Plan = { ...PLAN, state: "active", tasks: 1, warnings: PLAN.warnings.slice(0, 6) };
const CLOSED: Plan = { ...PLAN, state: "closed" };

const ROW: PlanRow = {
  number: 12,
  ref: "I.2",
  title: "Inspect the reform",
  lead: ["Economy"],
  coordinating: [],
  why: ["vague"],
  dropped: false,
};

const ASCII = { deliverable: "Report", phrase: null };
const TASK = sheet({ title: "Inspect the reform", product: "Report" });
const DATED = TASK.deliverables.map((one) => {
  return { ...one, name: "Report", occurrences: [occurrence(ASCII), occurrence(ASCII)] };
});
const DUE = { ...TASK, deliverables: DATED };
const UNDATED = { ...DUE, deliverables: DATED.map((one) => ({ ...one, occurrences: [] })) };

const shown = (over: Partial<row.RowView>) => (language: Language) =>
  row.planRow({
    ...{ plan: PLAN, row: ROW, task: DUE, page: 2, pages: 3, through: "rows", turned: true },
    ...over,
    language,
  });
const asked = (over: Partial<unit.PlanUnitView>) => (language: Language) =>
  unit.planUnit({ plan: PLAN, unit: WRITTEN, index: 0, left: 2, units: UNITS, ...over, language });

const TOLD: Record<string, (language: Language) => Message> = {
  "the plans": (l) => plans.planList([PLAN, ACTIVE, CLOSED], l),
  "no plans": (l) => plans.planList([], l),
  "a draft": (l) => plans.planSheet({ plan: PLAN, unclearRows: 1, existed: true, language: l }),
  "one in progress": (l) =>
    plans.planSheet({ plan: ACTIVE, unclearRows: 0, existed: false, language: l }),
  "one without a task": (l) =>
    plans.planSheet({ plan: EMPTY, unclearRows: 0, existed: false, language: l }),
  "its notes": (l) => plans.planNotes(PLAN, 2, l),
  "put into work": (l) => plans.planActivated(ACTIVE, 1, l),
  "put into work, all clear": (l) => plans.planActivated(PLAN, 0, l),
  closed: (l) => plans.planClosed(CLOSED, l),
  "asked before it is closed": (l) => plans.askPlanClose(ACTIVE, 1, l),
  "a row": shown({}),
  "a row that is clear, without anything stated": shown({
    row: { ...ROW, why: [], lead: [], coordinating: ["Culture"] },
    task: { ...UNDATED, product: null },
    page: 1,
    pages: 1,
    turned: false,
  }),
  "a row that was dropped": shown({ task: null }),
  "no rows": (l) => row.noRows(PLAN, "rows", l),
  "no rows to confirm": (l) => row.noRows(PLAN, "unclear", l),
  "asked before a row is dropped": (l) => row.askDrop(PLAN, DUE, l),
  "asked for a due day": (l) => row.askDeadline(PLAN, DUE, 5, l),
  "asked for a due day of nothing": (l) => row.askDeadline(PLAN, UNDATED, 5, l),
  "confirmed, then the next": (l) => row.afterChange(row.rowConfirmed(12, l), shown({})(l)),
  "dropped, then the next": (l) => row.afterChange(row.rowDropped(12, l), shown({})(l)),
  "a name that is unclear": asked({}),
  "the last name, of a group": asked({ unit: { ...WRITTEN, name: "all divisions" }, left: 1 }),
  "all names known": (l) => unit.unitsSettled(PLAN, l),
  "names before work": (l) => unit.unitsFirst(PLAN, ["Economy"], l),
};

/** All but the words. */
function bare({ buttons, about, ask, replaces }: Message) {
  const typed = buttons.map((line) => line.map(({ command, style }) => ({ command, style })));
  return { typed, about, ask, replaces };
}

describe("of a plan", () => {
  it.each(Object.entries(TOLD))("%s: in both languages, with the same buttons", (_, told) => {
    const [vi, en] = [told("vi"), english(told("en"))];
    expect(isVietnamese(plainText(vi))).toBe(true);
    expect(en.blocks.length).toBe(vi.blocks.length);
    expect(bare(en)).toEqual(bare(vi));
  });

  it("the sheet in English", () => {
    const view = { plan: PLAN, unclearRows: 1, existed: true, language: "en" } as const;
    expect(plainText(plans.planSheet(view))).toBe(
      [
        "Reform plan",
        "This document was loaded before and is not loaded again.",
        "Plan 3, being checked, not in progress",
        "Number: 12/KH-UBND",
        "Time: from 01/01/2026 to 31/12/2026",
        "2 tasks, 1 with points to confirm",
        "1 unit name, 1 unclear",
        "Notes from reading the document",
        ...["note 1", "note 2", "note 3", "note 4", "note 5"],
        "… and 7 more notes",
      ].join("\n"),
    );
  });

  it("a row in English", () => {
    expect(plainText(shown({})("en"))).toBe(
      [
        "Row 2/3: #12, item I.2",
        "Inspect the reform",
        "Lead: Economy",
        "Coordinating: not stated",
        "Product: Report",
        "Report: due 14/7/2025, 2 periods",
        "To confirm: the time is given in general words.",
      ].join("\n"),
    );
  });
});

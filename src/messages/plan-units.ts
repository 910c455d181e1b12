import type { Language, Unit } from "../domain/office.js";
import type { Plan, PlanUnit } from "../domain/plan.js";
import { kindOfName } from "../domain/plan-import.js";
import { sayIn } from "./language.js";
import { message, text, type Button, type Message } from "./message.js";
import { toPlan } from "./plans.js";
import { cut } from "./words.js";

export type PlanUnitView = {
  plan: Plan;
  unit: PlanUnit;
  /** Its place among the names of the plan. */
  index: number;
  /** How many names are still unclear, this one counted. */
  left: number;
  /** All units of the office. */
  units: Unit[];
  language: Language;
};

/** One written name of a unit that nobody knows yet: which unit it is, or a new one. */
export function planUnit(view: PlanUnitView): Message {
  const { plan, unit, left, language } = view;
  const say = sayIn(language);
  const name = cut(unit.name, 200);
  return message(
    [
      text(
        say(
          `Còn ${String(left)} tên bộ phận cần xác nhận.`,
          `Unit names left to confirm: ${String(left)}.`,
        ),
        "title",
      ),
      say(
        `Kế hoạch ghi “${name}”. Đây là bộ phận nào?`,
        `The plan says “${name}”. Which unit is this?`,
      ),
    ],
    [...choiceRows(view), newRow(view), [toPlan(plan, language)]],
  );
}

/** The likely ones first. */
function choiceRows({ plan, unit, index, units, language }: PlanUnitView): Button[][] {
  const is = sayIn(language)("Là", "It is");
  const near = new Set(unit.nearest.map(({ id }) => id));
  const choices = [
    ...units.filter(({ id }) => near.has(id)),
    ...units.filter(({ id }) => !near.has(id)),
  ];
  return choices.slice(0, 10).map(({ id, name }) => [
    {
      label: `${is} ${cut(name, 55)}`,
      command: `plan ${String(plan.id)} unit ${String(index)} ${String(id)}`,
    },
  ]);
}

function newRow({ plan, unit, index, left, language }: PlanUnitView): (Button | null)[] {
  const say = sayIn(language);
  const to = `plan ${String(plan.id)} unit`;
  return [
    {
      label:
        kindOfName(unit.name) === "group"
          ? say("Là nhóm nhiều bộ phận", "It is a group of units")
          : say("Là bộ phận mới", "It is a new unit"),
      command: `${to} ${String(index)} new`,
      style: "primary",
    },
    left > 1
      ? {
          label: say("Tất cả tên còn lại là mới", "All names left are new"),
          command: `${to} all new`,
        }
      : null,
  ];
}

export function unitsSettled(plan: Plan, language: Language): Message {
  const say = sayIn(language);
  return message(
    [
      say(
        "Mọi tên bộ phận trong kế hoạch đã được xác nhận.",
        "All unit names of the plan are confirmed.",
      ),
    ],
    [[toPlan(plan, language)]],
  );
}

/** Units are settled before a plan goes into work. */
export function unitsFirst(plan: Plan, unclear: string[], language: Language): Message {
  const say = sayIn(language);
  const names = cut(unclear.join("; "), 400);
  return message(
    [
      say(
        `Còn ${String(unclear.length)} tên bộ phận chưa rõ, cần xác nhận trước khi thực hiện kế hoạch: ${names}.`,
        `These unit names are unclear and have to be confirmed before the plan is put into work: ${names}.`,
      ),
    ],
    [
      [
        {
          label: say("Xác nhận bộ phận", "Confirm units"),
          command: `plan ${String(plan.id)} units`,
          style: "primary",
        },
      ],
      [toPlan(plan, language)],
    ],
  );
}

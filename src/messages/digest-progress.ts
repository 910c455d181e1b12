import type { Counts, DigestFigures } from "../domain/digest.js";
import type { Language } from "../domain/office.js";
import { weekBefore } from "../domain/week.js";
import type { DigestView } from "./digest.js";
import { unitName } from "./digest-chart.js";
import { sayIn } from "./language.js";
import { list, text, type Block } from "./message.js";
import { andMore, counted, cut, periodName, plural } from "./words.js";

const MOST_LINES = 10;

type Compared = Pick<DigestView, "figures" | "before" | "language">;

/** "Hoàn thành 12/32 việc có thời hạn (tuần trước 10/32), quá hạn 3. Ngoài ra có 8 việc thường xuyên." */
export function countWords({ figures, before, language }: Compared): string {
  const say = sayIn(language);
  const { tasks } = figures;
  const then = lastTime(figures, before, ({ tasks: were }) => share(were), language);
  const late = tasks.late === 0 ? "" : say(`, quá hạn ${tasks.late}`, `, ${tasks.late} overdue`);
  const ended = say(
    `Hoàn thành ${share(tasks)} việc có thời hạn${then}${late}.`,
    `${share(tasks)} tasks with an end are done${then}${late}.`,
  );
  if (tasks.ongoing === 0) return ended;
  const ongoing = say(
    `Ngoài ra có ${tasks.ongoing} việc thường xuyên.`,
    `Besides, ${counted(tasks.ongoing, "task")} ${tasks.ongoing === 1 ? "goes" : "go"} on all year.`,
  );
  return tasks.total === 0
    ? say(`Có ${tasks.ongoing} việc thường xuyên.`, `${counted(tasks.ongoing, "ongoing task")}.`)
    : `${ended} ${ongoing}`;
}

/** By field for leaders, by unit for all. */
export function progressSection(view: Compared, audience: "leaders" | "public"): (Block | null)[] {
  const { figures, before, language } = view;
  const say = sayIn(language);
  const fields = figures.fields.map((field) => {
    const name = field.name ?? say("Chưa ghi lĩnh vực", "No field stated");
    const was = before?.fields.find((one) => one.name === field.name);
    return lineWords(name, field, was, view);
  });
  const units = figures.units.map((unit) => {
    const was = before?.units.find(({ unitId }) => unitId === unit.unitId);
    return lineWords(unitName(unit, language), unit, was, view);
  });
  const byUnit = part(
    say("Tiến độ theo bộ phận", "Progress by unit"),
    units,
    ["bộ phận", "unit"],
    language,
  );
  if (audience === "public") return byUnit;
  const heading = say("Tiến độ theo lĩnh vực", "Progress by field");
  return [...part(heading, fields, ["lĩnh vực", "field"], language), ...byUnit];
}

function part(
  heading: string,
  lines: string[],
  [vi, en]: readonly [string, string],
  language: Language,
): (Block | null)[] {
  const left = lines.length - MOST_LINES;
  const more = andMore(left, sayIn(language)(vi, plural(left, en)), language);
  return [
    text(heading, "title"),
    list(lines.slice(0, MOST_LINES)),
    more === null ? null : text(more, "note"),
  ];
}

/** "Phòng Kinh tế: 5/12 (tuần trước 4/12), quá hạn 2" */
function lineWords(
  name: string,
  counts: Counts,
  was: Counts | undefined,
  { figures, before, language }: Compared,
): string {
  const say = sayIn(language);
  const { total, late, ongoing } = counts;
  const steady = say(`${ongoing} việc thường xuyên`, `${ongoing} ongoing`);
  if (total === 0) return `${cut(name, 80)}: ${steady}`;
  const then = was === undefined ? "" : lastTime(figures, before, () => share(was), language);
  return [
    `${cut(name, 80)}: ${share(counts)}${then}`,
    late === 0 ? null : say(`quá hạn ${late}`, `${late} overdue`),
    ongoing === 0 ? null : steady,
  ]
    .filter((words) => words !== null)
    .join(", ");
}

function share({ done, total }: Counts): string {
  return `${done}/${total}`;
}

/** " (tuần trước 10/32)"; where last week has no figures, the week that has some by its name. */
export function lastTime(
  { week }: DigestFigures,
  before: DigestFigures | null,
  words: (before: DigestFigures) => string,
  language: Language,
): string {
  if (before === null) return "";
  const when =
    before.week === weekBefore(week)
      ? sayIn(language)("tuần trước", "last week")
      : periodName(before.week, language);
  return ` (${when} ${words(before)})`;
}

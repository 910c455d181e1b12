import type { ChartSpec } from "../domain/chart.js";
import type { Counts, DigestFigures } from "../domain/digest.js";
import type { Language, Workspace } from "../domain/office.js";
import { sayIn } from "./language.js";
import { andMore, cut, moment, periodName, plural } from "./words.js";

/** Bars shown, the most late first; more are too many for a look. */
const BARS = 10;
/** Letters that stand in one line above a bar. */
const NAME = 56;

/** How each lead unit stands: done, going on, late. Null where nobody leads anything that ends. */
export function digestChart(
  { week, at, units }: DigestFigures,
  { name, timeZone }: Pick<Workspace, "name" | "timeZone">,
  language: Language,
): ChartSpec | null {
  const say = sayIn(language);
  const withEnd = units.filter(({ total }) => total > 0);
  if (withEnd.length === 0) return null;
  const left = withEnd.length - BARS;
  return {
    title: `${say("Tiến độ theo bộ phận", "Progress by unit")}, ${periodName(week, language)}`,
    subtitle: `${cut(name, 40)}, ${moment(at, timeZone, language)}`,
    parts: [
      { name: say("Hoàn thành", "Done"), tone: "done" },
      { name: say("Đang thực hiện", "Going on"), tone: "going" },
      { name: say("Quá hạn", "Overdue"), tone: "late" },
    ],
    bars: withEnd
      .slice(0, BARS)
      .map((unit) => ({ name: cut(unitName(unit, language), NAME), values: valuesOf(unit) })),
    note: andMore(left, say("bộ phận", plural(left, "unit")), language),
  };
}

function valuesOf({ total, done, late }: Counts): number[] {
  return [done, total - done - late, late];
}

export function unitName({ name }: { name: string | null }, language: Language): string {
  return name ?? sayIn(language)("Chưa ghi bộ phận", "No unit stated");
}

/** What stands where the picture is not shown. */
export function chartWords(week: string, language: Language): string {
  const words = sayIn(language)("Biểu đồ tiến độ theo bộ phận", "Chart of the progress by unit");
  return `${words}, ${periodName(week, language)}`;
}

/** How the picture is called where it is kept as a file. */
export function chartFileName(week: string): string {
  return `tien-do-${week.toLowerCase()}.png`;
}

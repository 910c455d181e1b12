import { writeFile } from "node:fs/promises";
import { InvalidArgumentError, type Command } from "commander";
import { calendarOf } from "../domain/calendar.js";
import { digestFigures, digestUntil, type DigestFigures } from "../domain/digest.js";
import type { Workspace } from "../domain/office.js";
import { addDays, dayOf } from "../domain/time.js";
import { readWeek, weekOf, type WeekCode } from "../domain/week.js";
import { digestDeskWords, figureLines } from "../messages/desk-digest.js";
import { deskHelp } from "../messages/desk-help.js";
import { digestChart } from "../messages/digest-chart.js";
import type { Shelves } from "../ports.js";
import { done, no, type Answer, type Refused } from "./answer.js";
import type { Desk } from "./desk.js";
import { isRefused, lookInto, type OpenOffice } from "./office.js";

type Options = { workspace: string; week?: WeekCode };
type Draw = Options & { out: string };

/** Days before today for which days off are read: obstacles wait that long. */
const DAYS_BACK = 366;

export function addDigest(program: Command, desk: Desk): void {
  program
    .command("digest")
    .description(deskHelp.digest)
    .requiredOption("--workspace <code>", deskHelp.inWorkspace)
    .option("--week <week>", deskHelp.week, weekOption)
    .option("--json", deskHelp.json)
    .action((options: Options) => desk.atOffice((office) => showFigures(office, options)));
  program
    .command("chart")
    .description(deskHelp.chart)
    .requiredOption("--workspace <code>", deskHelp.inWorkspace)
    .requiredOption("--out <file>", deskHelp.chartOut)
    .option("--week <week>", deskHelp.week, weekOption)
    .option("--json", deskHelp.json)
    .action((options: Draw) => desk.atOffice((office) => drawFigures(office, options)));
}

async function showFigures(office: OpenOffice, options: Options): Promise<Answer> {
  return lookInto(office, options.workspace, async (shelves, workspace) => {
    const figures = await figuresOf(shelves, workspace, options.week, office);
    if (isRefused(figures)) return figures;
    const before = await shelves.weeks.figuresBefore(workspace.id, figures.week);
    return done(figures, figureLines(figures, before, workspace.timeZone));
  });
}

async function drawFigures(office: OpenOffice, options: Draw): Promise<Answer> {
  return lookInto(office, options.workspace, async (shelves, workspace) => {
    const figures = await figuresOf(shelves, workspace, options.week, office);
    if (isRefused(figures)) return figures;
    const spec = digestChart(figures, workspace, "vi");
    if (spec === null) return no("no_units", digestDeskWords.noUnits());
    const { papers } = await import("../documents/papers.js");
    const png = await papers().chart(spec);
    await writeFile(options.out, png);
    const { total, done: finished, late, ongoing } = figures.tasks;
    const units = spec.bars.length;
    const counts = { units, tasks: total, done: finished, late, ongoing };
    return done({ file: options.out, week: figures.week, bytes: png.length, ...counts }, [
      digestDeskWords.drawn(options.out, units),
    ]);
  });
}

/** As they were saved, else of this moment; of a week gone by nobody knows how it stood. */
async function figuresOf(
  shelves: Shelves,
  workspace: Workspace,
  asked: WeekCode | undefined,
  { clock }: OpenOffice,
): Promise<DigestFigures | Refused> {
  const { id, timeZone: zone, settings } = workspace;
  const at = clock.now();
  const today = dayOf(at, zone);
  const week = asked ?? weekOf(today);
  const saved = await shelves.weeks.figures(id, week);
  if (saved !== null) return saved;
  if (week !== weekOf(today)) return no("no_figures", digestDeskWords.noFigures(week));
  const until = digestUntil(week, settings.digestDay);
  const [rows] = await shelves.weeks.rows([id], { today, until });
  if (rows === undefined) return no("no_figures", digestDeskWords.noFigures(week));
  const calendar = calendarOf(await shelves.calendar.days(id, addDays(today, -DAYS_BACK), today));
  return digestFigures(rows, { week, at, zone, until, calendar });
}

function weekOption(value: string): WeekCode {
  const week = readWeek(value);
  if (week === null) throw new InvalidArgumentError(digestDeskWords.notAWeek());
  return week;
}

import { readFile } from "node:fs/promises";
import type { Command } from "commander";
import type { Schedule } from "../domain/schedule.js";
import { deskHelp } from "../messages/desk-help.js";
import { deskWords, scheduleWords } from "../messages/desk.js";
import { done, no, wrong, type Answer } from "./answer.js";
import type { Desk } from "./desk.js";
import { civilDateOption, yearOption, YEAR } from "./options.js";

type Options = { year?: number; planStart?: string; planEnd?: string; file?: string };
type Context = { year: number; planStart?: string; planEnd?: string };

export function addDeadline(program: Command, desk: Desk): void {
  program
    .command("deadline")
    .description(deskHelp.deadline)
    .argument("[phrase]", deskHelp.phrase)
    .option("--year <year>", deskHelp.year, yearOption)
    .option("--plan-start <date>", deskHelp.planStart, civilDateOption)
    .option("--plan-end <date>", deskHelp.planEnd, civilDateOption)
    .option("--file <file>", deskHelp.phraseFile)
    .option("--json", deskHelp.json)
    .action((phrase: string | undefined, options: Options) =>
      desk.act(() => readPhrases(phrase, options)),
    );
}

async function readPhrases(phrase: string | undefined, options: Options): Promise<Answer> {
  const { readDeadline } = await import("../deadlines/read.js");
  if (options.file !== undefined) return readPhraseFile(options.file, options, readDeadline);
  if (phrase === undefined || options.year === undefined) {
    return wrong("usage", deskWords.phraseAndYearWanted());
  }
  const schedule = readDeadline(phrase, contextOf(options.year, options));
  return done(schedule, scheduleWords(schedule));
}

async function readPhraseFile(
  file: string,
  options: Options,
  readDeadline: (phrase: string, context: Context) => Schedule,
): Promise<Answer> {
  const text = await readFile(file, "utf8").catch(() => null);
  if (text === null) return no("no_such_file", deskWords.noSuchFile(file));
  const rows = rowsOf(text);
  const without = rows.filter(({ year }) => year === "" && options.year === undefined);
  const misread = rows.filter(({ year }) => year !== "" && !YEAR.test(year));
  if (without.length + misread.length > 0) {
    const bad = { without: without.map(numberOf), wrong: misread.map(numberOf) };
    return no("bad_line", deskWords.badLines(bad));
  }
  const schedules: Schedule[] = [];
  const lines: string[] = [];
  for (const { phrase, year } of rows) {
    const schedule = readDeadline(phrase, contextOf(Number(year || options.year), options));
    schedules.push(schedule);
    lines.push(`${phrase}:`, ...scheduleWords(schedule).map((words) => `  ${words}`));
  }
  return done(schedules, lines);
}

/** One line of a file of phrases; `number` counts all lines from 1, `year` is "" where none is written. */
type Row = { number: number; phrase: string; year: string };

/** The lines of a tab-separated file that say something, in order. */
function rowsOf(text: string): Row[] {
  const rows = text
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .map((line, index) => ({ line, number: index + 1 }));
  return rows
    .filter(({ line }) => line.trim() !== "")
    .map(({ line, number }) => {
      const [phrase = "", year = ""] = line.split("\t");
      return { number, phrase, year: year.trim() };
    });
}

function numberOf({ number }: Row): number {
  return number;
}

function contextOf(year: number, { planStart, planEnd }: Options): Context {
  return {
    year,
    ...(planStart === undefined ? {} : { planStart }),
    ...(planEnd === undefined ? {} : { planEnd }),
  };
}

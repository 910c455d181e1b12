import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { InvalidArgumentError, type Command } from "commander";
import type { PlanReading } from "../domain/plan-reading.js";
import { dayOf } from "../domain/time.js";
import { deskHelp } from "../messages/desk-help.js";
import { deskWords } from "../messages/desk.js";
import { planLines, readingLines } from "../messages/desk-plan.js";
import { done, no, type Answer, type Refused } from "./answer.js";
import type { Desk } from "./desk.js";
import { deskStamp, isRefused, lookInto, workspaceOf, type OpenOffice } from "./office.js";
import { yearOption } from "./options.js";
import { needsReview, planShown, taskInBrief, taskShown } from "./plan-shown.js";

type Read = { year?: number; unitList?: string };
type Load = { workspace: string; activate?: boolean; year?: number };
type Show = { workspace: string; plan?: number };
type Known = { name: string; aliases: string[] };

export function addPlanFamily(program: Command, desk: Desk): void {
  const family = program.command("plan").description(deskHelp.plan);
  family
    .command("read")
    .description(deskHelp.planRead)
    .argument("<file>", deskHelp.planFile)
    .option("--year <year>", deskHelp.year, yearOption)
    .option("--unit-list <file>", deskHelp.unitList)
    .option("--json", deskHelp.json)
    .action((file: string, options: Read) => desk.act(() => readPlan(file, options)));
  family
    .command("load")
    .description(deskHelp.planLoad)
    .argument("<file>", deskHelp.planFile)
    .requiredOption("--workspace <code>", deskHelp.inWorkspace)
    .option("--activate", deskHelp.activate)
    .option("--year <year>", deskHelp.year, yearOption)
    .option("--json", deskHelp.json)
    .action((file: string, options: Load) =>
      desk.atOfficeWithFiles((office) => loadPlanFile(office, file, options)),
    );
  family
    .command("show")
    .description(deskHelp.planShow)
    .requiredOption("--workspace <code>", deskHelp.inWorkspace)
    .option("--plan <number>", deskHelp.planId, wholeNumber)
    .option("--json", deskHelp.json)
    .action((options: Show) => desk.atOffice((office) => showPlans(office, options)));
}

async function readPlan(file: string, options: Read): Promise<Answer> {
  const bytes = await bytesOf(file);
  if (isRefused(bytes)) return bytes;
  const units = options.unitList === undefined ? [] : await unitList(options.unitList);
  if (isRefused(units)) return units;
  const reading = await reader(bytes, file, options.year, units);
  return done(reading, readingLines(reading));
}

async function loadPlanFile(office: OpenOffice, file: string, options: Load): Promise<Answer> {
  const { store, files, clock } = office;
  const bytes = await bytesOf(file);
  if (isRefused(bytes)) return bytes;
  const workspace = await workspaceOf(store, options.workspace);
  if (isRefused(workspace)) return workspace;
  const units = await store.office.units(workspace.id);
  const reading = await reader(bytes, file, options.year, units);
  // A plan told in prose has no rows and is still a plan: its tasks are entered by hand.
  if (reading.tasks.length === 0 && reading.plan.title === null) {
    return no("no_tasks", deskWords.noTasksRead(basename(file)));
  }
  const { sha256 } = await files.put(once(bytes), bytes.length);
  const { loadPlan } = await import("../commands/load-plan.js");
  const stamp = deskStamp(workspace.id, clock);
  const { plan, existed } = await store.transaction((tx) =>
    loadPlan(tx, {
      workspace,
      reading,
      document: sha256,
      fileName: basename(file),
      createUnits: true,
      activate: options.activate === true,
      stamp,
    }),
  );
  const tasks = await store.plans.tasks(plan.id);
  const json = {
    plan: planShown(plan),
    tasks: tasks.map(taskInBrief),
    units: plan.units.map(({ name, state, unit }) => ({ name, state, unit: unit?.name ?? null })),
    warnings: plan.warnings,
    needsReview: await needsReview(store, plan.id),
  };
  const today = dayOf(clock.now(), workspace.timeZone);
  return done(json, [deskWords.planLoaded(plan, existed), ...planLines(plan, tasks, today)]);
}

async function showPlans(office: OpenOffice, options: Show): Promise<Answer> {
  return lookInto(office, options.workspace, async (shelves, workspace) => {
    const all = await shelves.plans.plans(workspace.id);
    const wanted = all.filter(({ id }) => options.plan === undefined || id === options.plan);
    const plan = wanted.find(({ state }) => state === "active") ?? wanted.at(-1);
    if (plan === undefined) return no("no_plan", deskWords.noPlan(workspace.name));
    const tasks = await shelves.plans.tasks(plan.id);
    const json = {
      plan: planShown(plan),
      tasks: tasks.map(taskShown),
      needsReview: await needsReview(shelves, plan.id),
      plans: all.map(planShown),
    };
    return done(json, planLines(plan, tasks, dayOf(office.clock.now(), workspace.timeZone)));
  });
}

async function reader(
  bytes: Uint8Array,
  file: string,
  year: number | undefined,
  units: readonly Known[],
): Promise<PlanReading> {
  const { papers } = await import("../documents/papers.js");
  return papers().readPlan(bytes, basename(file), {
    ...(year === undefined ? {} : { year }),
    units: units.map(({ name, aliases }) => ({ name, aliases })),
  });
}

async function bytesOf(file: string): Promise<Uint8Array | Refused> {
  const bytes = await readFile(file).catch(() => null);
  return bytes ?? no("no_such_file", deskWords.noSuchFile(file));
}

/** One unit a line: "Văn phòng HĐND và UBND; VP; Văn phòng". */
async function unitList(file: string): Promise<Known[] | Refused> {
  const bytes = await bytesOf(file);
  if (isRefused(bytes)) return bytes;
  return new TextDecoder()
    .decode(bytes)
    .normalize("NFC")
    .split(/\r?\n/)
    .map((line) => line.split(";").map((name) => name.trim()))
    .map(([name = "", ...aliases]) => ({ name, aliases: aliases.filter((alias) => alias !== "") }))
    .filter(({ name }) => name !== "");
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes);
}

function wholeNumber(value: string): number {
  if (!/^\d{1,9}$/.test(value)) throw new InvalidArgumentError(deskWords.notANumber());
  return Number(value);
}

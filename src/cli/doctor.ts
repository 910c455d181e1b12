import type { Command } from "commander";
import type { Config } from "../config.js";
import { deskHelp } from "../messages/desk-help.js";
import { doctorWords } from "../messages/desk-doctor.js";
import type { Answer } from "./answer.js";
import { fail, ok, type Check } from "./check.js";
import type { Desk, DeskIo } from "./desk.js";
import { checkDataFolder, checkNode, checkTimeZone } from "./doctor-machine.js";
import {
  checkDeadLetters,
  checkHistories,
  checkHolidays,
  checkInbox,
  checkJobs,
  checkUnsent,
} from "./doctor-office.js";
import { faultAnswer } from "./faults.js";
import type { OpenOffice } from "./office.js";

export function addDoctor(program: Command, desk: Desk): void {
  program
    .command("doctor")
    .description(deskHelp.doctor)
    .option("--json", deskHelp.json)
    .action(() => desk.act(() => doctor(desk.io)));
}

async function doctor(io: DeskIo): Promise<Answer> {
  const checks = [checkNode(process.versions.node)];
  const config = await readConfiguration(io, checks);
  if (config !== null) {
    checks.push(await checkDataFolder(config.dataDir), checkTimeZone(config.timeZone));
    checks.push(...(await checkOffice(config, io)));
    checks.push(...((await io.doors?.checks(config)) ?? []));
  }
  const failed = checks.some(({ state }) => state === "fail");
  return { ok: true, json: { ok: !failed, checks }, lines: checks.flatMap(lines), failed };
}

async function readConfiguration(io: DeskIo, checks: Check[]): Promise<Config | null> {
  try {
    const config = await io.config();
    checks.push(ok("configuration", doctorWords.configurationRead()));
    return config;
  } catch (fault) {
    const { message } = faultAnswer(fault);
    checks.push(fail("configuration", message, doctorWords.mendConfiguration()));
    return null;
  }
}

/** Everything that lies in the database; one failed check where it cannot be opened. */
async function checkOffice(config: Config, io: DeskIo): Promise<Check[]> {
  const { openOffice } = await import("./office.js");
  let office: OpenOffice;
  try {
    office = await openOffice(config, io.clock);
  } catch (fault) {
    const { message } = faultAnswer(fault);
    return [fail("database", message, doctorWords.mendDatabase())];
  }
  try {
    const now = io.clock.now();
    const workspaces = await office.store.office.workspaces();
    return [
      ok("database", doctorWords.databaseOpen(workspaces.length)),
      ...(await checkHolidays(office.store, now, config.timeZone)),
      await checkUnsent(office.store, now),
      await checkDeadLetters(office.store, now),
      ...[await checkJobs(office.store)].filter((check) => check !== null),
      await checkInbox(office.store, now),
      await checkHistories(office.store, workspaces),
    ];
  } catch (fault) {
    return [fail("database", faultAnswer(fault).message, doctorWords.mendDatabase())];
  } finally {
    await office.store.close();
  }
}

function lines(check: Check): string[] {
  const first = `${doctorWords.state(check.state)}  ${doctorWords.name(check.name)}: ${check.detail}`;
  return check.advice === null ? [first] : [first, `      ${check.advice}`];
}

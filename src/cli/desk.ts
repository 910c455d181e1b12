import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Command, CommanderError, type Argument } from "commander";
import type { Config } from "../config.js";
import { deskHelp, helpHeading, helpOption, helpUsage, usageWords } from "../messages/desk-help.js";
import type { Clock, Door, Files, Log, Store } from "../ports.js";
import { wrong, type Answer } from "./answer.js";
import { packageRoot } from "../store/package-root.js";
import { addAuditFamily } from "./audit.js";
import { addCalendarFamily } from "./calendar.js";
import { addChatFamily } from "./chat.js";
import type { Check } from "./check.js";
import { addDbFamily } from "./db.js";
import { addDeadline } from "./deadline.js";
import { addDemo } from "./demo.js";
import { addDigest } from "./digest.js";
import { addDoctor } from "./doctor.js";
import { faultAnswer } from "./faults.js";
import { readyDataFolder } from "./grounds.js";
import { addMemberFamily } from "./member.js";
import type { OpenOffice } from "./office.js";
import { addPlanFamily } from "./plan.js";
import { addUnitFamily } from "./unit.js";
import { addOutboxFamily } from "./outbox.js";
import { addTick } from "./tick.js";
import { usageMessage } from "./usage.js";
import { addWorkspaceFamily } from "./workspace.js";

/** What the desk has of the world; `doors` is what only the wiring can ask the doors. */
export type DeskIo = {
  config(): Promise<Config>;
  clock: Clock;
  out(text: string): void;
  err(text: string): void;
  doors?: {
    checks(config: Config): Promise<Check[]>;
    /** Doors that can send; nobody is heard through them. */
    open?(
      config: Config,
      kit: { store: Store; files: Files; clock: Clock; log: Log },
    ): Promise<{ doors: Door[]; close(): Promise<void> }>;
    /** An address that links an account by one tap; null where no door has one. */
    inviteLink?(config: Config, code: string): Promise<string | null>;
  };
};

export type Desk = {
  io: DeskIo;
  /** Does what a command does and prints its answer. */
  act(work: () => Promise<Answer>): Promise<void>;
  /** The same with the shelves open. */
  atOffice(work: (office: OpenOffice) => Promise<Answer>): Promise<void>;
  /** The same for what keeps files: the folder for them is looked at first. */
  atOfficeWithFiles(work: (office: OpenOffice) => Promise<Answer>): Promise<void>;
};

const WRONG_USAGE = 2;
/** What commander ends with although nothing is wrong → its name in a document. */
const ASKED: ReadonlyMap<string, string> = new Map([
  ["commander.helpDisplayed", "help"],
  ["commander.version", "version"],
]);

/**
 * One command of the operator's desk; `argv` without node and script. Returns the exit code: 0 done,
 * 1 refused or failed, 2 wrong usage. With `--json` exactly one document goes to `io.out`.
 */
export async function runDesk(argv: readonly string[], io: DeskIo): Promise<number> {
  const json = argv.includes("--json");
  let exit = 0;
  const act: Desk["act"] = async (work) => {
    exit = print(await work().catch(faultAnswer), json, io);
  };
  const desk: Desk = {
    io,
    act,
    atOffice: (work) => act(async () => withOffice(io, work)),
    atOfficeWithFiles: (work) =>
      act(async () => {
        await readyDataFolder((await io.config()).dataDir);
        return withOffice(io, work);
      }),
  };
  const said: string[] = [];
  const program = buildProgram(desk, said);
  try {
    await program.parseAsync(phrasesLast(argv), { from: "user" });
    return exit;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return afterUsage(error, said, json, io);
  }
}

async function withOffice(io: DeskIo, work: (office: OpenOffice) => Promise<Answer>) {
  const config = await io.config();
  const { openOffice } = await import("./office.js");
  const office = await openOffice(config, io.clock);
  try {
    return await work(office);
  } finally {
    await office.store.close();
  }
}

function buildProgram(desk: Desk, said: string[]): Command {
  const program = new Command("dondoc")
    .description(deskHelp.program)
    .helpCommand(false)
    .helpOption("-h, --help", deskHelp.help)
    .version(programVersion(), "-V, --version", deskHelp.version)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => said.push(text),
      writeErr: (text) => said.push(text),
    })
    .configureHelp({
      styleTitle: helpHeading,
      styleUsage: helpUsage,
      subcommandTerm: (command) =>
        [command.name(), ...command.registeredArguments.map(term)].join(" "),
      optionDescription: ({ description, argChoices }) => helpOption(description, argChoices),
    });
  addStart(program, desk);
  for (const add of [
    addDeadline,
    addPlanFamily,
    addWorkspaceFamily,
    addUnitFamily,
    addMemberFamily,
    addChatFamily,
    addCalendarFamily,
    addDigest,
    addAuditFamily,
    addDbFamily,
    addDemo,
    addTick,
    addOutboxFamily,
    addDoctor,
  ]) {
    add(program, desk);
  }
  for (const family of program.commands) family.helpCommand(false);
  return program;
}

/** Alone it never comes here (main.ts): with anything beside it it is wrong usage. */
function addStart(program: Command, desk: Desk): void {
  program
    .command("start")
    .description(deskHelp.start)
    .allowExcessArguments()
    .allowUnknownOption()
    .action(() => desk.act(async () => wrong("usage", usageWords.startAlone())));
}

function programVersion(): string {
  const file = readFileSync(join(packageRoot(), "package.json"), "utf8");
  return (JSON.parse(file) as { version: string }).version;
}

function term(argument: Argument): string {
  const name = `${argument.name()}${argument.variadic ? "..." : ""}`;
  return argument.required ? `<${name}>` : `[${name}]`;
}

/**
 * A phrase copied from a plan may begin with a list dash ("- Kế hoạch …"), which is no option: it
 * goes behind "--".
 */
function phrasesLast(argv: readonly string[]): string[] {
  if (argv[0] !== "deadline" || argv.includes("--")) return [...argv];
  const phrases = argv.filter((word) => /^-/.test(word) && !/^--?[a-z][a-z-]*(=.*)?$/i.test(word));
  if (phrases.length === 0) return [...argv];
  return [...argv.filter((word) => !phrases.includes(word)), "--", ...phrases];
}

function print(answer: Answer, json: boolean, io: DeskIo): number {
  if (json) {
    const { code, message } = answer.ok ? { code: "", message: "" } : answer;
    io.out(`${JSON.stringify(answer.ok ? answer.json : { error: { code, message } })}\n`);
  } else if (answer.ok) {
    for (const line of answer.lines) io.out(`${line}\n`);
  } else {
    io.err(`${answer.message}\n`);
  }
  if (!answer.ok) return answer.usage === true ? WRONG_USAGE : 1;
  return answer.failed === true ? 1 : 0;
}

function afterUsage(error: CommanderError, said: string[], json: boolean, io: DeskIo): number {
  const asked = ASKED.get(error.code);
  if (asked !== undefined) {
    const text = said.join("");
    io.out(json ? `${JSON.stringify({ [asked]: text.trimEnd() })}\n` : text);
    return 0;
  }
  if (error.code === "commander.help" && !json) {
    io.err(said.join(""));
    return WRONG_USAGE;
  }
  return print(wrong("usage", usageMessage(error)), json, io);
}

import { Option, type Command } from "commander";
import type { CalendarDay } from "../domain/calendar.js";
import { dayOf } from "../domain/time.js";
import { deskHelp } from "../messages/desk-help.js";
import { dateWords, deskWords } from "../messages/desk.js";
import type { Shelves } from "../ports.js";
import { columns, done, no, wrong, type Answer } from "./answer.js";
import type { Desk } from "./desk.js";
import { deskStamp, isRefused, workspaceOf, type OpenOffice } from "./office.js";
import { civilDateOption, yearOption } from "./options.js";

type Where = { workspace?: string };
type Set = Where & {
  kind: CalendarDay["kind"];
  name: string;
  source?: string;
  provisional?: boolean;
};

export function addCalendarFamily(program: Command, desk: Desk): void {
  const family = program.command("calendar").description(deskHelp.calendar);
  leaf(family, "list", deskHelp.calendarList)
    .option("--year <year>", deskHelp.calendarYear, yearOption)
    .action((options: Where & { year?: number }) =>
      desk.atOffice((office) => listDays(office, options)),
    );
  leaf(family, "set", deskHelp.calendarSet)
    .argument("<date>", deskHelp.date, civilDateOption)
    .addOption(
      new Option("--kind <kind>", deskHelp.dayKind)
        .choices(["off", "work"])
        .makeOptionMandatory(true),
    )
    .requiredOption("--name <name>", deskHelp.dayName)
    .option("--source <source>", deskHelp.daySource)
    .option("--provisional", deskHelp.provisional)
    .action((date: string, options: Set) =>
      desk.atOffice((office) => setDay(office, date, options)),
    );
  leaf(family, "remove", deskHelp.calendarRemove)
    .argument("<date>", deskHelp.date, civilDateOption)
    .action((date: string, options: Where) =>
      desk.atOffice((office) => removeDay(office, date, options)),
    );
}

function leaf(family: Command, name: string, help: string): Command {
  return family
    .command(name)
    .description(help)
    .option("--workspace <code>", deskHelp.calendarWorkspace)
    .option("--json", deskHelp.json);
}

async function listDays(
  { store, config, clock }: OpenOffice,
  options: Where & { year?: number },
): Promise<Answer> {
  const workspaceId = await placeOf(store, options);
  if (typeof workspaceId === "object" && workspaceId !== null) return workspaceId;
  const year = options.year ?? Number(dayOf(clock.now(), config.timeZone).slice(0, 4));
  const days = await store.calendar.days(workspaceId, `${year}-01-01`, `${year}-12-31`);
  const lines = columns(days.map(line));
  return done({ year, days }, lines.length > 0 ? lines : [deskWords.noDays(year)]);
}

async function setDay({ store, clock }: OpenOffice, date: string, options: Set): Promise<Answer> {
  const name = options.name.trim();
  if (name === "") return wrong("bad_name", deskWords.nameWanted());
  const day: CalendarDay = {
    date,
    kind: options.kind,
    name: name.normalize("NFC"),
    source: options.source?.trim() ?? deskWords.setAtDesk(),
    provisional: options.provisional === true,
  };
  return store.transaction(async (tx) => {
    const workspaceId = await placeOf(tx, options);
    if (typeof workspaceId === "object" && workspaceId !== null) return workspaceId;
    await tx.calendar.setDay(workspaceId, day);
    if (workspaceId !== null) {
      await tx.record(
        [{ kind: "calendar_changed", data: { date, day: day.kind, name: day.name } }],
        deskStamp(workspaceId, clock),
      );
    }
    return done({ day }, columns([line(day)]));
  });
}

async function removeDay(
  { store, clock }: OpenOffice,
  date: string,
  options: Where,
): Promise<Answer> {
  return store.transaction(async (tx) => {
    const workspaceId = await placeOf(tx, options);
    if (typeof workspaceId === "object" && workspaceId !== null) return workspaceId;
    const removed = await tx.calendar.removeDay(workspaceId, date);
    if (!removed) return no("no_such_day", deskWords.noSuchDay(date));
    if (workspaceId !== null) {
      await tx.record(
        [{ kind: "calendar_changed", data: { date, day: null } }],
        deskStamp(workspaceId, clock),
      );
    }
    return done({ removed: date }, [deskWords.dayRemoved(date)]);
  });
}

/** The workspace whose table is meant; null is the country's. */
async function placeOf(shelves: Shelves, options: Where) {
  if (options.workspace === undefined) return null;
  const workspace = await workspaceOf(shelves, options.workspace);
  return isRefused(workspace) ? workspace : workspace.id;
}

function line(day: CalendarDay): string[] {
  const kind = deskWords.dayKind(day.kind, day.provisional);
  return [dateWords(day.date), kind, day.name, day.source];
}

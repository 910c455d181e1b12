import { InvalidArgumentError, type Command } from "commander";
import { DateTime } from "luxon";
import { compose } from "../jobs/compose.js";
import { deliver } from "../jobs/outbox.js";
import type { Owed } from "../jobs/owed.js";
import { pass } from "../jobs/pass.js";
import { deskHelp } from "../messages/desk-help.js";
import { tickWords } from "../messages/desk-tick.js";
import { plainText } from "../messages/message.js";
import type { Clock, Log, Settled, Store } from "../ports.js";
import type { Instant } from "../domain/time.js";
import { done, type Answer } from "./answer.js";
import type { Desk, DeskIo } from "./desk.js";
import { isRefused, workspaceOf, type OpenOffice } from "./office.js";

type Tick = { at?: string; workspace?: string; dryRun?: true };

export function addTick(program: Command, desk: Desk): void {
  program
    .command("tick")
    .description(deskHelp.tick)
    .option("--at <moment>", deskHelp.tickAt, momentOption)
    .option("--workspace <code>", deskHelp.tickWorkspace)
    .option("--dry-run", deskHelp.tickDryRun)
    .option("--json", deskHelp.json)
    .action((options: Tick) => desk.atOfficeWithFiles((office) => tick(office, options, desk.io)));
}

/** Kept as it was written: without an offset it is meant where the offices are. */
function momentOption(value: string): string {
  if (!DateTime.fromISO(value.trim()).isValid) {
    throw new InvalidArgumentError(tickWords.notAMoment());
  }
  return value.trim();
}

function instantOf(value: string, zone: string): Instant {
  return DateTime.fromISO(value, { zone }).toUTC().toISO() ?? value;
}

async function tick(office: OpenOffice, options: Tick, io: DeskIo): Promise<Answer> {
  const { store, config } = office;
  const only = options.workspace === undefined ? null : await workspaceOf(store, options.workspace);
  if (only !== null && isRefused(only)) return only;
  const now =
    options.at === undefined ? office.clock.now() : instantOf(options.at, config.timeZone);
  const clock: Clock = { now: () => now };
  const dryRun = options.dryRun === true;
  const kit = { store, clock, log: faultsTo(io), dryRun };
  const before = await queued(store);
  const { owed, faults } = await pass(kit, only?.code);
  const counts = { sent: 0, failed: faults, dropped: 0 };
  const enqueued = dryRun ? 0 : owed.filter(({ key }) => !before.has(key)).length;
  if (!dryRun) await send(office, clock, io, counts);
  const shown = await Promise.all(owed.map((one) => entryOf(one, store, dryRun ? now : null)));
  return done({ owed: shown, enqueued, ...counts }, [
    ...shown.flatMap(({ kind, to, at, text }) => tickWords.owed(kind, to.name, at, text)),
    tickWords.counts(shown.length, enqueued, counts, dryRun),
  ]);
}

async function queued(store: Store): Promise<Set<string>> {
  return new Set((await store.mail.outbox("queued")).map(({ key }) => key));
}

type Counts = { sent: number; failed: number; dropped: number };

/** Delivers all that is ready at that moment, with the doors of this server. */
async function send(office: OpenOffice, clock: Clock, io: DeskIo, counts: Counts): Promise<void> {
  const { store, config, files } = office;
  const log = faultsTo(io);
  const opened = await io.doors?.open?.(config, { store, files, clock, log });
  try {
    const settled = (state: Settled["state"]) => {
      const counted = COUNTED[state];
      if (counted !== null) counts[counted] += 1;
    };
    const { papers } = await import("../documents/papers.js");
    const pictures = { files, papers: papers() };
    const kit = { store, doors: opened?.doors ?? [], clock, log, settled, ...pictures };
    while ((await deliver(kit)) > 0);
  } finally {
    await opened?.close();
  }
}

const COUNTED: Record<Settled["state"], keyof Counts | null> = {
  // Its turn has not come: the bot sends it.
  back: null,
  sent: "sent",
  retry: "failed",
  dead: "failed",
  dropped: "dropped",
};

/** The words too where nothing is sent: how one previews a day. */
async function entryOf(owed: Owed, store: Store, now: Instant | null) {
  const kind = owed.kind ?? "news";
  const at = owed.plannedFor ?? owed.notBefore ?? "";
  const entry = { key: owed.key, kind, to: await recipientOf(owed, store), at };
  if (now === null) return { ...entry, text: null };
  const item = {
    ...{ id: 0, attempts: 0, message: null, brief: null },
    ...owed,
  };
  const said = item.message ?? (await compose(item, now, { store }));
  return { ...entry, text: said === null ? null : plainText(said) };
}

async function recipientOf({ to, workspaceId }: Owed, store: Store) {
  if ("member" in to) {
    const member = await store.office.member(to.member);
    return { member: to.member, name: member?.name ?? "" };
  }
  const chats = await store.office.chats(workspaceId);
  return { chat: to.chat, name: chats.find(({ id }) => id === to.chat)?.title ?? "" };
}

function faultsTo(io: DeskIo): Log {
  const say = (msg: string, data?: Record<string, unknown>) => {
    io.err(`${JSON.stringify({ msg, ...data })}\n`);
  };
  return { info: () => undefined, warn: say, error: say };
}

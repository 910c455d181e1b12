import { InvalidArgumentError, Option, type Command } from "commander";
import { deskHelp } from "../messages/desk-help.js";
import { outboxWords } from "../messages/desk-outbox.js";
import type { OutboxEntry, Store } from "../ports.js";
import { columns, done, no, type Answer } from "./answer.js";
import type { Desk } from "./desk.js";
import type { OpenOffice } from "./office.js";

const STATES = ["queued", "sent", "dead", "dropped"] as const;

type List = { state?: (typeof STATES)[number] };

export function addOutboxFamily(program: Command, desk: Desk): void {
  const family = program.command("outbox").description(deskHelp.outbox);
  family
    .command("list")
    .description(deskHelp.outboxList)
    .addOption(new Option("--state <state>", deskHelp.outboxState).choices(STATES))
    .option("--json", deskHelp.json)
    .action((options: List) => desk.atOffice((office) => listOutbox(office, options)));
  family
    .command("retry")
    .description(deskHelp.outboxRetry)
    .argument("<id>", deskHelp.outboxId, idOf)
    .option("--json", deskHelp.json)
    .action((id: number) => desk.atOffice((office) => retry(office, id)));
}

function idOf(written: string): number {
  const [, digits] = /^#?(\d{1,9})$/.exec(written.trim()) ?? [];
  if (digits === undefined) throw new InvalidArgumentError(outboxWords.notAnId());
  return Number(digits);
}

/** The latest of them, without their words: those are for whom they are sent to. */
async function listOutbox({ store }: OpenOffice, { state }: List): Promise<Answer> {
  const entries = await store.mail.outbox(state ?? null);
  if (entries.length === 0) return done({ outbox: [] }, [outboxWords.empty()]);
  const codes = new Map((await store.office.workspaces()).map(({ id, code }) => [id, code]));
  const shown = entries.map(({ workspaceId, ...entry }) => {
    return { ...entry, workspace: codes.get(workspaceId) ?? "" };
  });
  const rows = await Promise.all(entries.map((entry) => rowOf(entry, codes, store)));
  return done({ outbox: shown }, columns(rows));
}

async function rowOf(
  entry: OutboxEntry,
  codes: ReadonlyMap<number, string>,
  store: Store,
): Promise<string[]> {
  const { id, workspaceId, kind, state, attempts, queuedAt, why } = entry;
  return [
    String(id),
    codes.get(workspaceId) ?? "",
    outboxWords.state(state),
    outboxWords.kind(kind),
    await nameOf(entry, store),
    outboxWords.attempts(attempts),
    queuedAt.slice(0, 16),
    why ?? "",
  ];
}

async function nameOf({ to, workspaceId }: OutboxEntry, { office }: Store): Promise<string> {
  const [kind, id] = to.split(":");
  if (kind === "member") return (await office.member(Number(id)))?.name ?? to;
  return (await office.chats(workspaceId)).find((chat) => chat.id === Number(id))?.title ?? to;
}

async function retry({ store, clock }: OpenOffice, id: number): Promise<Answer> {
  if (!(await store.mail.retry(id, clock.now()))) {
    return no("not_dead", outboxWords.notDead(id));
  }
  return done({ retried: id }, [outboxWords.retried(id)]);
}

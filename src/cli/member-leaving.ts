import { randomUUID } from "node:crypto";
import { lstat, rename, rm, writeFile } from "node:fs/promises";
import type { Command } from "commander";
import { removeUnused } from "../commands/files.js";
import {
  dataFile,
  eraseData,
  erasure,
  handOverWork,
  removeMember,
  type By,
} from "../commands/leaving.js";
import type { Activity } from "../domain/activity.js";
import type { Member, Workspace } from "../domain/office.js";
import { hasLeft, takesOver } from "../domain/people.js";
import { deskHelp } from "../messages/desk-help.js";
import { deskWords } from "../messages/desk.js";
import { namesakeNote, unscrubbedNote } from "../messages/people-leaving.js";
import type { HandedTask, Shelves } from "../ports.js";
import { done, no, type Answer, type Refused } from "./answer.js";
import type { Desk } from "./desk.js";
import { anybodyNamed, leaf, memberNamed, shown, type At } from "./member-named.js";
import { deskStamp, inWorkspace, isRefused, workspaceOf, type OpenOffice } from "./office.js";

type Remove = At & { to?: string };
type Export = At & { out: string };
type Erase = At & { andRemove?: true };

/** The commands of those who leave: hand over, remove, export, erase. */
export function addLeaving(family: Command, desk: Desk): void {
  leaf(family, "hand-over", deskHelp.memberHandOver)
    .argument("<from>", deskHelp.handOverFrom)
    .argument("[to]", deskHelp.handOverTo)
    .action((from: string, to: string | undefined, options: At) =>
      desk.atOffice((office) => handOver(office, from, to, options)),
    );
  leaf(family, "remove", deskHelp.memberRemove)
    .argument("<name>", deskHelp.nameOrNumber)
    .option("--to <name>", deskHelp.memberRemoveTo)
    .action((name: string, options: Remove) =>
      desk.atOffice((office) => remove(office, name, options)),
    );
  leaf(family, "export", deskHelp.memberExport)
    .argument("<name>", deskHelp.nameOrNumber)
    .requiredOption("--out <file>", deskHelp.exportOut)
    .action((name: string, options: Export) =>
      desk.atOffice((office) => exportOne(office, name, options)),
    );
  leaf(family, "erase", deskHelp.memberErase)
    .argument("<name>", deskHelp.nameOrNumber)
    .option("--and-remove", deskHelp.andRemove)
    .action((name: string, options: Erase) =>
      desk.atOffice((office) => erase(office, name, options)),
    );
}

async function handOver(
  office: OpenOffice,
  written: string,
  writtenTo: string | undefined,
  options: At,
): Promise<Answer> {
  return inWorkspace(office, options.workspace, async (tx, workspace) => {
    const from = await memberNamed(tx, workspace, written);
    if (isRefused(from)) return from;
    const to = await takerNamed(tx, workspace, from, writtenTo);
    if (to !== null && isRefused(to)) return to;
    const stamp = deskStamp(workspace.id, office.clock);
    const { tasks, events, notices } = await handOverWork(from, to, byDesk(stamp), tx);
    await tx.record(events, stamp);
    await tx.mail.enqueue(notices);
    return done({ from: shown(from), to: to && shown(to), tasks: tasks.map(taskShown) }, [
      deskWords.handedOver(from.name, to?.name ?? null, tasks.length),
    ]);
  });
}

function byDesk({ source, at }: { source: string; at: string }): By {
  return { id: null, name: null, source, at };
}

function taskShown({ number, title }: HandedTask) {
  return { number, title };
}

async function takerNamed(
  tx: Shelves,
  workspace: Workspace,
  from: Member,
  written: string | undefined,
): Promise<Member | Refused | null> {
  if (written === undefined) return null;
  const to = await memberNamed(tx, workspace, written);
  if (isRefused(to)) return to;
  const fits = takesOver(to, from).ok;
  return fits ? to : no("cannot_take_over", deskWords.cannotTakeOver(to.name));
}

async function remove(office: OpenOffice, written: string, options: Remove): Promise<Answer> {
  let files: string[] = [];
  const answer = await inWorkspace(office, options.workspace, async (tx, workspace) => {
    const member = await memberNamed(tx, workspace, written);
    if (isRefused(member)) return member;
    const to = await takerNamed(tx, workspace, member, options.to);
    if (to !== null && isRefused(to)) return to;
    const stamp = deskStamp(workspace.id, office.clock);
    const gone = await removeMember(member, to, byDesk(stamp), tx);
    await tx.record(gone.events, stamp);
    await tx.mail.enqueue(gone.notices);
    ({ files } = gone);
    const left = shown({ ...member, state: "left" });
    const { tasks } = gone;
    const handed = deskWords.handedOver(member.name, to?.name ?? null, tasks.length);
    return done({ member: left, to: to && shown(to), tasks: tasks.map(taskShown) }, [
      deskWords.memberRemoved(member.name),
      ...(tasks.length > 0 ? [handed] : []),
    ]);
  });
  await release(files, office);
  return answer;
}

async function release(files: readonly string[], office: OpenOffice): Promise<void> {
  for (const sha256 of files) await removeUnused(sha256, office);
}

async function exportOne(office: OpenOffice, written: string, options: Export): Promise<Answer> {
  const { clock } = office;
  return inWorkspace(office, options.workspace, async (tx, workspace) => {
    const member = await anybodyNamed(tx, workspace, written);
    if (isRefused(member)) return member;
    const data = await tx.office.dataOf(workspace.id, member.id);
    if (data === null) return no("no_such_member", deskWords.noSuchMember(written, []));
    const { text, counts } = dataFile(data, workspace.name, clock.now());
    try {
      await writePrivately(options.out, text);
    } catch {
      return no("file_unwritable", deskWords.fileUnwritable(options.out));
    }
    const told: Activity = { kind: "member_exported", data: { member: member.id } };
    await tx.record([told], deskStamp(workspace.id, clock));
    const entries = Object.values(counts).reduce((sum, count) => sum + count, 0);
    return done({ file: options.out, ...counts }, [
      deskWords.memberExported(member.name, options.out, entries),
    ]);
  });
}

/**
 * Nobody else on the machine is to read it: what stood there before had rights of its own, so a new file takes its
 * place. A device or a link is written through.
 */
async function writePrivately(path: string, text: string): Promise<void> {
  const there = await lstat(path).catch(() => null);
  if (there !== null && !there.isFile()) return writeFile(path, text);
  const fresh = `${path}.${randomUUID()}`;
  try {
    await writeFile(fresh, text, { mode: 0o600, flag: "wx" });
    await rename(fresh, path);
  } catch (error) {
    await rm(fresh, { force: true });
    throw error;
  }
}

async function erase(office: OpenOffice, written: string, options: Erase): Promise<Answer> {
  const before = await erasedBefore(office, written, options);
  if (before !== null) return afterErasure(office, before, options, true);
  let files: string[] = [];
  const answer = await inWorkspace(office, options.workspace, async (tx, workspace) => {
    const member = await anybodyNamed(tx, workspace, written);
    if (isRefused(member)) return member;
    const stamp = deskStamp(workspace.id, office.clock);
    const here = !hasLeft(member).ok;
    if (here && options.andRemove !== true) {
      return no("member_here", deskWords.memberHere(member.name));
    }
    const gone = here ? await removeMember(member, null, byDesk(stamp), tx) : null;
    await tx.record([...(gone?.events ?? []), erasure(member)], stamp);
    const { texts } = await eraseData(member, stamp.at, tx);
    files = gone?.files ?? [];
    const note = texts === "namesake" ? [namesakeNote("vi")] : [];
    return done({ id: member.id, texts }, note);
  });
  if (!answer.ok) return answer;
  await release(files, office);
  const { id } = answer.json as { id: number };
  return afterErasure(office, id, options, false, answer.lines);
}

/** The number of one who was erased before: what the file still holds of them can be cleared again. */
async function erasedBefore(
  { store }: OpenOffice,
  written: string,
  { workspace: code }: At,
): Promise<number | null> {
  const workspace = await workspaceOf(store, code);
  if (isRefused(workspace)) return null;
  const number = Number(/^#?(\d+)$/.exec(written.trim())?.[1] ?? 0);
  const entry = await store.office.rosterEntry(workspace.id, number);
  return entry?.erased === true ? number : null;
}

async function afterErasure(
  { store }: OpenOffice,
  id: number,
  { workspace }: At,
  already: boolean,
  notes: readonly string[] = [],
): Promise<Answer> {
  const scrubbed = await store.scrub().then(
    () => true,
    () => false,
  );
  const member = await store.office.member(id);
  const said = already ? deskWords.erasedAlready(id) : deskWords.memberErased(id);
  const busy = scrubbed ? [] : [unscrubbedNote({ member: id, workspace }, "vi")];
  return done({ member: member && shown(member), already, scrubbed }, [said, ...notes, ...busy]);
}

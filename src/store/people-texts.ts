import type { Language } from "../domain/office.js";
import { withoutName } from "../domain/people.js";
import { Prisma } from "./generated/sqlite/client.js";
import { recipientOf } from "./mail-outbox.js";
import type { Db } from "./tables.js";

/*
 * Names of people within texts: what the bot wrote to somebody, which is kept as it was written.
 */

type Rewriting = {
  workspaceId: number;
  /** Only texts with one of these are read. */
  names: readonly string[];
  /** A member whose own words in groups of the local workspace are written anew too. */
  own: number | null;
  clean: (text: string, language: Language) => string;
};

/** Writes anew what the bot wrote, each text in the language of whom it is for. What others wrote stays as it is. */
export async function rewriteTexts(db: Db, rewriting: Rewriting): Promise<void> {
  const { tables } = db;
  const { workspaceId, names, own } = rewriting;
  const members = await tables.member.findMany({
    where: { workspaceId },
    select: { id: true, language: true },
  });
  const english = members.filter(({ language }) => language === "en").map(({ id }) => id);
  const readEnglish = new Set(english.flatMap((id) => [recipientOf(id), chatOf(id)]));
  const clean = (json: string, readBy: string) => {
    const language = readEnglish.has(readBy) ? "en" : "vi";
    const said: unknown = JSON.parse(json, (_key, value: unknown) =>
      typeof value === "string" ? rewriting.clean(value, language) : value,
    );
    return JSON.stringify(said);
  };
  await inBatches(
    (after) =>
      tables.notice.findMany({
        where: { ...after, workspaceId, OR: names.map((name) => ({ message: inJson(name) })) },
        select: { id: true, recipient: true, message: true },
        ...BATCH,
      }),
    (rows) => {
      const texts = rows.map((row) => ({ ...row, text: clean(row.message, row.recipient) }));
      return tables.$executeRaw`
        UPDATE "outbox" SET "message" = v."column2"
        FROM (VALUES ${valuesOf(texts)}) AS v WHERE "outbox"."id" = v."column1"`;
    },
  );
  const groups = await tables.chat.findMany({ where: { workspaceId, channel: "web" } });
  const chat = { in: [...members.map(({ id }) => chatOf(id)), ...groups.map((g) => g.externalId)] };
  const senders = [{ sender: null }, ...(own === null ? [] : [{ sender: String(own) }])];
  const named = { OR: names.map((name) => ({ said: inJson(name) })) };
  await inBatches(
    (after) =>
      tables.localMessage.findMany({
        where: { ...after, chat, AND: [{ OR: senders }, named] },
        select: { id: true, chat: true, said: true },
        ...BATCH,
      }),
    (rows) => {
      const texts = rows.map((row) => ({ ...row, text: clean(row.said, row.chat) }));
      return tables.$executeRaw`
        UPDATE "local_messages" SET "said" = v."column2"
        FROM (VALUES ${valuesOf(texts)}) AS v WHERE "local_messages"."id" = v."column1"`;
    },
  );
}

/** Their private chat in the local workspace. */
export function chatOf(memberId: number): string {
  return `p${memberId}`;
}

/** As it stands in JSON: a quotation mark has a backslash before it there. */
function inJson(name: string): { contains: string } {
  return { contains: JSON.stringify(name).slice(1, -1) };
}

/** A query takes a thousand parameters or so; an office has more notices. */
const AT_ONCE = 250;
const BATCH = { orderBy: { id: "asc" }, take: AT_ONCE } as const;

/** Two queries for each batch, however many rows it has: it is done while a transaction may last. */
async function inBatches<R extends { id: number }>(
  read: (after: { id: { gt: number } }) => Promise<R[]>,
  write: (rows: R[]) => Promise<unknown>,
): Promise<void> {
  for (let last = 0; ;) {
    const rows = await read({ id: { gt: last } });
    if (rows.length > 0) await write(rows);
    const end = rows.at(-1);
    if (end === undefined || rows.length < AT_ONCE) return;
    last = end.id;
  }
}

/** A list of values has the columns column1, column2 … in both databases. */
function valuesOf(rows: readonly { id: number; text: string }[]): Prisma.Sql {
  return Prisma.join(rows.map(({ id, text }) => Prisma.sql`(CAST(${id} AS INTEGER), ${text})`));
}

/**
 * A member who is named anew is so in what the bot wrote too: of their former name nothing else is kept by which
 * it could be found there when they are erased. Of namesakes the texts cannot be told apart: they stay.
 */
export async function followName(
  db: Db,
  member: { workspaceId: number; id: number; from: string; to: string },
): Promise<void> {
  const { workspaceId, id, from, to } = member;
  const others = await namesOfOthers(db, workspaceId, id);
  if (others.includes(from) || others.includes(to)) return;
  const clean = (text: string) => withoutName(text, from, [...others, to], to);
  await rewriteTexts(db, { workspaceId, names: [from], own: null, clean });
}

export async function namesOfOthers(
  { tables }: Db,
  workspaceId: number,
  id: number,
): Promise<string[]> {
  const others = await tables.member.findMany({
    where: { workspaceId, id: { not: id } },
    select: { name: true },
  });
  return others.map(({ name }) => name);
}

/** The name a member goes by and those under which they did something, the longest first. */
export async function namesOf(
  { tables }: Db,
  { workspaceId, id, name }: { workspaceId: number; id: number; name: string },
): Promise<string[]> {
  const acted = await tables.historyEntry.groupBy({
    by: ["memberName"],
    where: { workspaceId, memberId: id, memberName: { not: null } },
  });
  const names = new Set([name, ...acted.flatMap((one) => one.memberName ?? [])]);
  return [...names].sort((a, b) => b.length - a.length);
}

import { reportPeriodsIn, type PlanReport } from "../domain/round-opening.js";
import { parsePeriod } from "../domain/periods.js";
import type { Round, RoundUnit } from "../domain/round.js";
import type { NewRound } from "../domain/round-change.js";
import type { Rounds } from "../ports.js";
import { fault } from "./errors.js";
import type { Prisma } from "./generated/sqlite/client.js";
import { AskStateColumn, readSchedule, RoundStateColumn } from "./schemas.js";
import type { Db } from "./tables.js";

const NAMED = { select: { id: true, name: true } } as const;
const WHOLE = {
  workspace: { select: { timeZone: true } },
  openedBy: NAMED,
  units: { include: { unit: NAMED, answeredBy: NAMED }, orderBy: { unitId: "asc" } },
} satisfies Prisma.RoundInclude;
type Row = Prisma.RoundGetPayload<{ include: typeof WHOLE }>;

export function roundsShelf(db: Db): Rounds {
  return { ...readingRounds(db), ...openingRounds(db), ...changingRounds(db) };
}

type Reading = Pick<
  Rounds,
  "round" | "openRounds" | "closedRounds" | "draftOf" | "knownKeys" | "planReports"
>;

function readingRounds(db: Db): Reading {
  const { tables } = db;
  return {
    async round(workspaceId, id) {
      const row = await tables.round.findFirst({ where: { id, workspaceId }, include: WHOLE });
      return row === null ? null : toRound(row);
    },

    async openRounds(workspaceIds) {
      const where = { workspaceId: { in: [...workspaceIds] }, state: "open" };
      const orderBy = [{ due: "asc" }, { id: "asc" }] as const;
      const rows = await tables.round.findMany({ where, include: WHOLE, orderBy: [...orderBy] });
      return rows.map(toRound);
    },

    async closedRounds(workspaceId, limit) {
      const rows = await tables.round.findMany({
        where: { workspaceId, state: "closed" },
        include: WHOLE,
        orderBy: [{ closedAt: "desc" }, { id: "desc" }],
        take: limit,
      });
      return rows.map(toRound);
    },

    async draftOf(workspaceId, memberId) {
      const where = { workspaceId_key: { workspaceId, key: draftKey(memberId) } };
      const row = await tables.round.findUnique({ where, include: WHOLE });
      return row === null ? null : toRound(row);
    },

    knownKeys(workspaceIds, keys) {
      const where = { workspaceId: { in: [...workspaceIds] }, key: { in: [...keys] } };
      return tables.round.findMany({ where, select: { workspaceId: true, key: true } });
    },

    planReports: (workspaceIds, periods) => readPlanReports(db, workspaceIds, periods),
  };
}

/** One a member, so that what was prepared and left does not pile up. */
function draftKey(memberId: number): string {
  return `draft ${String(memberId)}`;
}

async function readPlanReports(
  { tables }: Db,
  workspaceIds: readonly number[],
  periods: readonly string[],
): Promise<PlanReport[]> {
  const rows = await tables.occurrence.findMany({
    where: {
      workspaceId: { in: [...workspaceIds] },
      key: { in: [...periods] },
      state: { not: "cancelled" },
      deliverable: { task: { dropped: false, plan: { state: "active" } } },
    },
    select: {
      ...{ workspaceId: true, key: true, due: true, basis: true, confirm: true, state: true },
      deliverable: { select: { schedule: true } },
    },
    orderBy: { id: "asc" },
  });
  return rows
    .filter(({ key, deliverable }) => {
      const code = parsePeriod(key)?.code;
      return (
        code !== undefined && reportPeriodsIn(readSchedule(deliverable.schedule)).includes(code)
      );
    })
    .map(({ workspaceId, key, due, basis, confirm, state }) => ({
      workspaceId,
      period: key,
      due: basis === "dated" && !confirm ? due : null,
      filed: state !== "open",
    }));
}

type Opening = Pick<Rounds, "saveDraft" | "dropDraft" | "openDraft" | "openByItself">;

function openingRounds(db: Db): Opening {
  const { tables } = db;
  return {
    saveDraft(workspaceId, draft, by, at) {
      return db.atomically(async (inside) => {
        const key = draftKey(by);
        await inside.tables.round.deleteMany({ where: { workspaceId, key, state: "draft" } });
        return create(inside, workspaceId, { ...draft, key }, { state: "draft", by, at });
      });
    },

    async dropDraft(id) {
      await tables.round.deleteMany({ where: { id, state: "draft" } });
    },

    openDraft(id, key, at) {
      return db.atomically(async ({ tables: inside }) => {
        const { workspaceId } = await inside.round.findUniqueOrThrow({ where: { id } });
        const others = { workspaceId, key: { startsWith: "m" } };
        // Numbers of rounds are never used again: none is ever deleted.
        const number = (await inside.round.count({ where: others })) + 1;
        const data = { key: key ?? `m${String(number)}`, state: "open", openedAt: at };
        const { count } = await inside.round.updateMany({ where: { id, state: "draft" }, data });
        if (count !== 1) throw fault("conflict");
        return data.key;
      });
    },

    openByItself(workspaceId, round, at) {
      return db.atomically((inside) =>
        create(inside, workspaceId, round, { state: "open", by: null, at }),
      );
    },
  };
}

async function create(
  { tables }: Db,
  workspaceId: number,
  { units, ...round }: NewRound & { key: string },
  { state, by, at }: { state: string; by: number | null; at: string },
): Promise<number> {
  const { period, title, dataFrom, dataTo, due, letter, key } = round;
  const given = { period, title, dataFrom, dataTo, due, letter, key };
  const { id } = await tables.round.create({
    data: { ...given, workspaceId, state, openedAt: at, openedById: by },
  });
  await addUnits(tables, { id, workspaceId }, units);
  return id;
}

async function addUnits(
  tables: Prisma.TransactionClient,
  { id, workspaceId }: { id: number; workspaceId: number },
  units: readonly number[],
): Promise<void> {
  const data = [...new Set(units)].map((unitId) => ({ workspaceId, roundId: id, unitId }));
  if (data.length > 0) await tables.roundUnit.createMany({ data });
}

type Changing = Pick<Rounds, "changeRound" | "changeUnits" | "answerRound" | "closeRound">;

function changingRounds(db: Db): Changing {
  return {
    async changeRound(id, { due, letter }) {
      const data = {
        ...(due === undefined ? {} : { due }),
        ...(letter === undefined ? {} : { letter }),
      };
      const where = { id, state: { not: "closed" } };
      const { count } = await db.tables.round.updateMany({ where, data });
      if (count !== 1) throw fault("conflict");
    },

    changeUnits(id, { add = [], remove = [] }) {
      return db.atomically(async ({ tables }) => {
        const { workspaceId, state } = await tables.round.findUniqueOrThrow({ where: { id } });
        if (state === "closed") throw fault("conflict");
        await addUnits(tables, { id, workspaceId }, add);
        const where = { roundId: id, unitId: { in: [...remove] }, submittedAt: null };
        const { count } = await tables.roundUnit.deleteMany({ where });
        if (count !== new Set(remove).size) throw fault("conflict");
      });
    },

    async answerRound(roundId, unitId, to, { submittedAt }) {
      const data = Object.fromEntries(
        ANSWERS.filter((one) => to[one] !== undefined).map((one) => [one, to[one]]),
      );
      const where = { roundId, unitId, submittedAt };
      const { count } = await db.tables.roundUnit.updateMany({ where, data });
      if (count !== 1) throw fault("conflict");
    },

    async closeRound(id, at) {
      const where = { id, state: at === null ? "closed" : "open" };
      const data = { state: at === null ? "open" : "closed", closedAt: at };
      const { count } = await db.tables.round.updateMany({ where, data });
      if (count !== 1) throw fault("conflict");
    },
  };
}

const ANSWERS = [
  ...(["submittedAt", "answeredById", "asked", "reason", "askState"] as const),
  ...(["due", "obstacle"] as const),
];

function toRound({ workspace, state, units, openedById: _by, ...row }: Row): Round {
  return {
    ...row,
    zone: workspace.timeZone,
    state: RoundStateColumn.parse(state),
    units: units.map(toUnit),
  };
}

function toUnit({ unit, answeredBy, askState, ...row }: Row["units"][number]): RoundUnit {
  const { submittedAt, asked, reason, due, obstacle } = row;
  return {
    ...{ unit, answeredBy, submittedAt, asked, reason, due, obstacle },
    askState: askState === null ? null : AskStateColumn.parse(askState),
  };
}

/**
 * A unit that ends gives its place in the rounds that are not closed to whoever takes over. Where the successor is
 * asked itself, its own place stands; what is closed keeps the old unit.
 */
export async function passOnRounds({ tables }: Db, from: number, into: number): Promise<void> {
  const not = { round: { state: { not: "closed" } } };
  const places = await tables.roundUnit.findMany({ where: { unitId: from, ...not } });
  for (const { roundId } of places) {
    const where = { roundId_unitId: { roundId, unitId: from } };
    const own = { roundId_unitId: { roundId, unitId: into } };
    const there = await tables.roundUnit.findUnique({ where: own });
    if (there !== null) await tables.roundUnit.delete({ where });
    else await tables.roundUnit.update({ where, data: { unitId: into } });
  }
}

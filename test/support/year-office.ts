import { readdirSync } from "node:fs";
import { join } from "node:path";
import { loadDemo } from "../../src/cli/demo/load.js";
import type { Role } from "../../src/domain/office.js";
import type { Store } from "../../src/ports.js";
import { deskIn } from "../cli/desk.js";
import type { openOffice } from "./office.js";
import { newDeliverable, newOccurrence, newTask } from "./store.js";
import { OfficeModel } from "./year-model.js";
import { plusDays, type ModelTask } from "./year-shapes.js";

type Office = Awaited<ReturnType<typeof openOffice>>;

/** An office of the year: its people, and what the model knows of it. */
export type YearOffice = {
  workspace: number;
  model: OfficeModel;
  clerk: number;
  chair: number;
  /** Whoever removes people from the list. */
  admin: number;
  names: Map<string, number>;
  /** Those who have no account, and are told in the group. */
  silent: Set<number>;
};

/** Numbers as from a die, the same ones each time. */
export function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return Math.floor((state / 4_294_967_296) * sides);
  };
}

/** The demo commune, as of the day that the clock shows. */
export async function demoYear(o: Office): Promise<YearOffice> {
  const parts = { store: o.store, files: o.files, clock: o.clock, timeZone: "Asia/Ho_Chi_Minh" };
  const { workspace } = await loadDemo(parts);
  return readOffice(o.store, workspace.id);
}

/** A real plan read for another year than its own, with people in its units. */
export async function realYear(o: Office, number: string, year: number, shared: string) {
  const desk = deskIn(o.dir, o.clock.now());
  const code = `K${number}`;
  const seeds = join(shared, "seeds");
  const file = readdirSync(seeds).find((name) => name.startsWith(number)) ?? "";
  await desk.done(
    "workspace",
    "create",
    "--code",
    code,
    "--name",
    `UBND xã của kế hoạch ${number}`,
  );
  const given = ["--workspace", code, "--year", String(year), "--activate"];
  await desk.done("plan", "load", join(seeds, file), ...given);
  const workspace = await o.store.office.workspace(code);
  const id = workspace?.id ?? 0;
  const units = (await o.store.office.units(id)).filter(({ kind }) => kind === "unit");
  await people(
    o.store,
    id,
    units.map((unit) => unit.id),
    code,
  );
  return readOffice(o.store, id);
}

/** A chair, a clerk who is the administrator, and officials: the first without an account, one more at the end. */
async function people(store: Store, workspace: number, units: number[], code: string) {
  const add = async (name: string, role: Role, own: number[], admin = false, account = true) => {
    const person = { name: `${name} ${code}`, role, admin, head: false, units: own };
    const { id } = await store.office.addMember(workspace, person);
    if (account) await store.office.bind({ channel: "web", id: String(id) }, id, `p${String(id)}`);
  };
  await add("Chủ tịch", "chair", []);
  await add("Văn thư", "clerk", units.slice(0, 1), true);
  await add("Người vắng", "official", units.slice(0, 1), false, false);
  for (const [index, unit] of [...units, ...units.slice(0, 2)].entries()) {
    await add(`Người số ${String(index)}`, "official", [unit]);
  }
  const externalId = `g${String(workspace)}`;
  const chat = { channel: "web" as const, externalId, title: `Nhóm ${code}` };
  await store.office.bindChat(workspace, { ...chat, purpose: "group" });
}

const UNITS = ["Văn phòng", "Phòng Kinh tế", "Phòng Văn hóa", "Trung tâm Hành chính", "Công an xã"];

/** An invented commune with due days on all kinds of days, and of every kind of work. */
export async function inventedYear(store: Store, code: string, seed: number): Promise<YearOffice> {
  const { id } = await store.office.createWorkspace({
    ...{ code, name: `UBND xã ${code}`, province: null, timeZone: "Asia/Ho_Chi_Minh" },
  });
  const units: { id: number; name: string }[] = [];
  for (const name of UNITS) {
    units.push(await store.office.addUnit(id, { name, kind: "unit", aliases: [], members: [] }));
  }
  const some = units.slice(1, 3).map((unit) => unit.id);
  for (const [name, members] of [
    ["Các phòng", some],
    ["Các bộ phận", []],
  ] as const) {
    units.push(
      await store.office.addUnit(id, { name, kind: "group", aliases: [], members: [...members] }),
    );
  }
  await people(
    store,
    id,
    units.slice(0, UNITS.length).map((unit) => unit.id),
    code,
  );
  const { id: plan } = await store.plans.savePlan(id, {
    ...{ title: "Kế hoạch năm 2026", number: null, issuer: null, year: 2026 },
    ...{ start: "2026-01-01", end: "2026-12-31", document: code.padEnd(64, "0"), warnings: [] },
    units: units.map((unit) => ({ name: unit.name, state: "matched", unit, nearest: [] })),
    rows: rows(
      dice(seed),
      units.map(({ name }) => name),
    ),
  });
  await store.plans.setState(plan, "active");
  return readOffice(store, id);
}

function rows(roll: (sides: number) => number, units: string[]) {
  return Array.from({ length: 60 }, (_, index) => {
    const lead = [units[roll(units.length)] ?? "", ...(roll(5) === 0 ? [units[0] ?? ""] : [])];
    const head = { ref: `PL.${String(index)}`, title: `Công việc thứ ${String(index)}`, lead };
    if (index % 9 === 0) {
      const until = index % 2 === 0 ? "2026-12-31" : "2026-08-31";
      const start = index % 4 === 0 ? "2026-05-04" : null;
      return newTask(
        { ...head, deliverables: [newDeliverable("Duy trì", null, { until, start })] },
        null,
      );
    }
    if (index % 13 === 5)
      return newTask({ ...head, deliverables: [often(index % 2 === 0 ? 7 : 30)] }, null);
    const due = plusDays("2026-01-03", roll(355));
    const start = roll(3) === 0 ? plusDays(due, -3 - roll(60)) : null;
    const confirm = roll(8) === 0;
    return newTask(
      { ...head, deliverables: [newDeliverable("Báo cáo", due, { start, confirm })] },
      due,
    );
  });
}

/** Every so many days of the year. */
function often(days: number) {
  const count = Math.floor(360 / days);
  const occurrences = Array.from({ length: count }, (_, index) => {
    const start = plusDays("2026-01-05", index * days);
    return newOccurrence(plusDays(start, days - 1), { key: start, start });
  });
  return { ...newDeliverable("Định kỳ", "2026-12-31"), occurrences };
}

/** What there is at the beginning, as data. */
async function readOffice(store: Store, workspace: number): Promise<YearOffice> {
  const members = (await store.office.members(workspace)).filter(({ state }) => state === "active");
  const units = await store.office.units(workspace);
  const apart = (unit: number): number[] => {
    const found = units.find(({ id }) => id === unit);
    if (found?.kind !== "group") return [unit];
    const all = units.filter(({ kind }) => kind === "unit").map(({ id }) => id);
    return found.members.length > 0 ? found.members : all;
  };
  const tasks: ModelTask[] = [];
  for (const plan of await store.plans.plans(workspace)) {
    for (const task of await store.plans.tasks(plan.id)) {
      const items = task.deliverables.flatMap(({ occurrences }) => occurrences);
      tasks.push({
        number: task.number,
        inCharge: task.personInCharge?.id ?? null,
        lead: new Set(task.lead.flatMap(({ id }) => apart(id))),
        items: items.map(({ id, key, deliverableId, basis, start, due, until, confirm, state }) => {
          const { number, deliverables } = task;
          const asks = deliverables.find((one) => one.id === deliverableId)?.schedule;
          const named = /^\d{4}-(?:Q[1-4]|H[12]|9M|Y)$/.test(key);
          const report = named && JSON.stringify(asks ?? {}).includes('"period"') ? key : null;
          const rest = { basis, start, due, until, confirm, open: state === "open" };
          return { id, number, report, ...rest };
        }),
        obstacles: task.obstacles
          .filter(({ state }) => state === "open")
          .map(({ id, raisedAt }) => ({ id, day: localDay(raisedAt), told: false })),
        noted:
          task.progress
            .map(({ at }) => localDay(at))
            .sort()
            .at(-1) ?? null,
      });
    }
  }
  const silent = new Set<number>();
  for (const { id } of members) {
    if ((await store.office.privatePlaces(id)).length === 0) silent.add(id);
  }
  const one = (role: Role) => members.find((member) => member.role === role)?.id ?? 0;
  return {
    workspace,
    model: new OfficeModel({
      people: members.map(({ id, role, units: own }) => {
        return { id, role, units: own.map((unit) => unit.id), hour: null, left: false };
      }),
      tasks,
      units: units.filter(({ kind }) => kind === "unit").map(({ id }) => id),
      group: `g${String(workspace)}`,
    }),
    clerk: one("clerk"),
    chair: one("chair"),
    admin: members.find(({ admin }) => admin)?.id ?? 0,
    names: new Map(members.map(({ id, name }) => [name, id])),
    silent,
  };
}

/** The day in Việt Nam, seven hours ahead. */
function localDay(at: string): string {
  return new Date(Date.parse(at) + 7 * 3_600_000).toISOString().slice(0, 10);
}

import { describe, expect, it } from "vitest";
import { newTask } from "../support/store.js";
import { AT, personOf, withCode, type Given, type GivenNow } from "./contract.js";
import { otherWorkspace } from "./contract-office.js";
import { addPlan, handIn } from "./contract-tasks.js";

const DAY = "2026-07-01";
const KT = "Phòng Kinh tế";

export function unitsContract(given: GivenNow): void {
  describe("a unit that is renamed", () => {
    it("keeps its old name with its days, in the book and as an alias", async () => {
      const { store, office } = given();
      const { kt } = office.units;
      await store.office.renameUnit(kt, "Phòng Kinh tế và Hạ tầng", DAY);
      await store.office.renameUnit(kt, "Phòng Phát triển kinh tế", "2026-09-01");
      expect(await unitOf(given(), kt)).toMatchObject({
        name: "Phòng Phát triển kinh tế",
        aliases: [KT, "Phòng Kinh tế và Hạ tầng"],
        ended: null,
        formerNames: [
          { name: KT, since: null, until: DAY },
          { name: "Phòng Kinh tế và Hạ tầng", since: DAY, until: "2026-09-01" },
        ],
      });
    });

    it("takes its old name back, which is then no alias", async () => {
      const { store, office } = given();
      const { kt } = office.units;
      await store.office.renameUnit(kt, "Tổ Kinh tế", DAY);
      await store.office.renameUnit(kt, KT, "2026-07-02");
      expect(await unitOf(given(), kt)).toMatchObject({ name: KT, aliases: ["Tổ Kinh tế"] });
    });
  });

  describe("a unit that is merged", () => {
    it("ends on the day, and its successor stands in the book", async () => {
      const { store, office } = given();
      const { kt, vp } = office.units;
      const moved = await store.office.mergeUnit(kt, vp, DAY);
      expect(moved).toEqual([
        { taskId: expect.any(Number), number: 2, to: vp },
        { taskId: expect.any(Number), number: 3, to: vp },
      ]);
      expect(await unitOf(given(), kt)).toMatchObject({
        name: KT,
        ended: DAY,
        successors: [{ unit: { id: vp }, kind: "merged", day: DAY }],
      });
      const inForce = (await store.office.units(office.workspace)).map(({ id }) => id);
      expect(inForce).toEqual([vp, office.units.vhxh, office.units.pvhcc]);
    });

    it("leaves what is finished, and what is of a closed plan, under its old name", async () => {
      const { store, office } = given();
      const { kt, vp } = office.units;
      await accept(given(), 3);
      const closed = await addPlan(given(), [row("C1", "Việc của năm trước")], { [KT]: kt });
      await store.plans.setState(closed, "closed");
      const moved = await store.office.mergeUnit(kt, vp, DAY);
      expect(moved.map(({ number }) => number)).toEqual([2]);
      for (const number of [3, 7]) {
        const sheet = await store.work.task(office.workspace, number);
        expect(sheet?.lead).toEqual([{ id: kt, name: KT }]);
      }
      const units = (await store.plans.plan(office.workspace, closed))?.units;
      expect(units).toMatchObject([{ name: KT, unit: { id: kt } }]);
    });

    it("takes along what waits for review, and the work of a draft with its written names", async () => {
      const { store, office } = given();
      const { kt, vp } = office.units;
      await handIn(given(), 3);
      const draft = await addPlan(given(), [row("D1", "Việc dự kiến")], { [KT]: kt });
      await store.plans.setState(draft, "draft");
      const moved = await store.office.mergeUnit(kt, vp, DAY);
      expect(moved.map(({ number }) => number)).toEqual([2, 3, 7]);
      const units = (await store.plans.plan(office.workspace, draft))?.units;
      expect(units).toMatchObject([{ name: KT, unit: { id: vp } }]);
      const { rows } = await store.plans.rows(draft, { offset: 0, limit: 1 });
      expect(rows[0]?.lead).toEqual([KT]);
    });

    it("moves its people, each in a unit once", async () => {
      const { store, office } = given();
      const { kt, vp } = office.units;
      const both = await store.office.addMember(office.workspace, {
        ...{ name: "Vũ Hải", role: "official", admin: false, head: false, units: [kt, vp] },
      });
      await store.office.mergeUnit(kt, vp, DAY);
      for (const id of [both.id, office.members.hoa]) {
        expect((await store.office.member(id))?.units.map((unit) => unit.id)).toEqual([vp]);
      }
      const loads = await store.office.unitLoads(office.workspace);
      const members = await store.office.members(office.workspace);
      for (const id of Object.values(office.units)) {
        const none = { unitId: id, people: 0, open: 0, draft: 0, settled: 0 };
        const own = loads.find(({ unitId }) => unitId === id) ?? none;
        expect(await store.office.unitLoad(office.workspace, id)).toEqual(own);
        const people = members.filter(({ units }) => units.some((unit) => unit.id === id));
        expect(await store.office.membersOf(office.workspace, id)).toEqual(people);
        expect(await store.office.membersOf(office.workspace + 1, id)).toEqual([]);
      }
      expect(loads.find(({ unitId }) => unitId === kt)).toBeUndefined();
      expect(loads.find(({ unitId }) => unitId === vp)?.people).toBe(4);
    });

    it("is replaced in groups, and neither listed nor offered any more", async () => {
      const { store, office } = given();
      const { kt, vhxh, vp } = office.units;
      const group = { name: "Các phòng", kind: "group", aliases: [] } as const;
      const { id } = await store.office.addUnit(office.workspace, {
        ...{ ...group, aliases: [], members: [kt, vhxh] },
      });
      const plan = await addPlan(given(), [row("N1", "Việc", "Phong Kinh")], {});
      const near = { id: kt, name: KT };
      const unclear = {
        name: "Phong Kinh",
        state: "unclear",
        unit: null,
        nearest: [near],
      } as const;
      await store.plans.settleUnit(plan, "Phong Kinh", { ...unclear, nearest: [near] });
      await store.office.mergeUnit(kt, vp, DAY);
      expect((await unitOf(given(), id)).members).toEqual([vp, vhxh].sort((a, b) => a - b));
      expect((await store.plans.plan(office.workspace, plan))?.units[0]?.nearest).toEqual([]);
    });

    it.each([
      ["the units of both", ["kt", "vhxh"], ["vhxh", "vp"], ["kt", "vhxh", "vp"]],
      ["all, where the first was", [], ["vp"], []],
      ["all, where the second was", ["vp"], [], []],
    ] as const)("is, as a name for several, one for %s", async (_what, first, second, both) => {
      const { store, office } = given();
      const idsOf = (names: readonly (keyof typeof office.units)[]) =>
        names.map((name) => office.units[name]);
      const group = (name: string, of: readonly (keyof typeof office.units)[]) =>
        store.office.addUnit(office.workspace, {
          ...{ name, kind: "group", aliases: [], members: idsOf(of) },
        });
      const from = await group("Các phòng", first);
      const into = await group("Các bộ phận", second);
      await store.office.mergeUnit(from.id, into.id, DAY);
      const { members } = await unitOf(given(), into.id);
      expect(new Set(members)).toEqual(new Set(idsOf(both)));
    });

    it("can no longer change, and nothing comes to it", async () => {
      const { store, office } = given();
      const { kt, vp, vhxh } = office.units;
      await store.office.mergeUnit(kt, vp, DAY);
      const conflict = withCode("conflict");
      const late = [
        () => store.office.renameUnit(kt, "X", DAY),
        () => store.office.mergeUnit(kt, vhxh, DAY),
        () => store.office.mergeUnit(vhxh, kt, DAY),
        () => store.office.moveWork(vp, kt, "all"),
      ];
      for (const change of late) await expect(change()).rejects.toMatchObject(conflict);
    });

    it("leaves its name free for a new unit, and hands its aliases on and on", async () => {
      const { store, office } = given();
      const { kt, vp, vhxh } = office.units;
      await store.office.addAlias(kt, "P. KT");
      await store.office.mergeUnit(kt, vhxh, DAY);
      await store.office.mergeUnit(vhxh, vp, "2026-08-01");
      const aliases = (await unitOf(given(), vp)).aliases;
      expect(aliases).toEqual(expect.arrayContaining([KT, "P. KT", "Phòng Văn hóa - Xã hội"]));
      const again = { name: KT, kind: "unit", aliases: [], members: [] } as const;
      const made = await store.office.addUnit(office.workspace, {
        ...{ ...again, aliases: [], members: [], since: "2026-09-01" },
      });
      expect(await unitOf(given(), made.id)).toMatchObject({ since: "2026-09-01", ended: null });
    });

    it("is never one of another workspace", async () => {
      const { store, office } = given();
      const other = await otherWorkspace(given);
      const unit = { name: KT, kind: "unit", aliases: [], members: [] } as const;
      const far = await store.office.addUnit(other, { ...unit, aliases: [], members: [] });
      const { kt } = office.units;
      const conflict = withCode("conflict");
      await expect(store.office.mergeUnit(kt, far.id, DAY)).rejects.toMatchObject(conflict);
      await expect(store.office.moveWork(kt, far.id, "all")).rejects.toMatchObject(conflict);
      expect(await store.office.unitWork(other, kt)).toEqual([]);
      expect(await store.office.unitLoads(other)).toEqual([]);
      expect((await store.office.unitBook(other)).map(({ id }) => id)).toEqual([far.id]);
      expect((await unitOf(given(), kt)).ended).toBeNull();
    });
  });

  describe("a unit that is split", () => {
    it("gives each task and person to whom it was said, the rest to the first", async () => {
      const { store, office } = given();
      const { vp, kt, pvhcc } = office.units;
      const moved = await store.office.splitUnit(vp, {
        ...{ into: [kt, pvhcc], day: DAY, keep: false },
        tasks: [{ number: 1, to: pvhcc }],
        members: [{ member: office.members.minh, to: pvhcc }],
      });
      expect(moved.map(({ number, to }) => [number, to])).toEqual([
        ...[1, 2, 3, 5, 6].map((number) => [number, number === 1 ? pvhcc : kt]),
      ]);
      const { minh, clerk } = office.members;
      expect((await store.office.member(minh))?.units).toMatchObject([{ id: pvhcc }]);
      expect((await store.office.member(clerk))?.units).toMatchObject([{ id: kt }]);
      expect(await unitOf(given(), vp)).toMatchObject({
        ended: DAY,
        successors: [
          { unit: { id: kt }, kind: "split" },
          { unit: { id: pvhcc }, kind: "split" },
        ],
      });
      // Whom an old document means by its name a person has to say.
      for (const id of [kt, pvhcc]) {
        expect((await unitOf(given(), id)).aliases).toContain("Văn phòng HĐND và UBND");
      }
    });

    it("goes on where it is kept, with what was not given away", async () => {
      const { store, office } = given();
      const { vp, kt } = office.units;
      const group = { name: "Các phòng", kind: "group", aliases: [] } as const;
      const { id } = await store.office.addUnit(office.workspace, {
        ...{ ...group, aliases: [], members: [vp] },
      });
      const moved = await store.office.splitUnit(vp, {
        ...{ into: [kt], day: DAY, keep: true, members: [] },
        tasks: [{ number: 6, to: kt }],
      });
      expect(moved.map(({ number }) => number)).toEqual([6]);
      const left = await store.office.unitWork(office.workspace, vp);
      expect(left.map(({ number }) => number)).toEqual([1, 2, 3, 5]);
      expect(await unitOf(given(), vp)).toMatchObject({
        ended: null,
        successors: [{ unit: { id: kt }, kind: "split", day: DAY }],
      });
      expect((await unitOf(given(), kt)).aliases).toEqual([]);
      expect((await unitOf(given(), id)).members).toEqual([vp, kt]);
      expect((await store.office.member(office.members.minh))?.units[0]?.id).toBe(vp);
    });
  });

  describe("the work of a unit", () => {
    it("moves by number or all at once, and is found by the new name and the written one", async () => {
      const { store, office } = given();
      const { vp, vhxh } = office.units;
      const one = await store.office.moveWork(vp, vhxh, [1]);
      expect(one.map(({ number }) => number)).toEqual([1]);
      expect(await store.office.moveWork(vp, vhxh, [1])).toEqual([]);
      for (const words of ["van hoa ra soat", "van phong ra soat"]) {
        expect(await found(given(), words)).toEqual([1]);
      }
      const all = await store.office.moveWork(vp, vhxh, "all");
      expect(all.map(({ number }) => number)).toEqual([2, 3, 5, 6]);
      const left = await store.office.unitWork(office.workspace, vp);
      expect(left).toEqual([]);
    });

    it("may be more than one query takes", async () => {
      const { store, office } = given();
      const { kt, vp } = office.units;
      const rows = Array.from({ length: 1100 }, (_, i) => row("", `Việc thứ ${i}`));
      await addPlan(given(), rows, { [KT]: kt });
      await store.office.renameUnit(kt, "Phòng Tài chính", DAY);
      expect(await found(given(), "tai chinh thu 1099")).toEqual([1106]);
      expect(await store.office.mergeUnit(kt, vp, DAY)).toHaveLength(1102);
      expect(await found(given(), "hdnd thu 1099")).toEqual([1106]);
    });

    it("is counted as what moves and what stays", async () => {
      const { store, office } = given();
      const { kt } = office.units;
      await accept(given(), 3);
      const draft = await addPlan(given(), [row("D1", "Việc dự kiến")], { [KT]: kt });
      await store.plans.setState(draft, "draft");
      const loads = await store.office.unitLoads(office.workspace);
      expect(loads.find(({ unitId }) => unitId === kt)).toEqual({
        unitId: kt,
        people: 1,
        open: 1,
        draft: 1,
        settled: 1,
      });
    });
  });
}

function row(ref: string, title: string, lead = KT) {
  return newTask({ ref, title, lead: [lead] }, "2026-09-30");
}

async function unitOf({ store, office }: Given, id: number) {
  const unit = (await store.office.unitBook(office.workspace)).find((one) => one.id === id);
  if (unit === undefined) throw new Error(`no unit ${id}`);
  return unit;
}

async function accept(given: Given, number: number): Promise<void> {
  const id = await handIn(given, number);
  await given.store.work.moveOccurrence(id, "submitted", {
    ...{ state: "accepted", returnReason: null, note: null },
    ...{ submittedAt: AT, submittedBy: given.office.members.hoa },
    ...{ decidedAt: AT, decidedBy: given.office.members.clerk },
  });
}

async function found(given: Given, words: string): Promise<number[]> {
  const person = await personOf(given, given.office.members.clerk);
  const page = { offset: 0, limit: 9 };
  const asked = { scope: "all", words } as const;
  const { lines } = await given.store.work.openTasks(person, asked, "2026-04-01", page);
  return lines.map(({ number }) => number);
}

import { describe, expect, it } from "vitest";
import type { NewRound } from "../../src/domain/round-change.js";
import { newDeliverable, newOccurrence, newTask } from "../support/store.js";
import { AT, withCode, type Given, type GivenNow } from "./contract.js";
import { otherWorkspace } from "./contract-office.js";
import { addPlan } from "./contract-tasks.js";

const LATER = "2026-04-02T01:00:00.000Z";

function asking(units: number[], given: Partial<NewRound> = {}): NewRound {
  return {
    ...{ period: "2026-Q1", title: "", dataFrom: "2025-12-15", dataTo: "2026-03-14" },
    ...{ due: "2026-03-20", letter: null, units, ...given },
  };
}

/** Opened by itself, of Phòng Kinh tế and Văn phòng. */
async function opened({ store, office }: Given, key = "2026-Q1", given: Partial<NewRound> = {}) {
  const { kt, vp } = office.units;
  const round = { ...asking([kt, vp], given), key };
  return store.rounds.openByItself(office.workspace, round, AT);
}

async function unitsOf({ store, office }: Given, id: number) {
  return (await store.rounds.round(office.workspace, id))!.units.map(({ unit }) => unit.id);
}

export function roundsContract(given: GivenNow): void {
  describe("a reporting round", () => {
    it("is read whole, in its own workspace only", async () => {
      const { store, office } = given();
      const id = await opened(given());
      const none = { submittedAt: null, answeredBy: null, asked: null, reason: null };
      const place = { ...none, askState: null, due: null, obstacle: null };
      expect(await store.rounds.round(office.workspace, id)).toEqual({
        ...{ id, workspaceId: office.workspace, zone: "Asia/Ho_Chi_Minh", key: "2026-Q1" },
        ...{ period: "2026-Q1", title: "", dataFrom: "2025-12-15", dataTo: "2026-03-14" },
        ...{ due: "2026-03-20", letter: null, state: "open", openedAt: AT, openedBy: null },
        closedAt: null,
        units: [
          { unit: { id: office.units.vp, name: "Văn phòng HĐND và UBND" }, ...place },
          { unit: { id: office.units.kt, name: "Phòng Kinh tế" }, ...place },
        ],
      });
      const other = await otherWorkspace(given);
      expect(await store.rounds.round(other, id)).toBeNull();
      expect(await store.rounds.openRounds([other])).toEqual([]);
    });

    it("opens once under its key", async () => {
      const { store, office } = given();
      await opened(given());
      await expect(opened(given())).rejects.toMatchObject(withCode("conflict"));
      const keys = ["2026-Q1", "2026-H1"];
      expect(await store.rounds.knownKeys([office.workspace], keys)).toEqual([
        { workspaceId: office.workspace, key: "2026-Q1" },
      ]);
    });

    it("is prepared once a member, then opened under its period or the next number", async () => {
      const { store, office } = given();
      const { clerk } = office.members;
      const { rounds } = store;
      const save = (round: NewRound) => rounds.saveDraft(office.workspace, round, clerk, AT);
      const first = await save(asking([office.units.kt]));
      const second = await save(asking([office.units.vp], { title: "Báo cáo số" }));
      expect(await rounds.round(office.workspace, first)).toBeNull();
      expect(await rounds.draftOf(office.workspace, clerk)).toMatchObject({
        ...{ id: second, state: "draft", title: "Báo cáo số" },
        openedBy: { id: clerk, name: "Phạm Thị Lan" },
      });
      expect(await rounds.openRounds([office.workspace])).toEqual([]);
      expect(await rounds.openDraft(second, null, LATER)).toBe("m1");
      await expect(rounds.openDraft(second, null, LATER)).rejects.toMatchObject(
        withCode("conflict"),
      );
      expect(await rounds.draftOf(office.workspace, clerk)).toBeNull();
      expect(await rounds.openDraft(await save(asking([])), "2026-Q1", LATER)).toBe("2026-Q1");
      expect(await rounds.openDraft(await save(asking([])), null, LATER)).toBe("m2");
      const dropped = await save(asking([]));
      await rounds.dropDraft(dropped);
      expect(await rounds.draftOf(office.workspace, clerk)).toBeNull();
      // What is open is no draft.
      await rounds.dropDraft(second);
      const open = await rounds.openRounds([office.workspace]);
      expect(open.map(({ key }) => key).sort()).toEqual(["2026-Q1", "m1", "m2"]);
    });

    it("keeps what a unit answers, as long as its hand-in stands as it was read", async () => {
      const { store, office } = given();
      const id = await opened(given());
      const { kt } = office.units;
      const none = { submittedAt: null };
      const asked = { asked: "2026-03-25", reason: "chờ", askState: "asked" as const };
      const by = { answeredById: office.members.hoa };
      await store.rounds.answerRound(id, kt, { ...asked, ...by }, none);
      const granted = { askState: "granted" as const, due: "2026-03-25", obstacle: "mất điện" };
      await store.rounds.answerRound(id, kt, granted, none);
      await store.rounds.answerRound(id, kt, { submittedAt: LATER }, none);
      await expect(
        store.rounds.answerRound(id, kt, { submittedAt: AT }, none),
      ).rejects.toMatchObject(withCode("conflict"));
      const round = await store.rounds.round(office.workspace, id);
      expect(round?.units[1]).toMatchObject({
        ...{ submittedAt: LATER, asked: "2026-03-25", reason: "chờ", askState: "granted" },
        ...{ due: "2026-03-25", obstacle: "mất điện" },
        answeredBy: { id: office.members.hoa, name: "Nguyễn Văn Hòa" },
      });
      expect(round?.units[0]).toMatchObject({ submittedAt: null, answeredBy: null });
      const data = await store.office.dataOf(office.workspace, office.members.hoa);
      expect(data?.roundAnswers).toEqual([
        {
          ...{ round: "2026-Q1", unit: "Phòng Kinh tế", submittedAt: LATER },
          ...{ asked: "2026-03-25", reason: "chờ", obstacle: "mất điện" },
        },
      ]);
    });

    it("has other days, letters and units until it is closed, and after it was opened again", async () => {
      const { store, office } = given();
      const id = await opened(given());
      const { kt, vp, vhxh } = office.units;
      const { rounds } = store;
      await rounds.changeRound(id, { due: "2026-03-18" });
      await rounds.changeRound(id, { letter: "581/SNV" });
      await rounds.changeUnits(id, { add: [vhxh], remove: [vp] });
      expect(await unitsOf(given(), id)).toEqual([kt, vhxh]);
      await rounds.answerRound(id, kt, { submittedAt: AT }, { submittedAt: null });
      const conflict = withCode("conflict");
      await expect(rounds.changeUnits(id, { remove: [kt] })).rejects.toMatchObject(conflict);
      await rounds.closeRound(id, LATER);
      await expect(rounds.closeRound(id, LATER)).rejects.toMatchObject(conflict);
      await expect(rounds.changeRound(id, { due: "2026-03-19" })).rejects.toMatchObject(conflict);
      await expect(rounds.changeUnits(id, { add: [vp] })).rejects.toMatchObject(conflict);
      expect(await rounds.openRounds([office.workspace])).toEqual([]);
      expect(await rounds.closedRounds(office.workspace, 9)).toMatchObject([
        { id, due: "2026-03-18", letter: "581/SNV", state: "closed", closedAt: LATER },
      ]);
      await rounds.closeRound(id, null);
      expect(await rounds.openRounds([office.workspace])).toMatchObject([{ id, closedAt: null }]);
    });

    it("is listed with those due first first, and closed ones with the latest first", async () => {
      const { store, office } = given();
      const late = await opened(given(), "2026-H1", { due: "2026-06-20" });
      const soon = await opened(given());
      const ids = async () =>
        (await store.rounds.openRounds([office.workspace])).map((one) => one.id);
      expect(await ids()).toEqual([soon, late]);
      await store.rounds.closeRound(late, AT);
      await store.rounds.closeRound(soon, LATER);
      const closed = await store.rounds.closedRounds(office.workspace, 9);
      expect(closed.map(({ id }) => id)).toEqual([soon, late]);
    });
  });

  describe("a unit that ends while a round is open", () => {
    it("leaves its place to who takes over and was not asked", async () => {
      const { store, office } = given();
      const id = await opened(given());
      const { kt, vp, vhxh } = office.units;
      await store.rounds.answerRound(id, kt, { obstacle: "mất điện" }, { submittedAt: null });
      await store.office.mergeUnit(kt, vhxh, "2026-03-01");
      expect(await unitsOf(given(), id)).toEqual([vp, vhxh]);
      const round = await store.rounds.round(office.workspace, id);
      expect(round?.units[1]?.obstacle).toBe("mất điện");
    });

    it("loses it where the successor is asked itself: that one's place stands", async () => {
      const { store, office } = given();
      const id = await opened(given());
      const { kt, vp } = office.units;
      await store.rounds.answerRound(id, kt, { submittedAt: AT }, { submittedAt: null });
      await store.office.mergeUnit(kt, vp, "2026-03-01");
      const round = await store.rounds.round(office.workspace, id);
      expect(round?.units).toMatchObject([{ unit: { id: vp }, submittedAt: null }]);
    });

    it("by a split leaves it to the first; what is closed keeps the old unit", async () => {
      const { store, office } = given();
      const closed = await opened(given());
      await store.rounds.closeRound(closed, AT);
      const open = await opened(given(), "2026-H1");
      const { kt, vp, vhxh, pvhcc } = office.units;
      await store.office.splitUnit(kt, {
        ...{ into: [pvhcc, vhxh], day: "2026-03-01", keep: false, tasks: [], members: [] },
      });
      expect(await unitsOf(given(), open)).toEqual([vp, pvhcc]);
      expect(await unitsOf(given(), closed)).toEqual([vp, kt]);
    });

    it("is shown by its new name where it was only renamed", async () => {
      const { store, office } = given();
      const id = await opened(given());
      await store.office.renameUnit(office.units.kt, "Phòng Hạ tầng", "2026-03-01");
      const round = await store.rounds.round(office.workspace, id);
      expect(round?.units[1]?.unit.name).toBe("Phòng Hạ tầng");
    });
  });

  describe("the reports that plans ask for", () => {
    it("are those of report periods, with their days, in plans that are active", async () => {
      const { store, office } = given();
      const report = (name: string, every: "period" | "quarter", confirm = false) => ({
        ...newDeliverable(name, null),
        schedule: { kind: "recurring", every: [every] } as const,
        occurrences: ["2026-Q1", "2026-H1"].map((key, i) =>
          newOccurrence(i === 0 ? "2026-03-18" : "2026-06-18", { key, basis: "dated", confirm }),
        ),
      });
      const row = (ref: string, deliverable: ReturnType<typeof report>) =>
        newTask(
          {
            ref,
            title: `Việc ${ref}`,
            lead: ["Phòng Kinh tế"],
            deliverables: [deliverable as never],
          },
          null,
        );
      const rows = [
        row("R1", report("Báo cáo", "period")),
        row("R2", report("Thống kê", "quarter")),
        row("R3", report("Tổng hợp", "period", true)),
      ];
      const plan = await addPlan(given(), rows, { "Phòng Kinh tế": office.units.kt });
      const read = () =>
        store.rounds.planReports([office.workspace], ["2026-Q1", "2026-H1", "2026-Y"]);
      const of = { workspaceId: office.workspace, filed: false };
      expect(await read()).toEqual([
        { ...of, period: "2026-Q1", due: "2026-03-18" },
        { ...of, period: "2026-H1", due: "2026-06-18" },
        { ...of, period: "2026-Q1", due: null },
        { ...of, period: "2026-H1", due: null },
      ]);
      const [task] = (await store.plans.tasks(plan)).filter(({ ref }) => ref === "R1");
      const first = task!.deliverables[0]!.occurrences[0]!;
      await store.work.moveOccurrence(first.id, "open", {
        ...{ state: "submitted", submittedAt: AT, submittedBy: office.members.hoa },
        ...{ returnReason: null, note: null, decidedAt: null, decidedBy: null },
      });
      expect((await read())[0]).toMatchObject({ period: "2026-Q1", filed: true });
      await store.plans.setState(plan, "closed");
      expect(await read()).toEqual([]);
    });
  });
}

import { describe, expect, it } from "vitest";
import { AT, type GivenNow } from "./contract.js";

export function transactionContract(given: GivenNow): void {
  describe("a transaction", () => {
    it("leaves nothing behind when it fails half way", async () => {
      const { store, office } = given();
      const attempt = store.transaction(async (tx) => {
        await tx.office.renameUnit(office.units.kt, "Tên mới", "2026-04-01");
        await tx.plans.setState(office.plan, "closed");
        throw new Error("power cut");
      });
      await expect(attempt).rejects.toThrow("power cut");
      const units = await store.office.units(office.workspace);
      expect(units.map((unit) => unit.name)).toContain("Phòng Kinh tế");
      expect((await store.plans.plan(office.workspace, office.plan))?.state).toBe("active");
    });

    it("reads what it wrote, and gives back what the work returned", async () => {
      const { store, office } = given();
      const names = await store.transaction(async (tx) => {
        await tx.office.renameUnit(office.units.kt, "Tên mới", "2026-04-01");
        return (await tx.office.units(office.workspace)).map((unit) => unit.name);
      });
      expect(names).toContain("Tên mới");
    });

    it("waits for its turn: read, then write, by two handles at once, loses nothing", async () => {
      const { store, office, again } = given();
      const second = await again();
      const addOne = (one: typeof store) =>
        one.transaction(async (tx) => {
          const plan = await tx.plans.plan(office.workspace, office.plan);
          const message = String((plan?.warnings.length ?? 0) + 1);
          await tx.plans.addWarnings(office.plan, [{ code: "counted", message, ref: null }]);
        });
      const turns = Array.from({ length: 40 }, (_, i) => addOne(i % 2 === 0 ? store : second));
      await Promise.all(turns);
      const plan = await store.plans.plan(office.workspace, office.plan);
      const counted = plan?.warnings.map((warning) => Number(warning.message));
      expect(counted).toEqual(Array.from({ length: 40 }, (_, i) => i + 1));
    });

    it("refuses at once to be asked past itself, which would wait for ever", async () => {
      const { store, office } = given();
      const past = store.transaction(() => store.office.units(office.workspace));
      await expect(past).rejects.toThrow("use its own shelves");
      const nested = store.transaction(() => store.transaction(async () => 1));
      await expect(nested).rejects.toThrow("use its own shelves");
      expect(await store.office.units(office.workspace)).toHaveLength(4);
    });

    it("lets the store be read while another handle is in the middle of one", async () => {
      const { store, office, again } = given();
      const second = await again();
      await store.transaction(async (tx) => {
        await tx.mail.markAnswered("none", null, AT).catch(() => undefined);
        await tx.office.renameUnit(office.units.kt, "Tên mới", "2026-04-01");
        const seen = await second.office.units(office.workspace);
        expect(seen.map((unit) => unit.name)).toContain("Phòng Kinh tế");
      });
    });
  });
}

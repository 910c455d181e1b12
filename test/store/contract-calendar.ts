import { describe, expect, it } from "vitest";
import type { GivenNow } from "./contract.js";
import { otherWorkspace } from "./contract-office.js";

export function calendarContract(given: GivenNow): void {
  describe("the calendar", () => {
    const fair = {
      date: "2026-03-10",
      kind: "off",
      name: "Lễ hội của xã",
      source: "Thông báo số 3",
      provisional: false,
    } as const;

    it("knows the country's holidays and make-up days", async () => {
      const days = await given().store.calendar.days(null, "2026-01-01", "2026-01-31");
      expect(days.map((day) => [day.date, day.kind])).toEqual([
        ["2026-01-01", "off"],
        ["2026-01-02", "off"],
        ["2026-01-10", "work"],
      ]);
      expect(days[0]).toMatchObject({ name: "Tết Dương lịch", provisional: false });
    });

    it("marks what is computed and not announced", async () => {
      const days = await given().store.calendar.days(null, "2027-02-01", "2027-02-28");
      expect(days).toHaveLength(5);
      expect(days.every((day) => day.provisional)).toBe(true);
    });

    it("has days of one workspace beside those of the country", async () => {
      const { store, office } = given();
      await store.calendar.setDay(office.workspace, fair);
      const march = (workspace: number | null) =>
        store.calendar.days(workspace, "2026-03-01", "2026-03-31");
      expect(await march(office.workspace)).toEqual([fair]);
      expect(await march(null)).toEqual([]);
      expect(await march(await otherWorkspace(given))).toEqual([]);
    });

    it("lets a workspace say otherwise than the country, and take it back", async () => {
      const { store, office } = given();
      const worked = { ...fair, date: "2026-05-01", kind: "work" } as const;
      await store.calendar.setDay(office.workspace, worked);
      const may = () => store.calendar.days(office.workspace, "2026-05-01", "2026-05-01");
      expect(await may()).toEqual([worked]);
      expect(await store.calendar.removeDay(office.workspace, "2026-05-01")).toBe(true);
      expect(await store.calendar.removeDay(office.workspace, "2026-05-01")).toBe(false);
      expect((await may())[0]?.kind).toBe("off");
    });
  });
}

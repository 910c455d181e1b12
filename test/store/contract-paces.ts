import { describe, expect, it } from "vitest";
import type { GivenNow } from "./contract.js";

const RATE = 5;
const LEASE = { rate: RATE, leaseMs: 60_000 };

/** What all processes together may send. */
export function pacesContract(given: GivenNow): void {
  describe("lanes", () => {
    const seek = (holder: string, wants: number, keep: number[] = []) =>
      given().store.paces.seek("telegram", holder, { ...LEASE, wants, keep });
    const take = (holder: string, most: number, over = {}) =>
      given().store.paces.takeLanes("telegram", holder, { ...LEASE, most, ...over });

    it("are as many as the rate, and each is held by one", async () => {
      const first = await take("a", 3);
      const second = await take("b", 9);
      expect(first).toHaveLength(3);
      expect([...first, ...second].map(({ number }) => number).sort()).toEqual([1, 2, 3, 4, 5]);
      expect([...first, ...second].map(({ waitMs }) => waitMs)).toEqual([0, 0, 0, 0, 0]);
      expect(await take("c", 1)).toEqual([]);
    });

    it("are shared by those that have something to send, as far as they have use for them", async () => {
      expect(await seek("a", 5)).toEqual({ kept: [], share: RATE });
      expect((await seek("b", 5)).share).toBe(3);
      expect((await seek("a", 5)).share).toBe(3);
      await seek("b", 1);
      expect((await seek("a", 5)).share).toBe(4);
      await given().store.paces.leave("telegram", "b");
      expect((await seek("a", 5)).share).toBe(RATE);
    });

    it("come back with the time from which on the next message may go", async () => {
      await take("a", RATE);
      await given().store.paces.giveBack("telegram", "a", [
        { number: 2, waitMs: 5000 },
        { number: 4, waitMs: 0 },
      ]);
      // Somebody else's are not given back.
      await given().store.paces.giveBack("telegram", "b", [{ number: 1, waitMs: 0 }]);
      const [now, later, ...rest] = await take("b", RATE);
      expect([now, rest]).toEqual([{ number: 4, waitMs: 0 }, []]);
      expect(later?.number).toBe(2);
      expect(later?.waitMs).toBeGreaterThan(4000);
      expect(later?.waitMs).toBeLessThanOrEqual(5000);
    });

    it("that a dead process held go to others a second after its lease", async () => {
      await take("dead", 2, { leaseMs: -500 });
      const taken = await take("b", RATE);
      const waits = new Map(taken.map(({ number, waitMs }) => [number, waitMs]));
      for (const number of [1, 2]) {
        expect(waits.get(number)).toBeGreaterThan(0);
        expect(waits.get(number)).toBeLessThanOrEqual(500);
      }
      expect([3, 4, 5].map((number) => waits.get(number))).toEqual([0, 0, 0]);
      // It has not died, but it was too slow: they are lost to it.
      expect((await seek("dead", 2, [1, 2])).kept).toEqual([]);
      expect((await seek("b", 5, [1, 2, 3])).kept.sort()).toEqual([1, 2, 3]);
    });

    it("are never given to two that ask at once", async () => {
      const second = await given().again();
      const asked = Array.from({ length: 10 }, (_, at) => {
        const { paces } = at % 2 === 0 ? given().store : second;
        return paces.takeLanes("telegram", `h${String(at)}`, { ...LEASE, most: 1 });
      });
      const taken = (await Promise.all(asked)).flat().map(({ number }) => number);
      expect(new Set(taken).size).toBe(taken.length);
      expect(taken.length).toBeLessThanOrEqual(RATE);
      expect(taken.length).toBeGreaterThan(0);
    });
  });

  describe("the pace of a chat", () => {
    it("is taken by one at a time, and says how long it is until the next", async () => {
      const { paces } = given().store;
      const taken = await paces.takeChat("slack", "C1", 30_000);
      if (!taken.ok) throw new Error("not free");
      expect(taken.sent).toEqual([]);
      const other = await paces.takeChat("slack", "C1", 30_000);
      expect(other).toMatchObject({ ok: false });
      expect("waitMs" in other && other.waitMs > 20_000 && other.waitMs <= 30_000).toBe(true);
      expect((await paces.takeChat("telegram", "C1", 1000)).ok).toBe(true);
      await paces.freeChat("slack", "C1", taken.now - 1, [taken.now - 5]);
      expect(await paces.takeChat("slack", "C1", 1000)).toMatchObject({ sent: [taken.now - 5] });
    });

    it("stands still where the platform wishes", async () => {
      const { paces } = given().store;
      await paces.holdChat("telegram", "1", 40_000);
      const held = await paces.takeChat("telegram", "1", 1000);
      expect("waitMs" in held && held.waitMs > 30_000 && held.waitMs <= 40_000).toBe(true);
    });
  });
}

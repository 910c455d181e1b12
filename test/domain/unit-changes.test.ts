import { describe, expect, it } from "vitest";
import type { UnitRecord } from "../../src/domain/office.js";
import {
  freeName,
  inForce,
  merge,
  moveWork,
  rename,
  split,
  splitTarget,
  unitName,
  unitToChange,
  workMoved,
} from "../../src/domain/unit-changes.js";
import { matchUnit } from "../../src/domain/unit-names.js";

const WHEN = { day: "2026-07-01", today: "2026-07-10" };

function unit(id: number, name: string, over: Partial<UnitRecord> = {}): UnitRecord {
  return {
    ...{ id, name, kind: "unit", aliases: [], members: [], since: null, ended: null },
    ...{ formerNames: [], successors: [] },
    ...over,
  };
}

const ENDED = unit(4, "Tài chính - Kế toán", {
  ended: "2025-07-01",
  successors: [{ unit: { id: 1, name: "Phòng Kinh tế" }, kind: "merged", day: "2025-07-01" }],
});
const BOOK = [
  unit(1, "Phòng Kinh tế", { aliases: ["P. KT", "Tài chính - Kế toán"] }),
  unit(2, "Văn phòng HĐND và UBND", { aliases: ["Văn phòng"], since: "2025-07-01" }),
  unit(3, "Các phòng chuyên môn", { kind: "group" }),
  ENDED,
  unit(5, "Phòng Văn hóa - Xã hội", {
    formerNames: [{ name: "Phòng VHTT", since: null, until: "2026-03-01" }],
  }),
];

function why(decision: { ok: boolean; why?: object }): object | null {
  return decision.why ?? null;
}

describe("a name", () => {
  it("is kept with single spaces and composed letters", () => {
    expect(unitName("  Tổ  Số hóa ")).toEqual({ ok: true, value: "Tổ Số hóa" });
    expect(why(unitName(" \n "))).toEqual({ code: "name_wanted" });
    expect(why(unitName("a".repeat(201)))).toEqual({ code: "name_too_long", limit: 200 });
  });

  it.each(["phòng kinh tế", "P. KT", "PHONG KINH TE"])("%s is taken by another unit", (name) => {
    expect(why(freeName(BOOK, name))).toEqual({ code: "unit_exists", name: "Phòng Kinh tế" });
    expect(freeName(BOOK, name, 1).ok).toBe(true);
  });

  it("of an ended unit can come back, though its successor goes by it", () => {
    expect(freeName(BOOK, "Tài chính - Kế toán").ok).toBe(true);
    const again = [...BOOK, unit(9, "Tài chính - Kế toán")];
    expect(why(freeName(again, "Tài chính - Kế toán"))).toMatchObject({ code: "unit_exists" });
    const units = again.filter(({ ended }) => ended === null);
    const match = matchUnit("Tài chính - Kế toán", units);
    expect(match).toEqual({ state: "matched", name: "Tài chính - Kế toán", by: "exact" });
  });
});

describe("which unit is to be changed", () => {
  it("is found by name, other name or short form, and never guessed", () => {
    const id = (written: string) => {
      const found = unitToChange(BOOK, written);
      return found?.ok === true ? found.value.id : found;
    };
    expect([id("phong kinh te"), id("P. KT"), id("Văn phòng")]).toEqual([1, 1, 2]);
    expect([id("Phòng VH-XH"), id("Phòng Kinh tếế"), id("Ban khác")]).toEqual([5, null, null]);
  });

  it("is not the successor of the ended one that was named", () => {
    expect(unitToChange(BOOK, "tài chính - kế toán")).toEqual({
      ok: false,
      why: {
        ...{ code: "unit_ended", name: "Tài chính - Kế toán", day: "2025-07-01" },
        into: ["Phòng Kinh tế"],
      },
    });
  });

  it("does not exist where its id is of another workspace", () => {
    expect(why(inForce(BOOK, 77))).toEqual({ code: "no_such_thing" });
  });
});

describe("a rename", () => {
  it("says from what to what and from when", () => {
    const decided = rename(BOOK, { unit: 1, name: "Phòng Phát triển" }, WHEN);
    const data = { from: "Phòng Kinh tế", to: "Phòng Phát triển", day: "2026-07-01" };
    expect(decided).toMatchObject({
      ok: true,
      value: { events: [{ kind: "unit_renamed", data }] },
    });
  });

  it("to the same name is nothing that happened", () => {
    const decided = rename(BOOK, { unit: 1, name: "Phòng Kinh tế" }, WHEN);
    expect(decided).toMatchObject({ ok: true, value: { events: [] } });
  });

  it.each([
    [{ unit: 1, name: "Văn phòng" }, WHEN, { code: "unit_exists" }],
    [{ unit: 4, name: "X" }, WHEN, { code: "unit_ended" }],
    [{ unit: 1, name: " " }, WHEN, { code: "name_wanted" }],
    [{ unit: 1, name: "X" }, { ...WHEN, day: "2026-07-11" }, { code: "date_to_come" }],
    [
      { unit: 2, name: "X" },
      { ...WHEN, day: "2025-06-30" },
      { code: "unit_too_early", since: "2025-07-01" },
    ],
    [
      { unit: 5, name: "X" },
      { ...WHEN, day: "2026-02-28" },
      { code: "unit_too_early", since: "2026-03-01" },
    ],
  ])("%j is refused: %j", (asked, when, refusal) => {
    expect(why(rename(BOOK, asked, when))).toMatchObject(refusal);
  });
});

describe("a merge", () => {
  it("says what ends and who takes over", () => {
    const decided = merge(BOOK, { from: 5, into: 1 }, WHEN);
    const data = { from: "Phòng Văn hóa - Xã hội", to: "Phòng Kinh tế", day: "2026-07-01" };
    expect(decided).toMatchObject({ ok: true, value: { events: [{ kind: "unit_merged", data }] } });
  });

  it.each([
    [{ from: 1, into: 1 }, { code: "same_unit" }],
    [{ from: 4, into: 1 }, { code: "unit_ended" }],
    [{ from: 1, into: 4 }, { code: "unit_ended" }],
    [
      { from: 1, into: 3 },
      { code: "group_unit", name: "Các phòng chuyên môn" },
    ],
    [
      { from: 3, into: 1 },
      { code: "group_unit", name: "Các phòng chuyên môn" },
    ],
    [{ from: 1, into: 77 }, { code: "no_such_thing" }],
  ])("%j is refused: %j", (asked, refusal) => {
    expect(why(merge(BOOK, asked, WHEN))).toMatchObject(refusal);
  });

  it("is refused before the one that takes over was there", () => {
    const early = { ...WHEN, day: "2025-06-30" };
    expect(why(merge(BOOK, { from: 1, into: 2 }, early))).toMatchObject({ code: "unit_too_early" });
  });

  it("is refused where a unit of the same name ended that very day", () => {
    const book = [...BOOK, unit(9, "Phòng Kinh tế", { ended: "2026-07-01" })];
    const refusal = { code: "unit_ended_that_day", name: "Phòng Kinh tế", day: "2026-07-01" };
    expect(why(merge(book, { from: 1, into: 2 }, WHEN))).toEqual(refusal);
  });

  it("joins two names for several units", () => {
    const book = [...BOOK, unit(9, "Các bộ phận", { kind: "group" })];
    expect(merge(book, { from: 9, into: 3 }, WHEN).ok).toBe(true);
  });
});

describe("a split", () => {
  const into = [{ id: 1 }, { name: "Phòng Hạ tầng" }];

  it("goes to units there are and to new ones", () => {
    const decided = split(BOOK, { unit: 5, into, keep: false }, WHEN);
    const data = {
      ...{ from: "Phòng Văn hóa - Xã hội", to: "Phòng Kinh tế; Phòng Hạ tầng" },
      day: "2026-07-01",
    };
    expect(decided).toMatchObject({
      ok: true,
      value: {
        into: [
          { id: 1, name: "Phòng Kinh tế" },
          { id: null, name: "Phòng Hạ tầng" },
        ],
        events: [
          { kind: "unit_added", data: { name: "Phòng Hạ tầng" } },
          { kind: "unit_split", data },
        ],
      },
    });
  });

  it("names the unit among its parts where it goes on", () => {
    const decided = split(BOOK, { unit: 5, into: [{ id: 1 }], keep: true }, WHEN);
    expect(decided).toMatchObject({
      value: { events: [{ data: { to: "Phòng Văn hóa - Xã hội; Phòng Kinh tế" } }] },
    });
  });

  it.each([
    [{ unit: 5, into: [{ id: 1 }], keep: false }, { code: "split_wants_two" }],
    [{ unit: 5, into: [{ id: 1 }, { id: 1 }], keep: false }, { code: "split_wants_two" }],
    [{ unit: 5, into: [], keep: true }, { code: "split_wants_two" }],
    [{ unit: 5, into: [{ id: 5 }, { id: 1 }], keep: false }, { code: "split_itself" }],
    [
      { unit: 5, into: [{ name: "phòng văn hóa - xã hội" }, { id: 1 }], keep: false },
      { code: "split_itself" },
    ],
    [{ unit: 3, into, keep: false }, { code: "group_unit" }],
    [{ unit: 5, into: [{ id: 3 }, { id: 1 }], keep: false }, { code: "group_unit" }],
    [{ unit: 5, into: [{ id: 4 }, { id: 1 }], keep: false }, { code: "unit_ended" }],
    [{ unit: 4, into, keep: false }, { code: "unit_ended" }],
    [{ unit: 5, into: [{ name: " " }, { id: 1 }], keep: false }, { code: "name_wanted" }],
    [{ unit: 5, into: [{ name: "P. KT" }, { id: 2 }], keep: false }, { code: "unit_exists" }],
  ])("%j is refused: %j", (asked, refusal) => {
    expect(why(split(BOOK, asked, WHEN))).toMatchObject(refusal);
  });

  it.each([
    ["Phòng Kinh tế", { id: 1 }],
    ["P. KT", { id: 1 }],
    ["Tổ mới", { name: "Tổ mới" }],
    // An ended unit's name begins anew, and another name of the unit itself may become a part's.
    ["Tài chính - Kế toán", { name: "Tài chính - Kế toán" }],
    ["Văn phòng", { name: "Văn phòng" }],
  ])("takes “%s” for %j", (written, target) => {
    expect(splitTarget(BOOK, 2, written)).toEqual(target);
  });
});

describe("work that moves", () => {
  const open = [{ number: 3 }, { number: 8 }];

  it("is all of it, or what is named", () => {
    const all = moveWork(BOOK, { from: 1, to: 2, numbers: null }, open);
    expect(all).toMatchObject({ ok: true, value: { numbers: [3, 8] } });
    const one = moveWork(BOOK, { from: 1, to: 3, numbers: [8, 8] }, open);
    expect(one).toMatchObject({ ok: true, value: { numbers: [8] } });
  });

  it.each([
    [{ from: 1, to: 1, numbers: null }, { code: "same_unit" }],
    [{ from: 1, to: 4, numbers: null }, { code: "unit_ended" }],
    [
      { from: 1, to: 2, numbers: [3, 5] },
      { code: "not_its_work", number: 5 },
    ],
  ])("%j is refused: %j", (asked, refusal) => {
    expect(why(moveWork(BOOK, asked, open))).toMatchObject(refusal);
  });

  it("is told in the history of each task", () => {
    const moved = [{ taskId: 30, number: 3, to: 2 }];
    expect(workMoved(BOOK[0]!, [BOOK[1]!], moved, WHEN.day)).toEqual([
      {
        kind: "unit_work_moved",
        taskId: 30,
        data: { from: "Phòng Kinh tế", to: "Văn phòng HĐND và UBND", day: "2026-07-01" },
      },
    ]);
  });
});

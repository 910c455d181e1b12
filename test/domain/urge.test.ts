import { describe, expect, it } from "vitest";
import { lateTasks, recordOf, urgeUnit, type UrgedOnce } from "../../src/domain/urge.js";
import { nudgeLine, nudgeOffice, personIn } from "../support/nudges.js";

/* `urgeTask` is tried whole in test/commands/urge.test.ts. */

const NOW = "2026-06-10T01:00:00.000Z";
const DUNG = { id: 1, name: "Trần Văn Dũng" };
const LAN = { id: 2, name: "Phạm Thị Lan" };

function once(taskId: number, at: string, member = 3, seenAt: string | null = null): UrgedOnce {
  return { taskId, at, by: DUNG, member: { id: member, name: `Người ${String(member)}` }, seenAt };
}

describe("how often a task was urged", () => {
  it("counts times and not people, and knows who saw the last one", () => {
    const urges = [
      once(5, "2026-06-01T01:00:00.000Z", 3, "2026-06-01T02:00:00.000Z"),
      once(5, "2026-06-08T01:00:00.000Z", 3),
      once(5, "2026-06-08T01:00:00.000Z", 4, "2026-06-08T02:00:00.000Z"),
      once(6, "2026-06-09T01:00:00.000Z", 3),
    ];
    const record = recordOf(urges, 5);
    expect(record?.times).toBe(2);
    expect(record?.last.at).toBe("2026-06-08T01:00:00.000Z");
    expect(record?.last.members.map(({ id }) => id)).toEqual([3, 4]);
    expect(record?.last.seen.map(({ id }) => id)).toEqual([4]);
    expect(recordOf(urges, 7)).toBeNull();
  });
});

describe("what is late", () => {
  it("stands by task, longest overdue first", () => {
    const lines = [
      nudgeLine({ taskId: 5, occurrenceId: 57, due: "2026-06-01" }),
      nudgeLine({ taskId: 6, number: 13, occurrenceId: 60, due: "2026-03-01" }),
      nudgeLine({ taskId: 5, occurrenceId: 58, due: "2026-05-01" }),
      nudgeLine({ taskId: 7, number: 14, occurrenceId: 61, due: "2026-06-10" }),
      nudgeLine({ taskId: 8, number: 15, occurrenceId: 62, due: "2026-06-01", confirm: true }),
    ];
    const tasks = lateTasks(lines, "2026-06-10");
    expect(tasks.map((task) => task.map(({ occurrenceId }) => occurrenceId))).toEqual([
      [60],
      [58, 57],
    ]);
  });
});

describe("a whole unit", () => {
  const office = nudgeOffice(
    [
      { id: 1, role: "chair" },
      { id: 2, role: "clerk", units: [1] },
      { id: 3, units: [2] },
      { id: 4, units: [3] },
    ],
    [{ unitId: 9, members: [2, 3] }],
  );
  const late = (taskId: number, given: object) =>
    nudgeLine({ taskId, number: taskId, occurrenceId: taskId, due: "2026-06-01", ...given });
  const urge = (lines: ReturnType<typeof late>[], urges: UrgedOnce[] = [], by = DUNG) =>
    urgeUnit({
      ...{
        person: personIn({ ...by, role: by === LAN ? "clerk" : "chair" }),
        office,
        urges,
        lines,
      },
      ...{
        words: " nộp sớm ",
        now: NOW,
        today: "2026-06-10",
        unit: { id: 2, name: "Phòng Kinh tế" },
      },
    });

  it("is urged about what it leads and is late, in groups of units too, and only its own people", () => {
    const lines = [late(5, { lead: [2] }), late(6, { lead: [3] }), late(7, { lead: [9] })];
    const decided = urge(lines);
    if (!decided.ok) throw new Error(decided.why.code);
    const { deeds, words, events, left } = decided.value;
    expect(deeds.map(({ number, members }) => [number, members.map(({ id }) => id)])).toEqual([
      [5, [3]],
      [7, [3]],
    ]);
    expect(words).toBe("nộp sớm");
    expect(events).toHaveLength(2);
    expect(events[0]).toEqual({
      ...{ kind: "urged", taskId: 5, occurrenceId: 5 },
      data: { toMember: 3, others: 0, text: "nộp sớm" },
    });
    expect(left).toEqual({ blocked: 0, lately: 0, nobody: 0 });
  });

  it("leaves out what is blocked, was urged within the hour, or is one's own", () => {
    const lines = [
      late(5, { lead: [2], blocked: true }),
      late(6, { lead: [2] }),
      late(7, { lead: [2], personInChargeId: 2 }),
      late(8, { lead: [2] }),
    ];
    const urges = [once(6, "2026-06-10T00:00:01.000Z"), once(8, "2026-06-10T00:00:00.000Z")];
    const decided = urge(lines, urges, LAN);
    if (!decided.ok) throw new Error(decided.why.code);
    expect(decided.value.deeds.map(({ number, times }) => [number, times])).toEqual([[8, 2]]);
    expect(decided.value.left).toEqual({ blocked: 1, lately: 1, nobody: 1 });
  });

  it("says why nobody was urged", () => {
    const why = { code: "nothing_to_urge", name: "Phòng Kinh tế", late: 1, blocked: 1 };
    const blocked = urge([late(5, { lead: [2], blocked: true })]);
    expect(blocked).toMatchObject({ ok: false, why });
    expect(urge([late(6, { lead: [3] })])).toMatchObject({ ok: false, why: { late: 0 } });
  });

  it("cuts what is said along", () => {
    const person = personIn({ ...DUNG, role: "chair" });
    const unit = { id: 2, name: "Phòng Kinh tế" };
    const lines = [late(5, { lead: [2] })];
    const rest = { person, office, urges: [], lines, now: NOW, today: "2026-06-10", unit };
    const decided = urgeUnit({ ...rest, words: "đ".repeat(900) });
    expect(decided.ok && decided.value.words).toHaveLength(500);
  });
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openOffice } from "../support/office.js";
import { hearQueries } from "../support/queries.js";
import { newTask } from "../support/store.js";
import { addPlan } from "../store/contract-tasks.js";

/** The statements that one `/tasks` may cost, who asks and what every answer closes counted as well. */
const MOST = 5;
const VP = "Văn phòng HĐND và UBND";

describe("the statements of /tasks", () => {
  const queries = hearQueries();
  let office: Awaited<ReturnType<typeof openOffice>>;

  beforeAll(async () => {
    office = await openOffice();
    const rows = Array.from({ length: 30 }, (_, i) =>
      newTask(
        { ref: `B${String(i)}`, title: "Rà soát", criteria: ["3.4"], lead: [VP] },
        "2026-07-01",
      ),
    );
    await addPlan({ store: office.store, office }, rows);
  });

  afterAll(async () => {
    queries.stop();
    await office.close();
  });

  /** Something is written: what is answered from memory is asked of the database again. */
  let name = 0;
  const forget = () => office.store.office.addAlias(office.units.kt, `PKT ${String((name += 1))}`);

  const roles = ["chair", "clerk", "minh", "hoa", "viewer"] as const;
  const filters = [
    ...["", "late", "week", "unit", "all", "all late", "all week", "unit week"],
    ...["Phòng Kinh tế", "phong vhxh", "3.4", "9.9", "rà soát", "bc cchc", "không có gì"],
    ...["tiêu chí 3.4", "lĩnh vực thể chế", "quá hạn toàn cơ quan"],
    ...["p2", "all p2", "ra soat p2", "3.4 p4", "3.4 p5", "all p99", "khong co gi p3", "p9999"],
  ];

  it.each(filters)("“/tasks %s” costs at most five, whoever asks", async (filter) => {
    for (const role of roles) {
      await forget();
      queries.heard.length = 0;
      await office.say(office.members[role], `/tasks ${filter}`);
      const said = queries.heard.join("\n");
      expect(queries.heard.length, `${role}: ${said}`).toBeLessThanOrEqual(MOST);
      expect(said).toContain('FROM "identities"');
      expect(said).toContain('"task_units"');
    }
  });

  it("costs as many for a list of the whole office as for one of six tasks", async () => {
    const count = async (as: number) => {
      await forget();
      queries.heard.length = 0;
      await office.say(as, "/tasks all");
      return queries.heard.length;
    };
    const before = await count(office.members.clerk);
    const rows = Array.from({ length: 200 }, (_, i) =>
      newTask({ ref: `C${String(i)}`, title: "Kiểm tra", lead: [VP] }, "2026-08-01"),
    );
    await addPlan({ store: office.store, office }, rows);
    expect(await count(office.members.clerk)).toBe(before);
  });
});

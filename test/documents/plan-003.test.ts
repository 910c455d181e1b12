import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import type { PlanReading, TaskRow } from "../../src/domain/plan-reading.js";
import { readPlan } from "../../src/documents/read-plan.js";
import { hash, rowsOf, seed, shared, shortProduct } from "./seeds.js";

/**
 * The rows, each checked by eye against the document. Sentences are given by their first words, their length and the first 16
 * figures of their SHA-256 (NFC); what is a fact (units, deadlines, kinds of products) stands there itself.
 */
type ExpectedRow = {
  ref: string;
  page: number;
  line: number;
  starts: string;
  length: number;
  hash: string;
  product: string;
  lead: string[];
  coordinating: string[];
  deadline: string;
  /** First words of the product: kind of schedule and its day, period or basis. */
  due: string[];
};

const PLAN_003_ROWS = JSON.parse(
  readFileSync(new URL("../fixtures/plan-003-rows.json", import.meta.url), "utf8"),
) as ExpectedRow[];

function dueOf(task: TaskRow): string[] {
  return task.deliverables.map(({ name, schedule }) => {
    const day =
      ("due" in schedule ? schedule.due : undefined) ??
      ("every" in schedule ? schedule.every.join("+") : undefined) ??
      ("until" in schedule ? schedule.until : undefined) ??
      ("basis" in schedule ? schedule.basis : "");
    return `${name.split(" ").slice(0, 4).join(" ")}: ${schedule.kind} ${day}`;
  });
}

describe.skipIf(shared === null)("the plan of xã Xuân Bình", () => {
  let text = "";
  let reading: PlanReading;

  beforeAll(async () => {
    text = seed("003");
    reading = await readPlan(Buffer.from(text), "003.txt");
  }, 60_000);

  it("has 23 rows in six annexes", () => {
    expect(reading.tasks.map((task) => task.ref)).toEqual(PLAN_003_ROWS.map((row) => row.ref));
  });

  it.each(PLAN_003_ROWS)("reads row $ref whole, however its columns are interleaved", (row) => {
    const task = reading.tasks.find((found) => found.ref === row.ref);
    expect(task).toBeDefined();
    if (task === undefined) return;
    expect(task.title.split(" ").slice(0, 3).join(" ")).toBe(row.starts);
    expect({ length: task.title.length, hash: hash(task.title) }).toEqual({
      length: row.length,
      hash: row.hash,
    });
    expect(shortProduct(task.product)).toBe(row.product);
    expect(task.lead).toEqual(row.lead);
    expect(task.coordinating).toEqual(row.coordinating);
    expect(task.deadlineText).toBe(row.deadline);
    expect(task.startText).toBeNull();
    expect({ page: task.source.page, line: task.source.line }).toEqual({
      page: row.page,
      line: row.line,
    });
    expect(dueOf(task)).toEqual(row.due);
  });

  it("keeps typo flags on the schedules of single products", () => {
    const flags = (ref: string): (string[] | undefined)[] =>
      (reading.tasks.find((task) => task.ref === ref)?.deliverables ?? []).map(
        ({ schedule }) => schedule.flags,
      );
    expect(flags("PL01.1")[0]).toContain("typo_day_written_as_month");
    expect(flags("PL06.1")[0]).toContain("typo_year_225");
  });

  it("knows whose plan it is, for which half-year, and leaves the blank number blank", () => {
    expect(reading.plan).toMatchObject({
      issuer: "UBND xã Xuân Bình",
      number: null,
      date: null,
      year: 2025,
      start: "2025-07-01",
      end: "2025-12-31",
      signer: "Trịnh Ngọc Tuấn",
    });
  });

  it("names fields as the body of the plan writes them", () => {
    const fields = [...new Set(reading.tasks.map((task) => task.field))];
    expect(fields).toHaveLength(6);
    expect(fields[0]).toBe("Cải cách thể chế");
  });

  it("warns where the plan contradicts itself: 98 % with two operators, 50 % and 30 %", () => {
    const found = reading.warnings.filter((warning) => warning.code === "conflicting_targets");
    expect(
      found.some((warning) => warning.message.includes("50%") && warning.message.includes("30%")),
    ).toBe(true);
    expect(found.some((warning) => /trên 98%.*98% trở lên/u.test(warning.message))).toBe(true);
  });

  it("says which rows were put together from interleaved columns, and which pairing is a guess", () => {
    const coded = (code: string): string[] =>
      reading.tasks.filter((task) => task.warnings.includes(code)).map((task) => task.ref);
    expect(coded("interleaved_extraction").map((ref) => ref.slice(0, 4))).toEqual(
      expect.arrayContaining(["PL02", "PL05"]),
    );
    expect(coded("deliverable_schedule_guessed")).toEqual(["PL01.1"]);
    expect(coded("optional_product")).toEqual(["PL01.3"]);
  });

  it.each([
    ["without blank lines", (t: string) => t.replace(/\n\s*\n+/g, "\n")],
    ["with Windows line ends", (t: string) => t.replaceAll("\n", "\r\n")],
    ["in decomposed Unicode", (t: string) => t.normalize("NFD")],
    ["without spaces at line ends", (t: string) => t.replace(/ +\n/g, "\n")],
    ["with a byte order mark", (t: string) => `\uFEFF${t}`],
  ])(
    "reads the same rows %s",
    async (_name, change) => {
      const changed = await readPlan(Buffer.from(change(text)), "003.txt");
      expect(rowsOf(changed)).toEqual(rowsOf(reading));
    },
    60_000,
  );

  it("reads the same rows from UTF-16", async () => {
    const changed = await readPlan(Buffer.from(`\uFEFF${text}`, "utf16le"), "003.txt");
    expect(rowsOf(changed)).toEqual(rowsOf(reading));
  }, 60_000);
});

describe.skipIf(shared === null)("the other real plans", () => {
  it.each([
    ["000", 29],
    ["001", 0],
    ["002", 12],
    ["004", 33],
  ])(
    "reads plan %s with %i rows and no crash",
    async (number, rows) => {
      const reading = await readPlan(Buffer.from(seed(number)), `${number}.txt`);
      expect(reading.tasks).toHaveLength(rows);
      expect(new Set(reading.tasks.map((task) => task.ref)).size).toBe(rows);
      if (rows === 0) expect(reading.warnings.map((warning) => warning.code)).toContain("no_tasks");
    },
    60_000,
  );

  it("keeps every task-like paragraph of the narrative plan as a warning with its words", async () => {
    const reading = await readPlan(Buffer.from(seed("001")), "001.txt");
    const unplaced = reading.warnings.filter((warning) => warning.code === "unplaced_task");
    expect(unplaced.length).toBeGreaterThan(15);
  });

  it("reads criterion, points lost and score of the remedial plans", async () => {
    const xa = await readPlan(Buffer.from(seed("002")), "002.txt");
    expect(xa.plan).toMatchObject({ score: 83.33, rank: "01/19" });
    expect(xa.tasks[0]).toMatchObject({ criteria: ["1.2"], pointsLost: 0.5 });
    const other = await readPlan(Buffer.from(seed("000")), "000.txt");
    expect(other.plan).toMatchObject({ score: 78.59, rank: "9/14" });
  }, 60_000);

  it("joins a row of 000 that a page tears, and keeps a list in the column of times", async () => {
    const { tasks } = await readPlan(Buffer.from(seed("000")), "000.txt");
    const row = (ref: string) => tasks.find((task) => task.ref === ref);
    expect(row("PL01.I.2")?.coordinating).toEqual([
      ...["Tư pháp- Hộ tịch", "Tài chính - Kế toán", "Văn hóa - Xã hội", "Địa chính - Xây dựng"],
    ]);
    expect(hash(row("PL01.I.2")?.deadlineText ?? "")).toBe("9568c99aae7cf1c7");
    expect(row("PL01.I.4")).toMatchObject({
      coordinating: ["Các công chức chuyên môn xã", "Văn phòng các bộ phận có liên quan của xã"],
      deadlineText: "Thường xuyên.",
    });
    expect(hash(row("PL01.I.4")?.title ?? "")).toBe("346f108c3c7a212c");
  });
});

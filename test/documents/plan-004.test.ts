import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import type { PlanReading } from "../../src/domain/plan-reading.js";
import { readPlan } from "../../src/documents/read-plan.js";
import { hash, rowsOf, seed, shared, shortProduct } from "./seeds.js";

type Sentence = { starts: string; length: number; hash: string };

/** The rows as they were put down by hand from the document before the reader was run; see plan-003. */
type ExpectedRow = {
  ref: string;
  page: number;
  line: number;
  field: string;
  group: string;
  title: Sentence;
  requirement: Sentence;
  product: string;
  lead: string[];
  coordinating: string[];
  start: string | null;
  deadline: string | null;
};

const PLAN_004_ROWS = JSON.parse(
  readFileSync(new URL("../fixtures/plan-004-rows.json", import.meta.url), "utf8"),
) as ExpectedRow[];

function sentence(text: string | null): Sentence | null {
  if (text === null) return null;
  return { starts: text.split(" ").slice(0, 3).join(" "), length: text.length, hash: hash(text) };
}

describe.skipIf(shared === null)("the plan of xã Đức Mạnh, nine columns", () => {
  let reading: PlanReading;

  beforeAll(async () => {
    reading = await readPlan(Buffer.from(seed("004")), "004.txt");
  }, 30_000);

  it("has 33 rows, with the holes of its numbering", () => {
    expect(reading.tasks.map((task) => task.ref)).toEqual(PLAN_004_ROWS.map((row) => row.ref));
    const gaps = reading.warnings.filter((warning) => warning.code === "numbering_gap");
    expect(gaps.map((gap) => gap.source?.row)).toEqual([5, 13]);
  });

  it.each(PLAN_004_ROWS)("reads every cell of row $ref", (row) => {
    const task = reading.tasks.find((found) => found.ref === row.ref);
    expect(task).toBeDefined();
    if (task === undefined) return;
    expect({
      page: task.source.page,
      line: task.source.line,
      field: hash(task.field ?? ""),
      group: hash(task.group ?? ""),
      title: sentence(task.title),
      requirement: sentence(task.requirement),
      product: shortProduct(task.product),
      lead: task.lead,
      coordinating: task.coordinating,
      start: task.startText,
      deadline: task.deadlineText,
    }).toEqual({
      page: row.page,
      line: row.line,
      field: row.field,
      group: row.group,
      title: row.title,
      requirement: row.requirement,
      product: row.product,
      lead: row.lead,
      coordinating: row.coordinating,
      start: row.start,
      deadline: row.deadline,
    });
  });

  it("knows the decision that issued it and the year it is for", () => {
    expect(reading.plan).toMatchObject({
      issuer: "UBND xã Đức Mạnh",
      number: "153/QĐ-UBND",
      date: "2023-12-29",
      year: 2024,
      start: "2024-01-01",
      end: "2024-12-31",
      signer: "Phạm Đức Toàn",
    });
  });

  it("makes one schedule of both columns: from a month to a month, and from an event", () => {
    const schedule = (ref: string) =>
      reading.tasks.find((task) => task.ref === ref)?.deliverables[0]?.schedule;
    expect(schedule("PL01.25")).toMatchObject({ start: "2024-03-01", due: "2024-05-31" });
    expect(schedule("PL01.1")).toMatchObject({ due: "2024-06-30" });
    expect(schedule("PL01.15")).toMatchObject({ kind: "continuous" });
  });

  it.each([
    ["with Windows line ends", (t: string) => t.replaceAll("\n", "\r\n")],
    ["in decomposed Unicode", (t: string) => t.normalize("NFD")],
    ["without spaces at line ends", (t: string) => t.replace(/ +\n/g, "\n")],
  ])("reads the same rows %s", async (_name, change) => {
    const changed = await readPlan(Buffer.from(change(seed("004"))), "004.txt");
    expect(rowsOf(changed)).toEqual(rowsOf(reading));
  });
});

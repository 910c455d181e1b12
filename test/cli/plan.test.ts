import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sharedDir } from "../support/shared.js";
import { deskIn, dropFolder, newFolder } from "./desk.js";

const PLAN = fileURLToPath(new URL("fixtures/plan.txt", import.meta.url));
const dir = newFolder();
const desk = deskIn(dir);
const at = ["--workspace", "ST"];

afterAll(() => dropFolder(dir));

describe("dondoc plan read", () => {
  it("prints what was read and touches no database", async () => {
    const said = await desk.done("plan", "read", PLAN);
    expect(said.plan).toMatchObject({ number: "21/KH-UBND", year: 2026, start: "2026-01-01" });
    expect(said.tasks).toHaveLength(4);
    expect(said.tasks[0]).toMatchObject({
      lead: ["Văn phòng HĐND và UBND"],
      deadlineText: expect.stringContaining("Trước ngày 15/3/2026"),
      deliverables: [{ schedule: { kind: "date", due: "2026-03-14" } }],
    });
    expect(existsSync(join(dir, "dondoc.db"))).toBe(false);
  });

  it("takes a list of units, one a line with its other names", async () => {
    const list = join(dir, "units.txt");
    writeFileSync(list, "\uFEFFVăn phòng HĐND và UBND; VP ; \r\n\r\nPhòng Văn hóa - Xã hội\r\n");
    const said = await desk.run("plan", "read", PLAN, "--unit-list", list, "--json");
    expect(said).toMatchObject({ exit: 0, err: "" });
  });

  it("says which file cannot be read, and why a document is none", async () => {
    const lost = await desk.run("plan", "read", join(dir, "nothing.txt"), "--json");
    expect(lost).toMatchObject({ exit: 1, json: { error: { code: "no_such_file" } } });
    const picture = join(dir, "scan.png");
    writeFileSync(picture, Buffer.from("89504e470d0a1a0a00", "hex"));
    const said = await desk.run("plan", "read", picture, "--json");
    expect(said).toMatchObject({ exit: 1, json: { error: { code: "picture_not_readable" } } });
  });
});

describe("the working morning of the contracts", () => {
  beforeAll(async () => {
    await desk.done("workspace", "create", "--code", "ST", "--name", "UBND xã Sông Trà");
  });

  it("loads a plan: tasks numbered, units created, what to look at listed", async () => {
    const said = await desk.done("plan", "load", PLAN, ...at, "--activate");
    expect(said.plan).toMatchObject({ id: 1, year: 2026, state: "active" });
    expect(said.tasks.map((task: { number: number }) => task.number)).toEqual([1, 2, 3, 4]);
    expect(said.tasks[0]).toMatchObject({
      ref: "TC1.2",
      title: "Thực hiện chế độ báo cáo định kỳ",
    });
    expect(said.units).toContainEqual(
      expect.objectContaining({ name: "Văn phòng HĐND và UBND", state: "created" }),
    );
    expect(said.units).toHaveLength(3);
    expect(said.needsReview).toEqual([
      { number: 2, ref: "TC1.5", why: "typo_day_written_as_month" },
    ]);
    expect(Array.isArray(said.warnings)).toBe(true);
  });

  it("changes nothing when the same document comes again", async () => {
    const shown = await desk.done("plan", "show", ...at);
    const first = await desk.done("plan", "load", PLAN, ...at, "--activate");
    const again = await desk.done("plan", "load", PLAN, ...at);
    expect(again).toEqual(first);
    expect(await desk.done("plan", "show", ...at)).toEqual(shown);
  });

  it("shows the plan with its occurrences as stored", async () => {
    const said = await desk.done("plan", "show", ...at);
    expect(said.plan.id).toBe(1);
    const [first, second, third, fourth] = said.tasks;
    expect(first.deliverables[0].occurrences).toMatchObject([
      { basis: "dated", due: "2026-03-14", named: "2026-03-15", state: "open", confirm: false },
    ]);
    expect(second.deliverables[0].occurrences[0]).toMatchObject({ confirm: true });
    const dues = third.deliverables[0].occurrences.map((one: { due: string }) => one.due);
    expect(dues).toEqual(["2026-03-31", "2026-06-30", "2026-09-30", "2026-12-31"]);
    expect(fourth.deliverables[0].occurrences[0]).toMatchObject({ basis: "continuous", due: null });
    const plain = await desk.run("plan", "show", ...at);
    expect(plain.out).toContain("#2 TC1.5 Đối thoại với người dân");
    expect(plain.out).toContain("cần xác nhận");
  });

  it("goes on numbering where another plan of the office ended", async () => {
    const next = join(dir, "next.txt");
    writeFileSync(next, readFileSync(PLAN, "utf8").replaceAll("2026", "2027"));
    const said = await desk.done("plan", "load", next, ...at);
    expect(said.plan).toMatchObject({ year: 2027, state: "draft" });
    expect(said.tasks.map((task: { number: number }) => task.number)).toEqual([5, 6, 7, 8]);
    expect(said.units.map((unit: { state: string }) => unit.state)).toEqual(
      Array(3).fill("matched"),
    );
    const { plan } = await desk.done("plan", "show", ...at);
    expect(plan.id).toBe(1);
    expect((await desk.done("plan", "show", ...at, "--plan", "2")).plan.year).toBe(2027);
  });

  it("gives the official of a created unit a place in it", async () => {
    const said = await desk.done(
      ...["member", "add", ...at, "--name", "Lê Thị Minh", "--role", "official"],
      ...["--unit", "Văn phòng HĐND và UBND"],
    );
    expect(said.member.units).toEqual(["Văn phòng HĐND và UBND"]);
  });

  it("refuses a document without tasks, and a workspace that is not there", async () => {
    const empty = join(dir, "letter.txt");
    writeFileSync(empty, "Kính gửi các bộ phận,\n\nMời họp vào sáng thứ Hai.\n");
    const said = await desk.run("plan", "load", empty, ...at, "--json");
    expect(said).toMatchObject({ exit: 1, json: { error: { code: "no_tasks" } } });
    const other = await desk.run("plan", "load", PLAN, "--workspace", "XX", "--json");
    expect(other).toMatchObject({ exit: 1, json: { error: { code: "no_such_workspace" } } });
  });
});

describe.skipIf(sharedDir() === null)("the five real plans", () => {
  const seeds = join(sharedDir() ?? "", "seeds");
  const own = newFolder();
  afterAll(() => dropFolder(own));

  it.each([
    "000_a0990935b77209b5.txt",
    "002_0df0a21c4a34c1d0.txt",
    "003_ace666c6157839a4.txt",
    "004_ee920fea564c4959.txt",
  ])("loads %s with occurrences for every deliverable", async (name) => {
    const office = deskIn(own);
    const code = `S${name.slice(0, 3)}`;
    await office.done("workspace", "create", "--code", code, "--name", `UBND xã ${code}`);
    const load = await office.done("plan", "load", join(seeds, name), "--workspace", code);
    expect(load.tasks.length).toBeGreaterThan(5);
    const shown = await office.done("plan", "show", "--workspace", code);
    for (const task of shown.tasks) {
      for (const deliverable of task.deliverables) {
        expect(deliverable.occurrences.length).toBeGreaterThan(0);
      }
    }
  });

  it("loads 001, which is told in prose, without tasks and with what could not be placed", async () => {
    const office = deskIn(own);
    await office.done("workspace", "create", "--code", "S001", "--name", "UBND xã S001");
    const file = join(seeds, "001_d39e37a16dcaea20.txt");
    const load = await office.done("plan", "load", file, "--workspace", "S001");
    expect(load.tasks).toEqual([]);
    const codes = (load.warnings as { code: string }[]).map(({ code }) => code);
    expect(codes).toContain("no_tasks");
    expect(codes.filter((code) => code === "unplaced_task").length).toBeGreaterThan(15);
  });
});

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { deskIn, dropFolder, newFolder } from "./desk.js";

const PLAN =
  "UBND XÃ XUÂN BÌNH\nKẾ HOẠCH\nCải cách hành chính năm 2026\nTT Nội dung Chủ trì Thời gian\n" +
  "1 Rà soát văn bản\nPhòng Kinh tế\nTrước ngày 15/10/2026\n2 Lập danh mục\nPhòng Kinh tế\nTrước ngày 15/12/2026\n";

describe("the figures of a week at the desk", () => {
  const dir = newFolder();
  const desk = deskIn(dir);
  const at = ["--workspace", "XB"];

  beforeAll(async () => {
    await desk.done("workspace", "create", "--code", "XB", "--name", "UBND xã Xuân Bình");
    const plan = join(dir, "ke-hoach.txt");
    writeFileSync(plan, PLAN);
    await desk.done("plan", "load", plan, ...at, "--activate");
  });
  afterAll(() => dropFolder(dir));

  it("are those of this moment where none were saved", async () => {
    const figures = await desk.done("digest", ...at, "--week", "2026-W47");
    expect(figures).toMatchObject({
      ...{ week: "2026-W47", at: "2026-11-20T02:00:00.000Z", until: "2026-11-22" },
      tasks: { total: 2, done: 0, ongoing: 0 },
    });
    expect(await desk.done("digest", ...at)).toEqual(figures);
    expect((await desk.run("digest", ...at)).out).toMatch(
      /^Tổng hợp tuần 47\/2026, số liệu lúc 09:00 ngày 20\/11\/2026\nHoàn thành 0\/2 việc có thời hạn/,
    );
  });

  it("are not known of a week gone by, and a week is written as one", async () => {
    const gone = await desk.run("digest", ...at, "--week", "2026-W12", "--json");
    expect(gone).toMatchObject({ exit: 1, json: { error: { code: "no_figures" } } });
    const wrong = await desk.run("digest", ...at, "--week", "2026-W60", "--json");
    expect(wrong).toMatchObject({ exit: 2, json: { error: { code: "usage" } } });
    expect(wrong.json.error.message).toContain("Ghi tuần như 2026-W12.");
  });

  it("are drawn into a file", async () => {
    const out = join(dir, "tien-do.png");
    const said = await desk.done("chart", ...at, "--out", out);
    expect(said).toMatchObject({ file: out, week: "2026-W47", units: 1, tasks: 2 });
    const png = readFileSync(out);
    expect(png.length).toBe(said.bytes);
    expect(png.subarray(1, 4).toString()).toBe("PNG");
  }, 60_000);

  it("say where there is nothing to draw", async () => {
    await desk.done("workspace", "create", "--code", "XT", "--name", "UBND xã Tân Hòa");
    const out = join(dir, "none.png");
    const said = await desk.run("chart", "--workspace", "XT", "--out", out, "--json");
    expect(said).toMatchObject({ exit: 1, json: { error: { code: "no_units" } } });
  });
});

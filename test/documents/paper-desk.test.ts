import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { strToU8, zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PlanReading } from "../../src/domain/plan-reading.js";
import type { Papers } from "../../src/ports.js";
import { COMPILED } from "../support/compiled-dir.js";
import { freePort, makeHome, Program, wordsOf } from "../support/program.js";

type Compiled = {
  papers(limits?: { milliseconds: number; megabytes: number; waiting: number }): Papers;
};

const ROOMY = { milliseconds: 30_000, megabytes: 512, waiting: 8 };
const SMALL = strToU8("KẾ HOẠCH\nTT Nội dung Chủ trì Thời gian\n1 Dọn kho\nCông an xã\nTháng 5\n");
/** Takes a good second to read. */
const LONG = strToU8(
  `KẾ HOẠCH\nCải cách hành chính năm 2026\nTT Nội dung Thời gian\n1 Mở đầu\n${"Đạt 50% trở lên hồ sơ đúng hạn, đạt 30% trở lên hồ sơ trực tuyến\n".repeat(60_000)}`,
);

async function compiled(): Promise<Compiled> {
  const module: unknown = await import(pathToFileURL(join(COMPILED, "documents/papers.js")).href);
  return module as Compiled;
}

describe("reading apart from the bot", () => {
  let make: Compiled["papers"];

  beforeAll(async () => {
    make = (await compiled()).papers;
  });

  it("gives what reading at once gives", async () => {
    const { readPlan } = await import("../../src/documents/read-plan.js");
    const apart = await make().readPlan(SMALL, "a.txt", { year: 2026 });
    expect(apart.tasks).toHaveLength(1);
    expect(apart).toEqual(await readPlan(SMALL, "a.txt", { year: 2026 }));
  });

  it("leaves the bytes as they were", async () => {
    const bytes = Buffer.from(SMALL);
    await make().readPlan(bytes, "a.txt", {});
    expect(bytes.equals(SMALL)).toBe(true);
  });

  it("says with code and sentence why a document cannot be read", async () => {
    await expect(make().readPlan(strToU8("%PDF-1.7"), "a.pdf", {})).rejects.toMatchObject({
      name: "DocumentError",
      code: "pdf_not_readable",
      message: "Chưa đọc được tệp PDF. Hãy gửi tệp Word (.docx) hoặc văn bản (.txt).",
    });
  });

  it("stops a reading that takes too long, and reads the next document", async () => {
    const papers = make({ ...ROOMY, milliseconds: 100 });
    await expect(papers.readPlan(LONG, "a.txt", {})).rejects.toMatchObject({
      name: "DocumentError",
      code: "too_slow",
    });
    const next = await make({ ...ROOMY }).readPlan(SMALL, "a.txt", {});
    expect(next.tasks).toHaveLength(1);
  });

  it("stops a reading that takes too much memory, and goes on living", async () => {
    const papers = make({ ...ROOMY, megabytes: 12 });
    await expect(papers.readPlan(LONG, "a.txt", {})).rejects.toMatchObject({
      name: "DocumentError",
      code: "too_large",
    });
  });

  it("reads one after another, and sends away who comes when too many wait", async () => {
    const papers = make({ ...ROOMY, waiting: 1 });
    const done: number[] = [];
    const read = (n: number): Promise<PlanReading> =>
      papers.readPlan(SMALL, "a.txt", {}).finally(() => done.push(n));
    const [first, second, third] = await Promise.allSettled([read(1), read(2), read(3)]);
    expect(first.status).toBe("fulfilled");
    expect(second.status).toBe("fulfilled");
    expect(third).toMatchObject({ status: "rejected", reason: { code: "too_many" } });
    expect(done).toEqual([3, 1, 2]);
    expect((await read(4)).tasks).toHaveLength(1);
  });

  it("takes the text of large files there too, and knows a bomb", async () => {
    const text = "một hai ba ".repeat(200_000);
    expect(await make().textOf(strToU8(text), "a.txt")).toBe(text);
    const bomb = zipSync({ "xl/sheet.xml": new Uint8Array(80 * 1024 * 1024) });
    expect(bomb.length).toBeGreaterThan(64 * 1024);
    await expect(make().textOf(bomb, "a.xlsx")).rejects.toMatchObject({ code: "archive_bomb" });
    expect(await make().textOf(new Uint8Array(5_000_000).fill(0x25), "a.png")).not.toBe("");
  });
});

describe("the bot while a clerk's plan is being read", () => {
  const home = makeHome();
  let program: Program;

  beforeAll(async () => {
    program = new Program(home.env, home.dir, await freePort());
    await program.start();
  });
  afterAll(async () => {
    await program.stop();
    home.remove();
  });

  it("answers everybody else before the reading has ended", async () => {
    const clerk = (await program.people()).find((person) => person.role === "clerk");
    if (clerk === undefined) throw new Error("the demo has no clerk");
    const count = { answered: 0, ended: false };
    const sent = program
      .sendFile(clerk.id, { name: "ke-hoach.txt", bytes: new Uint8Array(LONG) }, "/plan load")
      .finally(() => (count.ended = true));
    while (!count.ended) {
      await program.people();
      count.answered++;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect((await sent).map(wordsOf).join("\n")).toContain("Kế hoạch Cải cách hành chính năm 2026");
    expect(count.answered).toBeGreaterThan(15);
  }, 60_000);
});

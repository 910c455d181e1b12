import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Resvg } from "@resvg/resvg-js";
import { describe, expect, it } from "vitest";
import { chartSvg, drawChart } from "../../src/documents/chart.js";
import type { ChartSpec } from "../../src/domain/chart.js";
import type { Papers } from "../../src/ports.js";
import { COMPILED } from "../support/compiled-dir.js";

const SPEC: ChartSpec = {
  title: "Tiến độ theo bộ phận, tuần 12/2026",
  subtitle: "UBND xã Tân Hòa",
  parts: [
    { name: "Hoàn thành", tone: "done" },
    { name: "Đang thực hiện", tone: "going" },
    { name: "Quá hạn", tone: "late" },
  ],
  bars: [
    { name: "Văn phòng HĐND và UBND", values: [5, 12, 3] },
    { name: "Phòng Kinh tế", values: [0, 4, 0] },
  ],
  note: null,
};

/** The pixels of a PNG: it is put into a picture of its own size and drawn. */
function pixelsOf(png: Uint8Array) {
  const [width, height] = [wordAt(png, 16), wordAt(png, 20)];
  const href = `data:image/png;base64,${Buffer.from(png).toString("base64")}`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><image width="${width}" height="${height}" href="${href}"/></svg>`;
  const { pixels } = new Resvg(svg).render();
  const share = ([red, green, blue]: readonly [number, number, number]) => {
    let found = 0;
    for (let at = 0; at < pixels.length; at += 4) {
      if (pixels[at] === red && pixels[at + 1] === green && pixels[at + 2] === blue) found += 1;
    }
    return found / (width * height);
  };
  return { width, height, share };
}

function wordAt(bytes: Uint8Array, at: number): number {
  return new DataView(bytes.buffer, bytes.byteOffset).getUint32(at);
}

const [DONE, GOING, LATE, WHITE] = [
  [0x1b, 0x5e, 0x3f],
  [0xc9, 0xd6, 0xe3],
  [0xd1, 0x46, 0x1f],
  [255, 255, 255],
] as const;

describe("a chart", () => {
  it("is a PNG as wide as a telephone shows well, a row higher for each bar", () => {
    const png = drawChart(SPEC);
    expect([...png.subarray(0, 8)]).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    const two = pixelsOf(png);
    const one = pixelsOf(drawChart({ ...SPEC, bars: SPEC.bars.slice(0, 1) }));
    const noted = pixelsOf(drawChart({ ...SPEC, note: "… và 3 bộ phận nữa" }));
    expect(two.width).toBe(1080);
    expect(two.height - one.height).toBe(112);
    expect(noted.height).toBeGreaterThan(two.height);
    expect(png.length).toBeLessThan(100_000);
  });

  it("gives each part its colour and its share of the bars", () => {
    const { share } = pixelsOf(drawChart({ ...SPEC, bars: SPEC.bars.slice(0, 1) }));
    expect(share(WHITE)).toBeGreaterThan(0.5);
    // 5, 12 and 3: the signs in the legend and the figures in the bars change it a little.
    expect(share(GOING) / share(DONE)).toBeGreaterThan(2);
    expect(share(GOING) / share(DONE)).toBeLessThan(2.6);
    expect(share(GOING) / share(LATE)).toBeGreaterThan(3);
    expect(share(GOING) / share(LATE)).toBeLessThan(4.4);
  });

  it("draws the letters of Vietnamese, none of them as a box or not at all", () => {
    const spec = { ...SPEC, bars: [], parts: [], subtitle: "" };
    const titled = (title: string) => Buffer.from(drawChart({ ...spec, title })).toString("base64");
    const all: string = "ăâđêôơưĐạảãằẩễệỉịõộờợữựỳỵ";
    const letters = [...all];
    const missing = titled("\u{e123}");
    const drawn = letters.map((letter) => titled(letter));
    expect(new Set(drawn).size).toBe(letters.length);
    expect(drawn).not.toContain(missing);
    expect(drawn).not.toContain(titled("□"));
    expect(drawn).not.toContain(titled(" "));
  }, 60_000);

  it("writes a figure in each part that has one, and no nought", () => {
    const svg = chartSvg(SPEC);
    const figures = [...svg.matchAll(/>(\d+)<\/text>/g)].map((match) => match[1]);
    expect(figures.sort()).toEqual(["12", "3", "4", "5"]);
  });
});

/** Processes begun by this one. */
function children(): number[] {
  const own = String(process.pid);
  const listed = readFileSync(`/proc/${own}/task/${own}/children`, "utf8");
  return listed.trim().split(" ").filter(Boolean).map(Number);
}

function begunSince(before: number[]): number {
  const pid = children().find((one) => !before.includes(one));
  if (pid === undefined) throw new Error("no process was begun");
  return pid;
}

async function compiledPapers(): Promise<Papers> {
  const module: unknown = await import(pathToFileURL(join(COMPILED, "documents/papers.js")).href);
  return (module as { papers(): Papers }).papers();
}

describe("the compiled program", () => {
  it("draws in a process of its own, the same picture, several at once", async () => {
    const papers = await compiledPapers();
    const [first, second] = await Promise.all([papers.chart(SPEC), papers.chart(SPEC)]);
    expect(Buffer.from(first).equals(Buffer.from(drawChart(SPEC)))).toBe(true);
    expect(Buffer.from(second).equals(Buffer.from(first))).toBe(true);
    await expect(papers.chart({ ...SPEC, bars: null as never })).rejects.toThrow();
    expect((await papers.chart(SPEC)).length).toBe(first.length);
  }, 60_000);

  it("ends what it draws though all processes of the bot are told to stop", async () => {
    const papers = await compiledPapers();
    const before = children();
    // The first one loads the library: from then on the process listens to signals.
    await papers.chart(SPEC);
    const drawn = papers.chart(SPEC);
    const worker = begunSince(before);
    for (const signal of ["SIGINT", "SIGTERM"]) process.kill(worker, signal);
    expect((await drawn).length).toBeGreaterThan(1000);
  }, 60_000);

  it("draws the next picture where the process that draws has fallen", async () => {
    const papers = await compiledPapers();
    const before = children();
    const drawn = papers.chart(SPEC).catch(String);
    process.kill(begunSince(before), "SIGKILL");
    expect(await drawn).toContain("the process that draws has ended");
    expect((await papers.chart(SPEC)).length).toBeGreaterThan(1000);
  }, 60_000);
});

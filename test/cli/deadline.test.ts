import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { deskIn, dropFolder, newFolder } from "./desk.js";

const dir = newFolder();
const desk = deskIn(dir);
afterAll(() => dropFolder(dir));

describe("dondoc deadline", () => {
  it("prints one schedule as one document", async () => {
    const said = await desk.run("deadline", "Trước quý III năm 2025", "--year", "2025", "--json");
    expect(said.exit).toBe(0);
    expect(said.json).toEqual({
      kind: "quarter",
      op: "before",
      named: "2025-Q3",
      due: "2025-06-30",
    });
    expect(said.out.trim().split("\n")).toHaveLength(1);
    expect(said.err).toBe("");
  });

  it("takes the plan's period in either form of a date", async () => {
    const said = await desk.done(
      ...["deadline", "Thường xuyên", "--year", "2025"],
      ...["--plan-start", "2025-07-01", "--plan-end", "30/6/2026"],
    );
    expect(said).toMatchObject({ kind: "continuous", until: "2026-06-30" });
  });

  it("takes a phrase that begins with a list dash, before or after the options", async () => {
    const phrase = "- Kế hoạch trước ngày 15/7/2025 - Báo cáo trước tháng 11/2025";
    const first = await desk.done("deadline", phrase, "--year", "2025");
    expect(first).toMatchObject({ kind: "multi", parts: [{ due: "2025-07-14" }, {}] });
    expect(await desk.done("deadline", "--year", "2025", phrase)).toEqual(first);
  });

  it("says in words what was read where no document is asked for", async () => {
    const said = await desk.run("deadline", "Trước ngày 15/7/2025", "--year", "2025");
    expect(said).toMatchObject({ exit: 0, out: "Hạn cuối 14/7/2025.\n" });
  });

  it("never guesses: what cannot be read is to be confirmed", async () => {
    const said = await desk.done("deadline", "như mọi khi nhé", "--year", "2025");
    expect(said).toEqual({ kind: "none", flags: ["unread"], confirm: true });
  });

  it("reads a file of phrases in order, whatever columns follow", async () => {
    const file = join(dir, "phrases.tsv");
    writeFileSync(file, "\uFEFFTháng 2\t2024\tx\ty\r\nTháng 2\t2025\r\n\t2025\r\n\r\n");
    const said = await desk.done("deadline", "--file", file);
    expect(said).toHaveLength(3);
    expect(said[0].due).toBe("2024-02-29");
    expect(said[1].due).toBe("2025-02-28");
    expect(said[2]).toMatchObject({ kind: "none", flags: ["missing"] });
  });

  it("skips empty lines, and takes --year for a line without a year", async () => {
    const file = join(dir, "gaps.tsv");
    writeFileSync(file, "Tháng 2\t2024\n\n  \t \nTháng 2\nTháng 2\t\tx\n");
    const said = await desk.done("deadline", "--file", file, "--year", "2025");
    expect(said.map((one: { due: string }) => one.due)).toEqual([
      "2024-02-29",
      "2025-02-28",
      "2025-02-28",
    ]);
  });

  it("names all faulty lines by their numbers in the file, and prints nothing else", async () => {
    const file = join(dir, "bad.tsv");
    writeFileSync(file, "Tháng 2\t2024\n\nTháng 3\nTháng 4\tnăm sau\nTháng 5\nTháng 6\t2500\n");
    const said = await desk.run("deadline", "--file", file, "--json");
    expect(said).toMatchObject({ exit: 1, err: "", json: { error: { code: "bad_line" } } });
    expect(said.json.error.message).toMatch(/^Dòng 3, 5: thiếu năm.* Dòng 4, 6: năm không đúng/);
    const plain = await desk.run("deadline", "--file", file);
    expect(plain).toMatchObject({ exit: 1, out: "", err: `${said.json.error.message}\n` });
    const withYear = await desk.run("deadline", "--file", file, "--year", "2025", "--json");
    expect(withYear.json.error.message).toMatch(/^Dòng 4, 6: năm không đúng/);
  });

  it.each([
    [["deadline", "Tháng 2"]],
    [["deadline", "--year", "2025"]],
    [["deadline", "Tháng 2", "--year", "hai nghìn"]],
    [["deadline", "Tháng 2", "--year", "2025", "--plan-start", "31/02/2025"]],
    [["deadline", "Tháng 2", "--year", "2025", "--plan-start", "2025-13-01"]],
    [["deadline", "Tháng 2", "--year", "2025", "--plan-start", "2025-00-10"]],
    [["deadline", "Tháng 2", "--year", "2025", "--plan-start", "0025-07-01"]],
    [["deadline", "Tháng 2", "--year", "2025", "--plan-end", "1/13/2025"]],
    [["deadline", "Tháng 2", "--year", "2025", "--plan-end", "2025-04-31"]],
    [["deadline", "Tháng 2", "--year", "2025", "--plan-end", "2025-12-32"]],
    [["deadline", "Tháng 2", "--year", "1899"]],
    [["deadline", "Tháng 2", "--year", "2200"]],
    [["deadline", "Tháng 2", "--year", "20255"]],
    [["deadline", "Tháng", "2", "--year", "2025"]],
    [["deadline", "Tháng 2", "--year", "2025", "--unknown"]],
  ])("answers wrong usage with exit 2 and a reason: %j", async (argv) => {
    const plain = await desk.run(...argv);
    expect(plain).toMatchObject({ exit: 2, out: "" });
    expect(plain.err.trim().split("\n")).toHaveLength(1);
    const json = await desk.run(...argv, "--json");
    expect(json).toMatchObject({ exit: 2, err: "", json: { error: { code: "usage" } } });
  });
});

describe("the desk as a whole", () => {
  it("shows its commands in Vietnamese, and exits 0 when asked to", async () => {
    const said = await desk.run("--help");
    expect(said).toMatchObject({ exit: 0, err: "" });
    for (const word of ["Cách dùng:", "deadline", "plan", "doctor"])
      expect(said.out).toContain(word);
  });

  it("names the nearest command for one that does not exist", async () => {
    const said = await desk.run("deadlin", "--json");
    expect(said).toMatchObject({ exit: 2, json: { error: { code: "usage" } } });
    expect(said.json.error.message).toContain("deadline");
  });

  it.each([
    [
      ["calendar", "set", "2026-02-31", "--kind", "off", "--name", "A"],
      "Giá trị “2026-02-31” của ngày không đúng. Cần một ngày có thật, ví dụ 2026-07-15 hoặc 15/7/2026.",
    ],
    [
      ["deadline", "Tháng 2", "--year", "it's"],
      "Giá trị “it's” của --year không đúng. Cần một năm từ 1900 đến 2199, ví dụ 2026.",
    ],
    [
      ["calendar", "set", "2026-02-28", "--kind", "on", "--name", "A"],
      "Giá trị “on” của --kind không đúng. Chọn một trong: off, work.",
    ],
    [["calendar", "remove"], "Thiếu tham số: ngày. Xem cách dùng: thêm --help."],
    [
      ["workspace", "create", "--name", "A"],
      "Thiếu tùy chọn bắt buộc “--code”. Xem cách dùng: thêm --help.",
    ],
    [
      ["start", "extra"],
      "Lệnh dondoc start không nhận tham số; mọi thiết lập nằm trong môi trường hoặc tệp .env.",
    ],
  ])("says in Vietnamese alone what is wrong with %j", async (argv, sentence) => {
    expect(await desk.run(...argv)).toMatchObject({ exit: 2, out: "", err: `${sentence}\n` });
    const { exit, json } = await desk.run(...argv, "--json");
    expect({ exit, json }).toEqual({
      exit: 2,
      json: { error: { code: "usage", message: sentence } },
    });
  });

  it("has Vietnamese words for every argument that can be missing", async () => {
    const calls = [
      ...[
        ["plan", "read"],
        ["calendar", "remove"],
        ["unit", "alias", "A"],
        ["unit", "merge", "A"],
      ],
      ...[
        ["unit", "merge"],
        ["unit", "rename"],
        ["unit", "rename", "A"],
        ["member", "invite"],
      ],
    ];
    for (const call of calls) {
      const argv = ["unit", "member"].includes(call[0]!) ? [...call, "--workspace", "A"] : call;
      const { exit, err } = await desk.run(...argv);
      expect(exit).toBe(2);
      expect(err).toMatch(/^Thiếu tham số: /);
      expect(err).not.toMatch(/file|date|alias|into|from|name|unit/);
    }
  });

  it("prints the version of the package, as a document where one is asked for", async () => {
    const file = new URL("../../package.json", import.meta.url);
    const { version } = JSON.parse(readFileSync(file, "utf8"));
    expect(await desk.run("--version")).toMatchObject({ exit: 0, out: `${version}\n`, err: "" });
    expect((await desk.run("--version", "--json")).json).toEqual({ version });
    expect((await desk.run("--help", "--json")).json.help).toContain("Cách dùng:");
  });

  it("takes a family without a command for wrong usage", async () => {
    expect(await desk.run("unit")).toMatchObject({ exit: 2, out: "" });
    expect(await desk.run("unit", "--json")).toMatchObject({ exit: 2, err: "" });
  });
});

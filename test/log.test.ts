import { describe, expect, it } from "vitest";
import { createLog } from "../src/log.js";

function logged(data: Record<string, unknown>): { line: string; entry: Record<string, unknown> } {
  const lines: string[] = [];
  createLog("info", { write: (line: string) => void lines.push(line) }).error("It failed.", data);
  expect(lines).toHaveLength(1);
  const line = lines[0] ?? "";
  return { line, entry: JSON.parse(line) as Record<string, unknown> };
}

describe("a line of the log", () => {
  it("is JSON with a static message and its data beside it", () => {
    const { entry } = logged({ source: "web:message:9f", person: 7, ms: 12, incident: "7F3A" });
    expect(entry).toMatchObject({
      msg: "It failed.",
      source: "web:message:9f",
      person: 7,
      ms: 12,
      incident: "7F3A",
    });
  });

  it("is left out below the level", () => {
    const lines: string[] = [];
    const log = createLog("warn", { write: (line: string) => void lines.push(line) });
    log.info("Quiet.");
    log.warn("Loud.");
    expect(lines.map((line) => (JSON.parse(line) as { msg: string }).msg)).toEqual(["Loud."]);
  });

  it.each([
    "text",
    "caption",
    "note",
    "reason",
    "name",
    "fileName",
    "file_name",
    "title",
    "token",
    "secret",
    "authorization",
    "invite",
    "msg",
  ])("never holds the words of the field %s", (field) => {
    const { line, entry } = logged({ [field]: "Minh thieu dau", deep: { [field]: "Minh again" } });
    expect(line).not.toContain("Minh");
    expect(entry["msg"]).toBe("It failed.");
  });

  it("says which command it was, not what was said with it", () => {
    const { line, entry } = logged({ command: "done 12 thieu dau" });
    expect(entry["command"]).toBe("done");
    expect(line).not.toContain("thieu");
  });

  it("holds no word in Vietnamese letters, whatever its field is called", () => {
    const { line } = logged({ detail: "Lê Thị Minh", list: ["thiếu dấu"], deep: { x: "Đã nộp" } });
    expect(line).toMatch(/^[\p{ASCII}]*$/u);
    expect(line).not.toContain("Minh");
  });

  it.each([
    "123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw",
    "xoxb-17653672481-19874698323",
    "xapp-1-A013TGSJ0CV-98989898",
    "Bearer abcdef",
  ])("holds no key, even inside other words: %s", (key) => {
    const { line } = logged({ url: `https://api.example/bot${key}/getMe` });
    expect(line).not.toContain(key);
    expect(line).toContain("https://api.example/bot");
  });

  it("keeps kind, code and place of a fault, and leaves out what it quotes", () => {
    const cause = Object.assign(new TypeError('name "Minh" is taken'), { code: "P2002" });
    const fault = new Error("could not save member Lê Thị Minh of unit 3", { cause });
    const { line, entry } = logged({ fault });
    expect(entry["fault"]).toMatchObject({
      type: "Error",
      why: "could not save member [redacted] of unit 3",
      cause: { type: "TypeError", code: "P2002", why: "name [redacted] is taken" },
    });
    expect(line).toContain("log.test.ts");
    expect(line).not.toContain("Minh");
  });

  it("leaves out what a fault quotes in a stack handed on as words, too", () => {
    const fault = new Error('no unit "Minh" or Lê Thị Minh');
    const { line, entry } = logged({ cause: fault.stack });
    expect(line).toContain("log.test.ts");
    expect(line).not.toContain("Minh");
    expect(entry["cause"]).toMatch(/^Error: no unit \[redacted\] or \[redacted\]\n +at /);
  });

  it("survives data that holds itself", () => {
    const loop: Record<string, unknown> = { person: 7 };
    loop["self"] = loop;
    expect(logged(loop).entry).toMatchObject({ person: 7 });
  });
});

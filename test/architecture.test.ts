import { describe, expect, it } from "vitest";
import { projectSources, violations, type SourceText } from "./support/architecture.js";

function breaches(path: string, text: string, ...others: SourceText[]): string[] {
  return violations([{ path, text }, ...others]);
}

const DOOR = ["index.ts", "read.ts", "render.ts", "errors.ts"];

/** A door with all its files but those named. */
function door(name: string, without: string[] = []): SourceText[] {
  return DOOR.filter((file) => !without.includes(file)).map((file) => ({
    path: `src/chat/${name}/${file}`,
    text: "const a = 1;",
  }));
}

describe("the house", () => {
  it("keeps its rules", () => {
    const sources = projectSources();
    expect(sources.length).toBeGreaterThan(20);
    expect(violations(sources)).toEqual([]);
  });
});

describe("the guard, on imports", () => {
  it.each([
    ["src/domain/a.ts", 'import { x } from "../ports.js";'],
    ["src/domain/a.ts", 'import type { X } from "../ports.js";'],
    ["src/domain/a.ts", 'import { readFileSync } from "node:fs";'],
    ["src/domain/a.ts", 'const x = await import("../store/open.js");'],
    ["src/domain/a.ts", 'export { x } from "../messages/x.js";\nconst a = 1;'],
    ["src/domain/a.ts", 'type X = import("../ports.js").Store;'],
    ["src/domain/a.ts", 'const x = require("node:fs");'],
    ["src/deadlines/forms/a.ts", 'import { x } from "../../messages/x.js";'],
    ["src/messages/a.ts", 'import { x } from "../deadlines/x.js";'],
    ["src/ports.ts", 'import { x } from "./domain/task.js";'],
    ["src/ports.ts", 'import type { X } from "./store/open.js";'],
    ["src/commands/a.ts", 'import { x } from "../store/open.js";'],
    ["src/commands/a.ts", 'import express from "express";'],
    ["src/jobs/a.ts", 'import { x } from "../commands/router.js";'],
    ["src/documents/a.ts", 'import { x } from "../messages/x.js";'],
    ["src/documents/a.ts", 'import { x } from "node:fs";'],
    ["src/store/a.ts", 'import { message } from "../messages/message.js";'],
    ["src/store/a.ts", 'import { x } from "../deadlines/x.js";'],
    ["src/cli/a.ts", 'import { x } from "../chat/web/index.js";'],
    ["src/http.ts", 'import { x } from "./store/open.js";'],
    ["src/clock.ts", 'import { x } from "luxon";'],
    ["src/attic/a.ts", 'import { x } from "luxon";'],
  ])("stops %s with %s", (path, text) => {
    expect(breaches(path, text)).toHaveLength(1);
  });

  it.each([
    ["src/domain/a.ts", 'import { DateTime } from "luxon";\nimport { x } from "./b.js";'],
    ["src/deadlines/forms/a.ts", 'import { x } from "../../domain/task.js";'],
    ["src/ports.ts", 'import type { X } from "./messages/message.js";'],
    ["src/commands/a.ts", 'import { x } from "../deadlines/x.js";\nimport { z } from "zod";'],
    ["src/store/a.ts", 'import type { Message } from "../messages/message.js";'],
    ["src/store/a.ts", 'import { PrismaLibSql } from "@prisma/adapter-libsql";'],
    ["src/store/a.ts", 'import { x } from "./generated/client.js";'],
    ["src/cli/a.ts", 'import { x } from "../store/open.js";'],
    ["src/main.ts", 'import { x } from "./chat/web/index.js";'],
    ["src/main.ts", 'import manifest from "../package.json";'],
  ])("lets %s have %s", (path, text) => {
    expect(breaches(path, text)).toEqual([]);
  });

  it("stops a door that leans on another door, and lets it use its own files", () => {
    const text = 'import { x } from "../slack/render.js";';
    const doors = [...door("web"), ...door("slack")];
    expect(breaches("src/chat/web/page.ts", text, ...doors)).toHaveLength(1);
    const own = 'import { x } from "./render.js";';
    expect(breaches("src/chat/web/page.ts", own, ...doors)).toEqual([]);
  });

  it("says what to do instead", () => {
    expect(breaches("src/commands/a.ts", '\nimport { x } from "../store/open.js";')).toEqual([
      "src/commands/a.ts:2 takes from src/store/open.ts, which commands/ may not. " +
        "A verb reaches the outside through ports.ts: name there what it needs.",
    ]);
  });
});

describe("the guard, on what a file does", () => {
  it.each([
    ["the environment", "const port = process.env.PORT;"],
    ["the environment by index", 'const env = process["env"];'],
    ["the environment by name", "const { env } = process;"],
    ["the environment of globalThis", "const port = globalThis.process.env;"],
    ["the raw clock as a date", "const now = new Date();"],
    ["the raw clock as a date without brackets", "const now = new Date;"],
    ["the raw clock as words", "const now = Date();"],
    ["the raw clock in milliseconds", "const now = Date.now();"],
    ["the raw clock handed on", "const clock = { now: Date.now };"],
    ["the raw clock of luxon", "const now = DateTime.now();"],
    ["the raw clock of luxon in UTC", "const now = DateTime.utc();"],
    ["a default export", "export default function a() {}"],
    ["a default export of a value", "const a = 1;\nexport default a;"],
    ["a default export by another name", "const a = 1;\nexport { a as default };"],
    ["a barrel", 'export * from "./b.js";'],
    ["Vietnamese words", 'const said = "Đã nộp";'],
    ["Vietnamese in a template", "const said = `nhiệm vụ ${n}`;"],
    ["Vietnamese in a pattern", "const form = /quý (\\d)/;"],
    ["Vietnamese names", "const nhiệmVụ = 1;"],
    ["too many lines", "const a = 1;\n".repeat(401)],
  ])("stops %s", (_, text) => {
    expect(breaches("src/jobs/a.ts", text)).toHaveLength(1);
  });

  it.each([
    ["a given moment", "const then = new Date(ms);\nconst day = DateTime.utc(2026, 1, 2);"],
    ["a clock it was handed", "const now = clock.now();"],
    ["an exit code", "process.exitCode = 1;"],
    ["named exports", "export const a = 1;\nexport { b } from './b.js';"],
    ["Vietnamese examples in comments", "/** 'quý III' is the third quarter. */\nconst a = 1;"],
    ["English", 'const said = "handed in";'],
    ["four hundred lines", "const a = 1;\n".repeat(400)],
  ])("lets a file have %s", (_, text) => {
    expect(breaches("src/jobs/a.ts", text)).toEqual([]);
  });

  it.each([
    ["src/config.ts", "const port = process.env.PORT;"],
    ["src/clock.ts", "const now = new Date();"],
    ["src/messages/a.ts", 'const said = "Đã nộp";'],
    ["src/deadlines/words.ts", 'const quarter = "quý";'],
    ["src/documents/words.ts", 'const head = "Nội dung";'],
    ["src/documents/cell-words.ts", 'const head = "Nội dung";'],
    ["src/documents/rows.ts", "const head = /nội dung/;"],
    ["src/domain/fold.ts", 'const letter = "đ";'],
    ["src/chat/web/index.ts", "const letter = /[đĐ]/g;", ...door("web", ["index.ts"])],
  ] as [string, string, ...SourceText[]][])(
    "lets %s do what is its own",
    (path, text, ...others) => {
      expect(breaches(path, text, ...others)).toEqual([]);
    },
  );
});

describe("the guard, on Vietnamese", () => {
  it.each(["src/documents/rows.ts", "src/domain/task.ts", "src/commands/done.ts", "src/main.ts"])(
    "stops a sentence in %s",
    (path) => {
      expect(breaches(path, 'const said = "Nội dung";')).toHaveLength(1);
    },
  );
});

describe("the guard, on files", () => {
  it.each(DOOR)("stops a door without %s", (name) => {
    expect(violations(door("web", [name]))).toEqual([
      `src/chat/web/ has no ${name}: every door has ${DOOR.join(", ")}.`,
    ]);
  });

  it("lets a door with its four files be", () => {
    expect(violations(door("web"))).toEqual([]);
  });

  it.each(["src/domain/utils.ts", "src/chat/helpers.ts", "src/messages/types.ts"])(
    "stops the drawer %s",
    (path) => {
      expect(breaches(path, "const a = 1;")).toHaveLength(1);
    },
  );
});

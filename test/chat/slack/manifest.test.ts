import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { EVENT_SCOPES, METHOD_SCOPES } from "../../../src/chat/slack/api.js";
import { EVENTS } from "../../../src/chat/slack/read.js";
import { neededManifest } from "../../support/slack-manifest.js";

const path = new URL("../../../docs/slack-app-manifest.json", import.meta.url);

/** After a change of commands, events or calls: UPDATE_MANIFEST=1 writes the file anew. */
if (process.env["UPDATE_MANIFEST"] === "1") {
  writeFileSync(path, `${JSON.stringify(neededManifest(), null, 2)}\n`);
}

const manifest = JSON.parse(readFileSync(path, "utf8")) as ReturnType<typeof neededManifest>;

describe("the manifest of the Slack app", () => {
  it("asks for the commands, scopes and events that the code needs, and no others", () => {
    expect(manifest).toEqual(neededManifest());
  });

  it("keeps Slack's limits for commands", () => {
    const commands = manifest.features.slash_commands;
    expect(commands.length).toBeLessThanOrEqual(50);
    expect(new Set(commands.map(({ command }) => command)).size).toBe(commands.length);
    for (const { command, description, usage_hint: usage } of commands) {
      expect(command).toMatch(/^\/[a-z]{2,31}$/);
      expect(description.length).toBeLessThanOrEqual(2000);
      expect(usage?.length ?? 0).toBeLessThanOrEqual(1000);
    }
  });

  it("knows the scope of every method that is called, and calls every method it lists", () => {
    const folder = new URL("../../../src/chat/slack/", import.meta.url);
    const source = readdirSync(folder)
      .map((name) => readFileSync(new URL(name, folder), "utf8"))
      .join("\n");
    const called = [...source.matchAll(/client\.((?:\w+\.)+\w+)\(/g)].map((match) => match[1]!);
    // Two calls stand behind the one upload of the library.
    const behind = ["files.getUploadURLExternal", "files.completeUploadExternal"];
    const all = new Set([...called, ...behind, "apps.connections.open"]);
    expect([...all].sort()).toEqual(Object.keys(METHOD_SCOPES).sort());
  });

  it("knows the scope of every event that is listened to", () => {
    const known = Object.keys(EVENT_SCOPES).filter((name) => name !== "commands");
    expect(known.sort()).toEqual([...EVENTS].sort());
  });
});

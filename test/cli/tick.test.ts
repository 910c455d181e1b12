import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { makeFakeDoor } from "../support/fake-door.js";
import { deskIn, dropFolder, newFolder } from "./desk.js";

/** The demo's dates lie around the day it is loaded. */
const LOADED = "2026-11-20T02:00:00.000Z";
const MORNING = "2026-11-23T07:30";

let dir: string;
let door: ReturnType<typeof makeFakeDoor>;

beforeEach(async () => {
  dir = newFolder();
  door = makeFakeDoor("web");
  await desk().done("demo");
});
afterEach(() => {
  dropFolder(dir);
});

function desk() {
  const open = () => Promise.resolve({ doors: [door], close: () => Promise.resolve() });
  return deskIn(dir, LOADED, { doors: { checks: () => Promise.resolve([]), open } });
}

type Owed = { key: string; kind: string; to: { name: string }; at: string; text: string | null };

describe("dondoc tick", () => {
  it("previews a morning with its words, and stores and sends nothing", async () => {
    const seen = await desk().done("tick", "--at", MORNING, "--dry-run");
    const owed = seen.owed as Owed[];
    expect(owed.length).toBeGreaterThan(3);
    expect(seen).toMatchObject({ enqueued: 0, sent: 0, failed: 0, dropped: 0 });
    for (const { key, at, text } of owed) {
      expect(key).toMatch(/^(nudge|escalation|digest|round)\/1\//);
      expect(at).toBe("2026-11-23T00:30:00.000Z");
      expect(text).not.toBe("");
    }
    expect(owed.map(({ kind }) => kind)).toContain("nudge");
    expect(door.sent).toEqual([]);
    expect((await desk().done("tick", "--at", MORNING, "--dry-run")).owed).toEqual(owed);
  });

  it("does what it previewed, once", async () => {
    const preview = await desk().done("tick", "--at", MORNING, "--dry-run");
    const done = await desk().done("tick", "--at", MORNING);
    const keys = (seen: { owed: Owed[] }) => seen.owed.map(({ key }) => key);
    expect(keys(done)).toEqual(keys(preview));
    expect(done).toMatchObject({ enqueued: keys(done).length, failed: 0, dropped: 0 });
    expect(done.sent).toBe(door.sent.length);
    expect(door.sent.length).toBeGreaterThanOrEqual(keys(done).length);
    const sent = door.sent.length;
    expect(await desk().done("tick", "--at", MORNING)).toMatchObject({ owed: [], sent: 0 });
    expect(door.sent).toHaveLength(sent);
  });

  it("takes a moment with or without an offset", async () => {
    const at = async (value: string) =>
      ((await desk().done("tick", "--at", value, "--dry-run")).owed as Owed[]).length;
    const count = await at(MORNING);
    expect(await at("2026-11-23T00:30:00Z")).toBe(count);
    expect(await at("2026-11-23T07:30:00+07:00")).toBe(count);
    expect(await at("2026-11-23T07:29:00+07:00")).toBe(0);
    expect(await at("2026-11-22T07:30")).toBe(0);
  });

  it("of one office is of that office", async () => {
    await desk().done("workspace", "create", "--code", "XB", "--name", "UBND xã Bình");
    const own = await desk().done("tick", "--at", MORNING, "--workspace", "XB", "--dry-run");
    expect(own.owed).toEqual([]);
    const other = await desk().run("tick", "--at", MORNING, "--workspace", "QQ", "--json");
    expect(other.exit).toBe(1);
    expect(other.json.error.code).toBe("no_such_workspace");
  });

  it("refuses what is no moment", async () => {
    expect((await desk().run("tick", "--at", "sáng mai")).exit).toBe(2);
  });
});

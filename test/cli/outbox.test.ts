import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { message } from "../../src/messages/message.js";
import { openStore } from "../../src/store/open.js";
import { deskIn, dropFolder, newFolder } from "./desk.js";

const dir = newFolder();
const desk = deskIn(dir);
const AT = "2026-11-20T02:00:00.000Z";

beforeAll(async () => {
  await desk.done("workspace", "create", "--code", "XB", "--name", "UBND xã Xuân Bình");
  await desk.done("member", "add", "--workspace", "XB", "--name", "Lê Thị Minh", "--role", "clerk");
});
afterAll(() => dropFolder(dir));

/** Notices to the one member, of which the first are dead. */
async function owe(keys: string[], dead: number): Promise<void> {
  const store = await openStore(desk.env.DATABASE_URL);
  const [workspace] = await store.office.workspaces();
  const [member] = await store.office.members(workspace!.id);
  const said = message(["Lời riêng"]);
  const to = { member: member!.id };
  await store.mail.enqueue(
    keys.map((key) => ({ key, workspaceId: workspace!.id, to, message: said })),
  );
  for (let at = 0; at < dead; at += 1) {
    const [item] = await store.mail.claim(AT, 1000, 1);
    const why = "403 Forbidden: bot was blocked by the user";
    await store.mail.settle(item!.id, { state: "dead", at: AT, why });
  }
  await store.close();
}

describe("dondoc outbox", () => {
  it("says so where there is nothing", async () => {
    expect(await desk.done("outbox", "list")).toEqual({ outbox: [] });
    expect((await desk.run("outbox", "list")).out).toBe("Không có tin nào.\n");
  });

  it("lists what waits and what is dead, with the reason and without the words", async () => {
    await owe(["a", "b"], 1);
    const { outbox } = await desk.done("outbox", "list");
    expect(outbox).toMatchObject([
      { id: 1, key: "a", workspace: "XB", state: "dead", attempts: 1 },
      { id: 2, key: "b", workspace: "XB", state: "queued", attempts: 0, why: null },
    ]);
    expect(outbox[0].why).toContain("403");
    const dead = await desk.run("outbox", "list", "--state", "dead");
    expect(dead.out).toMatch(/^1 +XB +thôi gửi +tin +Lê Thị Minh +1 lần/);
    expect(dead.out).not.toContain("Lời riêng");
    expect((await desk.run("outbox", "list", "--state", "lost")).exit).toBe(2);
  });

  it("is in doctor, with why", async () => {
    const { checks } = await desk.done("doctor");
    const check = (name: string) => checks.find((one: { name: string }) => one.name === name);
    expect(check("dead_letters")).toMatchObject({ state: "warn" });
    expect(check("dead_letters").detail).toBe(
      "1 tin: 1 tin đã chặn trợ lý, khóa tài khoản hoặc đưa trợ lý ra khỏi nhóm",
    );
    expect(check("unsent").detail).toContain("1 tin, lâu nhất từ");
  });

  it("sends a dead one again, and nothing else", async () => {
    expect(await desk.done("outbox", "retry", "1")).toEqual({ retried: 1 });
    const again = await desk.run("outbox", "retry", "1", "--json");
    expect(again).toMatchObject({ exit: 1, json: { error: { code: "not_dead" } } });
    expect((await desk.run("outbox", "retry", "x", "--json")).exit).toBe(2);
    expect(await desk.done("outbox", "list", "--state", "dead")).toEqual({ outbox: [] });
  });
});

describe("dondoc chat bind", () => {
  it("says whose group it is", async () => {
    const at = ["--workspace", "XB", "--channel", "telegram", "--id", "-5", "--purpose", "unit"];
    expect(await desk.run("chat", "bind", ...at, "--json")).toMatchObject({
      ...{ exit: 2, json: { error: { code: "bad_unit" } } },
    });
    await desk.done("unit", "add", "--workspace", "XB", "--name", "Phòng Kinh tế");
    const { chat } = await desk.done("chat", "bind", ...at, "--unit", "Phòng Kinh tế");
    expect(chat).toMatchObject({ externalId: "-5", purpose: "unit" });
  });
});

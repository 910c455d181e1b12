import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { deskIn, dropFolder, newFolder } from "./desk.js";

const desk = deskIn(newFolder());
const at = ["--workspace", "XB"];
const PLAN = join(import.meta.dirname, "../fixtures/plan-thach-lung.txt");

beforeAll(async () => {
  await desk.done("workspace", "create", "--code", "XB", "--name", "UBND xã Xuân Bình");
  await desk.done("plan", "load", PLAN, ...at, "--activate");
  await add("Lê Thị Minh", "official");
  await add("Nguyễn Văn Hòa", "official");
  await add("Đỗ Quang Vinh", "viewer");
});
afterAll(() => {
  dropFolder(desk.dir);
});

async function add(name: string, role: string): Promise<{ id: number; code: string }> {
  const said = await desk.done("member", "add", ...at, "--name", name, "--role", role);
  return { id: said.member.id, code: said.invite.code };
}

/** As `/assign` does: no command of the desk puts anybody in charge. */
async function charge(name: string, ...numbers: number[]): Promise<void> {
  const { openStore } = await import("../../src/store/open.js");
  const store = await openStore(desk.env.DATABASE_URL);
  const workspace = (await store.office.workspace("XB"))!.id;
  const member = (await store.office.members(workspace)).find((one) => one.name === name)!;
  for (const number of numbers) {
    await store.work.assign((await store.work.task(workspace, number))!.id, member.id);
  }
  await store.close();
}

describe("dondoc member hand-over", () => {
  it("gives the unfinished work to another, and back to the unit", async () => {
    await charge("Lê Thị Minh", 1, 2);
    const said = await desk.done("member", "hand-over", ...at, "Lê Thị Minh", "nguyen van hoa");
    expect(said).toMatchObject({
      from: { name: "Lê Thị Minh" },
      to: { name: "Nguyễn Văn Hòa" },
      tasks: [{ number: 1 }, { number: 2 }],
    });
    const back = await desk.run("member", "hand-over", ...at, "Nguyễn Văn Hòa");
    expect(back.out).toBe("2 việc chưa xong của Nguyễn Văn Hòa đã trả về bộ phận chủ trì.\n");
  });

  it.each([
    [["Lê Thị Minh", "Đỗ Quang Vinh"], "cannot_take_over"],
    [["Lê Thị Minh", "Lê Thị Minh"], "cannot_take_over"],
    [["Lê Thị Minh", "Trần Không Có"], "no_such_member"],
    [["Trần Không Có"], "no_such_member"],
  ])("refuses %j", async (names, code) => {
    const said = await desk.run("member", "hand-over", ...at, ...names, "--json");
    expect(said).toMatchObject({ exit: 1, json: { error: { code } } });
  });
});

describe("dondoc member remove", () => {
  it("hands the work over to whom --to names", async () => {
    await add("Vũ Hải", "clerk");
    await charge("Vũ Hải", 1);
    const wrong = await desk.run("member", "remove", ...at, "Vũ Hải", "--to", "Vinh Đỗ", "--json");
    expect(wrong).toMatchObject({ exit: 1, json: { error: { code: "no_such_member" } } });
    const said = await desk.done("member", "remove", ...at, "Vũ Hải", "--to", "Lê Thị Minh");
    expect(said).toMatchObject({
      member: { name: "Vũ Hải", state: "left" },
      to: { name: "Lê Thị Minh" },
      tasks: [{ number: 1 }],
    });
    const { members } = await desk.done("member", "list", ...at);
    expect(members.map((one: { name: string }) => one.name)).not.toContain("Vũ Hải");
    const all = (await desk.done("member", "list", ...at, "--all")).members;
    expect(all).toContainEqual(expect.objectContaining({ name: "Vũ Hải", state: "left" }));
  });
});

describe("dondoc member export", () => {
  it("writes all that is kept about a person, readable to the operator alone", async () => {
    const out = join(desk.dir, "hoa.json");
    const said = await desk.done("member", "export", ...at, "Nguyễn Văn Hòa", "--out", out);
    expect(said).toMatchObject({ file: out, invites: 1, accounts: 0, evidence: 0 });
    expect(said.history).toBeGreaterThan(2);
    const data = JSON.parse(readFileSync(out, "utf8"));
    expect(data).toMatchObject({
      workspace: "UBND xã Xuân Bình",
      member: { name: "Nguyễn Văn Hòa", role: "official" },
    });
    expect(data.history).toHaveLength(said.history);
    expect(statSync(out).mode & 0o077).toBe(0);
  });

  it("is readable to nobody else where a file stood that was, and leaves no other behind", async () => {
    const folder = join(desk.dir, "exports");
    mkdirSync(folder);
    const out = join(folder, "minh.json");
    writeFileSync(out, "{}", { mode: 0o644 });
    chmodSync(out, 0o644);
    await desk.done("member", "export", ...at, "Lê Thị Minh", "--out", out);
    expect(statSync(out).mode & 0o777).toBe(0o600);
    expect(JSON.parse(readFileSync(out, "utf8"))).toMatchObject({
      member: { name: "Lê Thị Minh" },
    });
    const there = await desk.run(
      "member",
      "export",
      ...at,
      "Lê Thị Minh",
      "--out",
      folder,
      "--json",
    );
    expect(there).toMatchObject({ exit: 1, json: { error: { code: "file_unwritable" } } });
    expect(readdirSync(folder)).toEqual(["minh.json"]);
  });

  it("says where a file cannot be written, and what is missing", async () => {
    const out = join(desk.dir, "no", "such", "folder.json");
    const said = await desk.run("member", "export", ...at, "Lê Thị Minh", "--out", out, "--json");
    expect(said).toMatchObject({ exit: 1, json: { error: { code: "file_unwritable" } } });
    const usage = await desk.run("member", "export", ...at, "Lê Thị Minh", "--json");
    expect(usage).toMatchObject({ exit: 2, json: { error: { code: "usage" } } });
  });
});

describe("dondoc member erase", () => {
  it("erases one who has left, also who was forgotten to be removed, and clears the file", async () => {
    const { id } = await add("Hồ Thị Thắm", "official");
    const refused = await desk.run("member", "erase", ...at, "Hồ Thị Thắm", "--json");
    expect(refused).toMatchObject({ exit: 1, json: { error: { code: "member_here" } } });
    const said = await desk.done("member", "erase", ...at, "Hồ Thị Thắm", "--and-remove");
    expect(said).toMatchObject({
      member: { id, name: "cựu cán bộ", state: "left", units: [] },
      ...{ already: false, scrubbed: true },
    });
    const file = readFileSync(join(desk.dir, "dondoc.db"));
    expect(file.includes("Hồ Thị Thắm")).toBe(false);
    expect(file.includes("Lê Thị Minh")).toBe(true);
    const gone = await desk.run("member", "erase", ...at, "Hồ Thị Thắm", "--json");
    expect(gone).toMatchObject({ exit: 1, json: { error: { code: "no_such_member" } } });
    const again = await desk.done("member", "erase", ...at, String(id));
    expect(again).toMatchObject({ already: true, scrubbed: true });
    const other = await desk.run("member", "export", ...at, String(id), "--out", "x", "--json");
    expect(other).toMatchObject({ exit: 1, json: { error: { code: "no_such_member" } } });
  });

  it("leaves a history that proves itself", async () => {
    const said = await desk.run("audit", "verify", ...at, "--json");
    expect(said.json).toMatchObject({ ok: true });
  });

  it("never reaches into another workspace", async () => {
    await desk.done("workspace", "create", "--code", "TB", "--name", "UBND xã Tân Bình");
    const { members } = await desk.done("member", "list", ...at);
    const id = String(members[0].id);
    const there = ["--workspace", "TB"];
    for (const argv of [
      ["remove", ...there, id],
      ["hand-over", ...there, id],
      ["export", ...there, id, "--out", join(desk.dir, "x.json")],
      ["erase", ...there, id, "--and-remove"],
    ]) {
      const said = await desk.run("member", ...argv, "--json");
      expect(said).toMatchObject({ exit: 1, json: { error: { code: "no_such_member" } } });
    }
  });
});

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { deskIn, dropFolder, newFolder } from "./desk.js";

const dir = newFolder();
const desk = deskIn(dir);
const at = ["--workspace", "XB"];

beforeAll(async () => {
  await desk.done("workspace", "create", "--code", "XB", "--name", "UBND xã Xuân Bình");
  await desk.done("unit", "add", ...at, "--name", "Văn phòng HĐND và UBND", "--alias", "Văn phòng");
  await desk.done("unit", "add", ...at, "--name", "Phòng Kinh tế");
});
afterAll(() => dropFolder(dir));

describe("dondoc workspace", () => {
  it("creates one in the zone of the configuration", async () => {
    const said = await desk.done(
      "workspace",
      "create",
      "--code",
      "TB",
      "--name",
      "UBND xã Tân Bình",
    );
    expect(said.workspace).toMatchObject({
      code: "TB",
      name: "UBND xã Tân Bình",
      timeZone: "Asia/Ho_Chi_Minh",
    });
    const all = await desk.done("workspace", "list");
    expect(all.workspaces.map((one: { code: string }) => one.code)).toEqual(["XB", "TB"]);
  });

  it("refuses a code that is taken, in either case", async () => {
    const said = await desk.run("workspace", "create", "--code", "xb", "--name", "A", "--json");
    expect(said).toMatchObject({ exit: 1, json: { error: { code: "workspace_exists" } } });
  });

  it("refuses codes with spaces, empty names and unknown zones", async () => {
    const make = (...argv: string[]) => desk.run("workspace", "create", ...argv, "--json");
    const said = [
      await make("--code", "x b/", "--name", "A"),
      await make("--code", "AB", "--name", " "),
      await make("--code", "AB", "--name", "A", "--time-zone", "Asia/Nowhere"),
    ];
    const codes = said.map(({ json }) => json.error.code);
    expect(codes).toEqual(["bad_code", "bad_name", "bad_time_zone"]);
  });

  it.each([
    [["workspace", "create", "--code", "x b/", "--name", "A"], "bad_code"],
    [["unit", "add", ...at, "--name", " "], "bad_name"],
    [["unit", "rename", ...at, "Phòng Kinh tế", " "], "bad_name"],
    [["member", "add", ...at, "--name", " ", "--role", "viewer"], "bad_name"],
    [["calendar", "set", "2027-09-03", "--kind", "off", "--name", " "], "bad_name"],
    [["chat", "bind", ...at, "--channel", "telegram", "--id", " "], "bad_chat"],
    [["member", "add", ...at, "--name", "A", "--role", "king"], "usage"],
  ])("takes a value no office could have for wrong usage, exit 2: %j", async (argv, code) => {
    const said = await desk.run(...argv, "--json");
    expect(said).toMatchObject({ exit: 2, err: "", json: { error: { code } } });
    expect(await desk.run(...argv)).toMatchObject({
      exit: 2,
      out: "",
      err: `${said.json.error.message}\n`,
    });
  });

  it("names the codes there are where one does not exist", async () => {
    const said = await desk.run("member", "list", "--workspace", "XX", "--json");
    expect(said).toMatchObject({ exit: 1, json: { error: { code: "no_such_workspace" } } });
    expect(said.json.error.message).toContain("XB");
    const plain = await desk.run("member", "list", "--workspace", "XX");
    expect(plain).toMatchObject({ exit: 1, out: "", err: `${said.json.error.message}\n` });
  });
});

describe("dondoc unit", () => {
  it("lists units with their aliases", async () => {
    const said = await desk.done("unit", "list", ...at);
    expect(said.units[0]).toMatchObject({
      name: "Văn phòng HĐND và UBND",
      kind: "unit",
      aliases: ["Văn phòng"],
    });
    const plain = await desk.run("unit", "list", ...at);
    expect(plain.out).toContain("Phòng Kinh tế");
  });

  it("takes a group by its name, with the units it stands for", async () => {
    const said = await desk.done(
      ...["unit", "add", ...at, "--name", "Các phòng chuyên môn", "--of", "Phòng kinh tế"],
    );
    expect(said.unit).toMatchObject({ kind: "group", members: ["Phòng Kinh tế"] });
  });

  it("refuses a name that another unit goes by", async () => {
    const said = await desk.run("unit", "add", ...at, "--name", "văn phòng", "--json");
    expect(said).toMatchObject({ exit: 1, json: { error: { code: "unit_exists" } } });
  });

  it("keeps the old name as an alias when a unit is renamed", async () => {
    await desk.done("unit", "add", ...at, "--name", "Tổ Số hóa");
    const said = await desk.done("unit", "rename", ...at, "Tổ Số hóa", "Tổ Công nghệ số");
    expect(said.unit).toMatchObject({ name: "Tổ Công nghệ số", aliases: ["Tổ Số hóa"] });
    const again = await desk.done("unit", "alias", ...at, "Tổ Số hóa", "Tổ CNS", "Tổ Số hóa");
    expect(again.unit.aliases).toEqual(["Tổ Số hóa", "Tổ CNS"]);
  });

  it("gives everything of a merged unit to the other one, its names too", async () => {
    await desk.done("unit", "add", ...at, "--name", "Tài chính - Kế toán");
    const person = ["--name", "Cao Văn Lộc", "--role", "official", "--unit", "Tài chính - Kế toán"];
    await desk.done("member", "add", ...at, ...person);
    const said = await desk.done("unit", "merge", ...at, "Tài chính - Kế toán", "Phòng Kinh tế");
    expect(said.unit.aliases).toContain("Tài chính - Kế toán");
    const { members } = await desk.done("member", "list", ...at);
    const moved = members.find((one: { name: string }) => one.name === "Cao Văn Lộc");
    expect(moved.units).toEqual(["Phòng Kinh tế"]);
    const self = await desk.run("unit", "merge", ...at, "Phòng Kinh tế", "Phòng Kinh tế", "--json");
    expect(self.json.error.code).toBe("same_unit");
  });
});

describe("dondoc member", () => {
  const minh = ["--name", "Lê Thị Minh", "--role", "official", "--unit", "Văn phòng HĐND và UBND"];

  it("adds a person with an invite for fourteen days", async () => {
    const said = await desk.done("member", "add", ...at, ...minh);
    expect(said.member).toMatchObject({
      name: "Lê Thị Minh",
      role: "official",
      units: ["Văn phòng HĐND và UBND"],
    });
    expect(said.invite).toMatchObject({ link: null, expires: "2026-12-04T02:00:00.000Z" });
    expect(said.invite.code).toMatch(/^[A-Z0-9]{8}$/);
  });

  it("finds a unit by alias, in any letters and short forms, but not by guessing", async () => {
    const add = (unit: string) =>
      desk.run(
        "member",
        "add",
        ...at,
        "--name",
        "A B",
        "--role",
        "viewer",
        "--unit",
        unit,
        "--json",
      );
    expect((await add("van phong")).json.member.units).toEqual(["Văn phòng HĐND và UBND"]);
    expect((await add("VP HĐND và UBND")).json.member.units).toEqual(["Văn phòng HĐND và UBND"]);
    const said = await add("Phòng Kinh tếế");
    expect(said).toMatchObject({ exit: 1, json: { error: { code: "unknown_unit" } } });
    expect(said.json.error.message).toContain("Phòng Kinh tế");
  });

  it("adds nobody where a unit is unknown, and names the nearest", async () => {
    const before = (await desk.done("member", "list", ...at)).members.length;
    const person = ["--name", "Ai Đó", "--role", "official", "--unit", "Ban Kinh doanh"];
    const said = await desk.run("member", "add", ...at, ...person);
    expect(said).toMatchObject({ exit: 1, out: "" });
    expect(said.err).toContain("Phòng Kinh tế");
    expect((await desk.done("member", "list", ...at)).members).toHaveLength(before);
  });

  it("invites again by name or number, and tells namesakes apart", async () => {
    const again = await desk.done("member", "invite", ...at, "le thi minh");
    expect(again.invite.code).toMatch(/^[A-Z0-9]{8}$/);
    const twin = await desk.done("member", "add", ...at, ...minh);
    const said = await desk.run("member", "invite", ...at, "Lê Thị Minh", "--json");
    expect(said).toMatchObject({ exit: 1, json: { error: { code: "ambiguous_member" } } });
    const one = await desk.done("member", "invite", ...at, String(twin.member.id));
    expect(one.member.id).toBe(twin.member.id);
  });

  it("removes a person, who is then only history", async () => {
    await desk.done("member", "add", ...at, "--name", "Vũ Hải", "--role", "clerk", "--admin");
    const said = await desk.done("member", "remove", ...at, "Vũ Hải");
    expect(said.member).toMatchObject({ name: "Vũ Hải", state: "left", admin: true });
    const gone = await desk.run("member", "remove", ...at, "Vũ Hải", "--json");
    expect(gone).toMatchObject({ exit: 1, json: { error: { code: "no_such_member" } } });
  });

  it.each([[["--name", "A"]], [["--name", "A", "--role", "king"]], [["--role", "chair"]]])(
    "answers wrong usage with exit 2: %j",
    async (argv) => {
      const said = await desk.run("member", "add", ...at, ...argv, "--json");
      expect(said).toMatchObject({ exit: 2, json: { error: { code: "usage" } } });
    },
  );
});

describe("dondoc chat", () => {
  it("binds a group to a workspace, and to one only", async () => {
    const group = ["--channel", "telegram", "--id", "-100200", "--purpose", "group"];
    const said = await desk.done("chat", "bind", ...at, ...group, "--title", "Nhóm chung");
    expect(said.chat).toMatchObject({ channel: "telegram", externalId: "-100200" });
    const { chats } = await desk.done("chat", "list", ...at);
    expect(chats.map((chat: { channel: string }) => chat.channel)).toEqual(["web", "telegram"]);
    const other = await desk.run("chat", "bind", "--workspace", "TB", ...group, "--json");
    expect(other).toMatchObject({
      exit: 1,
      json: { error: { code: "chat_of_another_workspace" } },
    });
  });

  it("binds the group of a unit, which has to be named and to be there", async () => {
    await desk.done("unit", "add", ...at, "--name", "Tổ Địa chính", "--alias", "Địa chính");
    const group = ["--channel", "telegram", "--id", "-100300", "--purpose", "unit"];
    const said = await desk.done("chat", "bind", ...at, ...group, "--unit", "địa chính");
    expect(said.chat).toMatchObject({ purpose: "unit", unit: "Tổ Địa chính" });
    const { chats } = await desk.done("chat", "list", ...at);
    expect(chats.at(-1)).toMatchObject({ externalId: "-100300", unit: "Tổ Địa chính" });
    const unnamed = await desk.run("chat", "bind", ...at, ...group, "--json");
    expect(unnamed).toMatchObject({ exit: 2, json: { error: { code: "bad_unit" } } });
    const gone = await desk.run("chat", "bind", ...at, ...group, "--unit", "Tổ Mây", "--json");
    expect(gone.exit).toBe(1);
  });
});

describe("dondoc calendar", () => {
  it("knows the country's days off, and marks what is only computed", async () => {
    const { days } = await desk.done("calendar", "list", "--year", "2027");
    const tet = days.find((day: { date: string }) => day.date === "2027-02-08");
    expect(tet).toMatchObject({ kind: "off", provisional: true });
    const now = await desk.done("calendar", "list");
    expect(now.year).toBe(2026);
    expect(now.days.map((day: { date: string }) => day.date)).toContain("2026-11-24");
  });

  it("is changed at the desk, for the country or for one office", async () => {
    await desk.done("calendar", "set", "3/9/2027", "--kind", "off", "--name", "Quốc khánh");
    const own = ["2027-09-06", "--kind", "work", "--name", "Làm bù"];
    await desk.done("calendar", "set", ...own, ...at, "--source", "Thông báo 12");
    const dates = async (...argv: string[]) =>
      (await desk.done("calendar", "list", "--year", "2027", ...argv)).days.map(
        (day: { date: string }) => day.date,
      );
    expect(await dates()).toContain("2027-09-03");
    expect(await dates()).not.toContain("2027-09-06");
    expect(await dates(...at)).toEqual(expect.arrayContaining(["2027-09-03", "2027-09-06"]));
    await desk.done("calendar", "remove", "2027-09-03");
    expect(await dates()).not.toContain("2027-09-03");
    const gone = await desk.run("calendar", "remove", "2027-09-03", "--json");
    expect(gone).toMatchObject({ exit: 1, json: { error: { code: "no_such_day" } } });
  });
});

describe("dondoc db migrate and doctor", () => {
  it("does nothing to a database of this version", async () => {
    expect((await desk.done("db", "migrate")).applied).toEqual([]);
  });

  it("looks at everything and says what is provisional", async () => {
    const said = await desk.run("doctor", "--json");
    expect(said.exit).toBe(0);
    const states = new Map<string, string>(
      said.json.checks.map((check: { name: string; state: string }) => [check.name, check.state]),
    );
    for (const name of [
      "node",
      "configuration",
      "data_folder",
      "time_zone",
      "database",
      "unsent",
    ]) {
      expect(states.get(name)).toBe("ok");
    }
    expect(states.get("holidays_2026")).toBe("ok");
    expect(states.get("holidays_2027")).toBe("warn");
    expect(said.out).toContain("08/02/2027");
    expect((await desk.run("doctor")).out).toContain("Cơ sở dữ liệu");
  });

  it("fails, with advice, where the database cannot be opened", async () => {
    const file = join(dir, "file");
    writeFileSync(file, "");
    const broken = deskIn(file);
    const said = await broken.run("doctor", "--json");
    expect(said.exit).toBe(1);
    const failed = said.json.checks.filter((check: { state: string }) => check.state === "fail");
    expect(failed.map((check: { name: string }) => check.name)).toEqual([
      "data_folder",
      "database",
    ]);
    expect(failed.every((check: { advice: string }) => check.advice.length > 10)).toBe(true);
    const list = await broken.run("workspace", "list", "--json");
    expect(list).toMatchObject({ exit: 1, json: { error: { code: "database_unwritable" } } });
  });
});

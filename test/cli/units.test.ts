import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openStore } from "../../src/store/open.js";
import { deskIn, dropFolder, newFolder } from "./desk.js";

/* Units change at the desk. Today is 20/11/2026; the plan of the fixture has four tasks of three units. */

const PLAN = fileURLToPath(new URL("fixtures/plan.txt", import.meta.url));
const dir = newFolder();
const desk = deskIn(dir);
const at = ["--workspace", "ST"];
const [VP, VHXH, TT] = [
  "Văn phòng HĐND và UBND",
  "Phòng Văn hóa - Xã hội",
  "Trung tâm Phục vụ hành chính công",
] as const;

const unit = (name: string, ...argv: string[]) => desk.done("unit", name, ...at, ...argv);
const refused = async (name: string, ...argv: string[]) =>
  (await desk.run("unit", name, ...at, ...argv, "--json")).json.error;
const leadOf = async (number: number): Promise<string[]> =>
  (await desk.done("plan", "show", ...at)).tasks.find(
    (task: { number: number }) => task.number === number,
  ).lead;

beforeAll(async () => {
  await desk.done("workspace", "create", "--code", "ST", "--name", "UBND xã Sông Trà");
  await desk.done("plan", "load", PLAN, ...at, "--activate");
  for (const name of ["Lê Thị Minh", "Vũ Hải"]) {
    await desk.done("member", "add", ...at, "--name", name, "--role", "official", "--unit", VP);
  }
});
afterAll(() => dropFolder(dir));

describe("dondoc unit, over the years", () => {
  it("renames from a day, and lists all names with their days", async () => {
    const said = await unit("rename", VHXH, "Phòng Văn hóa và Thông tin", "--since", "1/7/2026");
    expect(said.unit).toMatchObject({
      name: "Phòng Văn hóa và Thông tin",
      aliases: [VHXH],
      formerNames: [{ name: VHXH, since: null, until: "2026-07-01" }],
    });
    const plain = await desk.run("unit", "rename", ...at, VHXH, VHXH);
    expect(plain.out).toContain(`Từ ngày 20/11/2026, Phòng Văn hóa và Thông tin đổi tên thành`);
    expect((await desk.run("unit", "list", ...at)).out).toContain(
      "trước 01/7/2026: Phòng Văn hóa - Xã hội",
    );
  });

  it("refuses days to come, days before the name, and taken names", async () => {
    const codes = [
      await refused("rename", VHXH, "X", "--since", "2026-11-21"),
      await refused("rename", VHXH, "X", "--since", "2026-11-19"),
      await refused("rename", VHXH, TT),
      await refused("merge", VHXH, VHXH),
      await refused("merge", "Ban lạ", VHXH),
    ].map(({ code }) => code);
    expect(codes).toEqual([
      ...["date_to_come", "unit_too_early", "unit_exists", "same_unit", "unknown_unit"],
    ]);
  });

  it("splits a unit with its tasks and people to whom it is said", async () => {
    const share = ["--task", "4=Phòng Pháp chế", "--member", "Vũ Hải=Phòng Pháp chế"];
    const into = ["--into", "Phòng Tổng hợp", "--into", "Phòng Pháp chế"];
    const said = await unit("split", VP, ...into, ...share, "--since", "2026-11-01");
    expect(said).toMatchObject({
      unit: {
        ...{ name: VP, ended: "2026-11-01" },
        successors: [
          { unit: "Phòng Tổng hợp", kind: "split", day: "2026-11-01" },
          { unit: "Phòng Pháp chế", kind: "split", day: "2026-11-01" },
        ],
      },
      into: [
        { unit: "Phòng Tổng hợp", tasks: [1] },
        { unit: "Phòng Pháp chế", tasks: [4] },
      ],
    });
    expect(await leadOf(1)).toEqual(["Phòng Tổng hợp"]);
    expect(await leadOf(4)).toEqual(["Phòng Pháp chế"]);
    const { members } = await desk.done("member", "list", ...at);
    expect(members.map((one: { units: string[] }) => one.units)).toEqual([
      ["Phòng Tổng hợp"],
      ["Phòng Pháp chế"],
    ]);
  });

  it("leaves it to a person whom a document means by the name that was split", async () => {
    const person = ["--name", "Ai Đó", "--role", "viewer", "--unit", VP];
    const said = await desk.run("member", "add", ...at, ...person, "--json");
    expect(said.json.error).toMatchObject({ code: "unknown_unit" });
    expect(said.json.error.message).toContain("Phòng Tổng hợp; Phòng Pháp chế");
  });

  it("writes nothing of a split that is refused", async () => {
    const before = await unit("list", "--all");
    const into = ["--into", "Tổ A", "--into", "Tổ B"];
    const errors = [
      await refused("split", TT, ...into, "--task", "1=Tổ A"),
      await refused("split", TT, ...into, "--task", "3=Tổ C"),
      await refused("split", TT, ...into, "--member", "Lê Thị Minh=Tổ A"),
      await refused("split", TT, ...into, "--task", "3"),
      await refused("split", TT, "--into", "Tổ A"),
      await refused("split", VP, ...into),
    ];
    expect(errors.map(({ code }) => code)).toEqual([
      ...["not_its_work", "unknown_unit", "not_its_member", "usage", "split_wants_two"],
      "unit_ended",
    ]);
    expect(errors[5].message).toBe(
      `${VP} đã thôi hoạt động từ ngày 01/11/2026. Việc đang mở đã chuyển sang: Phòng Tổng hợp; Phòng Pháp chế.`,
    );
    expect(await unit("list", "--all")).toEqual(before);
  });

  it("splits off a part, the unit going on", async () => {
    const said = await unit(
      "split",
      TT,
      "--keep",
      "--into",
      "Tổ Một cửa",
      "--task",
      "3=Tổ Một cửa",
    );
    expect(said.unit).toMatchObject({ name: TT, ended: null });
    expect(await leadOf(3)).toEqual(["Tổ Một cửa"]);
  });

  it("moves work with one command, all of it or what is named", async () => {
    const one = await unit("move-work", "Tổ Một cửa", TT, "--task", "#3");
    expect(one).toMatchObject({ unit: { name: TT }, from: "Tổ Một cửa", moved: [3] });
    expect(await leadOf(3)).toEqual([TT]);
    const none = await refused("move-work", "Tổ Một cửa", TT, "--task", "3");
    expect(none).toMatchObject({ code: "not_its_work" });
    expect(await refused("move-work", TT, VHXH, "--task", "ba")).toMatchObject({ code: "usage" });
    const all = await desk.run("unit", "move-work", ...at, "Phòng Pháp chế", "Phòng Tổng hợp");
    expect(all.out).toContain(
      "Đã chuyển 1 việc đang mở từ Phòng Pháp chế sang Phòng Tổng hợp: #4.",
    );
  });

  it("merges what was, and the ended unit is in no list but --all", async () => {
    const said = await unit("merge", "Phòng Pháp chế", "Phòng Tổng hợp");
    expect(said).toMatchObject({
      ...{ unit: { name: "Phòng Tổng hợp" }, from: "Phòng Pháp chế", moved: [] },
    });
    const names = async (...argv: string[]) =>
      (await unit("list", ...argv)).units.map((one: { name: string }) => one.name);
    expect(await names()).not.toContain("Phòng Pháp chế");
    expect(await names("--all")).toContain("Phòng Pháp chế");
    const plain = await desk.run("unit", "list", ...at, "--all");
    expect(plain.out).toContain("thôi hoạt động từ 20/11/2026");
    expect(plain.out).toContain("nhập vào Phòng Tổng hợp");
    expect((await refused("merge", "Phòng Pháp chế", TT)).code).toBe("unit_ended");
  });

  it("adds no unit of a day to come, as the chat does not either", async () => {
    const said = await refused("add", "--name", "Phòng Sau", "--since", "2026-11-21");
    expect(said.code).toBe("date_to_come");
  });

  it("takes the name of an ended unit for a new one", async () => {
    const said = await unit("add", "--name", "Phòng Pháp chế", "--since", "2026-11-20");
    expect(said.unit).toMatchObject({ name: "Phòng Pháp chế", since: "2026-11-20", ended: null });
    const person = ["--name", "A", "--role", "viewer", "--unit", "Phòng Pháp chế"];
    const { member } = await desk.done("member", "add", ...at, ...person);
    expect(member.units).toEqual(["Phòng Pháp chế"]);
    expect((await refused("merge", "Phòng Pháp chế", TT)).code).toBe("unit_ended_that_day");
  });

  it("has told each task's history, and its own", async () => {
    const store = await openStore(`file:${join(dir, "dondoc.db")}`);
    const task = await store.work.task(1, 4);
    const told = (await store.work.history(1, task?.id ?? 0, 9)).map(({ kind, data }) => [
      kind,
      data["from"],
      data["to"],
    ]);
    await store.close();
    expect(told).toEqual([
      ["unit_work_moved", "Phòng Pháp chế", "Phòng Tổng hợp"],
      ["unit_work_moved", VP, "Phòng Pháp chế"],
    ]);
  });
});

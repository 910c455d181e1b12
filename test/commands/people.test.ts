import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { english } from "../support/english.js";
import { labelsOf, openOffice, words } from "../support/office.js";

type Office = Awaited<ReturnType<typeof openOffice>>;

let o: Office;
/** The administrator is the clerk, as seeded. */
let admin: number;
beforeEach(async () => {
  o = await openOffice();
  admin = o.members.clerk;
});
afterEach(() => o.close());

const m = (id: number) => `people m${String(id)}`;
const commandsOf = (said: Awaited<ReturnType<Office["say"]>>) =>
  said.buttons.flat().map(({ command }) => command);
/** Puts somebody in charge of these tasks. */
async function charge(member: number, ...numbers: number[]) {
  for (const number of numbers) {
    const task = await o.store.work.task(o.workspace, number);
    await o.store.work.assign(task?.id ?? 0, member);
  }
}
/** What is recorded of a person, by kind and data. */
async function recorded(member: number) {
  const data = await o.store.office.dataOf(o.workspace, member);
  return data?.history.map(({ kind, data: what }) => ({ kind, ...what })) ?? [];
}

describe("/people", () => {
  it("lists the members unit by unit, with role and whether they are linked", async () => {
    const fresh = await o.store.office.addMember(o.workspace, {
      ...{ name: "Vũ Thị Cúc", role: "official", admin: false, head: true },
      units: [o.units.kt, o.units.vp],
    });
    const said = await o.say(admin, "/nhansu");
    expect(words(said)).toBe(
      [
        "6 cán bộ:",
        "Không thuộc bộ phận nào",
        "Trần Văn Dũng, lãnh đạo Ủy ban nhân dân; đã liên kết",
        "Đỗ Quang Vinh, người theo dõi; đã liên kết",
        "Văn phòng HĐND và UBND",
        "Phạm Thị Lan, công chức đầu mối tổng hợp, quản trị; đã liên kết",
        "Lê Thị Minh, công chức; đã liên kết",
        "Phòng Kinh tế",
        "Vũ Thị Cúc, công chức, đứng đầu bộ phận, cũng thuộc Văn phòng HĐND và UBND; chưa liên kết",
        "Nguyễn Văn Hòa, công chức; đã liên kết",
      ].join("\n"),
    );
    expect(commandsOf(said)).toEqual(expect.arrayContaining([m(fresh.id), "people add", "units"]));
  });

  it.each([
    ["kinh te", ["Nguyễn Văn Hòa"]],
    ["VHXH", []],
    ["hoa", ["Nguyễn Văn Hòa"]],
    ["lãnh đạo", ["Trần Văn Dũng"]],
    ["chua lien ket", []],
    ["quan tri", ["Phạm Thị Lan"]],
  ])("finds by words: %s", async (typed, names) => {
    const said = words(await o.say(admin, `/people ${typed}`));
    expect(said).toContain(`${String(names.length)} cán bộ khớp với “${typed}”`);
    for (const name of names) expect(said).toContain(name);
  });

  it("turns pages within a search, its buttons within 64 bytes", async () => {
    for (let i = 1; i <= 13; i += 1) {
      await o.store.office.addMember(o.workspace, {
        ...{ name: `Người Thử ${String(i)}`, role: "official", admin: false, head: false },
        units: [],
      });
    }
    const first = await o.say(admin, "/people người thử");
    expect(words(first)).toContain("13 cán bộ khớp với “người thử”, trang 1/2:");
    const second = await o.press(admin, first, "Sau");
    expect(second.replaces).toBe(true);
    expect(words(second)).toContain("trang 2/2");
    await o.say(admin, `/people ${"người thử ".repeat(30)}`);
  });

  it("is for administrators; the clerk may look, without buttons; others are told who may", async () => {
    const { office } = o.store;
    const clerk = await office.member(admin);
    await office.changeMember(o.members.chair, {
      ...(await office.member(o.members.chair))!,
      admin: true,
    });
    await office.changeMember(admin, { ...clerk!, admin: false });
    expect(words(await o.say(admin, "/trogiup"))).toContain("/nhansu");
    expect(words(await o.say(o.members.hoa, "/trogiup"))).not.toContain("/nhansu");
    const list = await o.say(admin, "/people");
    expect(words(list)).toContain("Nguyễn Văn Hòa");
    expect(labelsOf(list)).not.toContain("Thêm cán bộ");
    expect(labelsOf(await o.type(admin, m(o.members.hoa)))).toEqual(["Danh sách cán bộ"]);
    const only = "Chỉ người quản trị được sửa danh sách cán bộ và bộ phận.";
    for (const step of ["", " role clerk", " name Ai", " code", " handover unit", " remove unit"]) {
      const said = words(await o.type(o.members.hoa, m(o.members.minh) + step));
      expect(said, step).toContain("Chỉ Văn phòng hoặc người quản trị được xem danh sách cán bộ");
    }
    for (const step of ["role clerk", "unit 1", "nounit 1", "head yes", "admin yes", "name Ai"]) {
      expect(words(await o.type(admin, `${m(o.members.hoa)} ${step}`)), step).toBe(only);
    }
    for (const step of [
      "code",
      "handover",
      "remove",
      "remove unit",
      "export",
      "erase",
      "erase yes",
    ]) {
      expect(words(await o.type(admin, `${m(o.members.hoa)} ${step}`)), step).toBe(only);
    }
    expect(words(await o.say(admin, "/people add Ai Đó"))).toBe(only);
    expect(words(await o.say(admin, "/people left"))).toBe(only);
    expect((await office.members(o.workspace)).length).toBe(5);
    expect(await recorded(o.members.hoa)).toEqual([]);
  });

  it("knows nobody of another workspace", async () => {
    const { office } = o.store;
    const other = await office.createWorkspace({
      ...{ code: "XK", name: "UBND xã Khe Sim", province: null, timeZone: "Asia/Ho_Chi_Minh" },
    });
    const given = { name: "Vũ Thị Cúc", role: "official", admin: true, head: false } as const;
    const far = (await office.addMember(other.id, { ...given, units: [] })).id;
    const unit = await office.addUnit(other.id, {
      ...{ name: "Văn phòng Khe Sim", kind: "unit", aliases: [], members: [] },
    });
    const gone = "Mục này không còn hoặc không thuộc cơ quan của anh/chị.";
    const steps = [
      "",
      "role clerk",
      "units",
      "unit 1",
      "head yes",
      "admin no",
      "name Ai Đó",
      "code",
    ];
    for (const step of [...steps, "handover unit", "remove unit", "export", "erase yes"]) {
      expect(words(await o.type(admin, `${m(far)} ${step}`.trim())), step).toContain(gone);
    }
    await charge(o.members.hoa, 3);
    for (const step of [
      `unit ${String(unit.id)}`,
      `handover m${String(far)}`,
      `remove m${String(far)}`,
    ]) {
      expect(words(await o.type(admin, `${m(o.members.hoa)} ${step}`)), step).toContain(gone);
    }
    expect(await office.member(far)).toMatchObject({ ...given, units: [] });
    expect(words(await o.say(admin, "/people"))).not.toContain("Cúc");
  });

  it("is English for whoever reads English", async () => {
    await o.close();
    const { seedEnglishOffice } = await import("../support/english.js");
    o = await openOffice({ seed: seedEnglishOffice });
    const { clerk, hoa, minh } = o.members;
    const entry = await o.store.office.member(clerk);
    await o.store.office.changeMember(clerk, { ...entry!, admin: true });
    await charge(hoa, 3, 1);
    const typed = [
      "people",
      "people zzz",
      "people add",
      "people add Vu Hai",
      "people left",
      m(hoa),
    ];
    const steps = [
      "role",
      "role clerk",
      "units",
      `unit ${String(o.units.vp)}`,
      "nounit 1",
      "head yes",
    ];
    const more = [
      "admin yes",
      "admin no",
      "name",
      "name Nguyen Hoa",
      "name ?!",
      "code",
      "handover",
    ];
    const last = [
      `handover m${String(minh)}`,
      "handover",
      "remove",
      "erase",
      "remove unit",
      "code",
    ];
    for (const one of [
      ...typed,
      ...[...steps, ...more, ...last].map((step) => `${m(hoa)} ${step}`),
    ]) {
      english(await o.type(clerk, one));
    }
    for (const step of ["", "export", "erase", "erase yes"]) {
      english(await o.type(clerk, `${m(hoa)} ${step}`.trim()));
    }
    for (const { said } of await o.news()) english(said);
    english(await o.type(clerk, `${m(clerk)} remove`));
    english(await o.type(clerk, "task 3"));
  });
});

describe("an entry", () => {
  it("is made with a name, then completed by buttons, each change recorded", async () => {
    const ask = await o.say(admin, "/people add");
    expect(ask.ask).toBe("people add");
    const card = await o.say(admin, "  Vũ Thị   Cúc ");
    expect(words(card)).toContain("Đã thêm Vũ Thị Cúc, vai trò công chức.");
    const id = Number(/m(\d+)/.exec(commandsOf(card)[0] ?? "")?.[1]);
    await o.press(admin, await o.press(admin, card, "Vai trò"), "Công chức đầu mối tổng hợp");
    const units = await o.press(admin, await o.type(admin, m(id)), "Bộ phận");
    const added = await o.press(admin, units, "Thêm Phòng Kinh tế");
    expect(words(added)).toBe("Đã sửa.\nBộ phận của Vũ Thị Cúc: Phòng Kinh tế.");
    await o.press(admin, added, "Thêm Phòng Văn hóa - Xã hội");
    const off = await o.press(admin, added, "Thêm Văn phòng HĐND và UBND");
    await o.press(admin, off, "Bỏ Phòng Kinh tế");
    await o.type(admin, `${m(id)} head yes`);
    await o.type(admin, `${m(id)} admin yes`);
    await o.type(admin, `${m(id)} name`);
    await o.say(admin, "Vũ Thị Thu Cúc");
    expect(await o.store.office.member(id)).toMatchObject({
      ...{ name: "Vũ Thị Thu Cúc", role: "clerk", head: true, admin: true },
      units: [{ id: o.units.vhxh }, { id: o.units.vp }],
    });
    const first = "Phòng Kinh tế";
    const second = `${first}; Phòng Văn hóa - Xã hội`;
    const member = id;
    expect(await recorded(id)).toEqual([
      { kind: "member_added", member, role: "official" },
      { kind: "member_changed", member, what: "role", from: "official", to: "clerk" },
      { kind: "member_changed", member, what: "units", from: "", to: first },
      { kind: "member_changed", member, what: "units", from: first, to: second },
      {
        ...{ kind: "member_changed", member, what: "units", from: second },
        to: `${second}; Văn phòng HĐND và UBND`,
      },
      {
        ...{ kind: "member_changed", member, what: "units" },
        from: `${second}; Văn phòng HĐND và UBND`,
        to: "Phòng Văn hóa - Xã hội; Văn phòng HĐND và UBND",
      },
      { kind: "member_changed", member, what: "head", from: false, to: true },
      { kind: "member_changed", member, what: "admin", from: false, to: true },
      // Names stand in no entry: they could not be erased.
      { kind: "member_changed", member, what: "name" },
    ]);
  });

  it("is not changed twice by an old button, and records nothing where nothing changed", async () => {
    const unit = `${m(o.members.hoa)} unit ${String(o.units.kt)}`;
    expect(words(await o.type(admin, unit))).toContain("Không có gì thay đổi.");
    await o.type(admin, `${m(o.members.hoa)} role official`);
    expect(await recorded(o.members.hoa)).toEqual([]);
    await o.type(admin, `${m(o.members.hoa)} role viewer`, { source: "web:message:once" });
    const again = await o.type(admin, `${m(o.members.hoa)} role viewer`, {
      source: "web:message:once",
    });
    expect(words(again)).toContain("Nguyễn Văn Hòa");
    expect(await recorded(o.members.hoa)).toHaveLength(1);
  });

  it.each([
    ["", "Họ và tên của người cần thêm?"],
    ["   ", "Họ và tên của người cần thêm?"],
    ["?!", "Tên người chỉ gồm chữ"],
    ["<script>", "Tên người chỉ gồm chữ"],
    ["12", "Tên người chỉ gồm chữ"],
    ["A".repeat(101), "Tên dài quá 100 chữ"],
  ])("refuses the name %j", async (name, why) => {
    expect(words(await o.say(admin, `/nhansu thêm ${name}`))).toContain(why);
    expect(await o.store.office.members(o.workspace)).toHaveLength(5);
  });

  it("says that there is a namesake", async () => {
    const said = words(await o.say(admin, "/nhansu thêm Lê Thị Minh"));
    expect(said).toContain("Trong danh sách đã có người cùng tên");
  });

  it.each(["role king", "unit 999", "unit x", "head maybe", "admin", "role <b>"])(
    "takes %j for nothing that exists",
    async (step) => {
      const before = await o.store.office.member(o.members.hoa);
      await o.type(admin, `${m(o.members.hoa)} ${step}`);
      expect(await o.store.office.member(o.members.hoa)).toEqual(before);
    },
  );

  it("makes nobody a viewer before their work is handed over", async () => {
    const { hoa, minh } = o.members;
    await charge(hoa, 3, 1);
    const said = await o.type(admin, `${m(hoa)} role viewer`);
    expect(words(said)).toContain("Nguyễn Văn Hòa đang phụ trách 2 việc chưa xong");
    expect((await o.store.office.member(hoa))?.role).toBe("official");
    const toWhom = await o.press(admin, said, "Bàn giao việc");
    await o.press(admin, toWhom, "Lê Thị Minh, Văn phòng HĐND và UBND");
    await o.type(admin, `${m(hoa)} role viewer`);
    expect((await o.store.office.member(hoa))?.role).toBe("viewer");
    expect(await o.store.work.inCharge(o.workspace, minh)).toEqual([1, 3]);
  });

  it("keeps the only administrator, and nobody takes the right from themselves", async () => {
    const alone = "Đây là người quản trị duy nhất của đơn vị.";
    expect(words(await o.type(admin, `${m(admin)} admin no`))).toContain(alone);
    expect(words(await o.type(admin, `${m(admin)} remove unit`))).toContain(alone);
    await o.type(admin, `${m(o.members.chair)} admin yes`);
    const self = "Anh/chị không tự đưa mình ra khỏi danh sách";
    expect(words(await o.type(admin, `${m(admin)} admin no`))).toContain(self);
    expect(words(await o.type(admin, `${m(admin)} remove unit`))).toContain(self);
    expect(words(await o.type(o.members.chair, `${m(admin)} admin no`))).toContain("Đã sửa.");
    expect(words(await o.type(admin, `${m(o.members.chair)} admin no`))).toContain(
      "Chỉ người quản trị",
    );
  });
});

describe("an invite code", () => {
  const CODE = /[A-HJ-NP-Z2-9]{8}/;

  it("is told in private and ties an account", async () => {
    const said = await o.type(admin, `${m(o.members.hoa)} code`);
    const code = CODE.exec(words(said))?.[0] ?? "";
    expect(words(said)).toContain(`/lienket ${code}`);
    const from = { channel: "telegram", id: "5550001" } as const;
    const place = { channel: "telegram", chat: "5550001", kind: "private" } as const;
    await o.say(0, `/lienket ${code}`, { from, place });
    expect((await o.store.office.personOf(from))?.member.id).toBe(o.members.hoa);
    expect(words(await o.type(admin, m(o.members.hoa)))).toContain(
      "Tài khoản: trang trò chuyện nội bộ, Telegram",
    );
    expect(await recorded(o.members.hoa)).toContainEqual({
      ...{ kind: "invite_made", member: o.members.hoa },
    });
  });

  it("is never told to a group", async () => {
    const place = { channel: "web", chat: o.group, kind: "group" } as const;
    const said = await o.type(admin, `${m(o.members.hoa)} code`, { place });
    expect(words(said)).toBe("Đã gửi vào trò chuyện riêng của anh/chị với trợ lý.");
    expect(o.door.sent.map((one) => one.place.chat)).toEqual([`p${String(admin)}`]);
    expect(words(o.door.sent[0]!.said)).toMatch(CODE);
    await o.store.office.bind({ channel: "web", id: String(admin) }, admin, null);
    o.door.sent.length = 0;
    const before = await recorded(o.members.hoa);
    const nowhere = await o.type(admin, `${m(o.members.hoa)} code`, { place });
    expect(words(nowhere)).toContain("mở trò chuyện riêng với trợ lý");
    expect(o.door.sent).toEqual([]);
    expect(await recorded(o.members.hoa)).toEqual(before);
  });
});

describe("an erasure whose file was held by somebody", () => {
  it("says which command clears it, by the number: the name is gone", async () => {
    const { viewer } = o.members;
    await o.type(admin, `${m(viewer)} remove unit`);
    vi.spyOn(o.store, "scrub").mockRejectedValueOnce(new Error("busy"));
    const said = words(await o.type(admin, `${m(viewer)} erase yes`));
    const { code } = (await o.store.office.workspaces())[0]!;
    expect(said).toContain(`dondoc member erase ${String(viewer)} --workspace ${code}`);
  });
});

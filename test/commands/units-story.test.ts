import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { papers } from "../../src/documents/papers.js";
import type { Role } from "../../src/domain/office.js";
import { labelsOf, openOffice, words } from "../support/office.js";
import { newTask } from "../support/store.js";

/*
 * 1 July in an invented commune: four bureaus become three offices. Some of last year's work was done by then,
 * some is open; documents go on naming the old bureaus for a while.
 */

type Office = Awaited<ReturnType<typeof openOffice>>;

const [VPTK, TPHT, TCKT, VHXH] = [
  "Văn phòng - Thống kê",
  "Tư pháp - Hộ tịch",
  "Tài chính - Kế toán",
  "Văn hóa - Xã hội",
] as const;
const [VP, KT, PVH] = [
  "Văn phòng HĐND và UBND",
  "Phòng Kinh tế",
  "Phòng Văn hóa - Xã hội",
] as const;

const DOCUMENT = `ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
XÃ SUỐI MƠ Độc lập – Tự do – Hạnh phúc

Số: 30/KH-UBND Suối Mơ, ngày 05 tháng 7 năm 2025

KẾ HOẠCH
Khắc phục hạn chế trong cải cách hành chính năm 2025

II. NHIỆM VỤ

a) Đối với lĩnh vực cải cách thể chế

* Tiêu chí 2.1: Rà soát văn bản

- Bộ phận chủ trì tham mưu khắc phục: Công chức Tư pháp - Hộ tịch.
- Thời gian thực hiện: Trước ngày 15/9/2025.
- Định hướng khắc phục: Lập danh mục văn bản hết hiệu lực.

* Tiêu chí 2.2: Công khai ngân sách

- Bộ phận chủ trì tham mưu khắc phục: Tài chính - Kế toán.
- Thời gian thực hiện: Trước ngày 30/9/2025.
- Định hướng khắc phục: Niêm yết số liệu tại trụ sở.

* Tiêu chí 2.3: Báo cáo quý

- Bộ phận chủ trì tham mưu khắc phục: Văn phòng - Thống kê.
- Thời gian thực hiện: Trước ngày 10/10/2025.
- Định hướng khắc phục: Lập lịch báo cáo.
`;

describe("the first of July", () => {
  let o: Office;
  let workspace: number;
  const people = new Map<string, number>();

  beforeAll(async () => {
    o = await openOffice({ papers: papers(), now: "2025-06-20T01:00:00.000Z" });
    const { office, plans } = o.store;
    workspace = (
      await office.createWorkspace({
        ...{ code: "SM", name: "UBND xã Suối Mơ", province: null, timeZone: "Asia/Ho_Chi_Minh" },
      })
    ).id;
    const units = new Map<string, number>();
    for (const name of [VPTK, TPHT, TCKT, VHXH]) {
      const aliases = name === TPHT ? [`Công chức ${TPHT}`] : [];
      const unit = { name, kind: "unit" as const, aliases, members: [] };
      units.set(name, (await office.addUnit(workspace, unit)).id);
    }
    const person = async (name: string, role: Role, unit: string, admin = false) => {
      const ids = [units.get(unit)].filter((id) => id !== undefined);
      const given = { name, role, admin, head: false, units: ids };
      const { id } = await office.addMember(workspace, given);
      await office.bind({ channel: "web", id: String(id) }, id, `p${id}`);
      people.set(name, id);
    };
    await person("Lan", "clerk", VPTK, true);
    await person("Minh", "official", VPTK);
    await person("Tuấn", "official", TPHT);
    await person("Hòa", "official", TCKT);
    await person("Cúc", "official", VHXH);
    const row = (ref: string, title: string, lead: string, due: string) =>
      newTask({ ref, title, product: null, lead: [lead] }, due);
    const { id } = await plans.savePlan(workspace, {
      ...{ title: "Kế hoạch năm 2025", number: null, issuer: null, year: 2025, warnings: [] },
      ...{ start: "2025-01-01", end: "2025-12-31", document: "a".repeat(64) },
      units: [...units].map(([name, unit]) => {
        return { name, state: "matched", unit: { id: unit, name }, nearest: [] };
      }),
      rows: [
        row("1", "Lịch họp giao ban", VPTK, "2025-03-31"),
        row("2", "Sổ theo dõi văn bản", VPTK, "2025-08-31"),
        row("3", "Rà soát hộ tịch", TPHT, "2025-05-31"),
        row("4", "Tuyên truyền pháp luật", TPHT, "2025-10-31"),
        row("5", "Quyết toán quý I", TCKT, "2025-04-30"),
        row("6", "Dự toán năm sau", TCKT, "2025-11-30"),
        row("7", "Khảo sát hài lòng", VHXH, "2025-09-15"),
      ],
    });
    await plans.setState(id, "active");
    for (const [name, number] of [
      ["Minh", 1],
      ["Tuấn", 3],
      ["Hòa", 5],
    ] as const) {
      await say(name, `/xong ${number} đã làm`);
      await o.press(by("Lan"), await say("Lan", "/duyet"), "Duyệt");
    }
    // Handed in on 30 June and not reviewed yet.
    o.clock.set("2025-06-30T01:00:00.000Z");
    await say("Cúc", "/xong 7 đã khảo sát");
  });
  afterAll(() => o.close());

  const by = (name: string) => people.get(name) ?? 0;
  const say = (name: string, text: string) => o.say(by(name), text);
  const numbers = async (name: string) =>
    [...words(await say(name, "/tasks")).matchAll(/^#(\d+)/gm)].map(([, number]) => Number(number));
  const leadOf = async (number: number) =>
    (await o.store.work.task(workspace, number))?.lead.map((unit) => unit.name);

  it("begins with everybody's own work in the four bureaus", async () => {
    expect(await numbers("Minh")).toEqual([2]);
    expect(await numbers("Tuấn")).toEqual([4]);
    expect(await numbers("Hòa")).toEqual([6]);
    expect(await numbers("Cúc")).toEqual([]);
  });

  it("makes three offices of them, some days later, as of that day", async () => {
    o.clock.set("2025-07-04T01:00:00.000Z");
    await say("Lan", `/bophan ${VPTK}`);
    const card = await say("Lan", `/bophan ${VPTK}`);
    await o.press(by("Lan"), card, "Đổi tên");
    await say("Lan", `${VP} từ ngày 1/7/2025`);
    for (const name of [KT, PVH]) {
      const said = words(await say("Lan", `/bophan thêm ${name} từ ngày 1/7/2025`));
      expect(said).toContain(`Đã thêm bộ phận ${name}.`);
    }
    for (const [from, into] of [
      [TPHT, VP],
      [TCKT, KT],
      [VHXH, PVH],
    ] as const) {
      const of = await say("Lan", `/bophan ${from}`);
      const sure = await o.press(
        by("Lan"),
        await o.press(by("Lan"), of, "Nhập vào bộ phận khác"),
        into,
      );
      const command = sure.buttons[0]?.[0]?.command.replace("2025-07-04", "2025-07-01") ?? "";
      const done = await o.type(by("Lan"), command);
      expect(words(done)).toContain(`Từ ngày 01/7/2025, ${from} đã nhập vào ${into}`);
    }
    const listed = words(await say("Lan", "/bophan")).split("\n");
    expect(listed).toEqual([
      "3 bộ phận của cơ quan.",
      `${VP} · 3 người · 2 việc đang mở`,
      `${KT} · 1 người · 1 việc đang mở`,
      `${PVH} · 1 người · 1 việc đang mở`,
    ]);
  });

  it("leaves finished work under the names of June, and finds open work under those of July", async () => {
    expect(await leadOf(3)).toEqual([TPHT]);
    expect(await leadOf(5)).toEqual([TCKT]);
    expect(words(await say("Hòa", "/nv 5"))).toContain(TCKT);
    expect(await leadOf(4)).toEqual([VP]);
    expect(await leadOf(6)).toEqual([KT]);
    expect(await leadOf(7)).toEqual([PVH]);
    expect(words(await say("Lan", "/tasks Phòng Kinh tế"))).toContain("#6 Dự toán năm sau");
    expect(words(await say("Lan", "/duyet"))).toContain("#7 Khảo sát hài lòng");
    expect(words(await say("Hòa", "/nv 6"))).toContain(`chuyển việc từ “${TCKT}” sang “${KT}”`);
  });

  it("gives everybody the right list of the new office", async () => {
    expect(await numbers("Minh")).toEqual([2, 4]);
    expect(await numbers("Tuấn")).toEqual([2, 4]);
    expect(await numbers("Hòa")).toEqual([6]);
    expect(await numbers("Cúc")).toEqual([]);
    const denied = await say("Cúc", "/xong 6");
    expect(words(denied)).toContain("Chỉ bộ phận chủ trì hoặc Văn phòng");
    expect(words(await say("Tuấn", "/xong 2 đã lập sổ"))).toContain("Đã nộp #2");
  });

  it("reads a document that names the old bureaus as of the new offices", async () => {
    const said = await o.send(by("Lan"), [{ name: "KH 30.txt", bytes: DOCUMENT }], "/kehoach");
    expect(words(said)).toContain("3 tên bộ phận, 0 tên chưa rõ");
    expect(labelsOf(said)).not.toContain("Xác nhận bộ phận (1)");
    const [, plan] = await o.store.plans.plans(workspace);
    expect(plan?.units.map(({ name, state, unit }) => [name, state, unit?.name])).toEqual([
      ["Công chức Tư pháp - Hộ tịch", "matched", VP],
      [TCKT, "matched", KT],
      [VPTK, "matched", VP],
    ]);
    await o.press(by("Lan"), said, "Đưa vào thực hiện");
    expect(await numbers("Hòa")).toEqual([9, 6]);
    expect(await o.store.office.units(workspace)).toHaveLength(3);
  });

  it("has kept its history whole", async () => {
    expect(await o.store.audit.verify(workspace)).toMatchObject({ ok: true });
    const past = words(await o.type(by("Lan"), "units ended")).split("\n");
    expect(past).toEqual([
      "3 bộ phận đã thôi hoạt động.",
      `${TPHT} · đến trước ngày 01/7/2025, nhập vào ${VP}`,
      `${TCKT} · đến trước ngày 01/7/2025, nhập vào ${KT}`,
      `${VHXH} · đến trước ngày 01/7/2025, nhập vào ${PVH}`,
    ]);
  });
});

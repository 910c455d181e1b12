import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Message } from "../../src/messages/message.js";
import { isVietnamese } from "../support/english.js";
import { labelsOf, openOffice, words } from "../support/office.js";

/* The administrator changes the units of the office in the chat. Today is 10/6/2026. */

type Office = Awaited<ReturnType<typeof openOffice>>;

const KT = "Phòng Kinh tế";
const VP = "Văn phòng HĐND và UBND";

describe("/units", () => {
  let o: Office;
  beforeEach(async () => {
    o = await openOffice();
  });
  afterEach(() => o.close());

  const admin = (text: string) => o.say(o.members.clerk, text);
  const press = (said: Message, label: string) => o.press(o.members.clerk, said, label);
  const book = () => o.store.office.unitBook(o.workspace);
  const named = async (name: string) => (await book()).filter((unit) => unit.name === name);
  const idOf = async (name: string) => (await named(name)).at(-1)?.id ?? 0;

  it("lists the units in force with people and open work, a button each", async () => {
    const said = await admin("/bophan");
    expect(words(said).split("\n")).toEqual([
      "4 bộ phận của cơ quan.",
      `${VP} · 2 người · 5 việc đang mở`,
      `${KT} · 1 người · 2 việc đang mở`,
      "Phòng Văn hóa - Xã hội · 0 người · 1 việc đang mở",
      "Trung tâm Phục vụ hành chính công · 0 người · 1 việc đang mở",
    ]);
    const card = await press(said, KT);
    expect(words(card).split("\n")).toEqual([
      KT,
      "1 người: Nguyễn Văn Hòa.",
      "Việc: 2 việc đang mở, 0 việc đã xong hoặc của kế hoạch đã đóng.",
    ]);
    expect(labelsOf(card)).toEqual([
      ...["Đổi tên", "Thêm tên khác", "Nhập vào bộ phận khác", "Tách", "Chuyển việc"],
      "Các bộ phận",
    ]);
  });

  it("is for administrators, and says so to others, whatever they press", async () => {
    const id = await idOf(KT);
    for (const command of [
      "units",
      `units u${id} name X`,
      `units u${id} merge u1 2026-06-10 yes`,
    ]) {
      const said = await o.type(o.members.minh, command);
      expect(words(said)).toBe("Chỉ người quản trị được sửa danh sách cán bộ và bộ phận.");
    }
    expect(await named(KT)).toHaveLength(1);
  });

  it("finds a unit by a written name, and the nearest where there is none", async () => {
    expect(words(await admin("/bophan phong kinh te")).split("\n")[0]).toBe(KT);
    expect(words(await admin("/units VP HĐND&UBND")).split("\n")[0]).toBe(VP);
    expect(words(await admin("/bophan Phòng Kinh tếế"))).toBe(
      `Không tìm thấy bộ phận “Phòng Kinh tếế”. Có phải: ${KT}?`,
    );
  });

  it("adds a unit, asked for its name until it is a free one", async () => {
    const asked = await press(await admin("/bophan"), "Thêm bộ phận");
    expect(asked.ask).toBe("units add");
    const taken = await admin("phòng kinh tế");
    expect(words(taken)).toBe(`Tên này đang là tên hoặc tên gọi khác của ${KT}.`);
    const said = await admin("Tổ Công nghệ số p2 từ ngày 1/6/2026");
    expect(words(said)).toContain("Đã thêm bộ phận Tổ Công nghệ số p2.");
    expect(words(said)).toContain("Hoạt động từ ngày 01/6/2026.");
    expect(words(await admin("/bophan thêm Tổ khác từ ngày 1/7/2026"))).toBe(
      "Ngày 01/7/2026 chưa đến. Anh/chị ghi thay đổi khi đến ngày đó.",
    );
    expect(await named("Tổ khác")).toEqual([]);
  });

  it("renames from a day on, and the old name is still read and shown", async () => {
    const card = await admin(`/bophan ${KT}`);
    const asked = await press(card, "Đổi tên");
    expect(words(asked)).toContain(`tên mới của ${KT}`);
    const said = await admin("Phòng Kinh tế và Hạ tầng từ ngày 1/6");
    expect(words(said)).toContain(`Từ ngày 01/6/2026, ${KT} mang tên Phòng Kinh tế và Hạ tầng.`);
    expect(words(said)).toContain(`Trước ngày 01/6/2026: ${KT}.`);
    expect(words(await admin(`/bophan ${KT}`)).split("\n")[0]).toBe("Phòng Kinh tế và Hạ tầng");
    const alias = await press(said, "Thêm tên khác");
    expect(alias.ask).toMatch(/^units u\d+ alias$/);
    expect(words(await admin("P. KTHT"))).toContain("Tên khác: P. KTHT.");
  });

  it.each([
    ["31/6/2026", "từ ngày 31/6/2026"],
    ["31/6/2026", "từ 31/6/2026"],
    ["1 tháng 13 năm 2026", "kể từ ngày 1 tháng 13 năm 2026"],
    ["tháng 6/2026", "từ tháng 6/2026"],
    ["hôm nào đó", "kể từ ngày hôm nào đó"],
    ["1 June 2026", "from 1 June 2026"],
    ["1/6/2026 Tổ Pháp chế", "từ 1/6/2026 Tổ Pháp chế"],
  ])("takes no “%s” that is no day into a name: it asks again", async (typed, since) => {
    for (const ask of ["add", `u${o.units.kt} name`, `u${o.units.kt} split all`]) {
      const names = ask.endsWith("all") ? "Trung tâm A; Trung tâm B" : "Phòng Kinh tế và Hạ tầng";
      const said = await o.type(o.members.clerk, `units ${ask} ${names} ${since}`);
      expect(words(said), ask).toContain(`Chưa hiểu ngày “${typed}”`);
      expect(said.ask).toBe(`units ${ask}`);
    }
    expect((await book()).map(({ name }) => name)).toHaveLength(4);
    expect(await named(KT)).toHaveLength(1);
  });

  it.each([
    ["kể từ ngày 1 tháng 6 năm 2026", "01/6/2026"],
    ["từ 1 tháng 6 năm 2026.", "01/6/2026"],
    ["từ ngày 2026-06-01", "01/6/2026"],
    ["từ 1/7/25", "01/7/2025"],
    ["từ ngày 1/7", "01/7/2025"],
    ["tu ngay 29/2", "29/02/2024"],
  ])("reads the day “%s” behind a name", async (since, day) => {
    const rename = `units u${o.units.kt} name Phòng Kinh tế và Hạ tầng`;
    const said = await o.type(o.members.clerk, `${rename} ${since}`);
    expect(words(said)).toContain(`Từ ngày ${day}, ${KT} mang tên Phòng Kinh tế và Hạ tầng.`);
  });

  it("refuses a day to come that is typed with two digits of a year", async () => {
    const said = await admin("/bophan thêm Tổ khác từ ngày 1/7/26");
    expect(words(said)).toContain("Ngày 01/7/2026 chưa đến.");
  });

  it("merges with buttons, having said what will happen", async () => {
    await o.send(o.members.hoa, [{ name: "danh muc.pdf" }], "#3");
    await o.say(o.members.hoa, "/xong 3");
    const queue = await admin("/duyet");
    await press(queue, "Duyệt");
    const choice = await press(await admin(`/bophan ${KT}`), "Nhập vào bộ phận khác");
    expect(words(choice)).toBe(`Nhập ${KT} vào bộ phận nào?`);
    expect(labelsOf(choice)).not.toContain(KT);
    const sure = await press(choice, VP);
    expect(words(sure).split("\n")).toEqual([
      `Nhập ${KT} vào ${VP} từ ngày 10/6/2026?`,
      `1 việc đang mở sẽ chuyển sang ${VP}.`,
      `1 người sẽ chuyển sang ${VP}.`,
      `1 việc đã xong hoặc của kế hoạch đã đóng giữ tên cũ (${KT}).`,
      `Trong văn bản cũ, tên ${KT} được hiểu là ${VP}.`,
    ]);
    await press(sure, "Ngày khác");
    expect(words(await admin("hôm nào đó"))).toContain("hôm nào đó");
    const dated = await admin("từ ngày 1/6/2026");
    expect(words(dated)).toContain("từ ngày 01/6/2026?");
    const done = await press(dated, "Nhập");
    expect(words(done)).toContain(
      `Từ ngày 01/6/2026, ${KT} đã nhập vào ${VP}; 1 việc đang mở đã chuyển sang ${VP}.`,
    );
    expect(words(done)).toContain(`Tiếp nhận từ: ${KT}.`);
    expect((await o.store.work.task(o.workspace, 3))?.lead[0]?.name).toBe(KT);
    const story = words(await o.say(o.members.hoa, "/nv 2"));
    expect(story).toContain(`chuyển việc từ “${KT}” sang “${VP}”`);
    const pressedAgain = await press(dated, "Nhập");
    expect(words(pressedAgain)).toBe(
      `${KT} đã thôi hoạt động từ ngày 01/6/2026. Việc đang mở đã chuyển sang: ${VP}.`,
    );
  });

  it("shows the units that are no more", async () => {
    expect(labelsOf(await admin("/bophan"))).not.toContain("Đã thôi hoạt động");
    await o.type(
      o.members.clerk,
      `units u${await idOf(KT)} merge u${await idOf(VP)} 2026-06-01 yes`,
    );
    const past = await press(await admin("/bophan"), "Đã thôi hoạt động");
    expect(words(past)).toContain(`${KT} · đến trước ngày 01/6/2026, nhập vào ${VP}`);
    const card = await press(past, KT);
    expect(words(card)).toContain(`Đã thôi hoạt động, đến trước ngày 01/6/2026, nhập vào ${VP}.`);
    expect(labelsOf(card)).toEqual(["Các bộ phận"]);
  });

  it("splits step by step: what will happen, the names, then each task by a button", async () => {
    const offer = await press(await admin(`/bophan ${VP}`), "Tách");
    expect(words(offer)).toContain("5 việc đang mở sẽ chuyển sang bộ phận mới thứ nhất.");
    const asked = await press(offer, "Tách, bộ phận cũ thôi hoạt động");
    expect(asked.ask).toMatch(/^units u\d+ split all$/);
    expect(words(await admin("Văn phòng"))).toContain("ít nhất hai bộ phận");
    expect(await named("Văn phòng")).toEqual([]);
    let page = await admin("Phòng Tổng hợp; Phòng Nội vụ từ ngày 1/6/2026");
    expect(words(page).split("\n").slice(0, 3)).toEqual([
      `Từ ngày 01/6/2026, ${VP} tách thành: Phòng Tổng hợp; Phòng Nội vụ. Người và việc đang mở hiện ở Phòng Tổng hợp; đổi bộ phận của từng người ở /nhansu.`,
      "Phòng Tổng hợp: 5 việc đang mở. Bấm nút để chuyển việc; việc không bấm thì ở lại.",
      "#1 Rà soát văn bản của xã",
    ]);
    page = await press(page, "#2 sang Phòng Nội vụ");
    expect(words(page)).toContain("Đã chuyển #2 từ Phòng Tổng hợp sang Phòng Nội vụ.");
    expect(page.replaces).toBe(true);
    page = await press(page, "#6 sang Phòng Nội vụ");
    expect(words(page)).toContain("Phòng Tổng hợp: 3 việc đang mở.");
    const done = await press(page, "Xong");
    expect(words(done)).toContain(`Tiếp nhận từ: ${VP}.`);
    expect((await o.store.work.task(o.workspace, 6))?.lead[0]?.name).toBe("Phòng Nội vụ");
    expect((await o.store.office.member(o.members.minh))?.units[0]?.name).toBe("Phòng Tổng hợp");
  });

  it("splits off a part, and the unit goes on with what is not moved", async () => {
    const offer = await press(await admin(`/bophan ${VP}`), "Tách");
    await press(offer, "Tách bớt, giữ tên cũ");
    let page = await admin("Tổ Pháp chế; Phòng Kinh tế");
    expect(words(page)).toContain(`${VP} tách bớt sang: Tổ Pháp chế; ${KT}.`);
    page = await press(page, "#1 sang Tổ Pháp chế");
    page = await press(page, `#6 sang ${KT}`);
    expect(words(page)).toContain(`${VP}: 3 việc đang mở.`);
    expect((await o.store.work.task(o.workspace, 1))?.lead[0]?.name).toBe("Tổ Pháp chế");
    expect(words(await admin(`/bophan ${VP}`))).toContain(`Đã tách bớt sang: ${KT}; Tổ Pháp chế.`);
  });

  it("splits into more units than have a place on the buttons, and says so", async () => {
    const names = [1, 2, 3, 4, 5, 6].map((n) => `Tổ số ${String(n)} có tên gọi khá là dài`);
    const page = await o.type(
      o.members.clerk,
      `units u${o.units.vp} split all ${names.join("; ")}`,
    );
    expect(words(page)).toContain("Còn 1 bộ phận nhận chưa có nút ở đây");
    expect(labelsOf(page)).toContain("#1 sang Tổ số 5 có tên gọi…");
    expect(await o.store.office.units(o.workspace)).toHaveLength(9);
  });

  it("moves work to another unit: one task, or all of it when that is confirmed", async () => {
    const choice = await press(await admin(`/bophan ${KT}`), "Chuyển việc");
    const page = await press(choice, "Phòng Văn hóa - Xã hội");
    const moved = await press(page, "#3 sang Phòng Văn hóa - Xã hội");
    const again = await press(page, "#3 sang Phòng Văn hóa - Xã hội");
    expect(words(again)).toBe(`Việc #3 không phải việc đang mở của ${KT}.`);
    const sure = await press(moved, "Chuyển tất cả (1)");
    expect(words(sure)).toContain(`1 việc đang mở của ${KT} sẽ chuyển sang Phòng Văn hóa - Xã hội`);
    expect((await o.store.work.task(o.workspace, 2))?.coordinating[0]?.name).toBe(KT);
    const done = await press(sure, "Chuyển");
    expect(words(done)).toContain(`Đã chuyển #2 từ ${KT} sang Phòng Văn hóa - Xã hội.`);
    expect(words(await o.say(o.members.hoa, "/tasks"))).toContain("không còn việc nào đang mở");
  });

  it("keeps names for several units apart from units", async () => {
    await o.store.office.addUnit(o.workspace, {
      ...{ name: "Các phòng", kind: "group", aliases: [], members: [o.units.kt] },
    });
    const card = await admin("/bophan Các phòng");
    expect(words(card)).toContain(`Tên chung của: ${KT}.`);
    expect(labelsOf(card)).not.toContain("Tách");
    const id = await idOf("Các phòng");
    for (const command of [`units u${id} split`, `units u${o.units.kt} merge u${id}`]) {
      expect(words(await o.type(o.members.clerk, command))).toContain("là tên chung");
    }
  });

  it("does not know the units of another workspace", async () => {
    const other = {
      code: "XK",
      name: "UBND xã khác",
      province: null,
      timeZone: "Asia/Ho_Chi_Minh",
    };
    const { id } = await o.store.office.createWorkspace(other);
    const unit = { name: "Phòng xa", kind: "unit", aliases: [], members: [] } as const;
    const far = await o.store.office.addUnit(id, { ...unit, aliases: [], members: [] });
    const [u, own] = [`u${far.id}`, `u${o.units.kt}`];
    for (const command of [
      ...["", " name X", " alias X", " merge", " split all A; B", " move", ` give all ${own} yes`],
      ...[` merge ${own} 2026-06-01 yes`, ` move ${own}`, ` give 2 ${own}`],
    ]) {
      const said = await o.type(o.members.clerk, `units ${u}${command}`);
      expect(words(said), command).toMatch(/^Mục này không còn/);
    }
    for (const command of [`merge ${u} 2026-06-01 yes`, `give all ${u} yes`, `move ${u}`]) {
      const said = await o.type(o.members.clerk, `units ${own} ${command}`);
      expect(words(said), command).toMatch(/^Mục này không còn/);
    }
    expect(await o.store.office.unitBook(id)).toMatchObject([{ name: "Phòng xa", ended: null }]);
  });

  it("speaks English to whom reads it", async () => {
    const { clerk } = o.members;
    await o.store.office.setLanguage(clerk, "en");
    const renames = ["The Office", "Economy Division", "Culture Division", "Service Centre"];
    for (const [i, unit] of (await book()).entries()) {
      await o.store.office.renameUnit(unit.id, renames[i] ?? "", "2026-06-01");
    }
    const own = `units u${o.units.kt}`;
    const said = [
      ...["units", "units add", `${own} name`, `${own} alias`, `${own} merge`, `${own} split`],
      ...[`${own} split all`, `${own} split keep`, `${own} merge u${o.units.vp}`],
      ...[`${own} merge u${o.units.vp} day`, `${own} move`, `${own} give all u${o.units.vp}`],
    ];
    for (const command of said) {
      const answer = await o.type(clerk, command);
      const all = `${words(answer)} ${labelsOf(answer).join(" ")}`;
      expect(isVietnamese(all), `${command}: ${all}`).toBe(false);
    }
    const done = await o.type(clerk, `${own} merge u${o.units.vp} 2026-06-09 yes`);
    expect(words(done)).toContain(
      "From 09/6/2026, Economy Division is merged into The Office; 2 open tasks went to The Office.",
    );
    // The ninth was the first day on which it was no more.
    const past = words(await o.type(clerk, "units ended"));
    expect(past).toContain(
      "Economy Division · until the day before 09/6/2026, merged into The Office",
    );
  });
});

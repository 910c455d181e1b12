import { afterEach, beforeEach, describe, expect, it } from "vitest";
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
/** Puts somebody in charge of these tasks. */
async function charge(member: number, ...numbers: number[]) {
  for (const number of numbers) {
    const task = await o.store.work.task(o.workspace, number);
    await o.store.work.assign(task?.id ?? 0, member);
  }
}
async function history(number: number) {
  const task = await o.store.work.task(o.workspace, number);
  return o.store.work.history(o.workspace, task?.id ?? 0, 20);
}

describe("work handed over", () => {
  it("goes to the one named, with an entry for each task and one notice", async () => {
    const { hoa, minh } = o.members;
    await charge(hoa, 1, 3);
    await o.say(hoa, "/minhchung 3 7/BC-UBND");
    const task = await o.store.work.task(o.workspace, 3);
    await o.type(hoa, `done 3 o${String(task?.deliverables[0]?.occurrences[0]?.id)} xong`);
    await o.news();
    const ask = await o.press(admin, await o.type(admin, m(hoa)), "Bàn giao việc");
    expect(words(ask)).toContain("Bàn giao 2 việc đang mở của Nguyễn Văn Hòa cho ai?");
    expect(labelsOf(ask)).not.toContain("Đỗ Quang Vinh");
    const said = await o.press(admin, ask, "Lê Thị Minh, Văn phòng HĐND và UBND");
    expect(words(said)).toContain("Đã bàn giao 2 việc của Nguyễn Văn Hòa cho Lê Thị Minh.");
    const sheet = await o.store.work.task(o.workspace, 3);
    expect(sheet?.personInCharge?.id).toBe(minh);
    expect(sheet?.deliverables[0]?.occurrences[0]?.submittedBy?.id).toBe(hoa);
    expect(sheet?.evidence[0]?.addedBy.id).toBe(hoa);
    for (const number of [1, 3]) {
      const [latest] = await history(number);
      expect(latest).toMatchObject({
        kind: "work_handed_over",
        people: { fromMember: "Nguyễn Văn Hòa", toMember: "Lê Thị Minh" },
      });
    }
    const news = await o.news();
    expect(news.map(({ to }) => to)).toEqual([`p${String(minh)}`]);
    expect(news[0]?.words).toBe(
      "Anh/chị nhận bàn giao 2 việc từ Nguyễn Văn Hòa (Phạm Thị Lan giao):\n" +
        "#1 Rà soát văn bản của xã\n#3 Lập danh mục dự án đầu tư nhỏ",
    );
    expect(words(await o.press(admin, ask, "Trả về bộ phận"))).toContain(
      "Nguyễn Văn Hòa không phụ trách việc nào đang mở.",
    );
  });

  it("goes back to the unit where nobody is named", async () => {
    await charge(o.members.hoa, 3);
    const said = await o.type(admin, `${m(o.members.hoa)} handover unit`);
    expect(words(said)).toContain("Đã trả 1 việc của Nguyễn Văn Hòa về bộ phận chủ trì.");
    expect((await o.store.work.task(o.workspace, 3))?.personInCharge).toBeNull();
    expect(await o.news()).toEqual([]);
  });

  it("goes to nobody who cannot take it", async () => {
    await charge(o.members.hoa, 3);
    for (const id of [o.members.viewer, o.members.hoa]) {
      const said = await o.type(admin, `${m(o.members.hoa)} handover m${String(id)}`);
      expect(words(said)).toContain("không nhận bàn giao việc được");
    }
    expect((await o.store.work.task(o.workspace, 3))?.personInCharge?.id).toBe(o.members.hoa);
  });
});

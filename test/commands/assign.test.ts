import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { labelsOf, openOffice, words } from "../support/office.js";

type Office = Awaited<ReturnType<typeof openOffice>>;

/** One more member of the small office, with an account. */
async function join(
  o: Office,
  name: string,
  over: { role?: "official" | "viewer" | "chair"; head?: boolean; units?: number[] } = {},
): Promise<number> {
  const { role = "official", head = false, units = [o.units.vp] } = over;
  const given = { name, role, admin: false, head, units };
  const { id } = await o.store.office.addMember(o.workspace, given);
  await o.store.office.bind({ channel: "web", id: String(id) }, id, `p${String(id)}`);
  return id;
}

async function inCharge(o: Office, number: number): Promise<string | null> {
  return (await o.store.work.task(o.workspace, number))?.personInCharge?.name ?? null;
}

describe("saying who is in charge", () => {
  let o: Office;
  beforeEach(async () => {
    o = await openOffice();
  });
  afterEach(() => o.close());

  it("by the clerk puts a person in charge, who hears of it once, and whose list it is then", async () => {
    const other = await join(o, "Vũ Ngọc Mai");
    expect(words(await o.say(o.members.clerk, "/giao 1 Minh"))).toBe(
      "Đã giao #1 cho Lê Thị Minh phụ trách.",
    );
    const [news, ...more] = await o.news();
    expect(more).toEqual([]);
    expect(news?.to).toBe(`p${String(o.members.minh)}`);
    expect(news?.words).toContain("Phạm Thị Lan giao anh/chị phụ trách việc sau:");
    expect(news?.words).toContain("#1 Rà soát văn bản của xã · hạn 14/3/2026");
    expect(words(await o.say(other, "/tasks"))).not.toContain("#1 ");
    expect(words(await o.say(o.members.minh, "/tasks"))).toContain("#1 ");
    const sheet = words(await o.say(o.members.clerk, "/nv 1"));
    expect(sheet).toContain("Người phụ trách: Lê Thị Minh.");
    expect(sheet).toContain("Phạm Thị Lan: giao cho Lê Thị Minh");
  });

  it("takes several tasks at once, in one message to each person", async () => {
    await o.say(o.members.clerk, "/giao 2 Hòa");
    await o.news();
    const said = await o.say(o.members.clerk, "/giao 1, #2 và 6 cho Lê Thị Minh");
    expect(words(said)).toBe("Đã giao #1, #2, #6 cho Lê Thị Minh phụ trách.");
    const news = await o.news();
    expect(news.map(({ to }) => to).sort()).toEqual(
      [`p${String(o.members.minh)}`, `p${String(o.members.hoa)}`].sort(),
    );
    const gone = news.find(({ to }) => to === `p${String(o.members.hoa)}`);
    expect(gone?.words).toContain("Phạm Thị Lan đã giao cho Lê Thị Minh phụ trách thay anh/chị:");
    expect(gone?.words).toContain("#2 ");
    expect(gone?.words).not.toContain("#1 ");
    expect(await inCharge(o, 6)).toBe("Lê Thị Minh");
  });

  it("does what can be done of several, and says what was not", async () => {
    await o.say(o.members.clerk, "/giao 1 Minh");
    expect(words(await o.say(o.members.clerk, "/giao 1,2 Minh"))).toBe(
      "Đã giao #2 cho Lê Thị Minh phụ trách.\nLê Thị Minh đang phụ trách việc #1 rồi.",
    );
    expect(words(await o.say(o.members.clerk, "/giao 1 Minh"))).toBe(
      "Lê Thị Minh đang phụ trách việc #1 rồi.",
    );
    expect(words(await o.say(o.members.clerk, "/giao 1,99 Minh"))).toContain(
      "Không có nhiệm vụ số 99.",
    );
  });

  it("without a name offers people, those of the lead unit first, and takes a name as the reply", async () => {
    const asked = await o.say(o.members.clerk, "/giao 3");
    const labels = labelsOf(asked);
    expect(labels[0]).toBe("Nguyễn Văn Hòa (Phòng Kinh tế)");
    expect(labels).not.toContain("Đỗ Quang Vinh");
    expect(labels).toContain("Trần Văn Dũng");
    expect(words(await o.say(o.members.clerk, "hoà"))).toBe(
      "Đã giao #3 cho Nguyễn Văn Hòa phụ trách.",
    );
    const again = await o.say(o.members.clerk, "/giao 3");
    expect(words(again)).toContain("#3, đang phụ trách: Nguyễn Văn Hòa");
    expect(words(await o.press(o.members.clerk, again, "Không giao ai"))).toContain(
      "#3 không còn giao riêng cho ai",
    );
    expect(await inCharge(o, 3)).toBeNull();
    expect((await o.news()).at(-1)?.words).toContain("không giao riêng anh/chị phụ trách nữa");
    expect(words(await o.say(o.members.clerk, "/giao 3 không giao ai"))).toBe(
      "Việc #3 chưa giao cho ai phụ trách.",
    );
  });

  it("asks between namesakes by buttons, and offers who is near a wrong name", async () => {
    const other = await join(o, "Trịnh Công Minh", { units: [o.units.kt] });
    const asked = await o.say(o.members.clerk, "/giao 2 @Minh");
    expect(words(asked)).toBe("Có 2 người khớp với “@Minh”. Anh/chị giao cho ai?");
    await o.press(o.members.clerk, asked, "Trịnh Công Minh (Phòng Kinh tế)");
    const task = await o.store.work.task(o.workspace, 2);
    expect(task?.personInCharge?.id).toBe(other);
    const near = await o.say(o.members.clerk, "/giao 2 Hoaf");
    expect(words(near)).toBe("Không tìm thấy cán bộ “Hoaf”. Có phải: Nguyễn Văn Hòa?");
    await o.press(o.members.clerk, near, "Nguyễn Văn Hòa (Phòng Kinh tế)");
    expect(await inCharge(o, 2)).toBe("Nguyễn Văn Hòa");
  });

  it("is for the head of the lead unit too, among the people of that unit", async () => {
    const head = await join(o, "Bùi Thanh Hải", { head: true });
    const choice = await o.say(head, "/giao 1");
    expect(labelsOf(choice)).not.toContain("Nguyễn Văn Hòa (Phòng Kinh tế)");
    expect(words(await o.say(head, "/giao 1 Minh"))).toContain("Đã giao #1");
    expect(words(await o.say(head, "/giao 1 Hòa"))).toBe(
      "Nguyễn Văn Hòa không thuộc bộ phận của anh/chị; giao cho người của bộ phận khác thì cần Văn phòng.",
    );
    expect(words(await o.say(head, "/giao 3 Minh"))).toMatch(/^Chỉ Văn phòng hoặc người đứng đầu/);
  });

  it("is not for a head who only has the task in person, nor for the unit's people", async () => {
    const head = await join(o, "Bùi Thanh Hải", { head: true, units: [o.units.kt] });
    await o.say(o.members.clerk, `/giao 1 m${String(head)}`);
    expect(words(await o.say(head, "/giao 1 Hòa"))).toMatch(/^Chỉ Văn phòng hoặc người đứng đầu/);
    for (const member of [o.members.minh, o.members.hoa, o.members.chair, o.members.viewer]) {
      expect(words(await o.say(member, "/giao 1 Minh"))).toMatch(/^Chỉ Văn phòng hoặc/);
      expect(words(await o.say(member, "/giao 1"))).toMatch(/^Chỉ Văn phòng hoặc/);
    }
    expect(await inCharge(o, 1)).toBe("Bùi Thanh Hải");
  });

  it("never gives a task to a viewer, to somebody who left, or to an id of another office", async () => {
    expect(words(await o.say(o.members.clerk, "/giao 1 Vinh"))).toContain(
      "người theo dõi chỉ xem, không thực hiện nhiệm vụ",
    );
    const gone = await join(o, "Cao Văn Thành");
    await o.store.office.removeMember(gone, o.clock.now());
    expect(words(await o.say(o.members.clerk, "/giao 1 Thành"))).toContain("Không tìm thấy cán bộ");
    const far = await o.store.office.createWorkspace({
      ...{ code: "XK", name: "UBND xã Khe Sim", province: null, timeZone: "Asia/Ho_Chi_Minh" },
    });
    const given = { name: "Vũ Thị Cúc", role: "clerk" as const, admin: false, head: false };
    const stranger = await o.store.office.addMember(far.id, { ...given, units: [] });
    for (const id of [gone, stranger.id]) {
      expect(words(await o.type(o.members.clerk, `assign 1 m${String(id)}`))).toContain(
        "Mục này không còn",
      );
    }
    await o.store.office.bind({ channel: "web", id: "far" }, stranger.id, "pfar");
    expect(words(await o.say("far", "/giao 1 Cúc"))).toContain("Không có nhiệm vụ số 1.");
    expect(await inCharge(o, 1)).toBeNull();
  });

  it("is recorded once however often the same update arrives", async () => {
    const source = "web:message:same";
    await o.say(o.members.clerk, "/giao 1 Minh", { source });
    const again = await o.say(o.members.clerk, "/giao 1 Minh", { source });
    expect(words(again)).toBe("Lê Thị Minh đang phụ trách việc #1 rồi.");
    const task = await o.store.work.task(o.workspace, 1);
    const story = await o.store.work.history(o.workspace, task?.id ?? 0, 9);
    expect(story.map(({ kind, data }) => [kind, data])).toEqual([
      ["assigned", { toMember: o.members.minh, fromMember: null }],
    ]);
    expect(await o.news()).toHaveLength(1);
  });

  it("by two at once ends with one of them, and the history has both in order", async () => {
    const head = await join(o, "Bùi Thanh Hải", { head: true });
    await Promise.all([
      o.say(o.members.clerk, "/giao 1 Minh"),
      o.say(head, `/giao 1 m${String(head)}`),
    ]);
    const task = await o.store.work.task(o.workspace, 1);
    const [last, first] = await o.store.work.history(o.workspace, task?.id ?? 0, 9);
    expect(first?.data["fromMember"]).toBeNull();
    expect(last?.data["fromMember"]).toBe(first?.data["toMember"]);
    expect(last?.data["toMember"]).toBe(task?.personInCharge?.id);
  });

  it("is refused for a plan that is closed", async () => {
    await o.store.plans.setState(o.plan, "closed");
    expect(words(await o.say(o.members.clerk, "/giao 1 Minh"))).toContain("đã đóng");
  });

  it("works in the group, and speaks English to who reads English", async () => {
    await o.store.office.setLanguage(o.members.minh, "en");
    const place = { channel: "web", chat: o.group, kind: "group" } as const;
    await o.say(o.members.clerk, "/giao 1 Minh", { place });
    expect((await o.news())[0]?.words).toContain(
      "Phạm Thị Lan has put you in charge of this task:",
    );
    await o.store.office.setLanguage(o.members.clerk, "en");
    expect(words(await o.say(o.members.clerk, "/assign 2 minh"))).toBe(
      "Lê Thị Minh is now in charge of #2.",
    );
    expect(words(await o.say(o.members.clerk, "/assign"))).toContain("/assign NUMBER NAME");
  });
});

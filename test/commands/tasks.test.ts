import { DEFAULT_SETTINGS } from "../../src/domain/office.js";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { BUTTON_BYTES } from "../../src/commands/registry.js";
import type { Message } from "../../src/messages/message.js";
import type { NewTask } from "../../src/ports.js";
import { labelsOf, openOffice, words } from "../support/office.js";
import { newTask } from "../support/store.js";
import { addPlan } from "../store/contract-tasks.js";

const VP = "Văn phòng HĐND và UBND";
const KT = "Phòng Kinh tế";
const VHXH = "Phòng Văn hóa - Xã hội";

let office: Awaited<ReturnType<typeof openOffice>>;

beforeEach(async () => {
  office = await openOffice();
});

afterEach(() => office.close());

/** A second plan beside the seeded one: its tasks have the numbers from 7 on. */
async function alsoPlan(...rows: NewTask[]): Promise<void> {
  const { vp, kt, vhxh } = office.units;
  const given = { store: office.store, office };
  await addPlan(given, rows, { [VP]: vp, [KT]: kt, [VHXH]: vhxh });
}

/** The numbers of a list, in its order. */
function numbers(said: Message): number[] {
  return labelsOf(said)
    .filter((label) => /^#\d+$/.test(label))
    .map((label) => Number(label.slice(1)));
}

function heading(said: Message): string {
  return words(said).split("\n")[0] ?? "";
}

const asClerk = (text: string) => office.say(office.members.clerk, text);

describe("/tasks with words", () => {
  it("finds them without their marks, in any order, in title, product, field, ref and lead unit", async () => {
    expect(numbers(await asClerk("/tasks xa cua ra soat"))).toEqual([1]);
    expect(numbers(await asClerk("/tasks BAO CAO RA SOAT"))).toEqual([1]);
    expect(numbers(await asClerk("/tasks pl01.4"))).toEqual([4]);
    expect(numbers(await asClerk("/tasks cải cách thể chế"))).toEqual([1, 3, 5, 2, 6, 4]);
    expect(heading(await asClerk("/tasks ra soat"))).toBe(
      "Nhiệm vụ tìm theo “ra soat”: 1 việc đang mở, 1 việc quá hạn.",
    );
  });

  it("searches the whole office, whoever asks, and by words without a command", async () => {
    expect(numbers(await office.say(office.members.hoa, "tập huấn kỹ năng"))).toEqual([5]);
    expect(numbers(await office.say(office.members.viewer, "tap huan"))).toEqual([5]);
  });

  it("puts first what has the words with the very same marks", async () => {
    await alsoPlan(
      newTask({ ref: "B1", title: "Mở sổ chứng thực", lead: [VP] }, "2026-06-01"),
      newTask({ ref: "B2", title: "Ký số chứng thực", lead: [VP] }, "2026-07-01"),
      newTask({ ref: "B3", title: "Sơ kết chứng thực", lead: [VP] }, "2026-05-01"),
    );
    expect(numbers(await asClerk("/tasks so chung thuc"))).toEqual([9, 7, 8]);
    expect(numbers(await asClerk("/tasks số chứng thực"))).toEqual([8, 9, 7]);
    expect(numbers(await asClerk("/tasks sổ chứng thực"))).toEqual([7, 9, 8]);
    const decomposed = "/tasks sơ chứng thực".normalize("NFD");
    expect(numbers(await asClerk(decomposed))).toEqual([9, 7, 8]);
  });

  it("understands abbreviations, typed or in the plan", async () => {
    await alsoPlan(
      newTask({ ref: "B1", title: "Tham mưu BC CCHC quý", lead: [VP] }, "2026-07-01"),
      newTask({ ref: "B2", title: "Công khai TTHC tại xã", lead: [VP] }, "2026-07-02"),
    );
    expect(numbers(await asClerk("/tasks cchc"))).toEqual([2, 7]);
    expect(numbers(await asClerk("/tasks cải cách hành chính quý"))).toEqual([7]);
    expect(numbers(await asClerk("/tasks thu tuc hanh chinh"))).toEqual([8]);
    expect(numbers(await asClerk("/tasks bc ra soat vb"))).toEqual([1]);
  });

  it("does not meet an abbreviation inside of longer words", async () => {
    await alsoPlan(
      newTask({ ref: "B1", title: "Bố trí kho lưu trữ, khảo sát", lead: [VP] }, "2026-07-01"),
      newTask({ ref: "B2", title: "Kế hoạch lưu trữ", lead: [VP] }, "2026-07-02"),
    );
    expect(numbers(await asClerk("/tasks kh"))).toEqual([8]);
  });

  it("takes per cent and underline as they are", async () => {
    await alsoPlan(newTask({ ref: "B1", title: "Đạt 100% hồ sơ", lead: [VP] }, "2026-07-01"));
    expect(numbers(await asClerk("/tasks 100%"))).toEqual([7]);
    expect(numbers(await asClerk("/tasks %"))).toEqual([]);
    expect(numbers(await asClerk("/tasks _"))).toEqual([]);
  });
});

describe("/tasks of a unit, a criterion, a field", () => {
  it.each(["Phòng Kinh tế", "phong kinh te", "Phòng Kinh tế xã"])(
    "takes “%s” for the unit: what it leads before what it coordinates",
    async (typed) => {
      const said = await asClerk(`/tasks ${typed}`);
      expect(numbers(said)).toEqual([3, 2]);
      expect(heading(said)).toMatch(/^Nhiệm vụ của Phòng Kinh tế: 2 việc đang mở/);
    },
  );

  it.each(["vhxh", "phòng vh-xh", "Phòng VHXH"])("takes “%s” for a unit too", async (typed) => {
    const said = await asClerk(`/tasks ${typed}`);
    expect(numbers(said)).toEqual([5]);
  });

  it("finds the tasks of a criterion and of those below it, not of its neighbours", async () => {
    const of = (ref: string, title: string, criteria: string[], due: string) =>
      newTask({ ref, title, criteria, lead: [VP] }, due);
    await alsoPlan(
      of("B1", "Việc của 3.4", ["3.4"], "2026-07-01"),
      of("B2", "Việc của 3.4.1", ["1.2", "3.4.1"], "2026-07-02"),
      of("B3", "Việc của 3.41", ["3.41"], "2026-07-03"),
      of("B4", "Việc của 13.4", ["13.4"], "2026-07-04"),
    );
    for (const typed of ["3.4", "tiêu chí 3.4", "tieu chi 3.4.", "criterion 3.4"]) {
      const said = await asClerk(`/tasks ${typed}`);
      expect(numbers(said), typed).toEqual([7, 8]);
      expect(heading(said)).toBe("Nhiệm vụ của tiêu chí 3.4: 2 việc đang mở.");
    }
    expect(numbers(await asClerk("/tasks 3.4.1"))).toEqual([8]);
    expect(numbers(await asClerk("/tasks 3.4.2"))).toEqual([]);
  });

  it("finds a field by its name", async () => {
    const field = "Xây dựng chính quyền số";
    await alsoPlan(newTask({ ref: "B1", title: "Kết nối", field, lead: [VP] }, "2026-07-01"));
    expect(numbers(await asClerk("/tasks lĩnh vực chính quyền số"))).toEqual([7]);
    expect(numbers(await asClerk("/tasks linh vuc chinh quyen so"))).toEqual([7]);
  });
});

describe("/tasks by whose and how urgent", () => {
  it.each(["quá hạn toàn cơ quan", "all late", "toan co quan qua han", "trễ hạn tất cả"])(
    "“%s” is what is late in the whole office",
    async (typed) => {
      const said = await office.say(office.members.hoa, `/tasks ${typed}`);
      expect(numbers(said)).toEqual([1, 3]);
      expect(heading(said)).toBe("Việc quá hạn của toàn cơ quan: 2 việc.");
    },
  );

  it("“quá hạn” alone is one's own, and the office's for those who belong to no unit", async () => {
    expect(numbers(await office.say(office.members.hoa, "/tasks quá hạn"))).toEqual([3]);
    expect(numbers(await office.say(office.members.chair, "/tasks quá hạn"))).toEqual([1, 3]);
  });

  it("“tuần này” has what is late as well", async () => {
    office.clock.set("2026-06-29T02:00:00.000Z");
    const said = await office.say(office.members.hoa, "/tasks tuần này");
    expect(numbers(said)).toEqual([3, 2]);
    expect(numbers(await office.say(office.members.hoa, "/tasks tuần này cả bộ phận"))).toEqual([
      3, 2,
    ]);
    expect(numbers(await office.say(office.members.hoa, "/tasks week all"))).toEqual([1, 3, 5, 2]);
  });

  it("offers the office's late work beside the office's list, and every button leads where it says", async () => {
    const all = await asClerk("/tasks toàn cơ quan");
    const late = await office.press(office.members.clerk, all, "Quá hạn toàn cơ quan");
    expect(numbers(late)).toEqual([1, 3]);
    const week = await office.press(office.members.clerk, late, "Tuần này");
    expect(heading(week)).toMatch(/^Việc đến hạn trong tuần này hoặc đã quá hạn: /);
    const back = await office.press(office.members.clerk, week, "Việc của tôi");
    expect(heading(back)).toMatch(/^Nhiệm vụ của anh\/chị: /);
  });
});

describe("/tasks that finds nothing", () => {
  it.each([
    ["/tasks phòng cháy rừng", "Không tìm thấy việc đang mở nào khớp với “phòng cháy rừng”."],
    ["/tasks 9.9", "Không có việc đang mở nào của tiêu chí 9.9."],
    ["/tasks …", "Không tìm thấy việc đang mở nào khớp với “…”."],
  ])("%s says so and offers other lists", async (typed, sentence) => {
    const said = await asClerk(typed);
    expect(words(said)).toContain(sentence);
    expect(labelsOf(said)).toContain("Toàn cơ quan");
  });

  it("says that a unit has nothing open, that nothing is late, that all is done", async () => {
    await office.store.plans.setState(office.plan, "closed");
    expect(words(await asClerk("/tasks Phòng Kinh tế"))).toContain(
      "Phòng Kinh tế không còn việc nào đang mở.",
    );
    expect(words(await asClerk("/tasks quá hạn"))).toContain("Không có việc quá hạn.");
    expect(words(await asClerk("/tasks tuần này"))).toContain("Tuần này không có việc đến hạn");
    expect(words(await asClerk("/tasks"))).toContain("Anh/chị không còn việc nào đang mở.");
    expect(words(await asClerk("/tasks cả bộ phận"))).toContain("Bộ phận không còn việc nào");
    expect(words(await asClerk("/tasks toàn cơ quan"))).toContain("mọi việc đã xong");
  });
});

describe("/tasks over pages", () => {
  /** 20 tasks that a search finds. */
  async function many(title: string): Promise<void> {
    const day = (i: number) => `2026-07-${String(i + 1).padStart(2, "0")}`;
    const rows = Array.from({ length: 20 }, (_, i) =>
      newTask({ ref: `B${String(i)}`, title: `${title} ${String(i)}`, lead: [KT] }, day(i)),
    );
    await alsoPlan(...rows);
  }

  it("turns through a search and back, each task once", async () => {
    await many("Kiểm đếm hồ sơ đất đai");
    const { clerk } = office.members;
    const first = await asClerk("/tasks hồ sơ đất đai");
    const second = await office.press(clerk, first, "Sau");
    const third = await office.press(clerk, second, "Sau");
    const seen = [first, second, third].flatMap(numbers);
    expect(seen).toEqual(Array.from({ length: 20 }, (_, i) => i + 7));
    expect(words(third)).toContain("Trang 3/3.");
    expect(third.replaces).toBe(true);
    expect(labelsOf(third)).not.toContain("Sau");
    expect(numbers(await office.press(clerk, third, "Trước"))).toEqual(numbers(second));
  });

  it("shows the last page where a later one is asked for", async () => {
    await many("Kiểm đếm hồ sơ đất đai");
    for (const page of ["p4", "p99999"]) {
      const said = await asClerk(`/tasks hồ sơ đất đai ${page}`);
      expect(numbers(said), page).toEqual([23, 24, 25, 26]);
      expect(words(said), page).toContain("Trang 3/3.");
      expect(heading(said)).toContain(": 20 việc đang mở.");
    }
  });

  it("cuts long words so that its buttons stay within what a platform carries", async () => {
    const title = "Tổ chức điều tra đường điện đã được đấu nối đồng bộ đến từng đội";
    await many(title);
    const said = await asClerk(`/tasks ${title} đường điện đường điện`);
    expect(numbers(said)).toHaveLength(8);
    expect(words(said)).toContain("Trang 1/3.");
    for (const { command } of said.buttons.flat()) {
      expect(new TextEncoder().encode(command).length).toBeLessThanOrEqual(BUTTON_BYTES);
    }
    expect(numbers(await office.press(office.members.clerk, said, "Sau"))).toHaveLength(8);
  });

  it("cuts one word that is too long alone", async () => {
    const said = await asClerk(`/tasks ${"đ".repeat(400)}`);
    expect(words(said)).toContain("Không tìm thấy việc đang mở nào khớp với");
  });
});

describe("/tasks in a group", () => {
  const inGroup = () => {
    const place = { channel: "web", chat: office.group, kind: "group" } as const;
    return office.say(office.members.minh, "/tasks", { place });
  };

  it("answers where it was asked", async () => {
    expect(numbers(await inGroup())).toEqual([1, 2, 6, 3, 5]);
    expect(await office.news()).toEqual([]);
  });

  it("answers in private where the office wants it, and says so in the group", async () => {
    const settings = { ...DEFAULT_SETTINGS, verification: true, answerInPrivate: true };
    await office.store.office.setSettings(office.workspace, settings);
    const said = await inGroup();
    expect(words(said)).toBe("Lê Thị Minh: danh sách việc đã được gửi vào tin nhắn riêng.");
    expect(said.buttons.flat()).toEqual([]);
    const [sent, ...more] = office.door.sent;
    expect(more).toEqual([]);
    expect(sent?.place.chat).toBe(`p${String(office.members.minh)}`);
    expect(numbers(sent!.said)).toEqual([1, 2, 6, 3, 5]);
    expect(numbers(await office.say(office.members.minh, "/tasks"))).toEqual([1, 2, 6, 3, 5]);
  });

  it("sends nothing where there is no private chat yet, and says what to do", async () => {
    const settings = { ...DEFAULT_SETTINGS, verification: true, answerInPrivate: true };
    await office.store.office.setSettings(office.workspace, settings);
    const { minh } = office.members;
    await office.store.office.bind({ channel: "web", id: String(minh) }, minh, null);
    const said = await inGroup();
    expect(words(said)).toContain("anh/chị chưa mở trò chuyện riêng với trợ lý");
    expect(said.inPrivate).toBe("tasks");
    expect(await office.news()).toEqual([]);
  });
});

import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { NewTask } from "../../src/ports.js";
import { newDeliverable, newTask } from "../support/store.js";
import { labelsOf, openOffice, words } from "../support/office.js";

/* Today is Wednesday, 10/6/2026. More than one message shows: what is left is said, and can be reached. */

type Office = Awaited<ReturnType<typeof openOffice>>;

const VP = "Văn phòng HĐND và UBND";

async function addPlan(o: Office, rows: NewTask[]): Promise<void> {
  const { id } = await o.store.plans.savePlan(o.workspace, {
    ...{ title: "Kế hoạch khảo sát", number: null, issuer: null, year: 2026, warnings: [] },
    ...{ start: "2026-01-01", end: "2026-12-31", document: "e".repeat(64), rows },
    units: [{ name: VP, state: "matched", unit: { id: o.units.vp, name: VP }, nearest: [] }],
  });
  await o.store.plans.setState(id, "active");
}

function tenProducts(): NewTask {
  const deliverables = Array.from({ length: 10 }, (_, i) =>
    newDeliverable(`Tài liệu ${String(i + 1)}`, `2026-07-${String(i + 10)}`),
  );
  return newTask({ ref: "1", title: "Khảo sát hài lòng", lead: [VP], deliverables }, null);
}

async function drafts(o: Office, from: string): Promise<(string | undefined)[]> {
  const id = Number(/ d(\d+)/.exec(from)?.[1]);
  const all = [id, id + 1].map((one) => o.store.work.draft(o.workspace, one));
  return (await Promise.all(all)).map((draft) => draft?.caption);
}

describe("a choice between many deliverables", () => {
  let o: Office;
  beforeEach(async () => {
    o = await openOffice();
    await addPlan(o, [tenProducts()]);
  });
  afterEach(() => o.close());

  it.each([
    ["/giaitrinh 7 số liệu chưa chốt", "Đã ghi giải trình về tài liệu của #7, Tài liệu "],
    ["/giahan 7 30/8/2026 chờ số liệu", "Đã gửi đề nghị gia hạn #7, Tài liệu "],
    ["/xong 7 đã gửi bản giấy", "#7, Tài liệu "],
  ])("is turned over, and what was typed waits: %s", async (typed, answer) => {
    const first = await o.say(o.members.minh, typed);
    expect(labelsOf(first)).toHaveLength(9);
    const next = await o.press(o.members.minh, first, "Sau");
    expect(next.replaces).toBe(true);
    expect(labelsOf(next)).toHaveLength(3);
    expect(labelsOf(next).at(-1)).toBe("Trước");
    const shown = [first, next].flatMap(labelsOf).filter((label) => label.startsWith("Tài liệu"));
    expect(new Set(shown).size).toBe(10);
    const [label = "", ...rest] = labelsOf(next);
    expect(words(next)).toContain(`${label}: hạn `);
    expect(rest).toHaveLength(2);
    const kept = typed.replace(/^\S+ 7 /, "");
    expect(await drafts(o, next.buttons[0]?.[0]?.command ?? "")).toEqual([kept, undefined]);
    const done = words(await o.press(o.members.minh, next, label));
    expect(done).toContain(answer + label.replace("Tài liệu ", ""));
  });
});

describe("a choice between many events", () => {
  let o: Office;
  beforeEach(async () => {
    o = await openOffice();
  });
  afterEach(() => o.close());

  function waiting(i: number, event: string): NewTask {
    const deliverable = newDeliverable("Báo cáo", null, { basis: "event", waitsFor: event });
    const deliverables = [{ ...deliverable, schedule: { kind: "after_event", event } as const }];
    return newTask(
      { ref: `S${String(i)}`, title: `Việc ${String(i)}`, lead: [VP], deliverables },
      null,
    );
  }

  it("says how many more fit, and leads to all", async () => {
    const rows = Array.from({ length: 13 }, (_, i) => waiting(i, `huyện họp lần ${String(i + 1)}`));
    await addPlan(o, rows);
    const said = await o.say(o.members.clerk, "/sukien huyện họp");
    expect(words(said)).toContain("Có 13 mục khớp");
    expect(words(said)).toContain("… và 1 mục nữa. Anh/chị gõ thêm từ trong tên");
    const all = await o.press(o.members.clerk, said, "Tất cả sự kiện");
    expect(words(all)).toContain("Việc đang mở còn chờ ngày");
  });

  it("shows by pages all that waits for one day", async () => {
    await addPlan(
      o,
      Array.from({ length: 14 }, (_, i) => waiting(i, "huyện họp")),
    );
    const asked = await o.say(o.members.clerk, "/sukien huyện họp");
    expect(words(asked)).toContain("Trang 1/2, tất cả 14 sản phẩm.");
    const next = await o.press(o.members.clerk, asked, "Sau");
    expect(words(next)).toContain("#20 Việc 13");
    expect(words(next)).not.toContain("#7 ");
    expect(next).toMatchObject({ ask: asked.ask, replaces: true });
    const preview = await o.say(o.members.clerk, "12/6/2026");
    expect(words(preview)).toContain("“huyện họp”: 12/6/2026");
  });
});

describe("a choice between many people", () => {
  let o: Office;
  beforeEach(async () => {
    o = await openOffice();
  });
  afterEach(() => o.close());

  it("has labels of sixty letters at most, and says how many more bear the name", async () => {
    const given = { role: "official", admin: false, head: false, units: [o.units.pvhcc] } as const;
    for (let i = 1; i <= 13; i += 1) {
      const name = `Nguyễn Thị ${"Phương ".repeat(9)}Hạnh ${String(i)}`;
      await o.store.office.addMember(o.workspace, { ...given, units: [...given.units], name });
    }
    const said = await o.say(o.members.clerk, "/giao 2 Hạnh");
    expect(words(said)).toContain("Có 13 người khớp với “Hạnh”.");
    expect(words(said)).toContain("… và 1 người nữa. Anh/chị trả lời tin này bằng họ tên");
    expect(labelsOf(said)).toHaveLength(12);
    expect(Math.max(...labelsOf(said).map((label) => [...label].length))).toBeLessThanOrEqual(60);
    expect(labelsOf(said)[0]).toContain("(Trung tâm Phục vụ");
  });
});

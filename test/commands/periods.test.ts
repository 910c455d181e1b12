import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { labelsOf, openOffice, words } from "../support/office.js";
import { newDeliverable, newOccurrence, newTask } from "../support/store.js";

type Office = Awaited<ReturnType<typeof openOffice>>;

describe("a report that comes again", () => {
  let o: Office;
  beforeEach(async () => {
    o = await openOffice({ now: "2026-06-10T01:12:00.000Z" });
    const months = ["05", "06", "07"].map((month) =>
      newOccurrence(`2026-${month}-25`, { key: `2026-${month}`, start: `2026-${month}-01` }),
    );
    const monthly = { ...newDeliverable("Báo cáo tháng", null), occurrences: months };
    const lead = ["Văn phòng HĐND và UBND"];
    const plan = await o.store.plans.savePlan(o.workspace, {
      title: "Kế hoạch báo cáo năm 2026",
      number: null,
      issuer: null,
      year: 2026,
      start: "2026-01-01",
      end: "2026-12-31",
      document: "e".repeat(64),
      warnings: [],
      units: [
        {
          name: lead[0] ?? "",
          state: "matched",
          unit: { id: o.units.vp, name: lead[0] ?? "" },
          nearest: [],
        },
      ],
      rows: [
        {
          ...newTask({ ref: "B1", title: "Báo cáo hằng tháng", lead }, null),
          deliverables: [monthly],
        },
      ],
    });
    await o.store.plans.setState(plan.id, "active");
  });
  afterEach(() => o.close());

  it("hands in each period that has begun, oldest first, and asks before one that has not", async () => {
    const say = async () => words(await o.say(o.members.minh, "/xong 7 đã gửi"));
    expect(await say()).toContain("Đã nộp #7, Báo cáo tháng, tháng 5/2026");
    expect(await say()).toContain("Đã nộp #7, Báo cáo tháng, tháng 6/2026");
    const third = await o.say(o.members.minh, "/xong 7 đã gửi");
    expect(words(third)).toBe(
      "Việc #7, Báo cáo tháng, tháng 6/2026, đã được nộp bởi Lê Thị Minh lúc 08:12 ngày 10/6/2026. " +
        "Kỳ tiếp theo, Báo cáo tháng, tháng 7/2026, chỉ bắt đầu từ ngày 01/7/2026.",
    );
    expect(labelsOf(third)).toEqual(["Nộp trước tháng 7/2026", "Xem #7"]);
    const asked = await o.press(o.members.minh, third, "Nộp trước tháng 7/2026");
    expect(words(asked)).toContain("Kế hoạch yêu cầu sản phẩm “Báo cáo tháng, tháng 7/2026”");
  });

  it("takes no chatter for a reason: only a link, a number, a file, or the button", async () => {
    await o.say(o.members.minh, "/xong 7");
    const chatter = await o.say(o.members.minh, "chờ tôi tìm tài liệu đã nhé");
    expect(words(chatter)).not.toContain("Đã nộp");
    expect(words(await o.say(o.members.minh, "xong nv7"))).toContain("Kế hoạch yêu cầu sản phẩm");
    const kept = await o.say(o.members.minh, "15/BC-UBND");
    expect(words(kept)).toContain("Đã lưu “Số 15/BC-UBND” vào #7");
  });
});

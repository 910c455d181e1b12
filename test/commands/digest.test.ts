import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Papers } from "../../src/ports.js";
import { english, seedEnglishOffice } from "../support/english.js";
import { labelsOf, openOffice, words } from "../support/office.js";

type Office = Awaited<ReturnType<typeof openOffice>>;

const papers: Papers = {
  readPlan: () => Promise.reject(new Error("not in this test")),
  textOf: () => Promise.resolve(null),
  chart: (spec) => Promise.resolve(new TextEncoder().encode(spec.title)),
};

describe("/digest", () => {
  let o: Office;
  beforeEach(async () => {
    o = await openOffice({ papers });
  });
  afterEach(() => o.close());

  it("shows chair and clerk how things stand at this moment, and keeps nothing", async () => {
    for (const [as, typed] of [
      [o.members.chair, "/tonghop"],
      [o.members.clerk, "/digest"],
    ] as const) {
      const said = await o.say(as, typed);
      expect(words(said)).toMatch(/^Tổng hợp tuần 24\/2026, UBND xã Tân Hòa\n/);
      expect(words(said)).toContain("Số liệu lúc 08:12 ngày 10/6/2026.");
      expect(words(said)).toContain("Quá hạn: 2 việc");
      expect(labelsOf(said)).toContain("Đôn đốc #1");
      expect(said.blocks.some(({ type }) => type === "image")).toBe(true);
    }
    expect(await o.store.weeks.figures(o.workspace, "2026-W24")).toBeNull();
    await o.send(o.members.minh, [{ name: "a.pdf" }], "#1");
    await o.type(o.members.minh, "done 1");
    const later = words(await o.say(o.members.chair, "/tonghop"));
    expect(later).toContain("Quá hạn: 1 việc");
    expect(later).toContain(
      "Kết quả chờ duyệt: 1\n#1 Rà soát văn bản của xã · Báo cáo rà soát · nộp hôm nay",
    );
  });

  it("is refused to everybody else", async () => {
    for (const as of [o.members.minh, o.members.hoa, o.members.viewer]) {
      const said = words(await o.say(as, "/tonghop"));
      expect(said).toMatch(/^Việc này dành cho|^Chỉ/);
      expect(said).not.toContain("Tổng hợp tuần");
    }
  });

  it("says that no plan is carried out", async () => {
    await o.store.plans.setState(o.plan, "closed");
    expect(words(await o.say(o.members.chair, "/tonghop"))).toContain(
      "Chưa có kế hoạch nào đang thực hiện.",
    );
  });
});

describe("/digest in English", () => {
  it("is all English", async () => {
    const o = await openOffice({ papers, seed: seedEnglishOffice });
    const said = english(await o.say(o.members.chair, "/digest"));
    expect(words(said)).toContain("Summary of week 24/2026, Tan Hoa");
    await o.close();
  });
});

import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { newTask } from "../support/store.js";
import { openOffice, words } from "../support/office.js";

/* What an id can reach: nothing of another workspace, and of a colleague only what the rules allow. */

type Office = Awaited<ReturnType<typeof openOffice>>;

describe("an id of somebody else's", () => {
  let o: Office;
  /** A clerk of another commune, who speaks to the same bot. */
  let stranger: number;
  let far: { plan: number; unit: number; occurrence: number; evidence: number; draft: number };
  beforeEach(async () => {
    o = await openOffice();
    const { office, plans, work } = o.store;
    const other = await office.createWorkspace({
      ...{ code: "XK", name: "UBND xã Khe Sim", province: null, timeZone: "Asia/Ho_Chi_Minh" },
    });
    const given = { name: "Văn phòng Khe Sim", kind: "unit" as const, aliases: [], members: [] };
    const unit = await office.addUnit(other.id, given);
    const member = { name: "Vũ Thị Cúc", role: "clerk" as const, admin: false, head: false };
    stranger = (await office.addMember(other.id, { ...member, units: [unit.id] })).id;
    await office.bind({ channel: "web", id: String(stranger) }, stranger, `p${String(stranger)}`);
    const row = newTask({ ref: "1", title: "Việc xã khác", lead: [unit.name] }, "2026-03-14");
    const { id: plan } = await plans.savePlan(other.id, {
      ...{ title: "Kế hoạch xã khác", number: null, issuer: null, year: 2026 },
      ...{ start: "2026-01-01", end: "2026-12-31", document: "f".repeat(64), warnings: [] },
      units: [{ name: unit.name, state: "matched", unit, nearest: [] }],
      rows: [row],
    });
    await plans.setState(plan, "active");
    const task = await work.task(other.id, 1);
    const occurrence = task?.deliverables[0]?.occurrences[0]?.id ?? 0;
    await o.say(stranger, "/minhchung 1 7/BC-UBND");
    const evidence = (await work.task(other.id, 1))?.evidence[0]?.id ?? 0;
    const file = { sha256: "e".repeat(64), name: "mat ong.pdf", size: 1, mime: "application/pdf" };
    const draft = await work.saveDraft({
      ...{ workspaceId: other.id, memberId: stranger, files: [file], caption: "của xã khác" },
      at: "2026-06-10T01:00:00.000Z",
    });
    far = { plan, unit: unit.id, occurrence, evidence, draft };
  });
  afterEach(() => o.close());

  it("of another workspace reaches nothing, whatever is typed", async () => {
    const { plan, unit, occurrence, evidence, draft } = far;
    const before = await o.store.plans.plan(o.workspace + 1, plan);
    const open = { name: "Phòng Kinh tế", state: "unclear" as const, unit: null, nearest: [] };
    await o.store.plans.settleUnit(o.plan, open.name, open);
    for (const command of [
      `done 1 o${String(occurrence)} xong`,
      `evidence 1 o${String(occurrence)} 9/KH-UBND`,
      `open e${String(evidence)}`,
      `drop e${String(evidence)}`,
      `drop d${String(draft)}`,
      `attach d${String(draft)} 1`,
      `move o${String(occurrence)} e${String(evidence)}`,
      `accept o${String(occurrence)}`,
      `return o${String(occurrence)} sai`,
      `plan ${String(plan)}`,
      `plan ${String(plan)} close yes`,
      `plan ${String(plan)} drop 1`,
      `plan ${String(plan)} due 1 1 tháng 5/2026`,
      `plan ${String(o.plan)} unit 1 ${String(unit)}`,
    ]) {
      const said = words(await o.type(o.members.clerk, command));
      expect(said, command).toMatch(
        /^(Mục này không còn|Tệp này không còn chờ|Việc #1 không còn sản phẩm)/,
      );
    }
    expect(await o.store.plans.plan(o.workspace + 1, plan)).toEqual(before);
  });

  it("a hand-in neither reads nor removes what waits for somebody else", async () => {
    const waiting = await o.send(o.members.hoa, [{ name: "bien ban.pdf" }], "ghi chú của Hòa");
    const own = Number(/attach d(\d+)/.exec(waiting.ask ?? "")?.[1]);
    const task = await o.store.work.task(o.workspace, 2);
    const occurrence = String(task?.deliverables[0]?.occurrences[0]?.id);
    for (const draft of [own, far.draft]) {
      const said = await o.type(o.members.minh, `done 2 o${occurrence} d${String(draft)}`);
      expect(words(said)).toContain("Kế hoạch yêu cầu sản phẩm");
    }
    await o.type(o.members.minh, `done 2 o${occurrence} d${String(own)} đã họp`);
    await o.type(o.members.minh, `done 1 d${String(far.draft)} đã họp`);
    expect(await o.store.work.draft(o.workspace, own)).not.toBeNull();
    expect(await o.store.work.draft(o.workspace + 1, far.draft)).not.toBeNull();
  });
});

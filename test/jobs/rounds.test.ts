import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { calendarOf } from "../../src/domain/calendar.js";
import type { Settings } from "../../src/domain/office.js";
import { addDays, dayOf } from "../../src/domain/time.js";
import { sweepRounds, type RoundTurn } from "../../src/jobs/rounds.js";
import { SweptMeanwhile, type Owed } from "../../src/jobs/owed.js";
import { quietLog } from "../support/clock.js";
import { labelsOf, openOffice, words } from "../support/office.js";
import { newDeliverable, newOccurrence, newTask } from "../support/store.js";

/* The rounds of an office as the clockwork opens them, at 07:30 in the morning. */

type Office = Awaited<ReturnType<typeof openOffice>>;
const Q1 = "Báo cáo cải cách hành chính quý I/2026";
const KT = "Phòng Kinh tế";
const VP = "Văn phòng HĐND và UBND";

let o: Office;
beforeEach(async () => {
  o = await openOffice({ now: "2026-03-10T00:30:00.000Z" });
});
afterEach(() => o.close());

async function turn(): Promise<RoundTurn> {
  const workspace = (await o.store.office.workspace("XT"))!;
  const zone = workspace.timeZone;
  const today = dayOf(o.clock.now(), zone);
  const days = await o.store.calendar.days(workspace.id, addDays(today, -40), addDays(today, 40));
  const hour = workspace.settings.nudgeAt;
  const slot = { name: `round/${today}/${hour}`, today, hour, zone };
  return { workspace, calendar: calendarOf(days), slot };
}

/** One pass at that moment. */
async function pass(at?: string, dryRun = false): Promise<Owed[]> {
  if (at !== undefined) o.clock.set(at);
  const { store, clock } = o;
  return sweepRounds([await turn()], { store, clock, log: quietLog, dryRun });
}

const openKeys = async () =>
  (await o.store.rounds.openRounds([o.workspace])).map(({ key, due }) => `${key} ${due}`);

async function setSettings(given: Partial<Settings>): Promise<void> {
  const { settings } = (await o.store.office.workspace("XT"))!;
  await o.store.office.setSettings(o.workspace, { ...settings, ...given });
}

describe("the sweep of reporting rounds", () => {
  it("opens what is due to open and tells people and group once, in words of when it is sent", async () => {
    const owed = await pass();
    const { clerk, minh, hoa } = o.members;
    const head = `round/${String(o.workspace)}/2026-Q1/opened`;
    expect(owed.map(({ key }) => key)).toEqual([
      ...[clerk, minh, hoa].map((id) => `${head}/${String(id)}`),
      expect.stringMatching(new RegExp(`^${head}/chat/\\d+$`)),
    ]);
    expect(owed[0]).toMatchObject({
      kind: "round",
      plannedFor: "2026-03-10T00:30:00.000Z",
      notAfter: "2026-03-20T16:59:00.000Z",
    });
    const news = await o.news();
    expect(news.map(({ to }) => to).sort()).toEqual(
      [o.group, ...[clerk, minh, hoa].map((id) => `p${String(id)}`)].sort(),
    );
    const forHoa = news.find(({ to }) => to === `p${String(hoa)}`)!;
    expect(forHoa.words).toContain(
      `Kỳ báo cáo: ${Q1}\nBộ phận báo cáo: ${KT}\nSố liệu: từ 15/12/2025 đến 14/3/2026\nHạn nộp: 20/3/2026`,
    );
    expect(labelsOf(forHoa.said)).toEqual(["Đã nộp", "Xin gia hạn", "Vướng mắc"]);
    expect(await o.store.audit.verify(o.workspace)).toMatchObject({ entries: 1, ok: true });
  });

  it("opens it once though swept twice, on that day and on the next", async () => {
    await pass();
    await o.news();
    await expect(pass("2026-03-10T00:31:00.000Z")).rejects.toThrow(SweptMeanwhile);
    expect(await pass("2026-03-11T00:30:00.000Z")).toEqual([]);
    expect(await openKeys()).toEqual(["2026-Q1 2026-03-20"]);
    expect(await o.news()).toEqual([]);
  });

  it("tells nobody twice where the clock was set back", async () => {
    await pass("2026-03-12T00:30:00.000Z");
    await o.news();
    expect(await pass("2026-03-11T00:30:00.000Z")).toEqual([]);
    expect(await o.news()).toEqual([]);
  });

  it("catches up after an interruption until the due day, and says that it is late", async () => {
    expect(await pass("2026-03-09T00:30:00.000Z")).toEqual([]);
    expect(await pass("2026-03-20T02:00:00.000Z")).toHaveLength(4);
    const news = await o.news();
    expect(news).toHaveLength(4);
    for (const { words: said } of news)
      expect(said).toMatch(/^Tin này gửi muộn: lẽ ra gửi lúc 07:30/);
  });

  it("opens nothing behind the due day, and brings nobody a message then", async () => {
    await pass("2026-03-19T00:30:00.000Z");
    o.clock.set("2026-03-20T17:01:00.000Z");
    expect(await o.news()).toEqual([]);
    await o.store.rounds.closeRound((await o.store.rounds.openRounds([o.workspace]))[0]!.id, "T");
    expect(await pass("2026-06-22T00:30:00.000Z")).toEqual([]);
  });

  it("writes nothing in a dry run, and says what it would owe", async () => {
    const owed = await pass(undefined, true);
    expect(owed).toHaveLength(3);
    expect(await openKeys()).toEqual([]);
    expect(await pass()).toHaveLength(4);
  });

  it("leaves out whoever has handed in, and a group whose round is over, before they were told", async () => {
    await pass();
    const [round] = await o.store.rounds.openRounds([o.workspace]);
    const id = String(round!.id);
    await o.type(o.members.hoa, `round ${id} done u${String(o.units.kt)}`);
    expect((await o.news()).map(({ to }) => to)).not.toContain(`p${String(o.members.hoa)}`);
  });

  it("opens none that the clerk has opened by hand, and none where nobody works", async () => {
    await o.say(o.members.clerk, "/nhacbaocao quý I 18/3");
    const draft = await o.store.rounds.draftOf(o.workspace, o.members.clerk);
    await o.type(o.members.clerk, `round ${String(draft!.id)} open`);
    expect(await pass()).toEqual([]);
    expect(await openKeys()).toEqual(["2026-Q1 2026-03-18"]);
    for (const id of [o.members.minh, o.members.hoa, o.members.clerk]) {
      await o.store.office.removeMember(id, o.clock.now());
    }
    expect(await pass("2026-06-10T00:30:00.000Z")).toEqual([]);
  });

  it("follows the settings of the office", async () => {
    await setSettings({ roundDays: 5 });
    expect(await pass()).toEqual([]);
    expect(await pass("2026-03-12T00:30:00.000Z")).toEqual([]);
    // Five days before is a Sunday.
    expect(await pass("2026-03-13T00:30:00.000Z")).toHaveLength(4);
    await setSettings({ rounds: false });
    expect(await pass("2026-06-15T00:30:00.000Z")).toEqual([]);
  });

  it("follows the plan: its day, its periods, and what has been filed", async () => {
    const report = (key: string, due: string) => ({
      ...newDeliverable("Báo cáo", null),
      schedule: {
        kind: "recurring" as const,
        every: ["period" as const],
        periods: ["Q1" as const, "Q2" as const],
      },
      occurrences: [newOccurrence(due, { key, basis: "dated" })],
    });
    const rows = [
      newTask(
        { ref: "A1", title: "Quý I", lead: [KT], deliverables: [report("2026-Q1", "2026-03-14")] },
        null,
      ),
      newTask(
        { ref: "A2", title: "Quý II", lead: [KT], deliverables: [report("2026-Q2", "2026-06-18")] },
        null,
      ),
    ];
    const { id } = await o.store.plans.savePlan(o.workspace, {
      ...{ title: "Kế hoạch báo cáo", number: null, issuer: null, year: 2026, warnings: [] },
      ...{ start: "2026-01-01", end: "2026-12-31", document: "f".repeat(64), rows },
      units: [{ name: KT, state: "matched", unit: { id: o.units.kt, name: KT }, nearest: [] }],
    });
    await o.store.plans.setState(id, "active");
    await pass("2026-03-04T00:30:00.000Z");
    expect(await openKeys()).toEqual(["2026-Q1 2026-03-14"]);
    await pass("2026-06-08T00:30:00.000Z");
    expect(await openKeys()).toEqual(["2026-Q1 2026-03-14", "2026-Q2 2026-06-18"]);
  });

  it("asks nobody for a report of the plan that has been handed in", async () => {
    const filed = newOccurrence("2026-03-20", { key: "2026-Q1", basis: "dated" });
    const deliverable = {
      ...newDeliverable("Báo cáo", null),
      schedule: { kind: "recurring" as const, every: ["period" as const] },
      occurrences: [filed],
    };
    const { id } = await o.store.plans.savePlan(o.workspace, {
      ...{ title: "Kế hoạch báo cáo", number: null, issuer: null, year: 2026, warnings: [] },
      ...{ start: "2026-01-01", end: "2026-12-31", document: "f".repeat(64) },
      units: [{ name: KT, state: "matched", unit: { id: o.units.kt, name: KT }, nearest: [] }],
      rows: [newTask({ ref: "A1", title: "Quý I", lead: [KT], deliverables: [deliverable] }, null)],
    });
    await o.store.plans.setState(id, "active");
    await o.say(o.members.hoa, "/xong 7 đã gửi qua trục liên thông");
    expect(await pass("2026-03-12T00:30:00.000Z")).toEqual([]);
    expect(await openKeys()).toEqual([]);
  });

  it("ends a round in which everybody left has handed in, and the clerk gets the summary", async () => {
    await pass();
    const [round] = await o.store.rounds.openRounds([o.workspace]);
    await o.type(o.members.minh, `round ${String(round!.id)} done u${String(o.units.vp)}`);
    await o.store.office.mergeUnit(o.units.kt, o.units.vp, "2026-03-10");
    await o.news();
    const owed = await pass("2026-03-11T00:30:00.000Z");
    expect(owed.map(({ key }) => key)).toEqual([
      `round/${String(o.workspace)}/2026-Q1/closed/2026-03-11T00:30:00.000Z/${String(o.members.clerk)}`,
    ]);
    const [news] = await o.news();
    expect(words(news!.said)).toContain(`Đúng hạn: ${VP}`);
    expect(await openKeys()).toEqual([]);
    expect((await o.store.audit.verify(o.workspace)).ok).toBe(true);
  });
});

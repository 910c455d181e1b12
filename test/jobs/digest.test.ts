import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { DEFAULT_SETTINGS, type Settings } from "../../src/domain/office.js";
import { sweepDigests } from "../../src/jobs/digest.js";
import { deliver } from "../../src/jobs/outbox.js";
import { plainText } from "../../src/messages/message.js";
import type { Papers } from "../../src/ports.js";
import { quietLog } from "../support/clock.js";
import { openOffice } from "../support/office.js";

type Office = Awaited<ReturnType<typeof openOffice>>;

const drawn: string[] = [];
const papers: Papers = {
  readPlan: () => Promise.reject(new Error("not in this test")),
  textOf: () => Promise.resolve(null),
  chart(spec) {
    drawn.push(spec.title);
    return Promise.resolve(new TextEncoder().encode(spec.title));
  },
};

/** Local time of the office. */
const at = (local: string) => new Date(`${local.replace(" ", "T")}:00+07:00`).toISOString();

describe("the weekly digest", () => {
  let o: Office;
  let group: number;
  beforeEach(async () => {
    drawn.length = 0;
    o = await openOffice({ papers, now: at("2026-03-16 07:30") });
    const chat = { channel: "web" as const, externalId: "g-leaders", title: "Lãnh đạo" };
    await o.store.office.bindChat(o.workspace, { ...chat, purpose: "leaders" });
    const chats = await o.store.office.chats(o.workspace);
    group = chats.find(({ purpose }) => purpose === "group")!.id;
    const off = { kind: "off" as const, name: "", source: "", provisional: false };
    await o.store.calendar.setDay(o.workspace, { date: "2026-04-27", ...off });
  });
  afterEach(() => o.close());

  async function sweep(local?: string, dryRun = false) {
    if (local !== undefined) o.clock.set(at(local));
    const workspaces = await o.store.office.workspaces();
    const keys: string[] = [];
    const hear = (owed: readonly { key: string }[]) => keys.push(...owed.map(({ key }) => key));
    await sweepDigests(workspaces, { ...o.kit, dryRun, hear });
    return keys;
  }

  async function sent() {
    o.door.sent.length = 0;
    const kit = { ...o.kit, doors: [o.door], log: quietLog };
    while ((await deliver(kit)) > 0);
    return o.door.sent.map(({ place, said }) => ({ to: place.chat, said, words: plainText(said) }));
  }

  async function settings(given: Partial<Settings>) {
    await o.store.office.setSettings(o.workspace, { ...DEFAULT_SETTINGS, ...given });
  }

  const keys = (week: string) => {
    const key = `digest/${o.workspace}/${week}`;
    return [`${key}/${o.members.chair}`, `${key}/chat/`];
  };

  it("goes to the chair, the leaders' chat and the group, once, with one picture", async () => {
    const owed = await sweep();
    expect(owed).toHaveLength(3);
    expect(owed[0]).toBe(keys("2026-W12")[0]);
    expect(owed).toContain(`${keys("2026-W12")[1]}${group}`);
    expect(await sweep()).toEqual([]);
    const told = await sent();
    expect(told.map(({ to }) => to).sort()).toEqual(
      ["g-leaders", o.group, `p${o.members.chair}`].sort(),
    );
    expect(drawn).toEqual(["Tiến độ theo bộ phận, tuần 12/2026"]);
    const pictures = told.map(({ said }) => said.blocks.find(({ type }) => type === "image"));
    for (const picture of pictures) expect(picture).toEqual(pictures[0]);
    expect(pictures[0]).toMatchObject({
      file: { name: "tien-do-2026-w12.png", mime: "image/png" },
    });
    const leaders = told.find(({ to }) => to === `p${o.members.chair}`)!;
    expect(leaders.words).toContain("Quá hạn: 1 việc\n#1 Rà soát văn bản của xã");
    expect(leaders.words).not.toContain("gửi muộn");
    expect(await sent()).toEqual([]);
  });

  it("keeps the figures, and the next week is compared with them", async () => {
    await sweep();
    await o.send(o.members.minh, [{ name: "a.pdf" }], "#1");
    await o.type(o.members.minh, "done 1");
    await sweep("2026-03-23 07:31");
    const figures = await o.store.weeks.figures(o.workspace, "2026-W13");
    expect(figures).toMatchObject({ late: { total: 0 }, waiting: { total: 1 } });
    const told = await sent();
    const [first] = told.filter(({ to }) => to === `p${o.members.chair}`).slice(-1);
    expect(first?.words).toContain("so với lúc 07:30 ngày 16/3/2026");
    expect(first?.words).toContain("Hoàn thành 0/5 việc có thời hạn (tuần trước 0/5)");
  });

  it("does not speak of what was settled before it was sent", async () => {
    await sweep();
    await o.send(o.members.minh, [{ name: "a.pdf" }], "#1");
    await o.type(o.members.minh, "done 1");
    const [first] = (await sent()).filter(({ words }) => words.includes("Tổng hợp"));
    expect(first?.words).toContain("không có việc quá hạn");
    expect(first?.words).not.toContain("#1 ");
  });

  it("comes on the working day before a Monday off, under the week of that Monday", async () => {
    expect(await sweep("2026-04-24 07:29")).toEqual([]);
    expect((await sweep("2026-04-24 07:30"))[0]).toBe(keys("2026-W18")[0]);
    for (const day of ["04-27", "04-28", "04-30"])
      expect(await sweep(`2026-${day} 09:00`)).toEqual([]);
    expect((await sweep("2026-05-04 07:30"))[0]).toBe(keys("2026-W19")[0]);
  });

  it("is caught up until Thursday and says that it is late, and not after", async () => {
    expect(await sweep("2026-03-18 09:20")).toHaveLength(3);
    const told = await sent();
    for (const { words } of told) {
      expect(words).toMatch(/^Tin này gửi muộn: lẽ ra gửi lúc 07:30 ngày 16\/3\/2026/);
    }
    expect(await sweep("2026-03-27 09:00")).toEqual([]);
  });

  it("waits for the morning where it is caught up in quiet hours", async () => {
    expect(await sweep("2026-03-16 22:00")).toHaveLength(3);
    expect(await sent()).toEqual([]);
    o.clock.set(at("2026-03-17 07:30"));
    expect(await sent()).toHaveLength(3);
  });

  it("is dropped where nobody brought it to its reader until Thursday night", async () => {
    await sweep();
    o.clock.set(at("2026-03-20 07:30"));
    expect(await sent()).toEqual([]);
  });

  it("is sent once though the clock is set back and the settings change", async () => {
    await sweep();
    await sent();
    await settings({ digestDay: 3 });
    for (const moment of ["03-15 07:30", "03-16 07:30", "03-18 08:00"]) {
      expect(await sweep(`2026-${moment}`)).toEqual([]);
    }
    expect(await sent()).toEqual([]);
  });

  it("comes to no group that does not want it, and only as a preview on a dry run", async () => {
    await settings({ publicDigest: false });
    expect(await sweep(undefined, true)).toHaveLength(2);
    expect(await o.store.weeks.figures(o.workspace, "2026-W12")).toBeNull();
    expect(await sweep()).toHaveLength(2);
  });

  it("is not made where no plan is carried out", async () => {
    await o.store.plans.setState(o.plan, "closed");
    expect(await sweep()).toEqual([]);
  });

  it("goes without a picture where none can be drawn", async () => {
    o.kit.papers = { ...papers, chart: () => Promise.reject(new Error("no font")) };
    await sweep();
    const told = await sent();
    expect(told).toHaveLength(3);
    expect(told.flatMap(({ said }) => said.blocks).some(({ type }) => type === "image")).toBe(
      false,
    );
  });

  it("is not for a chair who is none any more", async () => {
    await sweep();
    await o.store.office.changeMember(o.members.chair, {
      ...(await o.store.office.member(o.members.chair))!,
      role: "official",
    });
    expect((await sent()).map(({ to }) => to)).not.toContain(`p${o.members.chair}`);
  });
});

import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { webDoor } from "../../src/chat/web/index.js";
import { COMMANDS } from "../../src/commands/registry.js";
import { httpServer } from "../../src/http.js";
import { message, type Message } from "../../src/messages/message.js";
import { quietLog } from "../support/clock.js";
import { labelsOf, openOffice, words } from "../support/office.js";
import { openEvents } from "../support/web.js";

/* Somebody is removed: what they had, held and knew is tried, through every command, button, file and address. */

type Office = Awaited<ReturnType<typeof openOffice>>;

const TELEGRAM = { channel: "telegram", id: "5550001987" } as const;
const PHONE = {
  from: TELEGRAM,
  place: { channel: "telegram", chat: TELEGRAM.id, kind: "private" },
} as const;
const UNKNOWN = "Tài khoản này chưa được liên kết với cán bộ nào.";

let o: Office;
let hoa: number;
let web: Awaited<ReturnType<typeof openWeb>>;
beforeEach(async () => {
  o = await openOffice();
  ({ hoa } = o.members);
  web = await openWeb(o);
});
afterEach(async () => {
  await web.close();
  await o.close();
});

/** The local page over the office's own database. */
async function openWeb({ store, files, clock, inbox }: Office) {
  const door = webDoor({
    ...{ local: store.local, files, clock, log: quietLog, token: null, secure: false },
    ...{ commands: [], timeZone: "Asia/Ho_Chi_Minh", pageDir: import.meta.dirname },
  });
  await door.start(inbox);
  const server = httpServer({
    ...{ host: "127.0.0.1", port: 0, publicUrl: null, log: quietLog, ready: () => true },
    mounts: [{ router: door.router, guarded: true }],
  });
  const { url } = await server.listen();
  return {
    url,
    async close() {
      await door.stop();
      await server.close(200);
    },
  };
}

/** What they have worked on, and every message they hold. */
async function workOf(o: Office, hoa: number): Promise<Message[]> {
  await o.store.office.createInvite(hoa, "7QK2M9TD", "2026-12-31T00:00:00.000Z");
  await o.say(0, "/lienket 7QK2M9TD", PHONE);
  for (const number of [1, 3]) {
    const task = await o.store.work.task(o.workspace, number);
    await o.store.work.assign(task?.id ?? 0, hoa);
  }
  const own = [
    await o.say(hoa, "/help"),
    await o.say(hoa, "/tasks"),
    await o.say(hoa, "/nv 3"),
    await o.send(hoa, [{ name: "danh muc.pdf" }], "#3"),
    await o.say(hoa, "/xong 1 đã rà soát"),
    await o.say(hoa, "/vuongmac 3 thiếu số liệu của huyện"),
    await o.send(hoa, [{ name: "anh rieng.jpg", bytes: "ảnh riêng của Hòa" }]),
    await o.say(hoa, "/nv 3", PHONE),
    await o.say(hoa, "/minhchung 3", PHONE),
  ];
  await o.news();
  return own;
}

async function remove(to = "unit"): Promise<Message> {
  return o.type(o.members.clerk, `people m${String(hoa)} remove ${to}`);
}

async function stateNow() {
  return {
    tasks: await o.store.plans.tasks(o.plan),
    members: await o.store.office.roster(o.workspace),
    settings: (await o.store.office.workspace("XT"))?.settings,
  };
}

describe("somebody who was removed", () => {
  it("is asked about first: their work goes to another, all else is let go of", async () => {
    await workOf(o, hoa);
    const card = await o.type(o.members.clerk, `people m${String(hoa)}`);
    const ask = await o.press(o.members.clerk, card, "Cho thôi tham gia");
    expect(words(ask)).toContain("Đang phụ trách 2 việc chưa xong. Giao lại cho ai?");
    expect((await o.store.office.member(hoa))?.state).toBe("active");
    const said = await o.press(o.members.clerk, ask, "Lê Thị Minh, Văn phòng HĐND và UBND");
    expect(words(said)).toBe(
      "Nguyễn Văn Hòa đã thôi tham gia.\nĐã bàn giao 2 việc của Nguyễn Văn Hòa cho Lê Thị Minh.",
    );
    const task = await o.store.work.task(o.workspace, 3);
    expect(task?.personInCharge?.name).toBe("Lê Thị Minh");
    expect(task?.obstacles[0]).toMatchObject({
      raisedBy: { name: "Nguyễn Văn Hòa" },
      state: "open",
    });
    expect(task?.evidence[0]?.addedBy.name).toBe("Nguyễn Văn Hòa");
    const data = await o.store.office.dataOf(o.workspace, hoa);
    expect(data).toMatchObject({ accounts: [], drafts: [], notices: [] });
    const kinds = data?.history.filter(({ by }) => by === "other").map(({ kind }) => kind);
    expect(kinds).toEqual([
      "work_handed_over",
      "work_handed_over",
      "account_unlinked",
      "account_unlinked",
      "member_removed",
    ]);
    const former = await o.say(o.members.clerk, "/people left");
    expect(words(former)).toContain("Nguyễn Văn Hòa, công chức, Phòng Kinh tế");
    expect(words(await o.say(o.members.clerk, "/people"))).not.toContain("Nguyễn Văn Hòa");
  });

  it("takes the bytes of files along that nobody else needs", async () => {
    await workOf(o, hoa);
    const before = await o.store.office.dataOf(o.workspace, hoa);
    expect(before?.drafts).toHaveLength(1);
    const waiting = (await o.files.olderThan("9999-01-01T00:00:00.000Z")).length;
    await remove();
    const left = await o.files.olderThan("9999-01-01T00:00:00.000Z");
    expect(left).toHaveLength(waiting - 1);
    const [kept] = (await o.store.work.task(o.workspace, 3))?.evidence ?? [];
    expect(left).toEqual([kept?.sha256]);
  });

  it("can do nothing by any command, in private or in a group", async () => {
    await workOf(o, hoa);
    await remove();
    const before = await stateNow();
    const group = { place: { channel: "web", chat: o.group, kind: "group" } } as const;
    for (const { name, vietnamese, aliases } of COMMANDS) {
      for (const called of [name, vietnamese, ...aliases]) {
        for (const args of ["", " 3", " 3 xong", " m2 role viewer", " 7QK2M9TD"]) {
          for (const over of [{}, PHONE, group]) {
            const said = words(await o.say(hoa, `/${called}${args}`, over));
            const link = ["link", "lienket", "start", "batdau"].includes(called) && args !== "";
            const why = link ? "Mã liên kết không đúng, đã dùng hoặc đã hết hạn." : UNKNOWN;
            expect(said, `/${called}${args}`).toContain(why);
          }
        }
      }
    }
    expect(words(await o.say(hoa, "đang phụ trách gì"))).toContain(UNKNOWN);
    expect(await stateNow()).toEqual(before);
  }, 60_000);

  it("can do nothing by the buttons of any message they hold, nor by a file or a reply", async () => {
    const own = await workOf(o, hoa);
    await remove();
    const before = await stateNow();
    const buttons = own.flatMap((said) => said.buttons.flat().map(({ command }) => command));
    expect(buttons.length).toBeGreaterThan(20);
    for (const command of new Set(buttons)) {
      expect(words(await o.type(hoa, command)), command).toContain(UNKNOWN);
      expect(words(await o.type(hoa, command, PHONE)), command).toContain(UNKNOWN);
    }
    for (const caption of ["", "#3", "/kehoach"]) {
      const said = await o.send(hoa, [{ name: "bao cao.pdf" }], caption);
      expect(words(said)).toContain(UNKNOWN);
    }
    // The bot had asked for evidence on the phone.
    expect(words(await o.say(hoa, "9/BC-UBND", PHONE))).toContain(UNKNOWN);
    expect(await stateNow()).toEqual(before);
    const file = await o.files.olderThan("9999-01-01T00:00:00.000Z");
    expect(file).toHaveLength(1);
  });

  it("is told nothing any more; who decides on what they handed in tells others", async () => {
    await workOf(o, hoa);
    await o.store.mail.enqueue([
      {
        ...{ key: "later", workspaceId: o.workspace, to: { member: hoa } },
        ...{ message: message(["nhắc việc"]), notBefore: "2026-06-10T02:00:00.000Z" },
      },
    ]);
    await remove();
    o.clock.advance(3_600_000);
    const queue = await o.say(o.members.clerk, "/duyet");
    await o.press(o.members.clerk, queue, labelsOf(queue).find((label) => label === "Duyệt") ?? "");
    const places = (await o.news()).map(({ to }) => to);
    expect(places).not.toContain(`p${String(hoa)}`);
    expect(places).not.toContain(TELEGRAM.id);
    const later = (await o.store.mail.outbox(null)).find(({ key }) => key === "later");
    expect(later).toMatchObject({ state: "dropped", why: "the member has left" });
  });

  it("is refused by old buttons of the administrator too", async () => {
    await workOf(o, hoa);
    await remove();
    const left = "Nguyễn Văn Hòa không còn trong danh sách cán bộ";
    const steps = ["role clerk", "units", "unit 1", "nounit 1", "head yes", "admin yes", "name Ai"];
    for (const step of [...steps, "code", "handover", "handover unit", "remove", "remove unit"]) {
      const said = words(await o.type(o.members.clerk, `people m${String(hoa)} ${step}`));
      expect(said, step).toContain(left);
    }
    const given = words(await o.type(o.members.clerk, `assign 3 m${String(hoa)}`));
    expect(given).not.toContain("Đã giao");
    expect((await o.store.work.task(o.workspace, 3))?.personInCharge).toBeNull();
  });

  it("is nobody at any address of the local page, with the page still open", async () => {
    const as = `as=${String(hoa)}`;
    const chat = `p${String(hoa)}`;
    const file = { sha256: "a".repeat(64), name: "a.pdf", size: 1, mime: "application/pdf" };
    const post = (path: string, body: object) =>
      fetch(`${web.url}/api/local/${path}`, {
        ...{ method: "POST", headers: { "content-type": "application/json" } },
        body: JSON.stringify({ as: String(hoa), chat, ...body }),
      });
    const first = await post("messages", { text: "/tasks" });
    const { messages } = (await first.json()) as { messages: { id: string }[] };
    const carrier = messages[0]?.id ?? "";
    const held = await o.store.local.append({
      ...{ chat, from: null, at: o.clock.now(), source: null },
      said: message(["tệp của anh/chị"], [], { files: [file] }),
    });
    const stream = await openEvents(`${web.url}/api/local/events?${as}`);
    const seen = (await stream.until(3)).length;
    await remove();
    const people = await fetch(`${web.url}/api/local/people`);
    expect(await people.text()).not.toContain("Nguyễn Văn Hòa");
    const paths = ["chats", "history", "events", `files/${String(held.id)}/0`];
    const answers = [
      ...(await Promise.all(paths.map((path) => fetch(`${web.url}/api/local/${path}?${as}`)))),
      await post("messages", { text: "/tasks" }),
      await post("messages", { chat: o.group, text: "xin chào" }),
      await post("buttons", { message: carrier, command: "tasks" }),
    ];
    for (const answer of answers) {
      expect(await answer.json()).toMatchObject({ error: { code: "unknown_person" } });
      expect(answer.ok).toBe(false);
    }
    for (const to of [chat, o.group]) {
      await o.store.local.append({
        ...{ chat: to, from: null, at: o.clock.now(), source: null },
        said: message(["chuyện của cơ quan"]),
      });
    }
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(stream.events).toHaveLength(seen);
    stream.close();
  });
});

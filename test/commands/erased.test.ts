import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { message } from "../../src/messages/message.js";
import { openOffice, words } from "../support/office.js";
import { newPostgresStore, runSql } from "../support/postgres.js";

/* Somebody is erased at their wish: the whole database is looked through for their name and accounts. */

type Office = Awaited<ReturnType<typeof openOffice>>;

const NAME = "Nguyễn Văn Hòa";
const TELEGRAM = { channel: "telegram", id: "5550001987" } as const;
const PRIVATE = { channel: "telegram", chat: TELEGRAM.id, kind: "private" } as const;
const GROUP = { channel: "telegram", chat: "-100200300", kind: "group" } as const;

/** They link an account, work, talk in private and in a group, are written to, and leave. */
async function workAndLeave(o: Office): Promise<void> {
  const { hoa, clerk, minh } = o.members;
  const { store } = o;
  await o.type(clerk, `people m${String(hoa)} name ${NAME}`);
  await store.office.createInvite(hoa, "7QK2M9TD", "2026-12-31T00:00:00.000Z");
  const asHoa = { from: TELEGRAM, place: PRIVATE };
  await o.say(0, "/lienket 7QK2M9TD", asHoa);
  await o.say(0, "/nv 3", { from: TELEGRAM, place: GROUP });
  await o.say(0, "/minhchung 3", asHoa);
  await o.say(0, "15/BC-UBND", asHoa);
  await o.say(0, "/vuongmac 3 thiếu số liệu của huyện", asHoa);
  await o.say(0, "/tiendo 3 50% đang làm", asHoa);
  const task = await store.work.task(o.workspace, 3);
  await o.say(0, `/xong 3 o${String(task?.deliverables[0]?.occurrences[0]?.id)} đã gửi`, asHoa);
  await o.type(clerk, `assign 1 m${String(hoa)}`);
  await o.send(hoa, [{ name: "anh.jpg" }]);
  await o.news();
  // Taken and not answered yet, when the machine goes off.
  await o.inbox.take({
    ...o.incoming(0, asHoa),
    source: "telegram:update:9",
    kind: "text",
    text: "/tasks",
  });
  for (const [chat, from, said] of [
    [`p${String(hoa)}`, null, `Chào ${NAME}.`],
    [`p${String(hoa)}`, String(hoa), "tôi xin nghỉ từ mai"],
    [o.group, String(hoa), `${NAME} xin chào cả nhà`],
    [`p${String(clerk)}`, null, `${NAME} đã nộp #3, ${NAME}, ${NAME}.`],
    [`p${String(minh)}`, null, `Anh/chị nhận bàn giao việc từ ${NAME}`],
  ] as const) {
    await store.local.append({
      chat,
      from,
      at: o.clock.now(),
      said: message([said]),
      source: null,
    });
  }
  await o.type(clerk, `people m${String(hoa)} remove m${String(minh)}`);
}

async function erase(o: Office): Promise<string> {
  const { clerk, hoa } = o.members;
  const ask = await o.press(
    clerk,
    await o.type(clerk, `people m${String(hoa)}`),
    "Xóa dữ liệu cá nhân",
  );
  expect(words(ask)).toContain("không khôi phục được");
  return words(await o.press(clerk, ask, "Đồng ý, xóa"));
}

/** Where in the files of a SQLite database these letters stand. */
function inFiles(dir: string, letters: string): string[] {
  const names = readdirSync(dir).filter((name) => name.startsWith("dondoc.db"));
  return names.filter((name) => readFileSync(join(dir, name)).includes(letters));
}

/** Columns of a PostgreSQL database in which these letters stand. */
async function inColumns(url: string, letters: string): Promise<string[]> {
  const columns = await runSql(
    url,
    `SELECT table_name::text, column_name::text FROM information_schema.columns
     WHERE table_schema = 'public' AND data_type IN ('text', 'character varying')`,
  );
  const looks = (columns as [string, string][]).map(
    ([table, column]) =>
      `SELECT '${table}.${column}' FROM "${table}" WHERE "${column}" LIKE '%${letters}%'`,
  );
  const found = await runSql(url, looks.join(" UNION "));
  return found.map(([column]) => String(column)).sort();
}

describe("somebody who was erased", () => {
  it("is in no file of the database any more", async () => {
    const o = await openOffice();
    try {
      await workAndLeave(o);
      expect(inFiles(o.dir, NAME)).not.toEqual([]);
      expect(inFiles(o.dir, TELEGRAM.id)).not.toEqual([]);
      expect(await erase(o)).toBe(
        "Đã xóa dữ liệu cá nhân. Từ nay người này được ghi là “cựu cán bộ”.",
      );
      expect(inFiles(o.dir, NAME)).toEqual([]);
      expect(inFiles(o.dir, TELEGRAM.id)).toEqual([]);
      expect(inFiles(o.dir, "Lê Thị Minh")).toEqual(["dondoc.db"]);
    } finally {
      await o.close();
    }
  });

  it("is in no text of PostgreSQL but in those that others wrote", async () => {
    const o = await openOffice({ open: newPostgresStore });
    try {
      await workAndLeave(o);
      await o.say(o.members.minh, `/tiendo 1 ${NAME} đã bàn giao hồ sơ giấy`);
      await o.store.local.append({
        ...{ chat: o.group, from: String(o.members.minh), at: o.clock.now(), source: null },
        said: message([`cảm ơn ${NAME}`]),
      });
      const before = await inColumns(o.url, NAME);
      expect(before).toEqual(expect.arrayContaining(["members.name", "outbox.message"]));
      expect(await inColumns(o.url, TELEGRAM.id)).not.toEqual([]);
      await erase(o);
      expect(await inColumns(o.url, NAME)).toEqual([
        "activity.data",
        "local_messages.said",
        "progress.text",
      ]);
      expect(await inColumns(o.url, TELEGRAM.id)).toEqual([]);
      expect(await o.store.audit.verify(o.workspace)).toMatchObject({ ok: true });
    } finally {
      await o.close();
    }
  });

  it("is a former member wherever the work shows who did it, in the reader's language", async () => {
    const o = await openOffice();
    try {
      await workAndLeave(o);
      await erase(o);
      const said = words(await o.say(o.members.clerk, "/nv 3"));
      expect(said).toContain("cựu cán bộ: nộp");
      expect(said).toContain("cựu cán bộ, 08:12 ngày 10/6/2026");
      await o.store.office.setLanguage(o.members.clerk, "en");
      const english = words(await o.say(o.members.clerk, "/task 3"));
      expect(english).toContain("former member: handed in");
      expect(english).not.toContain("cựu cán bộ");
      const id = `people m${String(o.members.hoa)}`;
      for (const step of ["", " export", " erase", " erase yes", " role clerk"]) {
        expect(words(await o.type(o.members.clerk, id + step))).toContain("This is gone");
      }
      expect(words(await o.say(o.members.clerk, "/people left"))).toBe("Nobody has left.");
    } finally {
      await o.close();
    }
  });

  it("has left first", async () => {
    const o = await openOffice();
    try {
      const id = `people m${String(o.members.hoa)}`;
      for (const step of ["erase", "erase yes"]) {
        const said = words(await o.type(o.members.clerk, `${id} ${step}`));
        expect(said).toContain("Nguyễn Văn Hòa vẫn đang trong danh sách cán bộ.");
      }
    } finally {
      await o.close();
    }
  });

  it("had a file of all that was kept, told to nobody but the administrator", async () => {
    const o = await openOffice();
    try {
      await workAndLeave(o);
      const id = `people m${String(o.members.hoa)}`;
      const group = { channel: "web", chat: o.group, kind: "group" } as const;
      const told = await o.type(o.members.clerk, `${id} export`, { place: group });
      expect(told.files).toEqual([]);
      expect(words(told)).toBe("Đã gửi vào trò chuyện riêng của anh/chị với trợ lý.");
      const sent = o.door.sent.at(-1);
      expect(sent?.place.chat).toBe(`p${String(o.members.clerk)}`);
      const [file] = sent?.said.files ?? [];
      expect(file?.name).toBe(`du-lieu-ca-nhan-m${String(o.members.hoa)}.json`);
      const data = JSON.parse(Buffer.from(await o.files.read(file!.sha256)).toString("utf8"));
      expect(data).toMatchObject({
        workspace: "UBND xã Tân Hòa",
        member: { name: NAME, state: "left" },
        handIns: [{ task: 3, note: expect.stringContaining("đã gửi") }],
        evidence: [{ task: 3, name: "Số 15/BC-UBND" }],
        progress: [{ task: 3, percent: 50 }],
        obstacles: [{ task: 3, text: "thiếu số liệu của huyện" }],
      });
      const direct = await o.type(o.members.clerk, `${id} export`);
      expect(direct.files[0]?.name).toBe(file?.name);
    } finally {
      await o.close();
    }
  });
});

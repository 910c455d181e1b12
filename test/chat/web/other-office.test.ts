import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { WireMessage } from "../../../src/chat/web/page/shapes.js";
import { openOffice } from "../../support/office.js";
import { otherOffice, type OtherOffice } from "../../support/other-office.js";
import { rowReader } from "../../support/rows.js";
import { openEvents, pause } from "../../support/web.js";
import { serveOffice, type Served } from "../../support/web-office.js";

/* Every address of the local workspace, asked by somebody of another office with our ids, by one who left, by nobody. */

type Office = Awaited<ReturnType<typeof openOffice>>;

describe("the local workspace of two offices", () => {
  let o: Office;
  let web: Served;
  let other: OtherOffice;
  let stranger: string;
  let minh: string;
  let left: string;
  /** Messages of the bot to Minh: with a button, and with a file; and one in our group. */
  let ours: { button: string; file: string; fileUrl: string; group: string };

  beforeAll(async () => {
    o = await openOffice();
    other = await otherOffice(o, true);
    stranger = String(other.clerk);
    minh = String(o.members.minh);
    const { office } = o.store;
    const web1 = { channel: "web" as const, purpose: "group" as const };
    await office.bindChat(o.workspace, { ...web1, externalId: o.group, title: "Nhóm Tân Hòa" });
    const far = { externalId: `g${String(other.workspace)}`, title: "Nhóm Khe Sim" };
    await office.bindChat(other.workspace, { ...web1, ...far });
    const role = { role: "official" as const, admin: false, head: false };
    const gone = await office.addMember(o.workspace, { name: "Hồ Gấm", ...role, units: [] });
    left = String(gone.id);
    await office.bind({ channel: "web", id: left }, gone.id, `p${left}`);
    web = await serveOffice(o);
    const sheet = await answerTo(minh, `p${minh}`, "/nv 1");
    const form = new FormData();
    form.append("as", minh);
    form.append("chat", `p${minh}`);
    form.append("text", "#1");
    form.append("file", new Blob(["mật ong"]), "bien ban mat ong.pdf");
    await fetch(`${web.url}/api/local/messages`, { method: "POST", body: form });
    const task = await o.store.work.task(o.workspace, 1);
    const opened = await answerTo(minh, `p${minh}`, `/open e${String(task?.evidence[0]?.id)}`);
    const group = await answerTo(minh, o.group, "/nv 2");
    ours = {
      button: sheet.id,
      file: opened.id,
      fileUrl: opened.files[0]?.url ?? "",
      group: group.id,
    };
    await answerTo(left, `p${left}`, "/nv 1");
    await office.removeMember(gone.id, o.clock.now());
  });
  afterAll(async () => {
    await web.close();
    await o.close();
  });

  async function answerTo(as: string, chat: string, text: string): Promise<WireMessage> {
    const response = await web.post("/api/local/messages", { as, chat, text });
    const { messages } = (await response.json()) as { messages: WireMessage[] };
    return messages[0] ?? expect.fail(`no answer to ${text}`);
  }

  /** What comes back, and that nothing of our office was touched. */
  async function untouched(
    asked: () => Promise<Response>,
  ): Promise<{ status: number; code: string }> {
    const rows = rowReader(o.url);
    const before = await rows.read();
    const heard = await o.store.local.since(minh, 0, 1000);
    const response = await asked();
    const body = (await response.json()) as { error?: { code: string; message: string } };
    expect(await rows.read()).toEqual(before);
    expect(await o.store.local.since(minh, 0, 1000)).toEqual(heard);
    await rows.close();
    expect(JSON.stringify(body)).not.toMatch(/Tân Hòa|mat ong|Lê Thị Minh|Rà soát văn bản của/);
    return { status: response.status, code: body.error?.code ?? "" };
  }

  it("lists to each their own chats", async () => {
    const chats = await (await web.get(`/api/local/chats?as=${stranger}`)).json();
    expect(chats).toEqual({
      chats: [
        { id: `p${stranger}`, title: "Vũ Thị Cúc", kind: "private" },
        { id: `g${String(other.workspace)}`, title: "Nhóm Khe Sim", kind: "group" },
      ],
    });
  });

  it.each(["p", "g"])("takes no word of theirs in a chat of ours (%s…)", async (letter) => {
    const chat = letter === "p" ? `p${minh}` : o.group;
    const said = { as: stranger, chat, text: "/xong 1 đã gửi" };
    const found = await untouched(() => web.post("/api/local/messages", said));
    expect(found).toEqual({ status: 404, code: "chat_not_found" });
    const pressed = { as: stranger, chat, message: ours.button, command: "done 1" };
    const button = await untouched(() => web.post("/api/local/buttons", pressed));
    expect(button).toEqual({ status: 404, code: "chat_not_found" });
    const form = new FormData();
    for (const [name, value] of Object.entries({ as: stranger, chat, text: "#1" })) {
      form.append(name, value);
    }
    form.append("file", new Blob(["tệp"]), "a.pdf");
    const sent = { method: "POST", body: form };
    const file = await untouched(() => fetch(`${web.url}/api/local/messages`, sent));
    expect(file).toEqual({ status: 404, code: "chat_not_found" });
  });

  it("lets them reply to no message of ours and press no button of it, in a chat of theirs", async () => {
    for (const id of [ours.button, ours.file, ours.group]) {
      const reply = { as: stranger, chat: `p${stranger}`, text: "đã gửi", replyTo: id };
      const said = await untouched(() => web.post("/api/local/messages", reply));
      expect(said).toEqual({ status: 404, code: "message_not_found" });
      const press = { as: stranger, chat: `p${stranger}`, message: id, command: "done 1" };
      const pressed = await untouched(() => web.post("/api/local/buttons", press));
      expect(pressed).toEqual({ status: 404, code: "message_not_found" });
    }
  });

  it("hands them no file of ours, by whatever number", async () => {
    expect((await web.get(ours.fileUrl)).status).toBe(200);
    for (const path of [ours.file, ours.button, ours.group, "0", "999999", "9".repeat(15)]) {
      for (const at of ["0", "1"]) {
        const address = `/api/local/files/${path}/${at}?as=${stranger}`;
        const found = await untouched(() => web.get(address));
        expect(found, address).toEqual({ status: 404, code: "not_found" });
      }
    }
  });

  it("shows them nothing of ours in what the page opens with, nor in the stream", async () => {
    const opening = await (await web.get(`/api/local/history?as=${stranger}`)).text();
    expect(opening).not.toMatch(/Tân Hòa|mat ong|Lê Thị Minh|Rà soát văn bản của/);
    const stream = await openEvents(`${web.url}/api/local/events?as=${stranger}`);
    await answerTo(minh, `p${minh}`, "/tasks");
    await answerTo(minh, o.group, "/tasks all");
    await answerTo(stranger, `p${stranger}`, "/help");
    const events = await stream.until(2);
    await pause(50);
    stream.close();
    expect(events.map(({ data }) => data.chat)).toEqual([`p${stranger}`, `p${stranger}`]);
    expect(JSON.stringify(stream.events)).not.toMatch(/Tân Hòa|Lê Thị Minh|Rà soát văn bản của/);
  });

  it("is closed to one who left and to one who never was, at every address", async () => {
    for (const as of [left, "999999", "0", "-1", "1e3", "p1", "9".repeat(30)]) {
      for (const path of ["chats", "events", "history", `files/${ours.file}/0`]) {
        const found = await untouched(() => web.get(`/api/local/${path}?as=${as}`));
        expect(found, `${path} ${as}`).toEqual({ status: 400, code: "unknown_person" });
      }
      const said = { as, chat: `p${as}`, text: "/tasks" };
      const typed = await untouched(() => web.post("/api/local/messages", said));
      expect(typed).toEqual({ status: 400, code: "unknown_person" });
      const press = { as, chat: `p${as}`, message: ours.button, command: "tasks" };
      const pressed = await untouched(() => web.post("/api/local/buttons", press));
      expect(pressed).toEqual({ status: 400, code: "unknown_person" });
    }
  });

  // Larger than a database's own numbers are.
  it.each(["2147483648", "9".repeat(15), "9".repeat(400)])(
    "knows no message and no mark of the number %s, and says so without a fault",
    async (id) => {
      const reply = { as: minh, chat: `p${minh}`, text: "/tasks", replyTo: id };
      const said = await untouched(() => web.post("/api/local/messages", reply));
      expect(said).toEqual({ status: 404, code: "message_not_found" });
      const file = await untouched(() => web.get(`/api/local/files/${id}/0?as=${minh}`));
      expect(file).toEqual({ status: 404, code: "not_found" });
      const address = `${web.url}/api/local/events?as=${minh}`;
      const stream = await openEvents(address, { "last-event-id": id });
      // It is no mark: the stream begins at the beginning.
      expect((await stream.until(1))[0]?.data.chat).toBe(`p${minh}`);
      stream.close();
      expect(web.logged).toEqual([]);
    },
  );
});

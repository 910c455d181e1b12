import { afterEach, describe, expect, it } from "vitest";
import { message, saidIn, text, type Message } from "../../../src/messages/message.js";
import { openDoor, type OpenDoor } from "../../support/telegram-door.js";

let door: OpenDoor | null = null;

afterEach(async () => {
  const open = door;
  door = null;
  await open?.close();
  expect(open?.tg.problems).toEqual([]);
});

async function answering(said: Message, befall: (open: OpenDoor) => void = () => undefined) {
  const open = (door = await openDoor({ script: () => said }));
  const user = open.person("Minh");
  befall(open);
  open.world.says(user, user.id, "/tasks");
  return { open, user, answer: await open.tg.answerIn(user.id, 0) };
}

const to = (id: number) => ({ channel: "telegram", chat: String(id), kind: "private" }) as const;

describe("an answer", () => {
  it("shows people's text as they wrote it, whatever signs it holds", async () => {
    const odd = `<b>a & b</b> "c" > d </i> &amp; 😀 \ud83d`;
    const { answer } = await answering(message([text(odd, "title"), odd]));
    const shown = odd.replace(/.$/, "\ufffd");
    expect(answer.text).toBe(`${shown}\n\n${shown}`);
    expect(answer.entities).toMatchObject([{ type: "bold", offset: 0 }]);
  });

  it("is sent again as plain text, once, where its markup is refused", async () => {
    const { open, answer } = await answering(message([text("Đầu đề", "title")]), ({ tg }) => {
      tg.befall("sendMessage", {
        code: 400,
        description: "Bad Request: can't parse entities: Unsupported start tag",
      });
    });
    expect(answer.text).toBe("Đầu đề");
    expect(answer.entities).toBeUndefined();
    expect(open.tg.called("sendMessage")).toHaveLength(2);
  });

  it("cuts a list at a line and says how much is left", async () => {
    const items = Array.from({ length: 60 }, (_, i) => ({
      text: `#${i + 1} ${"việc ".repeat(30)}`,
    }));
    const said = message(["Nhiệm vụ", { type: "list", items }]);
    const { answer, open, user } = await answering(said);
    const lines = (answer.text ?? "").split("\n");
    const shown = lines.filter((line) => line.startsWith("#")).length;
    expect(lines.at(-1)).toBe(`… và ${60 - shown} việc nữa`);
    expect(shown).toBeGreaterThan(20);
    await open.door.send(to(user.id), saidIn(said, "en"));
    const english = open.world.botSaid(user.id).at(-1)?.text ?? "";
    expect(english).toMatch(new RegExp(`\n… and ${60 - shown} more tasks$`));
  });

  it("goes in several parts where it is long, the buttons under the last", async () => {
    const line = `${"một dòng dài <&> ".repeat(20)}\n`;
    const said = message([line.repeat(30)], [[{ label: "Xem", command: "tasks" }]]);
    const { open, user } = await answering(said);
    const parts = await open.tg.until("all parts", () => {
      const all = open.world.botSaid(user.id);
      return all.at(-1)?.reply_markup === undefined ? null : all;
    });
    expect(parts.length).toBeGreaterThan(1);
    expect(parts.slice(0, -1).every((part) => part.reply_markup === undefined)).toBe(true);
    const whole = parts.map((part) => part.text).join("\n");
    expect(whole.replace(/\s+/g, " ").trim()).toBe(line.repeat(30).replace(/\s+/g, " ").trim());
  });

  it("leaves out buttons that Telegram would refuse", async () => {
    const many = Array.from({ length: 120 }, (_, i) => ({ label: `#${i}`, command: `task ${i}` }));
    const long = { label: "dài", command: `tasks ${"đ".repeat(40)}` };
    const { answer } = await answering(message(["x"], [[long, ...many]]));
    const rows = answer.reply_markup?.inline_keyboard ?? [];
    expect(rows.flat()).toHaveLength(100);
    expect(rows.every((row) => row.length <= 8)).toBe(true);
    expect(rows.flat().map(({ text: label }) => label)).not.toContain("dài");
  });

  it("waits as long as it is asked to, and through failures of the server", async () => {
    const { open, answer } = await answering(message(["xong"]), ({ tg }) => {
      tg.befall("sendMessage", {
        code: 429,
        description: "Too Many Requests: retry after 1",
        parameters: { retry_after: 1 },
      });
      tg.befall("sendMessage", { code: 502, description: "Bad Gateway" });
      tg.befall("sendMessage", { cut: "before" });
    });
    expect(answer.text).toBe("xong");
    expect(open.tg.called("sendMessage")).toHaveLength(4);
  });

  it("is given in a new message where the old one is gone", async () => {
    const said = message(["trang 2"], [], { replaces: true });
    const open = (door = await openDoor({ script: () => said }));
    const user = open.person("Minh");
    open.world.pressesCommand(user, ghost(open, user.id), "tasks p2");
    const answer = await open.tg.answerIn(user.id, 0);
    expect(answer.text).toBe("trang 2");
    expect(open.tg.called("editMessageText")).toHaveLength(1);
    expect(open.tg.called("sendMessage")).toHaveLength(1);
  });

  it("counts as given where the message says the same already", async () => {
    const said = message(["trang 1"], [], { replaces: true });
    const open = (door = await openDoor({ script: () => said }));
    const user = open.person("Minh");
    open.world.says(user, user.id, "/tasks");
    const first = await open.tg.answerIn(user.id, 0);
    open.world.pressesCommand(user, first, "tasks p1");
    await open.tg.until("the mark", () => open.marked.length === 2);
    expect(open.marked[1]?.ref).toBe(String(first.message_id));
    expect(open.tg.called("sendMessage")).toHaveLength(1);
  });

  it("takes the waiting sign from a button at once, however long the answer takes", async () => {
    let free: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (free = resolve));
    const open = (door = await openDoor({ script: () => held.then(() => message(["xong"])) }));
    const user = open.person("Minh");
    const query = open.world.pressesCommand(user, ghost(open, user.id), "done 1").callback_query;
    await open.tg.until("the sign", () => open.world.queries.get(query?.id ?? "") === "answered");
    expect(open.world.botSaid(user.id)).toEqual([]);
    free();
    expect((await open.tg.answerIn(user.id, 0)).text).toBe("xong");
  });

  it("finds the topic closed and goes into the group", async () => {
    const open = (door = await openDoor());
    const user = open.person("Minh");
    const group = open.world.group("Xã", { forum: true });
    open.world.adds(user, group);
    await open.tg.answerIn(group, 0);
    open.world.says(user, group, "/help@dondoc_test_bot", { thread: 77 });
    const answer = await open.tg.until("it", () => open.world.botSaid(group)[1]);
    expect(answer.text).toBe("echo /help");
    expect(answer.message_thread_id).toBeUndefined();
  });
});

describe("files of ours", () => {
  it.each(["a b.txt", "báo cáo số 15.pdf", 'q"x;y.pdf', "back\\slash.pdf", "报告.pdf"])(
    "keep the name %s",
    async (name) => {
      const open = (door = await openDoor());
      const user = open.person("Minh");
      const file = open.keep("nội dung", name);
      const sent = await open.door.send(to(user.id), message(["Tệp đây"], [], { files: [file] }));
      expect(sent.ok).toBe(true);
      const [got] = open.world.botSaid(user.id);
      expect(got?.document?.file_name).toBe(name);
      expect(got?.caption).toBe("Tệp đây");
      expect(open.world.files.get(got?.document?.file_id ?? "")?.bytes.toString()).toBe("nội dung");
    },
  );

  it("go as an album where they are several, behind the words", async () => {
    const open = (door = await openDoor());
    const user = open.person("Minh");
    const files = ["một.pdf", "hai ba.pdf", "bốn.pdf"].map((name) => open.keep(name, name));
    const sent = await open.door.send(to(user.id), message(["Ba tệp"], [], { files }));
    const said = open.world.botSaid(user.id);
    expect(said.map((one) => one.document?.file_name ?? one.text)).toEqual([
      ...["Ba tệp", "một.pdf", "hai ba.pdf", "bốn.pdf"],
    ]);
    expect(new Set(said.slice(1).map((one) => one.media_group_id)).size).toBe(1);
    expect(sent).toEqual({ ok: true, ref: String(said[0]?.message_id) });
  });

  it("go as a picture, or as a file where Telegram takes it for none", async () => {
    const open = (door = await openDoor());
    const user = open.person("Minh");
    const png = open.keep(Buffer.from([0x89, 0x50, 0x4e, 0x47, 1, 2]), "biểu đồ.png");
    const none = open.keep("no picture", "hỏng.png");
    for (const file of [png, none]) {
      const said = message(["Tuần này", { type: "image", file, alt: "Biểu đồ" }]);
      expect((await open.door.send(to(user.id), said)).ok).toBe(true);
    }
    const said = open.world.botSaid(user.id);
    expect(said.map((one) => one.caption)).toEqual(["Tuần này", "Tuần này"]);
    expect(said[0]?.photo).toBeDefined();
    expect(said[1]?.document?.file_name).toBe("hỏng.png");
  });

  it("are named where they are gone from the disk", async () => {
    const open = (door = await openDoor());
    const user = open.person("Minh");
    const gone = { sha256: "0".repeat(64), name: "mất.pdf", size: 5, mime: "application/pdf" };
    await open.door.send(to(user.id), message(["Tệp đây"], [], { files: [gone] }));
    expect(open.world.botSaid(user.id)[0]?.text).toContain("“mất.pdf” không còn trên máy chủ");
  });
});

/** A message that the bot is said to have sent and Telegram does not know any more. */
function ghost(open: OpenDoor, chat: number) {
  return {
    message_id: 1,
    date: 0,
    chat: open.world.chat(chat).chat,
  } as never;
}

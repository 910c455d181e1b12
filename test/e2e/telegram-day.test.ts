import { DEFAULT_SETTINGS } from "../../src/domain/office.js";
import { afterEach, describe, expect, it } from "vitest";
import {
  labels,
  openTelegramOffice,
  words,
  type TelegramOffice,
} from "../support/telegram-office.js";

/*
 * A working morning on Telegram, over real HTTP, against an emulator that holds every call, result and update
 * against the Bot API: by long polling and by webhook, in private and in a group with several people.
 */

describe.each(["polling", "webhook"] as const)("a morning by %s", (by) => {
  let office: TelegramOffice | null = null;

  afterEach(async () => {
    const open = office;
    office = null;
    await open?.close();
    open?.expectClean();
  });

  it("links, lists, hands in an album, returns and accepts", async () => {
    const o = (office = await openTelegramOffice({ by }));
    const { world, tg } = o;
    const minh = await o.linked("Minh", o.members.minh);
    const clerk = await o.linked("Lan", o.members.clerk);

    const list = await o.say(minh, "/tasks");
    expect(list.text).toContain("#1 Rà soát văn bản của xã");
    expect(labels(list)).toContain("#1");
    const sheet = await o.press(minh, list, "#1");
    expect(sheet.text).toContain("Báo cáo rà soát");

    let since = tg.mark;
    const names = ['Báo cáo "quý I" số 15.pdf', "phụ lục; biểu 2.pdf", "ảnh chụp.pdf"];
    const uploads = names.map((name) => ({ name, bytes: `nội dung của ${name}` }));
    world.sendsFiles(minh, minh.id, uploads, "#1");
    const kept = await tg.answerIn(minh.id, since);
    expect(words(kept)).toContain("#1");
    expect(labels(kept)).toContain("Nộp");
    expect(world.botSaid(minh.id, since)).toHaveLength(1);
    const task = await o.store.work.task(o.workspace, 1);
    expect(task?.evidence.map((item) => item.name)).toEqual(names);

    since = tg.mark;
    await o.press(minh, kept, "Nộp");
    const notice = await tg.answerIn(clerk.id, since);
    expect(words(notice)).toContain("Lê Thị Minh đã nộp #1");

    const queue = await o.say(clerk, "/duyet");
    const file = await o.press(clerk, queue, `Mở ${names[0] ?? ""}`);
    expect(file.document?.file_name).toBe(names[0]);
    const question = await o.press(clerk, queue, "Trả lại");
    expect(question).toBeDefined();
    since = tg.mark;
    await o.say(clerk, "thiếu dấu của Ủy ban");
    const returned = await tg.answerIn(minh.id, since);
    expect(words(returned)).toContain("trả lại: “thiếu dấu của Ủy ban”");
    since = tg.mark;
    await o.press(minh, returned, "Nộp lại");
    const again = await o.tg.until("a second notice", () =>
      world.botSaid(clerk.id, since).find((one) => words(one).includes("đã nộp #1")),
    );
    since = tg.mark;
    await o.press(clerk, again, "Duyệt");
    const accepted = await tg.until("the good news", () =>
      world.botSaid(minh.id, since).find((one) => words(one).includes("duyệt hoàn thành")),
    );
    expect(words(accepted)).toContain("#1");
    expect((await o.store.work.task(o.workspace, 1))?.evidence).toHaveLength(3);
  });

  it("shows the way into a group, and says what it does not read there", async () => {
    const o = (office = await openTelegramOffice({ by }));
    const minh = await o.linked("Minh", o.members.minh);
    const start = await o.say(minh, "/start");
    const ways = start.reply_markup?.inline_keyboard.flat().filter((button) => "url" in button);
    expect(ways).toEqual([
      { text: "Thêm trợ lý vào nhóm", url: "https://t.me/dondoc_test_bot?startgroup=true" },
    ]);
    const group = o.world.group("Xã Tân Hòa");
    const since = o.tg.mark;
    o.world.adds(minh, group);
    const greeting = words(await o.tg.answerIn(group, since));
    expect(greeting).toContain("tin nhắn thường của nhóm trợ lý không đọc");
  });

  it("takes a file for the task that its caption names once it was put right", async () => {
    const o = (office = await openTelegramOffice({ by }));
    const minh = await o.linked("Minh", o.members.minh);
    let since = o.tg.mark;
    const upload = { name: "báo cáo.pdf", bytes: "x" };
    const [sent] = o.world.sendsFiles(minh, minh.id, [upload], "báo cáo đây ạ");
    await o.tg.answerIn(minh.id, since);
    expect((await o.store.work.task(o.workspace, 1))?.evidence).toEqual([]);
    since = o.tg.mark;
    o.world.edits(sent!, "#1 báo cáo đây ạ");
    expect(words(await o.tg.answerIn(minh.id, since))).toContain("#1");
    const evidence = (await o.store.work.task(o.workspace, 1))?.evidence ?? [];
    expect(evidence.map(({ name }) => name)).toEqual(["báo cáo.pdf"]);
  });

  it("hands files out under the names they came with", async () => {
    const o = (office = await openTelegramOffice({ by }));
    const minh = await o.linked("Minh", o.members.minh);
    const name = "Báo cáo (quý I); số 15 'bản cuối'.pdf";
    const since = o.tg.mark;
    o.world.sendsFiles(minh, minh.id, [{ name, bytes: "đây là nội dung" }], "#1");
    await o.tg.answerIn(minh.id, since);
    const evidence = (await o.store.work.task(o.workspace, 1))?.evidence ?? [];
    expect(evidence.map((item) => item.name)).toEqual([name]);
    const mark = o.tg.mark;
    const list = await o.say(minh, "/tasks");
    o.world.pressesCommand(minh, list, `open e${String(evidence[0]?.id)}`);
    const sent = await o.tg.until("the file", () =>
      o.world.botSaid(minh.id, mark).find((one) => one.document !== undefined),
    );
    expect(sent.document?.file_name).toBe(name);
    const bytes = o.world.files.get(sent.document?.file_id ?? "")?.bytes;
    expect(bytes?.toString()).toBe("đây là nội dung");
  });

  it("works in a group with several people, under privacy mode, in its topics", async () => {
    const o = (office = await openTelegramOffice({ by }));
    const { world, tg } = o;
    const minh = await o.linked("Minh", o.members.minh);
    const hoa = await o.linked("Hòa", o.members.hoa);
    const group = world.group("Xã Tân Hòa", { forum: true });
    const topic = world.topic(group);

    let since = tg.mark;
    world.adds(minh, group);
    expect(words(await tg.answerIn(group, since))).toContain("Lê Thị Minh");

    // What people say to each other is not heard, and is not answered.
    since = tg.mark;
    world.says(hoa, group, "chiều nay họp lúc 14 giờ nhé");
    world.says(hoa, group, "/tasks@some_other_bot");
    const asked = world.says(hoa, group, "/tasks@dondoc_test_bot", { thread: topic });
    const list = await tg.answerIn(group, since);
    expect(list.text).toContain("#3 Lập danh mục dự án đầu tư nhỏ");
    expect(list.message_thread_id).toBe(topic);
    expect(list.reply_to_message?.message_id).toBe(asked.message_id);

    // A file as a reply to the bot's message about a task is for that task.
    const sheet = await o.press(hoa, list, "#3");
    since = tg.mark;
    world.sendsFiles(hoa, group, [{ name: "danh mục.pdf", bytes: "x" }], "", {
      replyTo: sheet.message_id,
      thread: topic,
    });
    const kept = await tg.answerIn(group, since);
    expect(words(kept)).toContain("danh mục.pdf");
    expect(kept.message_thread_id).toBe(topic);

    // A question in a group asks for a reply, and takes it from one.
    const ask = await o.say(hoa, "/minhchung 3", group);
    expect(tg.called("sendMessage").at(-1)?.params["reply_markup"]).toBeDefined();
    const done = await o.say(hoa, "https://tanhoa.gov.vn/danh-muc", group, ask.message_id);
    expect(words(done)).toContain("#3");
    expect((await o.store.work.task(o.workspace, 3))?.evidence).toHaveLength(2);

    // The same person's button pressed by somebody else is theirs, not the first one's.
    const other = await o.press(minh, list, "#3");
    expect(words(other)).toContain("#3");
  });

  it("turns pages in place and says nothing of a page that did not change", async () => {
    const o = (office = await openTelegramOffice({ by }));
    const clerk = await o.linked("Lan", o.members.clerk);
    const list = await o.say(clerk, "/tasks all");
    const before = o.world.mark;
    o.world.pressesCommand(clerk, list, "tasks all p1");
    const call = await o.tg.until("an edit", () => o.tg.called("editMessageText").at(-1));
    expect(call.params["message_id"]).toBe(list.message_id);
    await o.say(clerk, "/help");
    expect(o.world.botSaid(clerk.id, before)).toHaveLength(1);
  });

  it("follows people and groups: closed and opened chats, a group that moves", async () => {
    const o = (office = await openTelegramOffice({ by }));
    const { world, tg } = o;
    const minh = await o.linked("Minh", o.members.minh);
    const group = world.group("Xã Tân Hòa", { basic: true });
    const given = { channel: "telegram", externalId: String(group), title: "Xã" } as const;
    await o.store.office.bindChat(o.workspace, { ...given, purpose: "group" });
    let since = tg.mark;
    world.adds(minh, group);
    await tg.answerIn(group, since);

    const reached = async () =>
      (await o.store.office.privatePlaces(o.members.minh)).map(({ channel }) => channel);
    const until = async (wanted: string[]) => {
      let now: string[] = [];
      for (let tries = 0; tries < 500; tries += 1) {
        now = await reached();
        if (now.length === wanted.length) break;
        await new Promise((next) => setTimeout(next, 10));
      }
      expect(now).toEqual(wanted);
    };
    await until(["telegram", "web"]);
    world.blocks(minh);
    await until(["web"]);
    world.unblocks(minh);
    await until(["telegram", "web"]);

    since = tg.mark;
    const moved = world.migrates(minh, group);
    world.says(minh, moved, "/help@dondoc_test_bot");
    await tg.answerIn(moved, since);
    expect(await o.store.office.chatAt("telegram", String(group))).toBeNull();
    expect((await o.store.office.chatAt("telegram", String(moved)))?.purpose).toBe("group");
  });

  it("sends a personal list to its owner alone where the office wants that", async () => {
    const o = (office = await openTelegramOffice({ by }));
    const { world, tg } = o;
    const minh = await o.linked("Minh", o.members.minh);
    const settings = { ...DEFAULT_SETTINGS, verification: true, answerInPrivate: true };
    await o.store.office.setSettings(o.workspace, settings);
    const group = world.group("Xã Tân Hòa");
    world.chat(group).state = "open";
    let since = tg.mark;
    world.says(minh, group, "/tasks@dondoc_test_bot");
    expect(words(await tg.answerIn(group, since))).toBe(
      "Lê Thị Minh: danh sách việc đã được gửi vào tin nhắn riêng.",
    );
    expect(words(await tg.answerIn(minh.id, since))).toContain("#1");

    world.chat(minh.id).state = "new";
    since = tg.mark;
    world.says(minh, group, "/tasks@dondoc_test_bot");
    const asked = await tg.answerIn(group, since);
    expect(asked.reply_markup?.inline_keyboard).toEqual([
      [{ text: "Mở cuộc trò chuyện riêng", url: "https://t.me/dondoc_test_bot?start=tasks" }],
    ]);
    // The door has found it closed: the group hears so at once the next time, in the asker's language.
    await o.store.office.setLanguage(o.members.minh, "en");
    since = tg.mark;
    world.says(minh, group, "/tasks@dondoc_test_bot");
    const english = await tg.answerIn(group, since);
    expect(words(english)).toContain("you have no private chat with the assistant yet");
    expect(labels(english)).toEqual(["Open a private chat"]);
    since = tg.mark;
    world.says(minh, minh.id, "/start tasks");
    expect(words(await tg.answerIn(minh.id, since))).toContain("#1");
    since = tg.mark;
    world.says(minh, group, "/tasks@dondoc_test_bot");
    expect(words(await tg.answerIn(group, since))).toContain("the list is in your private chat");
  });
});

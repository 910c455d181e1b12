import { afterEach, describe, expect, it } from "vitest";
import { message } from "../../../src/messages/message.js";
import { bytesOf, openDoor, type OpenDoor } from "../../support/telegram-door.js";
import { Telegram } from "../../support/telegram.js";

let door: OpenDoor | null = null;

afterEach(async () => {
  const open = door;
  door = null;
  await open?.close();
  expect(open?.tg.problems ?? []).toEqual([]);
  expect(open?.world.dropped ?? false).toBe(false);
});

describe("what is heard", () => {
  it("is the largest photo, a document, and one message for an album", async () => {
    const open = (door = await openDoor());
    const user = open.person("Minh");
    open.world.sendsFiles(user, user.id, [{ name: "", bytes: "ảnh", photo: true }], "#12");
    await open.tg.until("a photo", () => open.heard.length === 1);
    const [photo] = open.heard;
    expect(photo).toMatchObject({ kind: "files", caption: "#12", files: [{ mime: "image/jpeg" }] });
    const bytes = await bytesOf(await open.door.download(filesOf(photo)[0]!));
    expect(bytes.toString()).toBe("ảnh");

    const names = ["một.pdf", "hai.pdf", "ba.pdf"];
    open.tg.reversed = true;
    open.world.sendsFiles(
      user,
      user.id,
      names.map((name) => ({ name, bytes: name })),
      "#7",
    );
    await open.tg.until("an album", () => open.heard.length === 2);
    expect(filesOf(open.heard[1]).map(({ name }) => name)).toEqual(names);
    expect(open.heard[1]).toMatchObject({ kind: "files", caption: "#7" });
    await open.tg.until("the marks", () => open.marked.length === 4);
    expect(open.marked.slice(1).map(({ ref }) => ref !== null)).toEqual([false, false, true]);
  });

  it("is a file that was forwarded, whoever sent it first", async () => {
    const open = (door = await openDoor());
    const user = open.person("Minh");
    const document = open.world.keep("Báo cáo (quý I).pdf", Buffer.from("x"));
    const origin = { type: "hidden_user", sender_user_name: "Ai đó", date: 1_700_000_000 };
    open.world.writes(user, user.id, { document, forward_origin: origin } as never);
    await open.tg.until("it", () => open.heard.length === 1);
    expect(open.heard).toMatchObject([
      { kind: "files", from: { id: String(user.id) }, files: [{ name: "Báo cáo (quý I).pdf" }] },
    ]);
  });

  it("is kept in order in one chat, and side by side in others", async () => {
    const gate: { open: () => void } = { open: () => undefined };
    const held = new Promise<void>((resolve) => (gate.open = resolve));
    const open = (door = await openDoor({
      async script(incoming) {
        const words = incoming.kind === "text" ? incoming.text : "";
        if (words === "first") await held;
        return message([words]);
      },
    }));
    const [minh, hoa] = [open.person("Minh"), open.person("Hòa")];
    open.world.says(minh, minh.id, "first");
    open.world.says(minh, minh.id, "second");
    open.world.says(hoa, hoa.id, "other");
    expect((await open.tg.answerIn(hoa.id, 0)).text).toBe("other");
    expect(open.world.botSaid(minh.id)).toEqual([]);
    gate.open();
    await open.tg.until("both", () => open.world.botSaid(minh.id).length === 2);
    expect(open.world.botSaid(minh.id).map(({ text }) => text)).toEqual(["first", "second"]);
  });

  it("is meant for this bot, and not for another", async () => {
    const open = (door = await openDoor());
    const user = open.person("Minh");
    const group = open.world.group("Xã");
    open.world.chat(group).state = "open";
    open.world.chat(group).botIsAdmin = true;
    open.world.says(user, group, "/tasks@another_bot");
    open.world.says(user, group, "/tasks@DonDoc_Test_Bot late");
    await open.tg.answerIn(group, 0);
    expect(open.heard.map((one) => (one.kind === "text" ? one.text : ""))).toEqual(["/tasks late"]);
  });

  it("is a command that was put right, but no other text that was", async () => {
    const open = (door = await openDoor());
    const user = open.person("Minh");
    const said = open.world.says(user, user.id, "/nv 1");
    open.world.edits(said, "/nv 2");
    open.world.edits(open.world.says(user, user.id, "chào"), "chào anh");
    await open.tg.until("three", () => open.heard.length === 3);
    open.world.says(user, user.id, "hết");
    await open.tg.until("the last", () => open.heard.length === 4);
    const texts = open.heard.map((one) => (one.kind === "text" ? one.text : ""));
    expect(texts).toEqual(["/nv 1", "/nv 2", "chào", "hết"]);
  });

  it("is a file whose caption was put right to name a task, but no other caption", async () => {
    const open = (door = await openDoor());
    const user = open.person("Minh");
    const [sent] = open.world.sendsFiles(user, user.id, [{ name: "a.pdf", bytes: "a" }], "của tôi");
    open.world.edits(sent!, "của tôi, bản cuối");
    open.world.edits(sent!, "cho #12");
    open.world.says(user, user.id, "hết");
    await open.tg.until("the last", () => open.heard.length === 3);
    expect(open.heard).toMatchObject([
      { kind: "files", caption: "của tôi" },
      { kind: "files", caption: "cho #12", files: [{ name: "a.pdf" }] },
      { kind: "text", text: "hết" },
    ]);
  });

  it.each([
    ["/start link_7QK2M9TD", "/link 7QK2M9TD"],
    ["/start tasks", "/tasks"],
    ["/start campaign-5", "/start"],
  ])("%s is %s", async (said, meant) => {
    const open = (door = await openDoor());
    const user = open.person("Minh");
    open.world.says(user, user.id, said);
    await open.tg.answerIn(user.id, 0);
    expect(open.heard).toMatchObject([{ kind: "text", text: meant }]);
  });

  it("is called by its kind where the bot cannot take it in", async () => {
    const open = (door = await openDoor());
    const user = open.person("Minh");
    const voice = { file_id: "v", file_unique_id: "v", duration: 3 };
    open.world.writes(user, user.id, { voice });
    open.world.writes(user, user.id, {
      pinned_message: open.world.says(user, user.id, "a"),
    });
    open.world.writes(user, user.id, { location: { latitude: 20, longitude: 105 } });
    await open.tg.until("all", () => open.heard.length === 3);
    expect(open.heard.map((one) => (one.kind === "unknown" ? one.what : one.kind))).toEqual([
      ...["voice", "text", "location"],
    ]);
  });

  it("is nobody's where it comes from a channel, a bot or an unnamed administrator", async () => {
    const open = (door = await openDoor());
    const user = open.person("Minh");
    const group = open.world.group("Xã");
    Object.assign(open.world.chat(group), { state: "open", botIsAdmin: true });
    const as = { sender_chat: open.world.chat(group).chat } as never;
    open.world.writes(user, group, { text: "/link 7QK2M9TD", ...(as as object) });
    open.world.writes({ ...user, is_bot: true }, group, { text: "/tasks" });
    open.world.says(user, group, "/help");
    await open.tg.answerIn(group, 0);
    expect(open.heard).toHaveLength(1);
  });
});

describe("updates", () => {
  it("that come twice are worked on once", async () => {
    const open = (door = await openDoor());
    const user = open.person("Minh");
    open.world.says(user, user.id, "/tasks");
    await open.tg.answerIn(user.id, 0);
    open.tg.repeat(open.world.updates[0]!);
    open.world.says(user, user.id, "hết");
    await open.tg.until("the last", () => open.world.botSaid(user.id).length === 2);
    expect(open.heard).toHaveLength(2);
  });

  it("that could not be recorded are not confirmed, and come again", async () => {
    const open = (door = await openDoor({
      take(_incoming, nth) {
        if (nth === 2) throw new Error("busy");
        return "new";
      },
    }));
    const user = open.person("Minh");
    for (const words of ["a", "b", "c"]) open.world.says(user, user.id, words);
    await open.tg.until("all", () => open.world.botSaid(user.id).length === 3);
    const texts = open.world.botSaid(user.id).map(({ text }) => text);
    expect(texts).toEqual(["echo a", "echo b", "echo c"]);
  });

  it("that were answered before a restart are not answered again", async () => {
    const open = (door = await openDoor({ take: () => "answered" }));
    const user = open.person("Minh");
    open.world.says(user, user.id, "/xong 1");
    await open.tg.until("it", () => open.tg.called("getUpdates").at(-1)?.params["offset"] !== 0);
    expect(open.heard).toEqual([]);
  });

  it("are confirmed at the end, so that they do not come again", async () => {
    const open = (door = await openDoor());
    const user = open.person("Minh");
    open.world.says(user, user.id, "/tasks");
    await open.tg.answerIn(user.id, 0);
    await open.door.stop();
    const last = open.tg.called("getUpdates").at(-1)?.params;
    expect(last).toMatchObject({ offset: open.world.updates[0]!.update_id + 1, timeout: 0 });
  });

  it("left unanswered by a crash are answered, an album as one", async () => {
    const place = { channel: "telegram", chat: "77", kind: "private" } as const;
    const common = {
      from: { channel: "telegram", id: "77" },
      place,
      at: "2026-06-10T01:00:00.000Z",
    } as const;
    const part = (id: number, caption: string) => ({
      ...{ ...common, kind: "files" as const, caption, source: `telegram:update:${id}:album:55` },
      files: [{ id: `f${id}`, name: `${id}.pdf`, size: 3, mime: null }],
    });
    const tg = await new Telegram().listen();
    const user = { ...tg.world.user("Minh"), id: 77 };
    tg.world.chat(tg.world.privateChat(user)).state = "open";
    const open = (door = await openDoor({
      tg,
      unanswered: async () => [
        part(12, ""),
        part(11, "#3"),
        { ...common, kind: "text", text: "/xong 1", source: "telegram:update:13" },
      ],
    }));
    await open.tg.until("both", () => open.world.botSaid(77).length === 2);
    expect(open.heard).toMatchObject([
      { kind: "files", caption: "#3", source: "telegram:update:11:album:55" },
      { kind: "text" },
    ]);
    await open.tg.until("the marks", () => open.marked.length === 3);
    expect(open.marked.map(({ source }) => source.split(":")[2])).toEqual(["12", "11", "13"]);
  });
});

describe("the way to Telegram", () => {
  it("is waited for, with a line that says so, and nothing is lost meanwhile", async () => {
    const tg = await new Telegram().listen();
    const user = tg.world.user("Minh");
    tg.world.privateChat(user);
    tg.world.says(user, user.id, "/tasks");
    const port = await tg.unplug();
    const open = (door = await openDoor({ tg }));
    await tg.until("the line", () => open.logged.find(({ msg }) => msg.includes("no route")));
    await tg.listen(port);
    expect((await tg.answerIn(user.id, 0)).text).toBe("echo /tasks");
    expect(JSON.stringify(open.logged)).not.toContain("AAtest");
  });

  it("is told to be shut where the token is refused", async () => {
    const open = (door = await openDoor({ token: "1:wrong" }));
    const line = await open.tg.until("the line", () =>
      open.logged.find(({ msg }) => msg.includes("TELEGRAM_BOT_TOKEN is refused")),
    );
    expect(line.level).toBe("warn");
  });

  it("is tried slowly where the token is used elsewhere", async () => {
    const open = (door = await openDoor());
    const user = open.person("Minh");
    open.world.says(user, user.id, "một");
    await open.tg.answerIn(user.id, 0);
    await fetch(`${open.tg.url}/bot4242:AAtest-token_of-an-emulated-bot/getUpdates?timeout=0`);
    await open.tg.until("the line", () =>
      open.logged.find(({ msg }) => msg.includes("in use by another program")),
    );
    // Another failure would be tried again after 5 ms.
    const asked = open.tg.called("getUpdates").length;
    await new Promise((next) => setTimeout(next, 500));
    expect(open.tg.called("getUpdates")).toHaveLength(asked);
  });

  it("takes a webhook away that stands in it", async () => {
    const tg = await new Telegram().listen();
    tg.webhook = { url: "http://127.0.0.1:9/none", secret: null };
    const open = (door = await openDoor({ tg }));
    const user = open.person("Minh");
    await tg.until("it gone", () => tg.webhook === null);
    open.world.says(user, user.id, "/tasks");
    expect((await tg.answerIn(user.id, 0)).text).toBe("echo /tasks");
  });

  it("shows the menu of commands by language and kind of chat, once", async () => {
    const open = (door = await openDoor());
    const keys = () => [...open.world.own.keys()].sort();
    await open.tg.until("all", () => open.world.own.size === 8);
    expect(keys()).toContain("setMyCommands all_private_chats ");
    expect(keys()).toContain("setMyCommands all_group_chats en");
    const names = (key: string) =>
      (open.world.own.get(key) as { command: string }[]).map(({ command }) => command);
    expect(names("setMyCommands all_private_chats ")).toContain("nhiemvu");
    expect(names("setMyCommands all_private_chats en")).toContain("tasks");
    expect(names("setMyCommands all_group_chats ")).not.toContain("lienket");
    expect(open.world.own.get("setMyDescription default ")).toContain("bấm Bắt đầu");
    expect(open.world.own.get("setMyDescription default en")).toContain("Press Start");
    expect(open.world.own.get("setMyShortDescription default ")).toContain("cải cách hành chính");
    expect(open.world.own.get("setMyShortDescription default en")).toContain(
      "administrative-reform",
    );
    await open.door.stop();
    const again = (door = await openDoor({ tg: open.tg }));
    await again.tg.until("a look", () => again.tg.called("getMyShortDescription").length === 4);
    expect(again.tg.called("setMyCommands")).toHaveLength(4);
  });
});

describe("files of people", () => {
  async function fileOf(befall: (tg: Telegram) => void, bytes = "x".repeat(100_000)) {
    const open = (door = await openDoor());
    const user = open.person("Minh");
    open.world.sendsFiles(user, user.id, [{ name: "a.pdf", bytes }]);
    await open.tg.until("it", () => open.heard.length === 1);
    befall(open.tg);
    return { open, file: filesOf(open.heard[0])[0]! };
  }

  it("are fetched again where the connection broke, the address was too old or the server failed", async () => {
    const { open, file } = await fileOf((tg) => {
      tg.befall("getFile", { code: 502, description: "Bad Gateway" });
      tg.befall("file", { code: 404 });
      tg.befall("file", { cut: "after" });
    });
    const bytes = await bytesOf(await open.door.download(file));
    expect(bytes.toString()).toBe("x".repeat(100_000));
    expect(open.tg.called("getFile").length).toBeGreaterThan(2);
  });

  it("are refused where the server hands out none of that size, and the limit is known from then on", async () => {
    const { open, file } = await fileOf((tg) => {
      tg.befall("getFile", { code: 400, description: "Bad Request: file is too big" });
    });
    expect(open.door.limits.fileBytes).toBeGreaterThan(20 * 1024 * 1024);
    await expect(open.door.download(file)).rejects.toMatchObject({ code: "too_large" });
    expect(open.door.limits.fileBytes).toBe(20 * 1024 * 1024);
  });

  it("are lost where they do not come whole", async () => {
    const { open, file } = await fileOf((tg) => {
      tg.befall("file", { cut: "after", times: 10 });
    });
    const fetching = open.door.download(file).then(bytesOf);
    await expect(fetching).rejects.toMatchObject({ code: "lost" });
  });
});

function filesOf(incoming: OpenDoor["heard"][number] | undefined) {
  return incoming?.kind === "files" ? incoming.files : [];
}

import { createEmulator, type Emulator } from "emulate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { slackApi, type Api } from "../../../src/chat/slack/api.js";
import { send } from "../../../src/chat/slack/deliver.js";
import { download } from "../../../src/chat/slack/files.js";
import { message } from "../../../src/messages/message.js";
import type { Files } from "../../../src/ports.js";
import { quietLog } from "../../support/clock.js";
import { freeTurns } from "../../support/turns.js";
import { freePort } from "../../support/program.js";

/* The calls to Slack and its files against somebody else's emulator, which knows nothing of this program. */

const TOKEN = "xoxb-test-emulate";
const BYTES = "%PDF-1.4 bản có dấu";

describe("the Web API as an independent emulator has it", () => {
  let emulator: Emulator;
  let api: Api;
  let url = "";
  let channel = "";
  let user = "";

  beforeAll(async () => {
    const slack = {
      users: [{ name: "lan", real_name: "Phạm Thị Lan" }],
      tokens: [{ token: TOKEN, user: "admin", type: "bot" }],
    };
    emulator = await createEmulator({
      service: "slack",
      port: await freePort(),
      seed: { slack },
    });
    url = emulator.url.replace("localhost", "127.0.0.1");
    api = slackApi(TOKEN, `${url}/api`, quietLog);
    const ask = async (method: string) => {
      const headers = { authorization: `Bearer ${TOKEN}` };
      const response = await fetch(`${url}/api/${method}`, { method: "POST", headers });
      return (await response.json()) as Record<string, { id: string; name: string }[]>;
    };
    channel = (await ask("conversations.list"))["channels"]!.find(
      (one) => one.name === "general",
    )!.id;
    user = (await ask("users.list"))["members"]!.find((one) => one.name === "lan")!.id;
  });
  afterAll(() => emulator.close());

  const files: Pick<Files, "read"> = { read: () => Promise.resolve(Buffer.from(BYTES)) };
  const kit = () => ({
    ...{ api, files: files as Files, log: quietLog, turns: freeTurns, isReading: () => false },
    stopping: new AbortController().signal,
  });

  it("says who the bot is, who a person is, and where they are reached", async () => {
    expect(await api.me()).toMatchObject({
      user: expect.stringMatching(/^U/),
      team: expect.stringMatching(/^T/),
    });
    expect(await api.nameOf(user)).toBe("Phạm Thị Lan");
    expect(await api.chatOf(user)).toMatch(/^D/);
  });

  it("takes a message, its update, and a word for one person alone", async () => {
    const place = { channel: "slack", chat: channel, kind: "group" } as const;
    const said = message(
      ["Việc #1 <quá hạn> & chưa nộp"],
      [[{ label: "Xem #1", command: "task 1" }]],
    );
    const sent = await send(place, said, kit());
    expect(sent).toMatchObject({ ok: true, ref: expect.stringMatching(/^\d+\.\d+$/) });
    const ts = sent.ok ? sent.ref : "";
    const part = { text: "Đã nộp #1", blocks: [] };
    await api.update({ channel, ts }, part);
    const me = (await api.me()).user;
    await api.whisper({ channel, thread: null, user: me }, part);
    await expect(api.whisper({ channel, thread: null, user }, part)).rejects.toThrow(
      "user_not_in_channel",
    );
    expect(await api.messageAt(channel, ts, null)).toMatchObject({ text: "Đã nộp #1" });
    const lost = await send({ ...place, chat: "C0NOWHERE" }, said, kit());
    expect(lost).toEqual({ ok: false, retry: false, why: "channel_not_found" });
  });

  it("takes a file by the external upload, and gives it back with the token", async () => {
    const file = {
      sha256: "a".repeat(64),
      name: "Báo cáo số 15.pdf",
      size: 25,
      mime: "application/pdf",
    };
    const place = { channel: "slack", chat: channel, kind: "group" } as const;
    const sent = await send(place, message(["Tệp của việc #1"], [], { files: [file] }), kit());
    expect(sent.ok).toBe(true);
    const headers = { authorization: `Bearer ${TOKEN}` };
    const listed = await fetch(`${url}/api/files.list`, { method: "POST", headers });
    const all = (await listed.json()) as { files: { id: string; name: string }[] };
    const { id } = all.files.find(({ name }) => name === file.name)!;
    const info = await api.fileInfo(id);
    expect(info.shares).toMatchObject([{ channel }]);
    const mayShowToken = ({ hostname }: URL) => /^(localhost|127\.0\.0\.1)$/.test(hostname);
    const chunks: Uint8Array[] = [];
    const ref = { id, name: file.name, size: null, mime: null };
    for await (const chunk of await download(ref, { api, token: TOKEN, mayShowToken })) {
      chunks.push(chunk);
    }
    expect(Buffer.concat(chunks).toString()).toBe(BYTES);
  });
});

import { describe, expect, it } from "vitest";
import { slackHosts } from "../../../src/chat/slack/files.js";
import { NO_WAY, read, type Heard } from "../../../src/chat/slack/read.js";
import { typedWords, withNames } from "../../../src/chat/slack/typed.js";

const me = { user: "U0BOT0001", bot: "B0BOT", team: "T0OFFICE1" };
const reading = {
  me,
  now: "2026-06-10T01:12:00.000Z",
  isCommand: (words: string) => /^\/?(tasks|help|task)\b/.test(words),
};
const hear = (body: unknown): Heard => read(body, reading);
const event = (of: object, over: object = {}) =>
  hear({ type: "event_callback", team_id: me.team, event_id: "Ev1", event: of, ...over });
const text = { type: "message", channel: "C1", user: "U1", ts: "1.1" };

describe("what is typed, out of Slack's writing", () => {
  it.each([
    ["a &lt;b&gt; &amp;amp; c", "a <b> &amp; c"],
    ["<https://a.example/x?y=1&amp;z=2|a.example>", "https://a.example/x?y=1&z=2"],
    ["<https://a.example/>", "https://a.example/"],
    ["<mailto:lan@a.example|lan@a.example>", "lan@a.example"],
    ["<@U0BOT0001> tasks", "tasks"],
    ["<@U0BOT0001|dondoc> tasks", "tasks"],
    ["/giao 12 <@U0AB12CD|lan>", "/giao 12 @lan"],
    ["<#C01|chung> <!here> <!subteam^S1|@nhóm>", "#chung @here @nhóm"],
    ["#12\u00a0xong", "#12 xong"],
  ])("%s", (written, meant) => {
    expect(typedWords(written, me.user)).toBe(meant);
  });

  it("asks for the names of people whom Slack gives by id", async () => {
    const names: Record<string, string> = { U0AB12CD: "Lan" };
    const nameOf = (id: string) => Promise.resolve(names[id] ?? null);
    expect(await withNames("/giao 12 @U0AB12CD @UBND @U0XX99YY", nameOf)).toBe(
      "/giao 12 @Lan @UBND @U0XX99YY",
    );
  });
});

describe("payloads", () => {
  it.each<[string, unknown]>([
    ["nothing", null],
    ["a string", "x"],
    ["an unknown kind", { type: "shortcut", user: { id: "U1" } }],
    ["an event that is not listened to", { type: "event_callback", event: { type: "team_join" } }],
    [
      "a press without a button of ours",
      {
        ...{ type: "block_actions", user: { id: "U1" }, team: { id: me.team } },
        actions: [{ action_id: "other", value: "x" }],
      },
    ],
    [
      "the messages tab of the Home",
      {
        ...{ type: "event_callback", team_id: me.team },
        event: { type: "app_home_opened", user: "U1", channel: "D1", tab: "messages" },
      },
    ],
  ])("%s is nothing", (_what, body) => {
    expect(hear(body)).toEqual({ kind: "nothing" });
  });

  it("are known by the message, wherever Slack tells of it", () => {
    const plain = event({ ...text, text: "<@U0BOT0001> /tasks" });
    const mention = event({ ...text, type: "app_mention", text: "<@U0BOT0001> /tasks" });
    expect(plain).toEqual(mention);
    expect(plain).toMatchObject({
      kind: "said",
      incoming: { source: "slack:message:C1:1.1", addressed: true, text: "/tasks" },
      way: NO_WAY,
    });
  });

  it("tell the thread and the message it replies to", () => {
    expect(event({ ...text, text: "x", thread_ts: "0.5" })).toMatchObject({
      incoming: { place: { chat: "C1", kind: "group", thread: "0.5" }, replyTo: "0.5" },
    });
    const root = event({ ...text, text: "x", thread_ts: "1.1" });
    expect(root.kind === "said" && "replyTo" in root.incoming).toBe(false);
  });

  it("call a message without words and files unknown, in private alone", () => {
    const empty = event({ ...text, channel: "D1", channel_type: "im", text: "" });
    expect(empty).toMatchObject({ incoming: { kind: "unknown", place: { kind: "private" } } });
  });

  it("put commands behind the umbrella under their own names", () => {
    const command = (words: string) =>
      hear({ command: "/cchc", text: words, user_id: "U1", channel_id: "D1", trigger_id: "t1" });
    expect(command("")).toMatchObject({ incoming: { text: "/help", source: "slack:command:t1" } });
    expect(command("tasks late")).toMatchObject({ incoming: { text: "/tasks late" } });
    expect(command("12")).toMatchObject({ incoming: { text: "12", addressed: true } });
    expect(command("báo cáo quý")).toMatchObject({ incoming: { text: "báo cáo quý" } });
  });

  it("tell a chat between two from a channel, by its id or its name", () => {
    const typed = (channel: string, name?: string) =>
      hear({ command: "/tasks", user_id: "U1", channel_id: channel, channel_name: name });
    expect(typed("D1")).toMatchObject({ incoming: { place: { kind: "private" } } });
    expect(typed("X1", "directmessage")).toMatchObject({
      incoming: { place: { kind: "private" } },
    });
    expect(typed("C1", "chung")).toMatchObject({ incoming: { place: { kind: "group" } } });
  });

  it("of another Slack workspace are foreign", () => {
    expect(event({ ...text, text: "/tasks" }, { team_id: "T9" })).toMatchObject({
      kind: "foreign",
    });
    const view = { id: "V1", callback_id: "form" };
    const sent = { type: "view_submission", user: { id: "U1" }, team: { id: "T9" }, view };
    expect(hear(sent)).toMatchObject({ kind: "foreign", by: "form" });
  });
});

const LOOKS_LIKE_SLACK = ["https://not", "slack.com/a.pdf"].join("");

describe("whom the token is shown to", () => {
  it.each([
    [null, "https://files.slack.com/files-pri/T0-F0/a.pdf", true],
    [null, "http://files.slack.com/files-pri/T0-F0/a.pdf", false],
    [null, "https://files.slack.com.example/a.pdf", false],
    [null, LOOKS_LIKE_SLACK, false],
    ["http://127.0.0.1:9000/api", "http://127.0.0.1:9000/a.pdf", true],
    ["http://127.0.0.1:9000/api", "http://localhost:9000/a.pdf", true],
    ["http://127.0.0.1:9000/api", "http://127.0.0.1:9001/a.pdf", false],
    ["https://relay.example/api", "https://files.slack.com/a.pdf", false],
  ])("with the API at %s, %s: %s", (api, url, may) => {
    expect(slackHosts(api)(new URL(url))).toBe(may);
  });
});

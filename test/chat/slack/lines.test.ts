import { setTimeout as pause } from "node:timers/promises";
import { afterEach, describe, expect, it } from "vitest";
import { slackDoor } from "../../../src/chat/slack/index.js";
import { quietLog, TestClock } from "../../support/clock.js";
import { freeTurns } from "../../support/turns.js";
import { post, signed, Slack, wordsOf } from "../../support/slack.js";
import { openSlackOffice, type Mode, type SlackOffice } from "../../support/slack-office.js";
import { BOT_TOKEN, TEAM } from "../../support/slack-state.js";
import { slowed } from "../../support/slow-store.js";

let office: SlackOffice;
afterEach(() => office.close());

const QUIET_MS = 300;
const counts = async (number: number) =>
  (await office.store.work.task(office.workspace, number))?.evidence.length;
const evidence = (at: number) => `/minhchung 2 ${String(at)}/BC-UBND`;

describe("over HTTP", () => {
  it("takes what Slack signed, and nothing else", async () => {
    office = await openSlackOffice("http");
    const url = office.slack.eventsUrl!;
    const event = office.slack.messageEvent(
      office.people.minh,
      office.chat(office.people.minh),
      evidence(1),
    );
    const body = JSON.stringify({ type: "event_callback", team_id: TEAM, event_id: "Ev9", event });
    const json = { "content-type": "application/json" };
    const now = Math.floor(Date.now() / 1000);
    const wrong = [
      json,
      { ...json, ...signed(body, "another secret") },
      { ...json, ...signed(`${body} `) },
      { ...json, ...signed(body, undefined, now - 301) },
      { ...json, ...signed(body), "x-slack-signature": "v1=00" },
      { ...json, ...signed(body), "x-slack-request-timestamp": "soon" },
    ];
    for (const headers of wrong) {
      expect((await post(url, body, headers as Record<string, string>)).status).toBe(401);
    }
    await pause(QUIET_MS);
    expect(await counts(2)).toBe(0);
    expect((await post(url, body, { ...json, ...signed(body) })).status).toBe(200);
    await office.slack.until(async () => (await counts(2)) === 1);
  });

  it("answers the question by which Slack knows the address, and leaves other paths alone", async () => {
    office = await openSlackOffice("http");
    const url = office.slack.eventsUrl!;
    const body = JSON.stringify({ type: "url_verification", challenge: "c1" });
    const json = { "content-type": "application/json" };
    const taken = await post(url, body, { ...json, ...signed(body) });
    expect(taken).toMatchObject({ status: 200, body: { challenge: "c1" } });
    expect((await post(`${url}/x`, body, { ...json, ...signed(body) })).status).toBe(404);
    const form = "command=%2Fhelp&user_id=U0MINH001&channel_id=D0MINH001&trigger_id=t9";
    const type = { "content-type": "application/x-www-form-urlencoded; charset=utf-8" };
    expect((await post(url, form, { ...type, ...signed(form) })).status).toBe(200);
    await office.slack.answer(
      office.people.minh,
      office.chat(office.people.minh),
      "Chào Lê Thị Minh",
    );
  });
});

describe.each<Mode>(["socket", "http"])("what comes again over %s", (mode) => {
  it("is done once and answered once", async () => {
    office = await openSlackOffice(mode);
    const { slack, people, chat } = office;
    const mine = chat(people.minh);
    const event = slack.messageEvent(people.minh, mine, evidence(1));
    const again = { event_id: "Ev1" };
    await Promise.all([slack.event(event, again), slack.event(event, again, 1)]);
    await slack.answer(people.minh, mine, "1/BC-UBND");
    await slack.event(event, again, 2);
    await slack.command(people.minh, mine, "/tasks");
    await slack.answer(people.minh, mine, "#1 Rà soát");
    expect(slack.seen(people.minh, mine)).toHaveLength(2);
    expect(await counts(2)).toBe(1);
    // Brought once more to another process, or after a restart: it was answered.
    await office.stop();
    await office.start();
    expect((await slack.event(event, again, 3)).status).toBe(200);
    await pause(QUIET_MS);
    expect(slack.seen(people.minh, mine)).toHaveLength(2);
    expect(await counts(2)).toBe(1);
  });

  it("is acknowledged or refused in time though the database takes five seconds", async () => {
    let delay = 0;
    office = await openSlackOffice(mode, { store: (store) => slowed(store, () => delay) });
    const { slack, people, chat } = office;
    const mine = chat(people.minh);
    await slack.command(people.minh, mine, "/tasks");
    const list = await slack.answer(people.minh, mine, "#1 Rà soát");
    await slack.command(people.minh, mine, "/evidence", "1 9/BC-UBND");
    const kept = await slack.answer(people.minh, mine, "Đã lưu");
    const handIns = async () =>
      (await office.store.work.task(office.workspace, 1))?.deliverables[0]?.occurrences[0]?.state;
    delay = 5000;
    slack.acks.length = 0;
    const id = slack.file(people.minh, "a.pdf", "nội dung");
    const reading = slack.press(people.minh, list, "#1");
    await Promise.all([
      reading,
      slack.say(people.minh, mine, evidence(1)),
      slack.command(people.minh, mine, "/evidence", "2 2/BC-UBND"),
      slack.press(people.minh, kept, "Nộp"),
      slack.share(people.minh, mine, [id], "#2"),
      slack.openHome(people.minh),
    ]);
    expect(slack.acks.length).toBeGreaterThanOrEqual(6);
    expect(Math.max(...slack.acks)).toBeLessThan(3000);
    delay = 0;
    const told = slack.seen(people.minh, mine).map(wordsOf);
    expect(told.filter((words) => words.includes("Chưa nhận được, xin gửi lại."))).toHaveLength(3);
    expect(told).toContain("Chưa thực hiện được, xin bấm lại.");
    // What was told not to have been taken is not done later either.
    await pause(6500);
    await office.stop();
    await office.start();
    await pause(QUIET_MS);
    expect(await counts(2)).toBe(0);
    expect(await handIns()).toBe("open");
    await slack.answer(people.minh, mine, "Rà soát văn bản của xã");
  });

  it("is left to Slack where nobody could even be told that it was not taken", async () => {
    let delay = 0;
    office = await openSlackOffice(mode, { store: (store) => slowed(store, () => delay) });
    const { slack, people, chat } = office;
    const mine = chat(people.minh);
    delay = 2500;
    slack.state.faults.set("chat.postMessage", [{ status: 500, body: {} }]);
    const event = slack.messageEvent(people.minh, mine, evidence(1));
    const first = await slack.event(event, { event_id: "Ev1" });
    expect(first.status).toBe(mode === "http" ? 503 : 0);
    delay = 0;
    expect((await slack.event(event, { event_id: "Ev1" }, 1)).status).toBe(200);
    await slack.answer(people.minh, mine, "1/BC-UBND");
    expect(await counts(2)).toBe(1);
  });

  it("is answered after the restart where its answer could not leave", async () => {
    office = await openSlackOffice(mode);
    const { slack, people, chat, store } = office;
    const mine = chat(people.minh);
    slack.state.faults.set("chat.postMessage", [{ body: { ok: false, error: "token_revoked" } }]);
    await slack.say(people.minh, mine, evidence(1));
    await slack.until(async () => (await counts(2)) === 1);
    await pause(QUIET_MS);
    expect(await store.mail.unanswered("slack")).toHaveLength(1);
    await office.stop();
    await office.start();
    await slack.answer(people.minh, mine, "1/BC-UBND");
    await slack.until(async () => (await store.mail.unanswered("slack")).length === 0);
    expect(await counts(2)).toBe(1);
  });

  it("was taken before a crash and is answered after it, once", async () => {
    office = await openSlackOffice(mode);
    const { slack, people, chat, store } = office;
    const mine = chat(people.minh);
    await office.stop();
    await store.mail.take({
      source: `slack:message:${mine}:1.000001`,
      from: { channel: "slack", id: people.minh },
      place: { channel: "slack", chat: mine, kind: "private" },
      at: "2026-06-10T01:12:00.000Z",
      kind: "text",
      text: evidence(1),
    });
    await office.start();
    await slack.answer(people.minh, mine, "1/BC-UBND");
    expect(await counts(2)).toBe(1);
    await slack.until(async () => (await store.mail.unanswered("slack")).length === 0);
  });
});

describe("the socket", () => {
  it("is opened anew when Slack renews it, when it is cut, and when Slack cannot be reached", async () => {
    office = await openSlackOffice("socket");
    const { slack, people, chat } = office;
    const mine = chat(people.minh);
    const ends = [
      () => slack.server.links[0]?.send(JSON.stringify({ type: "disconnect", reason: "warning" })),
      () => slack.server.links[0]?.close(),
      () => slack.server.links[0]?.cut(),
      () => {
        slack.server.refuseLinks = 2;
        slack.state.faults.set("apps.connections.open", [{ status: 500, body: {} }]);
        slack.server.links[0]?.cut();
      },
    ];
    for (const [at, end] of ends.entries()) {
      const link = slack.server.links[0];
      end();
      await slack.until(
        () => slack.server.links[0] !== undefined && slack.server.links[0] !== link,
      );
      await slack.say(people.minh, mine, evidence(at + 1));
      await slack.answer(people.minh, mine, `${String(at + 1)}/BC-UBND`);
    }
    expect(slack.seen(people.minh, mine)).toHaveLength(ends.length);
  });
});

describe("a limit", () => {
  it("is waited for as Slack wishes before an answer is sent", async () => {
    office = await openSlackOffice("socket");
    const { slack, people, chat } = office;
    const mine = chat(people.minh);
    const limited = { status: 429, headers: { "retry-after": "1" }, body: { ok: false } };
    slack.state.faults.set("chat.postMessage", [limited, { status: 503, body: {} }]);
    await slack.say(people.minh, mine, evidence(1));
    await slack.answer(people.minh, mine, "1/BC-UBND");
    expect(slack.seen(people.minh, mine)).toHaveLength(1);
  });
});

describe("what was sent", () => {
  const limited = { status: 429, headers: { "retry-after": "30" }, body: { ok: false } };
  const no = (error: string) => ({ body: { ok: false, error } });

  it("is told to the outbox as Slack said it", async () => {
    office = await openSlackOffice("socket");
    const { slack, people, chat, door } = office;
    const place = { channel: "slack", chat: chat(people.minh), kind: "private" } as const;
    const said = { blocks: [{ type: "text" as const, text: "Nhắc việc" }], buttons: [], files: [] };
    const send = async (fault: {
      status?: number;
      body: object;
      headers?: Record<string, string>;
    }) => {
      slack.state.faults.set("chat.postMessage", [fault as never]);
      return door.send(place, said);
    };
    expect(await send(limited)).toMatchObject({ ok: false, retry: true, afterMs: 30_000 });
    expect(await send({ status: 502, body: {} })).toMatchObject({ ok: false, retry: true });
    expect(await send(no("internal_error"))).toMatchObject({ ok: false, retry: true });
    for (const error of ["channel_not_found", "is_archived", "not_in_channel", "invalid_blocks"]) {
      expect(await send(no(error))).toEqual({ ok: false, retry: false, why: error });
    }
    for (const error of ["token_revoked", "account_inactive", "invalid_auth"]) {
      // A restart with a new token finds the notice waiting.
      expect(await send(no(error))).toMatchObject({
        ok: false,
        retry: true,
        why: error,
        afterMs: 600_000,
      });
    }
    const sent = await door.send(place, said);
    expect(sent).toEqual({ ok: true, ref: slack.seen(people.minh, place.chat).at(-1)?.ts });
    const thread = await door.send({ ...place, thread: "1.5" }, said);
    expect(thread).toEqual({ ok: true, ref: "1.5" });
  });
});

describe("a start", () => {
  it("says which token Slack does not take, and waits where Slack cannot be reached", async () => {
    office = await openSlackOffice("socket");
    const slack = await Slack.open();
    const { files, kit } = office;
    const door = (botToken: string, appToken: string) =>
      slackDoor({
        ...{ botToken, appToken, signingSecret: null, apiUrl: slack.apiUrl, files },
        ...{ clock: new TestClock("2026-06-10T01:12:00.000Z"), log: quietLog },
        ...{ timeZone: "Asia/Ho_Chi_Minh", isCommand: () => false, isReading: () => false },
        turns: freeTurns,
        unanswered: () => Promise.resolve([]),
      });
    const receiver = {
      take: () => Promise.resolve("new" as const),
      answer: () => Promise.resolve(null),
      answered: () => Promise.resolve(),
      drop: () => Promise.resolve(),
    };
    await expect(door("xoxb-wrong", "xapp-1").start(receiver)).rejects.toThrow(
      "SLACK_BOT_TOKEN is not accepted by Slack (invalid_auth).",
    );
    await expect(door(BOT_TOKEN, "xoxb-1").start(receiver)).rejects.toThrow(
      "SLACK_APP_TOKEN is not accepted by Slack (not_allowed_token_type).",
    );
    slack.state.faults.set("auth.test", [{ status: 503, body: {} }]);
    const patient = door(BOT_TOKEN, "xapp-1");
    await patient.start(receiver);
    await slack.until(() => slack.server.links.length > 0, "a link");
    await patient.stop();
    await slack.close();
    expect(kit.doors).toHaveLength(1);
  });
});

import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { setTimeout as pause } from "node:timers/promises";
import { BOT, type SlackMessage } from "../../support/slack-state.js";
import { labelsOf, wordsOf } from "../../support/slack.js";
import { openSlackOffice, type SlackOffice } from "../../support/slack-office.js";

let office: SlackOffice;
beforeEach(async () => {
  office = await openSlackOffice("socket");
});
afterEach(() => office.close());

const MENTION = `<@${BOT}>`;

/** Time in which an answer would have come that must not come. */
const QUIET_MS = 300;

/** Shown to somebody but one's own eyes. */
function shownToAll(): SlackMessage[] {
  const { slack, group } = office;
  return slack.state.messages.filter(
    (one) => one.channel === group && one.user === BOT && one.only === null,
  );
}

describe("in a channel", () => {
  it("shows one's own list to oneself alone, by command and by mention", async () => {
    const { slack, people, group } = office;
    await slack.command(people.minh, group, "/tasks");
    const first = await slack.answer(people.minh, group, "#1 Rà soát văn bản của xã");
    await slack.say(people.hoa, group, `${MENTION} tasks`, { type: "app_mention" });
    const second = await slack.answer(people.hoa, group, "#3 Lập danh mục dự án");
    expect([first.only, second.only]).toEqual([people.minh, people.hoa]);
    expect(shownToAll()).toEqual([]);
  });

  it("says refusals and help to the person alone, and what is said of a task to all", async () => {
    const { slack, people, group } = office;
    await slack.command(people.hoa, group, "/review");
    await slack.until(() => slack.seen(people.hoa, group).length === 1);
    await slack.command(people.hoa, group, "/help");
    await slack.answer(people.hoa, group, "Chào Nguyễn Văn Hòa");
    expect(shownToAll()).toEqual([]);
    await slack.command(people.minh, group, "/task", "2");
    const said = await slack.answer(people.hoa, group, "Tự kiểm tra cải cách hành chính");
    expect(said.only).toBeNull();
  });

  it("turns the pages of a list that only one sees in place, for that one", async () => {
    const { slack, people, group } = office;
    await slack.command(people.chair, group, "/tasks", "all");
    const list = await slack.answer(people.chair, group, "#1 Rà soát văn bản của xã");
    const before = slack.state.messages.length;
    await slack.press(
      people.chair,
      list,
      labelsOf(list).find((label) => label === "Quá hạn")!,
    );
    await slack.until(() => list.edits > 0 || slack.state.messages.length > before);
    expect(slack.state.messages.every((one) => one.user !== BOT || one.only !== null)).toBe(true);
  });

  it("understands a number, a command and a search after its name", async () => {
    const { slack, people, group } = office;
    await slack.say(people.minh, group, `${MENTION} 2`);
    await slack.answer(people.minh, group, "Tự kiểm tra cải cách hành chính");
    await slack.say(people.minh, group, `${MENTION} tập huấn`);
    await slack.answer(people.minh, group, "#5 Tập huấn kỹ năng số");
    await slack.say(people.minh, group, MENTION);
    await slack.answer(people.minh, group, "Chào Lê Thị Minh");
  });

  it("answers a mention once, though Slack tells of it twice", async () => {
    const { slack, people, group } = office;
    const event = slack.messageEvent(people.minh, group, `${MENTION} /tasks`);
    await Promise.all([slack.event(event), slack.event({ ...event, type: "app_mention" })]);
    await slack.answer(people.minh, group, "#1 Rà soát");
    await pause(QUIET_MS);
    expect(slack.seen(people.minh, group)).toHaveLength(1);
  });

  it("leaves talk between people alone, and what other bots and Slack itself say", async () => {
    const { slack, people, group } = office;
    await slack.say(people.minh, group, "hôm nay họp lúc 8 giờ");
    await slack.say(people.minh, group, "/tasks", { subtype: "channel_topic" });
    await slack.say(people.minh, group, "/tasks", { bot_id: "B0OTHER" });
    await slack.event({ ...slack.messageEvent(people.minh, group, "/tasks"), user: BOT });
    await slack.say(people.minh, group, "/tasks", { user_team: "T0OTHER", team: "T0OTHER" });
    await pause(QUIET_MS);
    expect(slack.seen(people.minh, group)).toEqual([]);
  });

  it("keeps the thread: a file there is evidence for its task, and answers stay in it", async () => {
    const { slack, people, group, store, workspace } = office;
    await slack.command(people.minh, group, "/task", "2");
    const root = await slack.answer(people.minh, group, "Tự kiểm tra cải cách hành chính");
    const id = slack.file(people.minh, "biên bản.pdf", "nội dung");
    await slack.share(people.minh, group, [id], "", { thread_ts: root.ts });
    const kept = await slack.answer(people.minh, group, "Đã lưu “biên bản.pdf” vào #2");
    expect(kept.thread).toBe(root.ts);
    expect((await store.work.task(workspace, 2))?.evidence).toHaveLength(1);
  });

  it("takes the reason that was asked for in a thread from the same thread", async () => {
    const { slack, people, group, store, workspace } = office;
    await slack.command(people.minh, group, "/task", "1");
    const root = await slack.answer(people.minh, group, "Rà soát văn bản của xã");
    await slack.say(people.minh, group, `${MENTION} xong 1`, { thread_ts: root.ts });
    const asks = await slack.answer(people.minh, group, "Kế hoạch yêu cầu sản phẩm");
    expect(asks.thread).toBe(root.ts);
    await slack.press(people.minh, asks, "Nộp không kèm tài liệu");
    await slack.answer(people.minh, group, "Vì sao nộp việc #1");
    await slack.say(people.minh, group, "đã gửi bản giấy", { thread_ts: root.ts });
    const handed = await slack.answer(people.minh, group, "Đã nộp #1");
    expect(handed.thread).toBe(root.ts);
    const task = await store.work.task(workspace, 1);
    expect(task?.deliverables[0]?.occurrences[0]?.state).toBe("submitted");
  });

  it("answers by another way where the bot may not write", async () => {
    const { slack, people } = office;
    const outside = slack.channel("C0OUTSIDE", [people.minh], false);
    await slack.command(people.minh, outside, "/task", "2");
    const said = await slack.answer(people.minh, outside, "Tự kiểm tra cải cách hành chính");
    expect(said.only).toBe(people.minh);
    const archived = slack.channel("C0ARCHIVE", [people.minh]);
    slack.state.channels.get(archived)!.archived = true;
    await slack.command(people.minh, archived, "/task", "2");
    await slack.answer(people.minh, archived, "Tự kiểm tra cải cách hành chính");
  });

  it("answers a command typed between two people to its writer alone, and ties no such chat", async () => {
    const { slack, people, store, members } = office;
    const between = slack.channel("D0BETWEEN", [people.minh, people.hoa], false);
    await slack.command(people.minh, between, "/tasks");
    const said = await slack.answer(people.minh, between, "#1 Rà soát văn bản của xã");
    expect(said.only).toBe(people.minh);
    const places = await store.office.privatePlaces(members.minh);
    expect(places.map(({ chat }) => chat)).not.toContain(between);
  });
});

describe("paging and words", () => {
  it("updates the message whose button turned the page, in a private chat", async () => {
    const { slack, people, chat } = office;
    const mine = chat(people.chair);
    await slack.command(people.chair, mine, "/tasks", "all");
    const list = await slack.answer(people.chair, mine, "#1 Rà soát");
    const turn = labelsOf(list).find((label) => /Của tôi|Quá hạn|Tuần này/.test(label))!;
    await slack.press(people.chair, list, turn);
    await slack.until(() => list.edits > 0 || slack.seen(people.chair, mine).length > 1);
    expect(slack.seen(people.chair, mine).map(wordsOf).join("\n")).toContain("#");
  });

  it("reads what Slack writes for signs, links and names", async () => {
    const { slack, people, chat, store, workspace } = office;
    const mine = chat(people.minh);
    const link = "<https://xa.example.vn/a?b=1&amp;c=2|xa.example.vn>";
    await slack.command(people.minh, mine, "/evidence", `2 ${link}`);
    await slack.answer(people.minh, mine, "#2");
    const evidence = (await store.work.task(workspace, 2))?.evidence[0];
    expect(evidence).toMatchObject({ kind: "link", name: "https://xa.example.vn/a?b=1&c=2" });
    await slack.say(people.minh, mine, "/tiendo 2 50% a &lt;b&gt; &amp; *c*");
    const said = await slack.answer(people.minh, mine, "a <b> & *c*");
    expect(said.text).toContain("&lt;b&gt; &amp;");
  });

  it("gives a task to the person whom Slack names by id", async () => {
    const { slack, people, chat, store, workspace } = office;
    slack.state.users.set(people.minh, "Lê Thị Minh");
    await slack.command(people.clerk, chat(people.clerk), "/giao", `2 <@${people.minh}>`);
    await slack.answer(people.clerk, chat(people.clerk), /Lê Thị Minh/);
    expect((await store.work.task(workspace, 2))?.personInCharge?.name).toBe("Lê Thị Minh");
  });

  it("turns people of another Slack workspace away, clearly", async () => {
    const { slack, people, group } = office;
    const form = {
      ...{ command: "/tasks", text: "", user_id: people.minh, channel_id: group },
      ...{ team_id: "T0OTHER", trigger_id: "t", response_url: "http://127.0.0.1:9/never" },
    };
    const taken = await slack.deliver("slash_commands", form);
    expect(taken.body).toMatchObject({ response_type: "ephemeral" });
    expect(JSON.stringify(taken.body)).toContain("không gian khác");
    await slack.event(slack.messageEvent(people.minh, group, "/tasks"), { team_id: "T0OTHER" });
    await pause(QUIET_MS);
    expect(slack.seen(people.minh, group)).toEqual([]);
  });
});

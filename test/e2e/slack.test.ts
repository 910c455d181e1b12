import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { desk, freePort, makeHome, Program } from "../support/program.js";
import { labelsOf, Slack, wordsOf, type Taken } from "../support/slack.js";
import { APP_TOKEN, BOT_TOKEN, SIGNING_SECRET } from "../support/slack-state.js";

/*
 * The program as its users start it, on an emulated Slack workspace: linked, asked, pressed, and killed at
 * some moment between Slack's delivery and the answer to it.
 */

const ROUNDS = 6;
const START_MS = 180_000;

describe.each(["socket", "http"] as const)("the program on Slack over %s", (mode) => {
  const home = makeHome();
  let slack: Slack;
  let program: Program;
  const user = "U0LAN0001";
  let chat = "";

  let code = "";

  beforeAll(async () => {
    // The desk runs while this process stands still: Slack is opened after it.
    desk(home.env, "demo");
    code = invited();
    slack = await Slack.open();
    chat = slack.person(user, "Lan");
    const port = await freePort();
    const way =
      mode === "socket" ? { SLACK_APP_TOKEN: APP_TOKEN } : { SLACK_SIGNING_SECRET: SIGNING_SECRET };
    const env = { SLACK_BOT_TOKEN: BOT_TOKEN, SLACK_API_URL: slack.apiUrl, ...way };
    if (mode === "http") slack.eventsUrl = `http://127.0.0.1:${String(port)}/slack/events`;
    program = new Program({ ...home.env, ...env }, home.dir, port);
    await program.start();
  }, START_MS);
  afterAll(async () => {
    await program.stop();
    await slack.close();
    home.remove();
    expect(slack.state.problems).toEqual([]);
  });

  function invited(): string {
    const { workspaces } = desk(home.env, "workspace", "list").json as {
      workspaces: { code: string }[];
    };
    const at = ["--workspace", workspaces[0]!.code];
    const who = ["--name", "Vũ Thị Lan", "--role", "clerk"];
    const added = desk(home.env, "member", "add", ...at, ...who).json as {
      invite: { code: string };
    };
    return added.invite.code;
  }

  it("ties an account to a member by the code of the desk, and lists their tasks", async () => {
    await slack.command(user, chat, "/lienket", code);
    const linked = await slack.answer(user, chat, "Vũ Thị Lan");
    await slack.press(user, linked, "Xem nhiệm vụ");
    await slack.command(user, chat, "/tasks", "all");
    const list = await slack.answer(user, chat, /^.*#\d+ /s);
    expect(labelsOf(list).some((label) => label.startsWith("#"))).toBe(true);
  });

  it(
    `does what it acknowledged once and answers it, killed ${String(ROUNDS)} times`,
    { timeout: 180_000 },
    async () => {
      const number = await numberOfTask();
      for (let round = 0; round < ROUNDS; round += 1) {
        const words = `${String(round + 1)}/BC-UBND`;
        const event = slack.messageEvent(user, chat, `/minhchung ${number} ${words}`);
        const again = { event_id: `Ev${String(round)}` };
        const sending: Promise<Taken> = slack.event(event, again).catch(() => cutOff);
        // At once after the acknowledgement in every second round, else at some moment.
        if (round % 2 === 0) await sending;
        else await pause(round * 4);
        await program.stop("SIGKILL");
        slack.server.links.length = 0;
        const first = await sending;
        await program.start();
        // What was not acknowledged Slack brings again.
        if (first.status !== 200) {
          const second = await slack.event(event, again, 1);
          expect(second.status).toBe(200);
        }
        await slack.answer(user, chat, words);
        expect(await timesKept(number, words)).toBe(1);
      }
    },
  );

  it(
    "does a command, a press and a form once that it acknowledged, killed at once after that",
    { timeout: 180_000 },
    async () => {
      // Slack brings none of these again: what was acknowledged is all there is.
      const number = await numberOfTask();
      const killed = async (deliver: () => Promise<Taken>, words: string) => {
        const taken = await deliver();
        expect(taken.status).toBe(200);
        await program.stop("SIGKILL");
        slack.server.links.length = 0;
        await program.start();
        await slack.answer(user, chat, words);
      };
      await killed(
        () => slack.command(user, chat, "/minhchung", `${number} 71/BC-UBND`),
        "71/BC-UBND",
      );
      expect(await timesKept(number, "71/BC-UBND")).toBe(1);

      const before = slack.seen(user, chat).length;
      await slack.command(user, chat, "/tiendo", number);
      const asked = await slack.until(() => slack.seen(user, chat)[before], "the question");
      await slack.press(user, asked, "Nhập tiến độ");
      await slack.until(() => slack.state.views.length > 0, "the form");
      const words = "đã trình dự thảo lần hai";
      await killed(() => slack.submit(user, { share: "60", words }), words);
      expect(await linesWith(number, `60%, “${words}”`)).toBe(1);

      await slack.command(user, chat, "/minhchung", `${number} 72/BC-UBND`);
      const kept = await slack.answer(user, chat, "72/BC-UBND");
      await killed(() => slack.press(user, kept, labelsOf(kept)[0]!), "Đã nộp");
      expect(await linesWith(number, "nộp kết quả")).toBeLessThanOrEqual(1);
    },
  );

  const cutOff: Taken = { status: 0, body: {}, ms: 0 };

  async function numberOfTask(): Promise<string> {
    const lists = slack
      .seen(user, chat)
      .filter((one) => labelsOf(one).some((label) => /^#\d+$/.test(label)));
    return labelsOf(lists.at(-1)!).find((label) => /^#\d+$/.test(label)) ?? "";
  }

  async function timesKept(number: string, words: string): Promise<number> {
    return linesWith(number, `• Số ${words}`);
  }

  /** Lines of the task's sheet that begin so, or hold it behind when and who. */
  async function linesWith(number: string, words: string): Promise<number> {
    const before = slack.seen(user, chat).length;
    await slack.command(user, chat, "/task", number);
    const sheet = await slack.until(() => slack.seen(user, chat)[before], "the task");
    const lines = slack.seen(user, chat).slice(before).map(wordsOf).join("\n").split("\n");
    expect(sheet).toBeDefined();
    return lines.filter((line) => line.startsWith(words) || line.includes(`: ${words}`)).length;
  }
});

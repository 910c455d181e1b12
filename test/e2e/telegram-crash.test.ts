import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { setTimeout as pause } from "node:timers/promises";
import type { Message, User } from "grammy/types";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { desk, freePort, makeHome, Program } from "../support/program.js";
import { Telegram, TOKEN } from "../support/telegram.js";

/*
 * The process is killed with SIGKILL between receiving an update and answering it: at each step that Telegram sees,
 * and at moments in between. After the restart the change is there once, and the person has an answer.
 */

const PLAN = join(fileURLToPath(new URL("../cli/fixtures/", import.meta.url)), "plan.txt");
const MOMENTS = [0, 5, 10, 15, 25, 40];

describe.each(["polling", "webhook"] as const)(
  "killed between an update and its answer, by %s",
  (by) => {
    const home = makeHome();
    let tg: Telegram;
    let program: Program;
    let minh: User;

    beforeAll(async () => {
      tg = await new Telegram().listen();
      const at = ["--workspace", "XB"];
      desk(home.env, "workspace", "create", "--code", "XB", "--name", "UBND xã Xuân Bình");
      desk(home.env, "plan", "load", PLAN, ...at, "--year", "2026", "--activate");
      const added = desk(home.env, "member", "add", ...at, "--name", "Minh", "--role", "clerk");
      const { invite } = added.json as { invite: { code: string } };
      const secret = by === "webhook" ? { TELEGRAM_WEBHOOK_SECRET: "bi-mat" } : {};
      const own = { TELEGRAM_BOT_TOKEN: TOKEN, TELEGRAM_API_ROOT: tg.url };
      const env = { ...home.env, ...own, ...secret };
      program = new Program(env, home.dir, await freePort());
      await program.start();
      minh = tg.world.user("Minh");
      const linked = await say(`/start link_${invite.code}`);
      expect(linked.text).toContain("Minh");
    }, 180_000);
    afterAll(async () => {
      await program.stop();
      await tg.close();
      home.remove();
      expect(tg.problems).toEqual([]);
    });

    async function say(text: string): Promise<Message> {
      const since = tg.mark;
      tg.world.says(minh, tg.world.privateChat(minh), text);
      return tg.answerIn(minh.id, since);
    }

    /** How often the number stands in the list of evidence (the history names it once more). */
    async function evidence(task: number, words: string): Promise<number> {
      const since = tg.mark;
      tg.world.says(minh, minh.id, `/task ${String(task)}`);
      // An answer that was left by the crash may come before it.
      const sheet = await tg.until("the sheet", () =>
        tg.world.botSaid(minh.id, since).find((one) => one.text?.includes("Quá trình thực hiện")),
      );
      const lines = (sheet.text ?? "").split("\n");
      return lines.filter((line) => line.replace(/^- /, "").startsWith(`Số ${words}`)).length;
    }

    async function killed(round: number, when: (said: () => void) => Promise<void>): Promise<void> {
      const words = `${String(100 + round)}/BC-UBND`;
      const task = 1 + (round % 2);
      const since = tg.mark;
      await when(() => tg.world.says(minh, minh.id, `/minhchung ${String(task)} ${words}`));
      await program.stop("SIGKILL");
      await program.start();
      const answer = await tg.until("an answer after the restart", () =>
        tg.world
          .botSaid(minh.id, since)
          .find((one) => (one.text ?? "").includes(`#${String(task)}`)),
      );
      expect(answer.text).toContain(`#${String(task)}`);
      expect(await evidence(task, words)).toBe(1);
    }

    it("before, while and after it is worked on", { timeout: 180_000 }, async () => {
      for (const [round, ms] of MOMENTS.entries()) {
        await killed(round, async (said) => {
          said();
          await pause(ms);
        });
      }
    });

    it("with the update in its hands, recorded or not", { timeout: 60_000 }, async () => {
      await killed(20, async (said) => {
        const [asked, brought] = [tg.called("getUpdates").length, tg.hooked];
        said();
        // Confirmed by the next question, or by the answer to the webhook.
        await tg.until(
          "it taken",
          () => tg.called("getUpdates").length > asked || tg.hooked > brought,
        );
      });
    });

    it("as the answer leaves, before Telegram has it", { timeout: 60_000 }, async () => {
      await killed(21, async (said) => {
        const before = tg.called("sendMessage").length;
        tg.befall("sendMessage", { cut: "before", delayMs: 50 });
        said();
        await tg.until("the answer on its way", () => tg.called("sendMessage").length > before);
      });
    });

    it("when Telegram has the answer, before it is marked", { timeout: 60_000 }, async () => {
      await killed(22, async (said) => {
        const before = tg.mark;
        tg.befall("sendMessage", { cut: "after" });
        said();
        await tg.until("the answer", () => tg.mark > before);
      });
    });
  },
);

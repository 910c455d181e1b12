import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { setTimeout as pause } from "node:timers/promises";
import {
  allWords,
  freePort,
  makeHome,
  Program,
  wordsOf,
  type LocalMessage,
} from "../support/program.js";

/*
 * The process is killed with SIGKILL at some moment between a message taken and its answer. After the
 * restart the change is there once and the answer follows; what was not taken is not there at all.
 */

const ROUNDS = 24;

describe("killed between a message and its answer", () => {
  const home = makeHome();
  let program: Program;

  beforeAll(async () => {
    program = new Program(home.env, home.dir, await freePort());
    await program.start();
  });
  afterAll(async () => {
    await program.stop();
    home.remove();
  });

  it(
    `does what it took once and answers it, ${String(ROUNDS)} times over`,
    { timeout: 240_000 },
    async () => {
      const clerk = (await program.people()).find(({ role }) => role === "clerk")?.id ?? "";
      const chat = await program.privateChat(clerk);
      const numbers = openNumbers(await program.say(clerk, "/tasks all"));
      expect(numbers.length).toBeGreaterThan(3);
      const outcomes = { done: 0, notTaken: 0 };
      for (let round = 0; round < ROUNDS; round += 1) {
        const task = numbers[round % numbers.length] ?? 0;
        const words = `${String(round)}/BC-UBND`;
        const body = {
          as: clerk,
          chat,
          text: `/minhchung ${String(task)} ${words}`,
          id: `crash-${String(round)}`,
        };
        // Killed at another moment each time, from before the request arrives to after its answer.
        const sent = program.post("/api/local/messages", body).then(
          () => "answered",
          () => "cut off",
        );
        await pause((round * 60) / ROUNDS);
        await program.stop("SIGKILL");
        const how = await sent;
        await program.start();

        const story = async () =>
          evidenceCount(await program.say(clerk, `/task ${String(task)}`), words);
        const taken = (await story()) === 1;
        if (how === "answered") expect(taken).toBe(true);
        if (taken) {
          const about = (message: LocalMessage) =>
            message.from === null || isBot(message)
              ? wordsOf(message).includes(`#${String(task)}`)
              : false;
          await program.seen(clerk, (all) => all.some((m) => about(m)));
          outcomes.done += 1;
        } else outcomes.notTaken += 1;
        // Sent again under the same id, as a client does that got no answer: done once, and answered.
        const again = await program.post("/api/local/messages", body);
        expect(again.length).toBeGreaterThan(0);
        expect(allWords(again)).toContain(`#${String(task)}`);
        expect(await story()).toBe(1);
      }
      console.info(`killed ${String(ROUNDS)} times: ${JSON.stringify(outcomes)}`);
    },
  );
});

function isBot(message: LocalMessage): boolean {
  return typeof message.from !== "string" || !/^\d+$/.test(message.from);
}

function openNumbers(messages: LocalMessage[]): number[] {
  return messages
    .flatMap(({ buttons }) => buttons.flat())
    .filter(({ command }) => command.startsWith("task "))
    .map(({ command }) => Number(command.slice(5)));
}

/** How often the evidence stands in the list of the task (its history names it once more). */
function evidenceCount(messages: LocalMessage[], words: string): number {
  return allWords(messages)
    .split("\n")
    .filter((line) => line.startsWith(`Số ${words} `) || line.startsWith(`Số ${words}`)).length;
}

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { setTimeout as pause } from "node:timers/promises";
import { emptyDatabase } from "../support/postgres.js";
import { allWords, desk, freePort, makeHome, Program } from "../support/program.js";

/* Two programs on one PostgreSQL database and one folder of evidence, as a province runs them. */

const ROUNDS = 6;

describe("two programs on one PostgreSQL database", () => {
  const home = makeHome();
  let env: NodeJS.ProcessEnv;
  let [first, second]: Program[] = [];
  let drop: () => Promise<void>;

  beforeAll(async () => {
    const database = await emptyDatabase();
    drop = database.drop;
    env = { ...home.env, DATABASE_URL: database.url };
    const ports = [await freePort(), await freePort()];
    [first, second] = ports.map((port) => new Program(env, home.dir, port));
    await Promise.all([first!.start(), second!.start()]);
  });
  afterAll(async () => {
    await first?.stop();
    await second?.stop();
    await drop();
    home.remove();
  });

  it("that start at once on an empty one open one demo, and the desk reads it beside them", async () => {
    expect(desk(env, "workspace", "list").json).toMatchObject({
      workspaces: [{ code: "DEMO" }],
    });
    expect(await second!.people()).toEqual(await first!.people());
  });

  it("show each other what was said", async () => {
    const clerk = (await first!.people()).find(({ role }) => role === "clerk")?.id ?? "";
    await first!.say(clerk, "/nv 1");
    const seen = await second!.seen(clerk, (all) => allWords(all).includes("#1 "));
    expect(allWords(seen)).toContain("/nv 1");
  });

  it(
    `do once what one took and was killed over, when it is sent to the other, ${ROUNDS} times over`,
    { timeout: 120_000 },
    async () => {
      const clerk = (await first!.people()).find(({ role }) => role === "clerk")?.id ?? "";
      const chat = await first!.privateChat(clerk);
      for (let round = 0; round < ROUNDS; round += 1) {
        const words = `${String(round)}/BC-UBND`;
        const text = `/minhchung 1 ${words}`;
        const body = { as: clerk, chat, text, id: `shared-${String(round)}` };
        const sent = first!.post("/api/local/messages", body).catch(() => null);
        await pause((round * 60) / ROUNDS);
        await first!.stop("SIGKILL");
        await sent;
        const again = await second!.post("/api/local/messages", body);
        expect(allWords(again)).toContain("#1");
        const sheet = allWords(await second!.say(clerk, "/nv 1"));
        const kept = sheet.split("\n").filter((line) => line.startsWith(`Số ${words}`));
        expect(kept).toHaveLength(1);
        await first!.start();
      }
    },
  );
});

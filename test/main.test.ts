import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { connect } from "../src/store/connection.js";
import { runProgram, type Running } from "./cli/program.js";
import { dropFolder, newFolder } from "./cli/desk.js";
import { freePort } from "./support/program.js";

const folders: string[] = [];
const running: Running[] = [];

afterEach(async () => {
  for (const one of running.splice(0)) {
    one.child.kill("SIGKILL");
    await one.ended;
  }
});
afterAll(() => {
  folders.forEach(dropFolder);
});

function folder(): string {
  const dir = newFolder();
  folders.push(dir);
  return dir;
}

function start(cwd: string, env: Record<string, string>): Running {
  const one = runProgram(["start"], { cwd, env });
  running.push(one);
  return one;
}

const run = (argv: string[], cwd = folder(), env: Record<string, string> = {}) =>
  runProgram(argv, { cwd, env }).ended;

async function status(port: number, path: string): Promise<number | null> {
  return fetch(`http://127.0.0.1:${port}${path}`).then(
    (response) => response.status,
    () => null,
  );
}

async function getJson(url: string): Promise<ReturnType<typeof JSON.parse>> {
  return (await fetch(url)).json();
}

describe("the binary as the operator's desk", () => {
  it("prints one document on standard output and nothing else, anywhere", async () => {
    const cwd = folder();
    const said = await run(["deadline", "Trước ngày 15/7/2025", "--year", "2025", "--json"], cwd);
    expect(said).toMatchObject({ exit: 0, err: "" });
    expect(JSON.parse(said.out)).toMatchObject({ kind: "date", due: "2025-07-14" });
    expect(existsSync(join(cwd, "data"))).toBe(false);
  });

  it("exits 1 when refused and 2 when used wrongly", async () => {
    const cwd = folder();
    const refused = await run(["unit", "list", "--workspace", "XX", "--json"], cwd);
    expect(refused.exit).toBe(1);
    expect(JSON.parse(refused.out)).toMatchObject({ error: { code: "no_such_workspace" } });
    const wrong = await run(["unit", "list", "--json"], cwd);
    expect(wrong).toMatchObject({ exit: 2, err: "" });
    expect(JSON.parse(wrong.out)).toMatchObject({ error: { code: "usage" } });
  });

  it("reads .env of the working folder, and tells every wrong value", async () => {
    const cwd = folder();
    writeFileSync(join(cwd, ".env"), "TZ_NAME=Mars/Base\nPORT=99999\n");
    const said = await run(["workspace", "list"], cwd);
    expect(said).toMatchObject({ exit: 1, out: "" });
    expect(said.err.trim().split("\n")).toHaveLength(2);
  });

  it("works beside another desk command on the same new database", async () => {
    const cwd = folder();
    const both = await Promise.all(
      ["A1", "A2", "A3"].map((code) =>
        run(["workspace", "create", "--code", code, "--name", code, "--json"], cwd),
      ),
    );
    expect(both.map(({ exit }) => exit)).toEqual([0, 0, 0]);
    const list = JSON.parse((await run(["workspace", "list", "--json"], cwd)).out);
    expect(list.workspaces).toHaveLength(3);
  });
});

describe("dondoc start", () => {
  it("opens the local workspace with its demo, and is ready only then", async () => {
    const cwd = folder();
    const port = await freePort();
    const bot = start(cwd, { PORT: String(port) });
    const seen = new Set<number | null>();
    const told = { yet: false };
    void bot.says(`Local workspace: http://127.0.0.1:${port}`).then(() => (told.yet = true));
    while (!told.yet) {
      const health = await status(port, "/healthz");
      if (health === 200) {
        const { people } = await getJson(`http://127.0.0.1:${port}/api/local/people`);
        expect(people.length).toBeGreaterThanOrEqual(8);
      }
      seen.add(health);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(seen).toContain(503);
    expect(await status(port, "/healthz")).toBe(200);
    expect(await status(port, "/readyz")).toBe(200);

    const beside = await run(["member", "list", "--workspace", "DEMO", "--json"], cwd);
    expect(JSON.parse(beside.out).members.length).toBeGreaterThanOrEqual(8);

    bot.child.kill("SIGTERM");
    const { exit, out } = await bot.ended;
    expect({ exit, out }).toEqual({ exit: 0, out: "" });
    expect(await status(port, "/healthz")).toBe(null);
  });

  it("answers a person over HTTP, and goes on where it was after a restart", async () => {
    const cwd = folder();
    const port = await freePort();
    const first = start(cwd, { PORT: String(port) });
    await first.says("Local workspace");
    const api = `http://127.0.0.1:${port}/api/local`;
    const { people } = await getJson(`${api}/people`);
    const official = people.find((one: { units: string[] }) => one.units.includes("Phòng Kinh tế"));
    const ask = async () => {
      const { chats } = await getJson(`${api}/chats?as=${official.id}`);
      const body = JSON.stringify({ as: official.id, chat: chats[0].id, text: "/nv" });
      const headers = { "content-type": "application/json" };
      const answer = await fetch(`${api}/messages`, { method: "POST", headers, body });
      return { status: answer.status, text: JSON.stringify(await answer.json()) };
    };
    const before = await ask();
    expect(before.status).toBe(200);
    expect(before.text).toContain("Theo dõi thi hành pháp luật");
    first.child.kill("SIGINT");
    expect((await first.ended).exit).toBe(0);
    const second = start(cwd, { PORT: String(port) });
    await second.says("Local workspace");
    expect((await ask()).text).toContain("Theo dõi thi hành pháp luật");
    const again = await getJson(`${api}/people`);
    expect(again.people).toEqual(people);
  });

  it("says that the port is taken, touches nothing, and exits 1", async () => {
    const cwd = folder();
    const port = await freePort();
    const both = [start(cwd, { PORT: String(port) }), start(cwd, { PORT: String(port) })];
    const ready = both.map((one) => one.says("Local workspace").then(() => one));
    const winner = await Promise.any(ready);
    const loser = both.find((one) => one !== winner)!;
    const { exit, err } = await loser.ended;
    expect(exit).toBe(1);
    expect(err.trim().split("\n")).toHaveLength(1);
    expect(err).toContain(String(port));
    await Promise.allSettled(ready);
    const list = JSON.parse((await run(["workspace", "list", "--json"], cwd)).out);
    expect(list.workspaces).toHaveLength(1);
  });

  it("tells in a sentence each what is wrong with its surroundings", async () => {
    const wrong = await run(["start"], folder(), { PORT: "x", TELEGRAM_BOT_TOKEN: "abc" });
    expect(wrong).toMatchObject({ exit: 1, out: "" });
    expect(wrong.err.trim().split("\n").length).toBeGreaterThanOrEqual(2);
    expect(wrong.err).not.toContain("    at ");

    const cwd = folder();
    mkdirSync(join(cwd, "db"));
    const closed = await run(["start"], cwd, { DATABASE_URL: "file:./db", PORT: "0" });
    expect(closed).toMatchObject({ exit: 1, out: "" });
    expect(closed.err.trim().split("\n")).toHaveLength(1);

    const more = await run(["start", "now"]);
    expect(more).toMatchObject({ exit: 2, out: "" });
  });

  it.each([["/proc/nothing-can-be-made-here"], ["./a-file"], ["./a-file/below"]])(
    "says at once that DATA_DIR cannot be used: %s",
    async (dataDir) => {
      const cwd = folder();
      writeFileSync(join(cwd, "a-file"), "");
      const env = { DATA_DIR: dataDir, DATABASE_URL: "file:./dondoc.db", PORT: "0" };
      const { exit, out, err } = await run(["start"], cwd, env);
      expect({ exit, out }).toEqual({ exit: 1, out: "" });
      expect(err.trim().split("\n")).toHaveLength(1);
      expect(err).toContain("DATA_DIR");
      expect(err).not.toContain("DATABASE_URL");
      expect(existsSync(join(cwd, "dondoc.db"))).toBe(false);
    },
    10_000,
  );

  it("says at once that the database's folder cannot be made", async () => {
    const env = { DATABASE_URL: "file:/proc/nothing-can-be-made-here/d.db", PORT: "0" };
    const said = await run(["start"], folder(), env);
    expect(said.exit).toBe(1);
    expect(said.err).toContain("DATABASE_URL");
  }, 10_000);

  it("gives up with a sentence where another program holds the database", async () => {
    const cwd = folder();
    const env = { DATABASE_URL: "file:./dondoc.db", LOCAL_WORKSPACE: "on", PORT: "0" };
    expect((await run(["db", "migrate"], cwd, env)).exit).toBe(0);
    const holder = connect(`file:${join(cwd, "dondoc.db")}`);
    const turn = await holder.transaction();
    const since = performance.now();
    const { exit, err } = await run(["start"], cwd, env);
    const seconds = (performance.now() - since) / 1000;
    await turn.rollback();
    holder.close();
    expect(exit).toBe(1);
    expect(err.trim().split("\n")).toHaveLength(1);
    expect(err).toContain("đang bị một chương trình khác khóa");
    expect(seconds).toBeLessThan(20);
  }, 60_000);

  it("opens no local workspace where it is switched off", async () => {
    const cwd = folder();
    const port = await freePort();
    const bot = start(cwd, { PORT: String(port), LOCAL_WORKSPACE: "off" });
    await bot.says(`Listening: http://127.0.0.1:${port}`);
    expect(await status(port, "/readyz")).toBe(200);
    expect(await status(port, "/api/local/people")).toBe(404);
    const list = JSON.parse((await run(["workspace", "list", "--json"], cwd)).out);
    expect(list.workspaces).toEqual([]);
  });
});

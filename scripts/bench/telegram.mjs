// The real bot under a bench: `scripts/bench/telegram --chats 200`, after `npm run build`.
//
// Takes API_ROOT, BOT_TOKEN, MODE (poll or hook), HOOK_PORT, HOOK_URL and WEBHOOK_SECRET, makes an office on a
// fresh SQLite database whose members are linked to the chats the bench will use (K from 1000000 and K from
// 2000000 on) and have 40 open tasks each, lifts the rate of unprompted messages, and prints "ready".
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import http from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const PREFIX = "dondoc-bench-";
const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const option = (name, usual) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? usual : Number(process.argv[at + 1]);
};

/** What runs before have left: the bench ends a bot by SIGKILL. */
function sweep() {
  for (const name of readdirSync(tmpdir())) {
    const pid = Number(new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1] ?? NaN);
    if (Number.isNaN(pid) || runs(pid)) continue;
    rmSync(join(tmpdir(), name), { recursive: true, force: true });
  }
}

function runs(pid) {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function makeOffice(dir) {
  const args = [
    here("telegram-office.mjs"),
    dir,
    String(option("chats", 200)),
    String(option("tasks", 40)),
  ];
  const { status } = spawnSync(process.execPath, args, { stdio: ["ignore", "ignore", "inherit"] });
  if (status !== 0) process.exit(1);
}

/** The bench posts to its own path; the bot listens at its documented one. */
function listenAt(path) {
  const emit = http.Server.prototype.emit;
  http.Server.prototype.emit = function (event, request, ...rest) {
    if (event === "request" && request.url === path) request.url = "/telegram";
    return emit.call(this, event, request, ...rest);
  };
}

/** The webhook refuses everything until the bot knows its own name. */
async function isUp(address, hook, secret) {
  const asked = hook
    ? fetch(`${address}/telegram`, {
        method: "POST",
        headers: { "content-type": "application/json", "x-telegram-bot-api-secret-token": secret },
        body: '{"update_id":0}',
      })
    : fetch(`${address}/readyz`);
  return (await asked.catch(() => null))?.status === 200;
}

const { API_ROOT, BOT_TOKEN, MODE, HOOK_PORT, HOOK_URL, WEBHOOK_SECRET } = process.env;
const hook = MODE === "hook";
const secret = WEBHOOK_SECRET || "bench-secret";
const address = `http://127.0.0.1:${HOOK_PORT}`;
sweep();
const dir = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
makeOffice(dir);
Object.assign(process.env, {
  DATABASE_URL: `file:${join(dir, "dondoc.db")}`,
  DATA_DIR: dir,
  HOST: "127.0.0.1",
  PORT: HOOK_PORT,
  TELEGRAM_BOT_TOKEN: BOT_TOKEN,
  TELEGRAM_API_ROOT: API_ROOT,
  TELEGRAM_RATE: "0",
  LOG_LEVEL: "warn",
  ...(hook ? { TELEGRAM_WEBHOOK_SECRET: secret } : {}),
});
if (hook) listenAt(new URL(HOOK_URL).pathname);
process.argv = [process.argv[0], here("../../dist/main.js"), "start"];
await import("../../dist/main.js");
while (!(await isUp(address, hook, secret))) await new Promise((next) => setTimeout(next, 20));
console.log("ready");

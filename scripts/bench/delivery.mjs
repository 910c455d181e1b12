#!/usr/bin/env node
// How much of the allowed rate is reached: `node scripts/bench/delivery.mjs [--seconds 20] [--processes 2] [--latency 20]
// [--url postgres://…]`, after `npm run build`. A platform that holds Telegram's limits by sliding windows (thirty a
// second, one a second in a chat, twenty a minute in a group) is started here; one 429 of it and the bench fails.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const RATE = 30;
const GROUP_A_MINUTE = 20;
const GROUPS = 5;
const WANTED = 0.95;

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const DIST = here("../../dist");
const option = (name, usual) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? usual : process.argv[at + 1];
};
const seconds = Number(option("seconds", 20));
const processes = Number(option("processes", 2));
const latency = Number(option("latency", 20));

const dir = mkdtempSync(join(tmpdir(), "dondoc-bench-"));
const url = option("url", `file:${join(dir, "dondoc.db")}`);
const { migrate } = await import(`${DIST}/store/migrate.js`);
const { openStore } = await import(`${DIST}/store/open.js`);
await migrate(url);
const store = await openStore(url);

const arrivals = [];
let refused = 0;
const server = createServer((request, response) => {
  let body = "";
  request.on("data", (chunk) => (body += chunk));
  request.on("end", () => {
    const { chat, from } = JSON.parse(body);
    const at = performance.now();
    const within = (ms) => arrivals.filter((one) => one.at > at - ms);
    const own = (ms) => within(ms).filter((one) => one.chat === chat).length;
    const tooMuch = within(1000).length >= RATE || own(1000) >= 1;
    if (tooMuch || (chat.startsWith("-") && own(60_000) >= GROUP_A_MINUTE)) {
      refused += 1;
      response.writeHead(429).end();
      return;
    }
    arrivals.push({ chat, from, at });
    setTimeout(() => response.end(String(arrivals.length)), latency);
  });
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const platform = `http://127.0.0.1:${server.address().port}`;

/** One message each to many people, and more than a minute allows to some groups. */
async function owe() {
  const code = `BENCH${process.pid}`;
  const zone = { province: null, timeZone: "Asia/Ho_Chi_Minh" };
  const { id: workspaceId } = await store.office.createWorkspace({ code, name: code, ...zone });
  const chatOf = async (externalId) => {
    const chat = { channel: "telegram", externalId, title: "", purpose: "unit" };
    return (await store.office.bindChat(workspaceId, chat)).id;
  };
  const notice = (chat, key) => {
    const blocks = [{ type: "text", text: key }];
    const message = { blocks, buttons: [], files: [] };
    return { key: `${code}/${key}`, workspaceId, to: { chat }, message };
  };
  const notices = [];
  for (let group = 0; group < GROUPS; group += 1) {
    const chat = await chatOf(`-${process.pid}${group}`);
    for (let at = 0; at < 30; at += 1) notices.push(notice(chat, `g${group}/${at}`));
  }
  for (let at = 0; at < RATE * (seconds + 5); at += 1) {
    notices.push(notice(await chatOf(`${process.pid}${at}`), `p${at}`));
  }
  await store.mail.enqueue(notices);
}

await owe();
const script = here("../../test/jobs/workers/deliver.mjs");
const how = JSON.stringify({ leaseMs: 60_000, rate: RATE });
const senders = Array.from({ length: processes }, (_, at) => {
  const child = spawn(process.execPath, [script, DIST, url, platform, `s${at}`, how]);
  child.stderr.pipe(process.stderr);
  return { child, ready: once(child.stdout, "data") };
});
await Promise.all(senders.map(({ ready }) => ready));
for (const { child } of senders) child.stdin.write("begin\n");
while (arrivals.length === 0) await pause(5);
const first = arrivals[0].at;
await pause(seconds * 1000);
const measured = arrivals.filter(({ at }) => at < first + seconds * 1000);
const ended = senders.map(({ child }) => once(child, "exit"));
for (const { child } of senders) child.stdin.write("end\n");
await Promise.all(ended);
await store.close();
server.closeAllConnections();
server.close();
rmSync(dir, { recursive: true, force: true });

const reached = measured.length / (RATE * seconds);
const by = new Map();
for (const { from } of measured) by.set(from, (by.get(from) ?? 0) + 1);
const shares = [...by].map(([name, count]) => `${name} ${count}`);
console.log(
  `${measured.length} messages in ${seconds} s from ${processes} processes (${shares.join(", ")}), ` +
    `${(100 * reached).toFixed(1)} % of the allowed rate, ${refused} times 429`,
);
process.exit(refused === 0 && reached >= WANTED ? 0 : 1);

// The bot beside a plain grammY echo on the same Bot API, as ratios: updates a second, waiting, CPU and memory of
// `/tasks` with 40 open tasks on SQLite. After `npm run build`:
//
//   node scripts/bench/telegram-run.mjs [--rounds 3] [--updates 10000] [--chats 200] [--only poll,hook]
//
// Both run in each round one after the other, each in a fresh process, so that what else the machine does falls on
// both; the middle of all rounds counts. Memory and CPU are read from /proc: Linux only.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import http from "node:http";
import { fileURLToPath } from "node:url";
import { botApi } from "./telegram-api.mjs";

const option = (name, usual) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? usual : process.argv[at + 1];
};
const ROUNDS = Number(option("rounds", 3));
const UPDATES = Number(option("updates", 10_000));
const CHATS = Number(option("chats", 200));
const RATE = 200;
const RATE_SECONDS = 10;
const TICKS_MS = 10;

const here = (script) => fileURLToPath(new URL(script, import.meta.url));
const BOTS = {
  echo: [process.execPath, here("telegram-echo.mjs")],
  ours: [here("telegram"), "--chats", String(CHATS)],
};
const steady = { count: RATE * RATE_SECONDS, rate: RATE };
const SCENES = {
  poll: { mode: "poll", count: UPDATES },
  hook: { mode: "hook", count: UPDATES },
  "poll at 200/s": { mode: "poll", ...steady },
  "hook at 200/s": { mode: "hook", ...steady },
  // More than any bot answers in that time.
  "poll, 50 ms": { mode: "poll", count: 50_000, delayMs: 50, seconds: 8 },
};

/** What is wanted of the ratios to the echo, and of ours alone. */
const WANTED = {
  poll: [["updates/s", (ours, echo) => ours.perSecond >= echo.perSecond / 5]],
  hook: [["updates/s", (ours, echo) => ours.perSecond >= echo.perSecond / 5]],
  "poll at 200/s": [
    ["p50", (ours, echo) => ours.p50 <= echo.p50 * 10],
    ["p99", (ours, echo) => ours.p99 <= echo.p99 * 20],
  ],
  "hook at 200/s": [
    ["p50", (ours, echo) => ours.p50 <= echo.p50 * 10],
    ["p99", (ours, echo) => ours.p99 <= echo.p99 * 20],
  ],
  "poll, 50 ms": [["500 updates/s", (ours) => ours.perSecond >= 500]],
};
const MOST_MB = 300;

async function freePort() {
  const server = http.createServer();
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address();
  await new Promise((closed) => server.close(closed));
  return port;
}

async function once(bot, scene) {
  const api = await botApi();
  const port = await freePort();
  const secret = "bench-secret";
  const hookUrl = `http://127.0.0.1:${port}/hook`;
  const env = {
    ...process.env,
    ...{ API_ROOT: api.root, BOT_TOKEN: "4242:bench", MODE: scene.mode, NODE_ENV: "production" },
    ...{ HOOK_PORT: String(port), HOOK_URL: hookUrl, WEBHOOK_SECRET: secret },
  };
  const [program, ...args] = BOTS[bot];
  const child = spawn(program, args, { env, stdio: ["ignore", "pipe", "inherit"] });
  try {
    await new Promise((ready, fail) => {
      child.stdout.on("data", (words) => String(words).includes("ready") && ready());
      child.once("exit", () => fail(new Error(`${bot} did not start`)));
    });
    const usual = { chats: CHATS, rate: 0, delayMs: 0, seconds: 120, hookUrl, secret };
    const warm = { ...usual, mode: scene.mode, count: 3000, firstChat: 1_000_000 };
    await api.play(warm);
    const before = cpuMs(child.pid);
    const found = await api.play({ ...usual, ...scene, firstChat: 2_000_000 });
    const at = (share) => found.taken[Math.floor(share * found.done)] ?? NaN;
    const cpu = (cpuMs(child.pid) - before) / found.done;
    const { perSecond, done, strays } = found;
    const short = scene.seconds === undefined && done < scene.count;
    if (short || strays > 0)
      console.log(`  ${bot}: ${done} answers, ${strays} that nobody asked for`);
    return { perSecond, p50: at(0.5), p99: at(0.99), cpu, memory: peakMb(child.pid) };
  } finally {
    const gone = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGKILL");
    await gone;
    api.close();
  }
}

function cpuMs(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1].split(" ");
  return (Number(fields[11]) + Number(fields[12])) * TICKS_MS;
}

function peakMb(pid) {
  return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))[1]) / 1024;
}

const middle = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const FIGURES = ["perSecond", "p50", "p99", "cpu", "memory"];
const HEADS = ["updates/s", "p50 ms", "p99 ms", "CPU ms", "peak MB"];
const cells = (first, rest) => first.padEnd(22) + rest.map((cell) => cell.padStart(11)).join("");

const only = option("only", Object.keys(SCENES).join(",")).split(/,(?! )/);
console.log(cells(`${ROUNDS} rounds`, HEADS));
for (const name of only) {
  const runs = { echo: [], ours: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const bot of ["echo", "ours"]) runs[bot].push(await once(bot, SCENES[name]));
  }
  const of = (list) => Object.fromEntries(FIGURES.map((f) => [f, middle(list.map((r) => r[f]))]));
  const [echo, ours] = [of(runs.echo), of(runs.ours)];
  const shown = (figures, digits) => FIGURES.map((figure) => figures[figure].toFixed(digits));
  console.log(cells(`${name}: echo`, shown(echo, 2)));
  console.log(cells(`${name}: ours`, shown(ours, 2)));
  const ratios = Object.fromEntries(FIGURES.map((figure) => [figure, ours[figure] / echo[figure]]));
  console.log(cells("  ratio", shown(ratios, 2)));
  const missed = WANTED[name].filter(([, holds]) => !holds(ours, echo)).map(([what]) => what);
  if (ours.memory > MOST_MB) missed.push(`under ${MOST_MB} MB`);
  if (missed.length > 0) console.log(`  not reached: ${missed.join(", ")}`);
}

#!/usr/bin/env node
import { fileURLToPath } from "node:url";
import { setFlagsFromString } from "node:v8";
import { systemClock } from "./clock.js";
import type { Config } from "./config.js";
import type { Figure } from "./http.js";
import type { Engine } from "./jobs/engine.js";
import type { OutboxKit } from "./jobs/outbox.js";
import type { Door, Files, Log, Receiver, Store, Turns } from "./ports.js";

/*
 * The only place where things are put together. `dondoc start` runs the bot, everything else is the
 * operator's desk. What a command does not need is not even loaded.
 */

/** Time that what is under way has left once a stop was asked for. */
const STOP_MS = 10_000;
/** Percent by which the heap may grow between two of its great collections. */
const HEAP_GROWTH = 50;

const words = process.argv.slice(2);
if (words[0] === "start" && words.length === 1) await run();
else process.exitCode = await desk();

async function desk(): Promise<number> {
  // Who reads through `| head` has seen enough.
  process.stdout.on("error", () => process.exit(0));
  const { runDesk } = await import("./cli/desk.js");
  return runDesk(words, {
    config: async () => (await import("./config.js")).configFromProcess(),
    clock: systemClock,
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    doors: {
      async checks({ telegram }) {
        if (telegram === null) return [];
        const { tryTelegram } = await import("./chat/telegram/inspect.js");
        const { telegramCheck } = await import("./cli/doctor-doors.js");
        return [telegramCheck(await tryTelegram(telegram.token, telegram.apiRoot))];
      },
      open: sendingDoors,
      async inviteLink({ telegram }, code) {
        if (telegram === null) return null;
        const { inviteAddress, tryTelegram } = await import("./chat/telegram/inspect.js");
        const found = await tryTelegram(telegram.token, telegram.apiRoot);
        return found.state === "works" ? inviteAddress(found.username, code) : null;
      },
    },
  });
}

/** Starts and stays, or says what stands in the way, a sentence each, and leaves with 1. */
async function run(): Promise<void> {
  // Left to itself the heap grows to three times what is in use before it is looked through.
  setFlagsFromString(`--heap-growing-percent=${String(HEAP_GROWTH)}`);
  // The database client's WebAssembly runs once for each kind of query: to optimise it takes 40 MB and gives nothing.
  setFlagsFromString("--liftoff-only");
  const closers: Close[] = [];
  stopOnSignal(closers);
  try {
    await start(closers);
  } catch (error) {
    const { startFault } = await import("./cli/faults.js");
    process.stderr.write(`${startFault(error)}\n`);
    await closeAll(closers).catch(() => null);
    process.exit(1);
  }
}

type Close = () => Promise<unknown>;

/** The last opened is closed first. */
async function closeAll(closers: Close[]): Promise<void> {
  for (let close = closers.pop(); close !== undefined; close = closers.pop()) await close();
}

/** The first signal lets what is under way end; the second does not wait, nor does the time limit. */
function stopOnSignal(closers: Close[]): void {
  let stopping = false;
  const stop = () => {
    if (stopping) process.exit(1);
    stopping = true;
    setTimeout(() => process.exit(1), STOP_MS).unref();
    closeAll(closers).then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
}

/** The port first: where another dondoc runs already, this one touches nothing. */
async function start(closers: Close[]): Promise<void> {
  const { configFromProcess } = await import("./config.js");
  const config = configFromProcess();
  const { createLog } = await import("./log.js");
  const log = createLog(config.logLevel);
  const { httpServer } = await import("./http.js");
  const { Router } = await import("express");
  // What people and scripts of this machine reach, and what platforms call.
  const [doors, hooks] = [Router(), Router()];
  const bot: Bot = { store: null, engine: null, ready: false };
  doors.use((_request, response, next) => {
    if (bot.ready) next();
    else response.status(503).json({ error: { code: "starting", message: "Starting." } });
  });
  const server = httpServer({
    ...{ host: config.host, port: config.port, publicUrl: config.publicUrl, log },
    ready: () => bot.ready,
    mounts: [
      { router: hooks, guarded: false },
      { router: doors, guarded: true },
    ],
    figures: figures(bot),
  });
  const { url } = await server.listen();
  closers.push(() => server.close());
  const { store, files } = await openShelves(config, closers);
  bot.store = store;
  const routes = await openDoors(config, { store, files, log, url, bot }, closers);
  for (const route of routes.guarded) doors.use(route);
  for (const route of routes.called) hooks.use(route);
  bot.ready = true;
  const address = config.publicUrl === null ? url : `${config.publicUrl} (listening on ${url})`;
  log.info(`${config.local.on ? "Local workspace" : "Listening"}: ${address}`);
}

async function openShelves(
  config: Config,
  closers: Close[],
): Promise<{ store: Store; files: Files }> {
  const { migrate } = await import("./store/migrate.js");
  const { openStore } = await import("./store/open.js");
  const { openFiles } = await import("./store/files.js");
  const { readyDataFolder, readyDatabaseFolder, turnToWrite } = await import("./cli/grounds.js");
  await readyDataFolder(config.dataDir);
  await readyDatabaseFolder(config.databaseUrl);
  await turnToWrite(config.databaseUrl);
  await migrate(config.databaseUrl);
  const store = await openStore(config.databaseUrl);
  closers.push(() => store.close());
  const files = openFiles(config.dataDir);
  if (config.local.on) {
    const { loadDemo } = await import("./cli/demo/load.js");
    await loadDemo({ store, files, clock: systemClock, timeZone: config.timeZone });
  }
  return { store, files };
}

type Shelved = { store: Store; files: Files; log: Log };

/** Doors, what hears them and what speaks unasked; gives the routes of those that have some. */
async function openDoors(
  config: Config,
  { store, files, log, url, bot }: Shelved & { url: string; bot: Bot },
  closers: Close[],
) {
  const { receiver } = await import("./commands/receiver.js");
  const { papers } = await import("./documents/papers.js");
  const { web, telegram, slack, doors, turns } = await makeDoors(config, {
    ...{ store, files, log, url },
  });
  const kit = { store, files, papers: papers(), doors, clock: systemClock, log };
  const { startClockwork } = await import("./jobs/clockwork.js");
  const clockwork = startClockwork({ store, files, clock: systemClock, log }, () =>
    bot.engine?.wake(),
  );
  closers.push(() => clockwork.stop());
  const inbox = receiver(kit, () => bot.engine?.kick());
  for (const door of doors) {
    await door.start(inbox);
    closers.push(() => door.stop());
  }
  const engine = await startEngine(config, kit);
  bot.engine = engine;
  // What waits for its turn goes back into the outbox before the doors close.
  closers.push(async () => {
    await turns.stop();
    await engine.stop();
  });
  const left = web === null ? [] : await store.mail.unanswered("web");
  for (const incoming of left) await web?.resume(incoming);
  return {
    guarded: web === null ? [] : [web.router],
    called: [telegram?.router ?? null, slack?.router ?? null].filter((router) => router !== null),
  };
}

/** The loop in the process, or jobs that all processes on a PostgreSQL database share. */
async function startEngine({ databaseUrl }: Config, kit: OutboxKit): Promise<Engine> {
  const { isPostgres } = await import("./store/database-url.js");
  const { passQuietly } = await import("./jobs/clockwork.js");
  const engine = { ...kit, pass: () => passQuietly(kit) };
  if (!isPostgres(databaseUrl)) return (await import("./jobs/embedded.js")).startEmbedded(engine);
  const { startGraphile } = await import("./jobs/graphile.js");
  return startGraphile({ ...engine, databaseUrl });
}

/** What each platform allows, held across processes. */
async function turnsOf({ telegram, slack }: Config, { store: { paces }, log }: Shelved) {
  const { platformTurns, SLACK_LIMITS, telegramLimits } = await import("./jobs/turns.js");
  const kit = { paces, log };
  const rate = telegram?.rate ?? 0;
  const own = {
    telegram:
      rate === 0
        ? null
        : platformTurns({ ...kit, channel: "telegram", limits: telegramLimits(rate) }),
    slack:
      slack === null ? null : platformTurns({ ...kit, channel: "slack", limits: SLACK_LIMITS }),
  };
  return {
    ...own,
    async stop() {
      await Promise.all([own.telegram?.stop(), own.slack?.stop()]);
    },
  };
}

type Paced = Shelved & { turns: Turns | null };

/** The doors of this server, and the turns that they wait for. */
async function makeDoors(config: Config, kit: Shelved & { url: string }) {
  const turns = await turnsOf(config, kit);
  const web = config.local.on ? await localDoor(config, kit) : null;
  const telegram = await telegramDoorOf(config, { ...kit, turns: turns.telegram });
  const slack = await slackDoorOf(config, { ...kit, turns: turns.slack });
  const doors: Door[] = [web, telegram, slack].filter((door) => door !== null);
  return { web, telegram, slack, doors, turns };
}

/** Doors for the desk to send through: nobody is heard, and nothing that a running bot does is touched. */
async function sendingDoors(config: Config, kit: Shelved) {
  const { web, doors, turns } = await makeDoors(config, { ...kit, url: "" });
  const nobody: Receiver = {
    take: () => Promise.resolve("answered"),
    answer: () => Promise.resolve(null),
    answered: () => Promise.resolve(),
    drop: () => Promise.resolve(),
  };
  await web?.start(nobody);
  const close = async () => {
    await turns.stop();
    await web?.stop();
  };
  return { doors, close };
}

async function telegramDoorOf(config: Config, kit: Paced & { url: string }) {
  if (config.telegram === null) return null;
  const { telegramDoor } = await import("./chat/telegram/index.js");
  const { token, apiRoot, webhookSecret: secret } = config.telegram;
  const { store, files, log, turns } = kit;
  const address = config.publicUrl ?? kit.url;
  return telegramDoor({
    ...{ token, apiRoot, turns, files, log, office: store.office },
    webhook: secret === null ? null : { secret, address },
    unanswered: () => store.mail.unanswered("telegram"),
  });
}

async function slackDoorOf(config: Config, { store, files, log, turns }: Paced) {
  if (config.slack === null || turns === null) return null;
  const { slackDoor } = await import("./chat/slack/index.js");
  const { findCommand, parseCommand } = await import("./commands/registry.js");
  const verbOf = (words: string) => {
    const parsed = parseCommand(words);
    return parsed && findCommand(parsed.name, parsed.args);
  };
  return slackDoor({
    ...config.slack,
    ...{ files, clock: systemClock, log, turns, timeZone: config.timeZone },
    isCommand: (said) => verbOf(said) !== null,
    isReading: (said) => verbOf(said)?.reads === true,
    unanswered: () => store.mail.unanswered("slack"),
  });
}

async function localDoor(config: Config, { store, files, log }: Shelved) {
  const { webDoor } = await import("./chat/web/index.js");
  const { COMMAND_WORDS } = await import("./messages/command-words.js");
  const { isLoopback } = await import("./config.js");
  // Behind a proxy the host is loopback too: then the token is wanted all the same.
  const open = isLoopback(config.host) && config.publicUrl === null;
  return webDoor({
    ...{ local: store.local, files, clock: systemClock, log },
    token: open ? null : config.local.token,
    secure: config.publicUrl?.startsWith("https:") === true,
    commands: COMMAND_WORDS.map(({ name, vietnamese, hint, does }) => {
      return { name, vietnamese, hint: hint.vi, does: does.vi };
    }),
    timeZone: config.timeZone,
    pageDir: fileURLToPath(new URL("./chat/web/page", import.meta.url)),
  });
}

/** What runs, as far as requests and figures need it: it comes to life bit by bit. */
type Bot = { store: Store | null; engine: Engine | null; ready: boolean };

function figures(bot: Bot): Figure[] {
  const counts = async () => (await bot.store?.mail.counts()) ?? { queued: 0, dead: 0 };
  return [
    {
      name: "dondoc_outbox_queued",
      help: "Messages that wait to be sent",
      read: async () => (await counts()).queued,
    },
    {
      name: "dondoc_outbox_dead",
      help: "Messages given up on",
      read: async () => (await counts()).dead,
    },
    {
      name: "dondoc_outbox_sent",
      help: "Messages this process has sent since it started",
      read: () => Promise.resolve(bot.engine?.sent() ?? 0),
    },
  ];
}

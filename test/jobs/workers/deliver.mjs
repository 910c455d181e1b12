// Delivers what waits, to a platform that is an HTTP server of the test. Says "ready" when all is loaded, begins at the
// first line on its input, and ends in order at the second.
const [, , compiled, url, platform, name, options] = process.argv;
const { leaseMs, rate } = JSON.parse(options);
const load = (file) => import(`${compiled}/${file}`);
const { openStore } = await load("store/open.js");
const { startEmbedded } = await load("jobs/embedded.js");
const { startGraphile } = await load("jobs/graphile.js");
const { platformTurns, telegramLimits } = await load("jobs/turns.js");
const { systemClock } = await load("clock.js");

const say = (msg, data) => process.stderr.write(`${JSON.stringify({ msg, ...data })}\n`);
const log = { info: () => undefined, warn: say, error: say };
const store = await openStore(url);
const turns =
  rate === 0
    ? null
    : platformTurns({ paces: store.paces, log, channel: "telegram", limits: telegramLimits(rate) });

async function post(to, said) {
  const body = JSON.stringify({ from: name, chat: to.chat, text: said.blocks[0].text });
  try {
    const response = await fetch(platform, { method: "POST", body });
    if (response.ok) return { ok: true, ref: await response.text() };
    return { ok: false, retry: true, why: `server: ${response.status}` };
  } catch (error) {
    return { ok: false, retry: true, why: `network: ${error.cause?.code ?? error.name}` };
  }
}

const door = {
  ...{ name: "telegram", limits: { fileBytes: 1 }, start: async () => {}, stop: async () => {} },
  async send(to, said) {
    if (turns === null) return post(to, said);
    const turn = await turns.next(to.chat, to.kind === "group", 10_000);
    if (!turn.ok) {
      return { ok: false, retry: true, afterMs: turn.afterMs, why: "paced", untried: true };
    }
    return post(to, said).finally(turn.over);
  },
};

const kit = { store, doors: [door], clock: systemClock, log, leaseMs, pass: async () => {} };
let engine = null;
process.stdin.on("data", async () => {
  if (engine === null) {
    engine = url.startsWith("postgres")
      ? startGraphile({ ...kit, databaseUrl: url })
      : Promise.resolve(startEmbedded(kit));
    return;
  }
  await turns?.stop();
  await (await engine).stop();
  await store.close();
  process.exit(0);
});
console.log("ready");

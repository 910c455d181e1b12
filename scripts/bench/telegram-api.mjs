// A Bot API that only measures, for `telegram-run.mjs`: it hands out "/tasks" by getUpdates or to a webhook, takes
// sendMessage, and holds the one clock. An update counts from the moment it is written to the bot until the answer
// to its chat has been read; in one chat answers belong to updates in their order.
import http from "node:http";

const ME = { id: 4242, is_bot: true, first_name: "Bench", username: "bench_bot" };
const CONNECTIONS = 40;

export async function botApi() {
  const api = new BotApi();
  const server = http.createServer((request, response) => api.answer(request, response));
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  api.root = `http://127.0.0.1:${server.address().port}`;
  api.close = () => {
    server.close();
    server.closeAllConnections();
  };
  return api;
}

class BotApi {
  root = "";
  #ids = 0;
  #queue = [];
  #poll = null;
  #open = new Map();
  #run = null;
  #agent = new http.Agent({ keepAlive: true });

  /** Plays so many updates, or for so long; gives what was measured. */
  play(run) {
    this.#queue = [];
    this.#open.clear();
    return new Promise((resolve) => {
      const over = () => {
        if (this.#run !== mine) return;
        this.#run = null;
        clearTimeout(timer);
        mine.taken.sort((a, b) => a - b);
        const ms = mine.last - mine.first;
        resolve({ done: mine.taken.length, perSecond: (mine.taken.length / ms) * 1000, ...mine });
      };
      const mine = { ...run, given: 0, under: 0, taken: [], strays: 0, first: 0, last: 0, over };
      const timer = setTimeout(over, run.seconds * 1000);
      this.#run = mine;
      if (run.rate === 0) this.#supply(mine.mode === "hook" ? CONNECTIONS : mine.count);
      else this.#steadily(mine, performance.now());
    });
  }

  #steadily(run, begun) {
    if (this.#run !== run) return;
    const due = Math.floor(((performance.now() - begun) / 1000) * run.rate);
    this.#supply(Math.min(run.count, due) - run.given);
    if (run.given < run.count) setTimeout(() => this.#steadily(run, begun), 2);
  }

  #supply(count) {
    const run = this.#run;
    for (let i = 0; i < count && run.given < run.count; i += 1) {
      const update = this.#update(run.firstChat + (run.given % run.chats));
      run.given += 1;
      if (run.mode === "hook") this.#bring(update, run);
      else this.#queue.push(update);
    }
    this.#flush();
  }

  #update(chat) {
    const id = (this.#ids += 1);
    const person = { id: chat, first_name: `N${chat}` };
    const message = {
      ...{ message_id: id, date: Math.floor(Date.now() / 1000), text: "/tasks" },
      from: { ...person, is_bot: false, language_code: "vi" },
      chat: { ...person, type: "private" },
      entities: [{ type: "bot_command", offset: 0, length: 6 }],
    };
    return { id, chat, body: JSON.stringify({ update_id: id, message }), sent: false };
  }

  #leaves(update, run) {
    if (update.sent) return;
    update.sent = true;
    const now = performance.now();
    if (run.first === 0) run.first = now;
    const waiting = this.#open.get(update.chat) ?? [];
    this.#open.set(update.chat, waiting);
    waiting.push(now);
  }

  #bring(update, run) {
    const headers = {
      "content-type": "application/json",
      "content-length": Buffer.byteLength(update.body),
      "x-telegram-bot-api-secret-token": run.secret,
    };
    const options = { method: "POST", agent: this.#agent, headers };
    const next = () => {
      if (this.#run === run && run.rate === 0) this.#supply(1);
    };
    const call = http.request(run.hookUrl, options, (response) => {
      response.resume();
      response.once("end", next);
    });
    call.once("error", next);
    this.#leaves(update, run);
    call.end(update.body);
  }

  #flush() {
    if (this.#poll === null || this.#queue.length === 0) return;
    const { response, limit } = this.#poll;
    this.#poll = null;
    const some = this.#queue.slice(0, limit);
    say(response, `[${some.map(({ body }) => body).join(",")}]`);
    for (const update of some) this.#leaves(update, this.#run);
  }

  answer(request, response) {
    let words = "";
    request.setEncoding("utf8");
    request.on("data", (chunk) => (words += chunk));
    request.on("end", () => {
      const asked = words === "" ? {} : JSON.parse(words);
      this.#call(request.url.split("/").at(-1), asked, response);
    });
  }

  #call(method, asked, response) {
    switch (method) {
      case "getMe":
        return say(response, JSON.stringify(ME));
      case "getUpdates": {
        const { offset = 0, limit = 100, timeout = 0 } = asked;
        while (this.#queue.length > 0 && this.#queue[0].id < offset) this.#queue.shift();
        if (timeout === 0) return say(response, "[]");
        this.#poll = { response, limit };
        response.once("close", () => {
          if (this.#poll?.response === response) this.#poll = null;
        });
        return this.#flush();
      }
      case "sendMessage":
        return this.#taken(asked, response);
      case "getMyCommands":
        return say(response, "[]");
      case "getMyDescription":
      case "getMyShortDescription":
        return say(response, "{}");
      default:
        return say(response, "true");
    }
  }

  #taken({ chat_id: chat, text }, response) {
    const run = this.#run;
    const began = this.#open.get(chat)?.shift();
    const now = performance.now();
    const message = { message_id: (this.#ids += 1), date: 0, chat: { id: chat, type: "private" } };
    const sent = () => say(response, JSON.stringify({ ...message, text }));
    if (run?.delayMs > 0) setTimeout(sent, run.delayMs);
    else sent();
    if (run === null) return;
    if (began === undefined) {
      run.strays += 1;
      return;
    }
    run.last = now;
    run.taken.push(now - began);
    if (run.taken.length === run.count) run.over();
  }
}

function say(response, result) {
  const body = Buffer.from(`{"ok":true,"result":${result}}`);
  response.writeHead(200, { "content-type": "application/json", "content-length": body.length });
  response.end(body);
}

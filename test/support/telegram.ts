import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import type { Message, Update } from "grammy/types";
import { botApi, Refused, type BotCall } from "./telegram-api.js";
import { wrongCall, wrongResult, wrongUpdate } from "./telegram-schema.js";
import { readBody, readCall } from "./telegram-wire.js";
import { TelegramWorld } from "./telegram-world.js";

/*
 * Telegram on loopback: the Bot API over real HTTP with the limits that the real one has, and people who write to
 * the bot, press its buttons and send it files. It can fail, delay, cut off, repeat and reorder.
 */

export const TOKEN = "4242:AAtest-token_of-an-emulated-bot";
const MOST_UPDATES = 100;

/** What befalls the next calls of a method. */
export type Mishap = {
  /** Calls it befalls; all others go through. */
  times?: number;
  code?: number;
  description?: string;
  parameters?: Record<string, unknown>;
  delayMs?: number;
  /** The connection breaks before the call is carried out, or after it. */
  cut?: "before" | "after";
};

type Waiting = { finish: (updates: Update[]) => void; conflict: () => void };

export class Telegram {
  readonly world: TelegramWorld;
  /** Every call that came in, in order. */
  readonly calls: BotCall[] = [];
  /** Whatever the bot or the emulator did against the Bot API, a sentence each. */
  readonly problems: string[] = [];
  url = "";
  private hook: { url: string; secret: string | null } | null = null;
  /** Milliseconds before a webhook that was not answered with 2xx is called again. */
  webhookRetryMs = 50;
  /** Updates that the webhook has taken. */
  hooked = 0;
  /** The next batches come in reverse. */
  reversed = false;
  private readonly queue: Update[] = [];
  private readonly mishaps = new Map<string, Mishap[]>();
  private waiting: Waiting | null = null;
  private server: Server | null = null;
  private closed = false;
  private hooking: Promise<void> = Promise.resolve();

  constructor() {
    this.world = new TelegramWorld((update) => this.push(update));
  }

  async listen(port = 0): Promise<this> {
    this.server = createServer((request, response) => {
      this.answer(request, response).catch((error: unknown) => {
        this.problems.push(`the emulator broke: ${String(error)}`);
        response.destroy();
      });
    });
    await new Promise<void>((resolve) => this.server?.listen(port, "127.0.0.1", resolve));
    const at = this.server.address();
    this.url = `http://127.0.0.1:${String(typeof at === "object" ? (at?.port ?? 0) : 0)}`;
    return this;
  }

  async close(): Promise<void> {
    this.closed = true;
    this.waiting?.finish([]);
    this.server?.closeAllConnections();
    await new Promise<void>((resolve) => {
      if (this.server === null) resolve();
      else this.server.close(() => resolve());
    });
    await this.hooking;
  }

  get webhook() {
    return this.hook;
  }

  /** What waits goes to a webhook as soon as there is one. */
  set webhook(hook) {
    this.hook = hook;
    if (hook !== null) for (const update of this.queue.splice(0)) this.push(update);
  }

  /** Nobody reaches it until `listen` is called again with the same port. */
  async unplug(): Promise<number> {
    const port = Number(new URL(this.url).port);
    this.server?.closeAllConnections();
    await new Promise<void>((resolve) => void this.server?.close(() => resolve()));
    return port;
  }

  /** The next `times` calls of the method (1 unless said) meet with this. */
  befall(method: string, mishap: Mishap): void {
    const list = this.mishaps.get(method) ?? [];
    list.push({ times: 1, ...mishap });
    this.mishaps.set(method, list);
  }

  /** Delivers an update once more, as Telegram does that got no word of its arrival. */
  repeat(update: Update): void {
    this.push(structuredClone(update));
  }

  /** Calls of a method so far. */
  called(method: string): BotCall[] {
    return this.calls.filter((call) => call.method === method);
  }

  async until<T>(what: string, look: () => T | undefined | false | null): Promise<T> {
    const end = Date.now() + 15_000;
    for (;;) {
      const found = look();
      if (found !== undefined && found !== false && found !== null) return found;
      if (Date.now() > end) {
        const last = this.calls.slice(-5).map(({ method, params }) => {
          return `${method} ${JSON.stringify(params).slice(0, 200)}`;
        });
        throw new Error(`${what}: waited in vain; the last calls:\n${last.join("\n")}`);
      }
      await pause(5);
    }
  }

  /** The next thing the bot says in that chat (or changes there) after `since`. */
  async answerIn(chat: number, since: number): Promise<Message> {
    return this.until("an answer", () => this.world.botSaid(chat, since)[0]);
  }

  /** How many things the bot has said so far: what comes after is an answer. */
  get mark(): number {
    return this.world.mark;
  }

  private push(update: Update): void {
    this.problems.push(...wrongUpdate(update));
    if (this.webhook !== null) {
      this.hooking = Promise.all([this.hooking, this.callHook(update)]).then(() => undefined);
      return;
    }
    this.queue.push(update);
    if (this.queue.some((one) => one.update_id > update.update_id)) {
      this.queue.sort((a, b) => a.update_id - b.update_id);
    }
    this.flush();
  }

  private async callHook(update: Update): Promise<void> {
    while (!this.closed && this.webhook !== null) {
      const { url, secret } = this.webhook;
      const headers: Record<string, string> = { "content-type": "application/json" };
      if (secret !== null) headers["x-telegram-bot-api-secret-token"] = secret;
      const body = JSON.stringify(update);
      const response = await fetch(url, { method: "POST", headers, body }).catch(() => null);
      if (response !== null && response.status >= 200 && response.status < 300) {
        this.hooked += 1;
        return;
      }
      await pause(this.webhookRetryMs);
    }
  }

  private flush(): void {
    if (this.waiting === null || this.queue.length === 0) return;
    const { finish } = this.waiting;
    this.waiting = null;
    finish(this.batch(MOST_UPDATES));
  }

  private batch(limit: number): Update[] {
    const some = this.queue.slice(0, limit);
    return this.reversed ? some.reverse() : some;
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://x").pathname);
    const body = await readBody(request);
    const file = /^\/file\/bot([^/]+)\/(.*)$/.exec(path);
    if (file !== null) {
      await this.handOut(file[1] ?? "", file[2] ?? "", response);
      return;
    }
    const [, token, method = ""] = /^\/bot([^/]+)\/(\w+)$/.exec(path) ?? [];
    if (token !== TOKEN) {
      send(response, 401, { ok: false, error_code: 401, description: "Unauthorized" });
      return;
    }
    const call = readCall(request.headers["content-type"] ?? "", body);
    this.calls.push({ method, ...call });
    this.problems.push(...wrongCall(method, call.params));
    const mishap = this.nextMishap(method);
    if (mishap?.delayMs !== undefined) await pause(mishap.delayMs);
    if (mishap?.cut === "before") {
      response.destroy();
      return;
    }
    if (mishap?.code !== undefined) {
      refuse(response, mishap.code, mishap.description ?? "Error", mishap.parameters);
      return;
    }
    await this.carryOut({ method, ...call }, response, mishap?.cut === "after");
  }

  private async carryOut(call: BotCall, response: ServerResponse, cut: boolean): Promise<void> {
    try {
      const result =
        call.method === "getUpdates"
          ? await this.getUpdates(call.params, response)
          : botApi(call, this.world, this);
      this.problems.push(...wrongResult(call.method, result));
      if (cut) response.destroy();
      else send(response, 200, { ok: true, result });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      refuse(response, error.code, error.message, error.parameters);
    }
  }

  private nextMishap(method: string): Mishap | null {
    const list = this.mishaps.get(method) ?? [];
    const [first] = list;
    if (first === undefined) return null;
    first.times = (first.times ?? 1) - 1;
    if (first.times <= 0) list.shift();
    return first;
  }

  private async getUpdates(
    params: Record<string, unknown>,
    response: ServerResponse,
  ): Promise<Update[]> {
    if (this.webhook !== null) {
      throw new Refused(
        409,
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
      );
    }
    const offset = Number(params["offset"] ?? 0);
    const limit = Math.min(MOST_UPDATES, Number(params["limit"] ?? MOST_UPDATES));
    const confirmed = this.queue.findIndex(({ update_id: id }) => id >= offset);
    if (offset > 0) this.queue.splice(0, confirmed === -1 ? this.queue.length : confirmed);
    this.waiting?.conflict();
    const timeout = Math.min(50, Number(params["timeout"] ?? 0));
    if (this.queue.length > 0 || timeout === 0) return this.batch(limit);
    return new Promise<Update[]>((resolve, reject) => {
      const timer = setTimeout(() => own.finish([]), timeout * 1000);
      const over = () => {
        clearTimeout(timer);
        if (this.waiting === own) this.waiting = null;
      };
      const own: Waiting = {
        finish: (updates) => {
          over();
          resolve(updates.slice(0, limit));
        },
        conflict: () => {
          over();
          reject(
            new Refused(
              409,
              "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
            ),
          );
        },
      };
      this.waiting = own;
      response.once("close", () => own.finish([]));
    });
  }

  private async handOut(token: string, path: string, response: ServerResponse): Promise<void> {
    const mishap = this.nextMishap("file");
    if (mishap?.delayMs !== undefined) await pause(mishap.delayMs);
    const bytes = this.world.fileAt(path);
    if (token !== TOKEN || bytes === null || mishap?.code !== undefined) {
      refuse(response, mishap?.code ?? 404, "Not Found");
      return;
    }
    response.writeHead(200, { "content-length": String(bytes.length) });
    if (mishap?.cut === undefined) {
      response.end(bytes);
      return;
    }
    response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => response.destroy());
  }
}

function refuse(
  response: ServerResponse,
  code: number,
  description: string,
  parameters?: Record<string, unknown>,
): void {
  const more = parameters === undefined ? {} : { parameters };
  send(response, code, { ok: false, error_code: code, description, ...more });
}

function send(response: ServerResponse, status: number, body: unknown): void {
  if (response.destroyed) return;
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify(body));
}

import { createHmac } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { messageProblems, submissionProblems } from "./block-kit.js";
import { neededManifest } from "./slack-manifest.js";
import { slackServer, type SlackServer } from "./slack-server.js";
import {
  BOT,
  makeState,
  SIGNING_SECRET,
  TEAM,
  type SlackButton,
  type SlackMessage,
  type SlackState,
  type SlackView,
} from "./slack-state.js";

/** How a delivery was taken: status and body (HTTP), or the acknowledgement (socket), and when. */
export type Taken = { status: number; body: Record<string, unknown> | string; ms: number };

type Payload = Record<string, unknown>;
type Envelope = "events_api" | "slash_commands" | "interactive";

const ACK_MS = 3000;

/**
 * An emulated Slack workspace on loopback, with real HTTP and a real WebSocket. It does what Slack does
 * to an app: signs, delivers, repeats, disconnects, limits, and takes no payload that Slack would not.
 */
export class Slack {
  readonly state: SlackState = makeState();
  readonly acks: number[] = [];
  /**
   * What was under way on a link that broke goes over the next one, as Slack does with events alone: for tests
   * that are not about broken links, which a busy machine breaks.
   */
  carriesOver = false;
  /** Where events go by HTTP; null: over the socket. */
  eventsUrl: string | null = null;
  server!: SlackServer;
  /** Slash commands of the app, by the manifest in the repository. */
  private readonly commands = new Set(
    neededManifest().features.slash_commands.map(({ command }) => command),
  );
  private readonly waiting = new Map<string, (payload: Payload) => void>();

  static async open(): Promise<Slack> {
    const slack = new Slack();
    slack.server = await slackServer(slack.state);
    slack.server.onAck = ({ envelope_id: id, payload }) => slack.waiting.get(id)?.(payload ?? {});
    return slack;
  }

  get apiUrl(): string {
    return `${this.server.url}/api`;
  }

  async close(): Promise<void> {
    await this.server.close();
  }

  // ---- the workspace ----

  person(id: string, name: string): string {
    const chat = id.replace(/^U/, "D");
    this.state.users.set(id, name);
    this.state.chats.set(id, chat);
    this.channel(chat, [id]);
    return chat;
  }

  channel(id: string, members: string[], withBot = true): string {
    const all = new Set(withBot ? [...members, BOT] : members);
    this.state.channels.set(id, { members: all, archived: false });
    return id;
  }

  // ---- what people do ----

  async say(user: string, channel: string, text: string, over: Payload = {}): Promise<Taken> {
    return this.event(this.messageEvent(user, channel, text, over));
  }

  messageEvent(user: string, channel: string, text: string, over: Payload = {}): Payload {
    const ts = this.state.nextTs();
    const thread = (over["thread_ts"] as string | undefined) ?? null;
    const said = { channel, ts, user, text, thread, blocks: [], only: null, files: [], edits: 0 };
    this.state.messages.push(said);
    const kind = channel.startsWith("D") ? "im" : "channel";
    return { type: "message", channel, channel_type: kind, user, team: TEAM, text, ts, ...over };
  }

  async command(user: string, channel: string, command: string, text = ""): Promise<Taken> {
    const form = {
      ...{ token: "old", team_id: TEAM, team_domain: "office", channel_id: channel },
      ...{ channel_name: "x", user_id: user, user_name: "x", command, text, api_app_id: "A0" },
      ...{ is_enterprise_install: "false", trigger_id: this.trigger() },
      response_url: this.responseUrl(channel, user, null),
    };
    const taken = await this.deliver("slash_commands", form);
    const { body } = taken;
    const words = typeof body === "string" ? body : body["text"];
    if (typeof words === "string" && words !== "" && taken.status === 200) {
      const blocks = typeof body === "string" ? [] : (body["blocks"] ?? []);
      this.state.problems.push(...messageProblems({ text: words, blocks }));
      const place = { channel, thread: null, ts: this.state.nextTs() };
      const rest = { user: BOT, blocks: [], only: user, edits: 0, files: [] };
      this.state.messages.push({ ...place, ...rest, text: words });
    }
    return taken;
  }

  /** Whether Slack has a command of that name for this app; anything else with a slash it refuses. */
  knows(name: string): boolean {
    return this.commands.has(name);
  }

  async press(user: string, message: SlackMessage, label: string, over: Payload = {}) {
    return this.deliver("interactive", { ...this.pressPayload(user, message, label), ...over });
  }

  pressPayload(user: string, message: SlackMessage, label: string): Payload {
    const { channel, ts, thread, text, blocks } = message;
    const button = buttonOf(message.blocks, label);
    const inThread = thread === null ? {} : { thread_ts: thread };
    const container = { message_ts: ts, channel_id: channel, is_ephemeral: message.only !== null };
    return {
      ...this.interaction(user),
      type: "block_actions",
      container: { type: "message", ...container, ...inThread },
      channel: { id: channel, name: "x" },
      message: { type: "message", ts, text, blocks, ...inThread },
      response_url: this.responseUrl(channel, user, ts),
      actions: [this.action(button)],
    };
  }

  /** A button of an old message, which carries that. */
  async pressCommand(user: string, message: SlackMessage, command: string): Promise<Taken> {
    const [label = ""] = labelsOf(message);
    const pressed = this.pressPayload(user, message, label);
    const [action] = pressed["actions"] as Payload[];
    return this.deliver("interactive", { ...pressed, actions: [{ ...action, value: command }] });
  }

  async pressHome(user: string, label: string): Promise<Taken> {
    const view = this.state.homes.get(user)!;
    return this.deliver("interactive", {
      ...this.interaction(user),
      type: "block_actions",
      container: { type: "view", view_id: view.id },
      view,
      actions: [this.action(buttonOf(view.blocks, label))],
    });
  }

  /** Sends the view that was opened last, with its fields filled in by block id. */
  async submit(user: string, filled: Record<string, string>, over: Payload = {}): Promise<Taken> {
    const view = this.state.views.at(-1)!;
    const values: Payload = {};
    for (const { block_id: id = "", element } of view.blocks) {
      const given = filled[id] ?? null;
      const value = stateOf(element?.type, given);
      values[id] = { [element!.action_id]: { type: element!.type, ...value } };
    }
    const sent = { ...view, hash: "1", state: { values } };
    const body = { ...this.interaction(user), type: "view_submission", view: sent };
    const taken = await this.deliver("interactive", { ...body, response_urls: [], ...over });
    this.state.problems.push(...submissionProblems(taken.body, view));
    return taken;
  }

  async openHome(user: string): Promise<Taken> {
    const channel = this.state.chats.get(user);
    return this.event({ type: "app_home_opened", user, channel, tab: "home" });
  }

  /** A file that lies with Slack; `share` tells the app of it. */
  file(user: string, name: string, bytes: string | Buffer, over: Payload = {}): string {
    const id = this.state.nextId("F");
    this.state.files.set(id, {
      ...{ id, name, user, bytes: Buffer.from(bytes), mimetype: "application/pdf" },
      ...{ looksLeft: 0, elsewhere: null, shares: [] },
      ...over,
    });
    return id;
  }

  /** Files posted in one message: its event, and the notices of each file. */
  async share(user: string, channel: string, ids: string[], text = "", over: Payload = {}) {
    const files = ids.map((id) => {
      const { name, mimetype, bytes, looksLeft } = this.state.files.get(id)!;
      return { id, name, mimetype, size: looksLeft > 0 ? 0 : bytes.length, mode: "hosted" };
    });
    const event = this.messageEvent(user, channel, text, { subtype: "file_share", files, ...over });
    const thread = (over["thread_ts"] as string | undefined) ?? null;
    for (const id of ids) {
      this.state.files.get(id)!.shares.push({ channel, ts: String(event["ts"]), thread });
    }
    const notices = ids.map((id) => this.shared(user, channel, id));
    return Promise.all([this.event(event), ...notices]);
  }

  async shared(user: string, channel: string, id: string): Promise<Taken> {
    return this.event({ type: "file_shared", file_id: id, user_id: user, channel_id: channel });
  }

  // ---- what the app says ----

  /** The bot's messages that a person sees in a channel, in order. */
  seen(user: string, channel: string): SlackMessage[] {
    return this.state.messages.filter(
      (one) => one.user === BOT && one.channel === channel && [null, user].includes(one.only),
    );
  }

  async until<T>(
    found: () => T | undefined | false | Promise<T | undefined | false>,
    what = "it",
  ): Promise<T> {
    for (let waited = 0; waited < 15_000; waited += 20) {
      const value = await found();
      if (value !== undefined && value !== false) return value;
      await pause(20);
    }
    const words = this.state.messages.slice(-6).map(wordsOf);
    throw new Error(`${what} did not come; the last messages: ${words.join(" / ")}`);
  }

  /** The next message of the bot with these words that this person sees there. */
  async answer(user: string, channel: string, words: string | RegExp): Promise<SlackMessage> {
    const has = (text: string) =>
      typeof words === "string" ? text.includes(words) : words.test(text);
    const find = () => this.seen(user, channel).findLast((one) => has(wordsOf(one)));
    return this.until(find, `“${String(words)}”`);
  }

  // ---- delivery ----

  async event(event: Payload, over: Payload = {}, retry: number | null = null): Promise<Taken> {
    const body = {
      ...{ token: "old", team_id: TEAM, api_app_id: "A0", type: "event_callback", event },
      ...{ event_id: this.state.nextId("Ev"), event_time: 1_780_000_000, authorizations: [] },
      ...over,
    };
    return this.deliver("events_api", body, retry);
  }

  async deliver(type: Envelope, payload: Payload, retry: number | null = null): Promise<Taken> {
    const taken =
      this.eventsUrl === null
        ? await this.bySocket(type, payload, retry)
        : await this.byHttp(this.eventsUrl, type, payload, retry);
    this.acks.push(taken.ms);
    return taken;
  }

  private async bySocket(type: Envelope, payload: Payload, retry: number | null): Promise<Taken> {
    const link = await this.until(() => this.server.links.at(-1), "a link");
    const id = this.state.nextId("env");
    const again = retry === null ? {} : { retry_attempt: retry, retry_reason: "timeout" };
    const envelope = { envelope_id: id, type, payload, accepts_response_payload: true, ...again };
    const start = performance.now();
    const acked = new Promise<Payload | null>((resolve) => {
      this.waiting.set(id, resolve);
      setTimeout(() => resolve(null), ACK_MS).unref();
    });
    link.send(JSON.stringify(envelope));
    const body = await acked;
    const ms = performance.now() - start;
    if (body === null && this.carriesOver && !this.server.links.includes(link)) {
      return this.bySocket(type, payload, retry);
    }
    return { status: body === null ? 0 : 200, body: body ?? {}, ms };
  }

  async byHttp(
    url: string,
    type: Envelope,
    payload: Payload,
    retry: number | null,
  ): Promise<Taken> {
    const body =
      type === "events_api"
        ? JSON.stringify(payload)
        : new URLSearchParams(
            type === "interactive"
              ? { payload: JSON.stringify(payload) }
              : (payload as Record<string, string>),
          ).toString();
    const isJson = type === "events_api";
    const again = { "x-slack-retry-num": String(retry), "x-slack-retry-reason": "http_timeout" };
    const headers = {
      "content-type": isJson ? "application/json" : "application/x-www-form-urlencoded",
      ...signed(body),
      ...(retry === null ? {} : again),
    };
    return post(url, body, headers);
  }

  private interaction(user: string): Payload {
    const name = this.state.users.get(user) ?? user;
    return {
      ...{ user: { id: user, name, team_id: TEAM }, team: { id: TEAM, domain: "office" } },
      ...{ api_app_id: "A0", token: "old", trigger_id: this.trigger() },
    };
  }

  private trigger(): string {
    const id = this.state.nextId("trigger.");
    this.state.triggers.add(id);
    return id;
  }

  private responseUrl(channel: string, user: string, ts: string | null): string {
    const id = this.state.nextId("R");
    this.state.responses.set(id, { ts, channel, user, left: 5 });
    return `${this.server.url}/response/${id}`;
  }

  private action({ action_id: id, value, text }: SlackButton): Payload {
    return { type: "button", action_id: id, value, text, action_ts: this.state.nextTs() };
  }
}

export function signed(body: string, secret = SIGNING_SECRET, at = Math.floor(Date.now() / 1000)) {
  const mac = createHmac("sha256", secret)
    .update(`v0:${String(at)}:${body}`)
    .digest("hex");
  return { "x-slack-request-timestamp": String(at), "x-slack-signature": `v0=${mac}` };
}

export async function post(
  url: string,
  body: string,
  headers: Record<string, string>,
): Promise<Taken> {
  const start = performance.now();
  const response = await fetch(url, { method: "POST", body, headers });
  const text = await response.text();
  const ms = performance.now() - start;
  const isJson = (response.headers.get("content-type") ?? "").includes("json");
  return { status: response.status, body: isJson ? (JSON.parse(text) as Payload) : text, ms };
}

/** All words of a message or view on lines. */
export function wordsOf({
  blocks,
  text = "",
}: {
  blocks: SlackMessage["blocks"];
  text?: string;
}): string {
  const words = blocks.flatMap((block) => (block.text === undefined ? [] : [plainOf(block.text)]));
  return words.length > 0 ? words.join("\n") : text;
}

function plainOf({ type, text }: { type: string; text: string }): string {
  if (type === "plain_text") return text;
  return text.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&");
}

export function labelsOf({ blocks }: { blocks: SlackMessage["blocks"] }): string[] {
  return buttonsOf(blocks).map(({ text }) => text.text);
}

function buttonsOf(blocks: SlackView["blocks"]): SlackButton[] {
  return blocks.flatMap((block) => (block.type === "actions" ? (block.elements ?? []) : []));
}

function buttonOf(blocks: SlackView["blocks"], label: string): SlackButton {
  const button = buttonsOf(blocks).find(({ text }) => text.text === label);
  if (button !== undefined) return button;
  throw new Error(`no button “${label}” among ${labelsOf({ blocks }).join(" | ")}`);
}

/** What Slack sends of a field that was filled in so, by the kind of its element. */
function stateOf(type: string | undefined, given: string | null): Payload {
  if (type === "datepicker") return { selected_date: given };
  if (type === "static_select")
    return { selected_option: given === null ? null : { value: given } };
  return { value: given };
}

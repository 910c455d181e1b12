import { webApi, type types } from "@slack/bolt";
import type { Log } from "../../ports.js";
import { boltLogger } from "./bolt-log.js";
import { SlackFileFault } from "./errors.js";
import { SlackFile } from "./payloads.js";
import type { Part } from "./render.js";
import type { Me } from "./read.js";

/** Slack's Web API as the door uses it. All of these throw Slack's errors, see errors.ts. */
export type Api = {
  me(): Promise<Me>;
  /** Posts and gives where it stands; a person's id opens their chat with the bot. */
  post(to: Spot, part: Part): Promise<{ channel: string; ts: string }>;
  /** Only that person sees it. */
  whisper(to: Spot & { user: string }, part: Part): Promise<void>;
  update(at: { channel: string; ts: string }, part: Part): Promise<void>;
  /** Answers through the address that came with a command or a press. */
  respond(url: string, part: Part, how: { replace: boolean }): Promise<void>;
  upload(to: Spot, files: Upload[]): Promise<void>;
  openForm(trigger: string, view: types.ModalView): Promise<void>;
  publishHome(user: string, view: types.HomeView): Promise<void>;
  /** The person's own chat with the bot. */
  chatOf(user: string): Promise<string>;
  fileInfo(id: string): Promise<SlackFile & { shares: Share[] }>;
  /** A message as it stands, or null. */
  messageAt(channel: string, ts: string, thread: string | null): Promise<unknown>;
  nameOf(user: string): Promise<string | null>;
};

export type Spot = { channel: string; thread: string | null };
export type Upload = { name: string; bytes: Uint8Array; alt: string | null };
export type Share = { channel: string; ts: string; thread: string | null };

/** What each method that is called needs; the app's manifest asks for these and no more. */
export const METHOD_SCOPES = {
  "auth.test": null,
  "apps.connections.open": null,
  "chat.postMessage": "chat:write",
  "chat.postEphemeral": "chat:write",
  "chat.update": "chat:write",
  "files.getUploadURLExternal": "files:write",
  "files.completeUploadExternal": "files:write",
  "files.info": "files:read",
  "views.open": null,
  "views.publish": null,
  "conversations.open": "im:write",
  "conversations.history": null,
  "conversations.replies": null,
  "users.info": "users:read",
} as const;

/** Scopes that events and commands need besides. */
export const EVENT_SCOPES = {
  app_home_opened: null,
  app_mention: "app_mentions:read",
  file_shared: "files:read",
  "message.channels": "channels:history",
  "message.groups": "groups:history",
  "message.im": "im:history",
  "message.mpim": "mpim:history",
  commands: "commands",
} as const;

const CALL_MS = 15_000;
const SLACK_API = "https://slack.com/api/";

/** Options of every client: no repeats of its own, since what failed is repeated where it is known why. */
export function clientOptions(apiUrl: string | null, log: Log) {
  return {
    slackApiUrl: apiUrl === null ? SLACK_API : `${apiUrl.replace(/\/+$/, "")}/`,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: CALL_MS,
    allowAbsoluteUrls: true,
    logger: boltLogger(log),
  };
}

export function slackApi(token: string, apiUrl: string | null, log: Log): Api {
  const client = new webApi.WebClient(token, clientOptions(apiUrl, log));
  return {
    async me() {
      const { user_id: user, bot_id: bot, team_id: team } = await client.auth.test();
      return { user: user ?? "", bot: bot ?? null, team: team ?? "" };
    },
    async post(to, part) {
      const sent = await client.chat.postMessage({ ...spot(to), ...worded(part) });
      return { channel: sent.channel ?? to.channel, ts: sent.ts ?? "" };
    },
    async whisper(to, part) {
      await client.chat.postEphemeral({ ...spot(to), user: to.user, ...worded(part) });
    },
    async update(at, part) {
      await client.chat.update({ ...at, text: part.text, blocks: part.blocks });
    },
    respond: (url, part, how) => respond(url, part, how),
    upload: (to, files) => upload(client, to, files),
    async openForm(trigger, view) {
      await client.views.open({ trigger_id: trigger, view });
    },
    async publishHome(user, view) {
      await client.views.publish({ user_id: user, view });
    },
    async chatOf(user) {
      const { channel } = await client.conversations.open({ users: user });
      return channel?.id ?? user;
    },
    async fileInfo(id) {
      const { file } = await client.files.info({ file: id });
      const read = SlackFile.safeParse(file);
      if (!read.success) throw new SlackFileFault("file_gone");
      return { ...read.data, shares: sharesOf(file) };
    },
    messageAt: (channel, ts, thread) => messageAt(client, channel, ts, thread),
    async nameOf(user) {
      const { user: found } = await client.users.info({ user });
      return found?.real_name ?? found?.name ?? null;
    },
  };
}

function spot({ channel, thread }: Spot) {
  return { channel, ...(thread === null ? {} : { thread_ts: thread }) };
}

/** Links of the office's documents are not unfolded into the chat. */
function worded({ text, blocks }: Part) {
  return { text, blocks, unfurl_links: false, unfurl_media: false };
}

async function respond(url: string, { text, blocks }: Part, { replace }: { replace: boolean }) {
  const how = replace ? { replace_original: true } : { replace_original: false };
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json; charset=utf-8" },
    body: JSON.stringify({ ...how, response_type: "ephemeral", text, blocks }),
    redirect: "error",
    signal: AbortSignal.timeout(CALL_MS),
  });
  await response.arrayBuffer();
  if (!response.ok) throw new ResponseUrlFault(response.status);
}

/** The address that came with a press is used up, or too old. */
class ResponseUrlFault extends Error {
  override readonly name = "ResponseUrlFault";
  readonly code: string;
  constructor(status: number) {
    super("a response address was refused");
    this.code = `response_url_${String(status)}`;
  }
}

async function upload(client: webApi.WebClient, to: Spot, files: Upload[]): Promise<void> {
  const thread = to.thread === null ? {} : { thread_ts: to.thread };
  await client.filesUploadV2({
    channel_id: to.channel,
    ...thread,
    file_uploads: files.map(({ name, bytes, alt }) => ({
      file: Buffer.from(bytes),
      filename: name,
      title: name,
      ...(alt === null ? {} : { alt_text: alt.slice(0, 1000) }),
    })),
  });
}

type Shared = Record<string, { ts?: string; thread_ts?: string }[]>;

function sharesOf(file: unknown): Share[] {
  const shares = (file as { shares?: { public?: Shared; private?: Shared } } | undefined)?.shares;
  return [shares?.public ?? {}, shares?.private ?? {}].flatMap((places) =>
    Object.entries(places).flatMap(([channel, all]) =>
      all.flatMap(({ ts, thread_ts: thread }) =>
        ts === undefined ? [] : [{ channel, ts, thread: thread ?? null }],
      ),
    ),
  );
}

async function messageAt(
  client: webApi.WebClient,
  channel: string,
  ts: string,
  thread: string | null,
): Promise<unknown> {
  const span = { channel, oldest: ts, latest: ts, inclusive: true, limit: 1 };
  const { messages } =
    thread === null
      ? await client.conversations.history(span)
      : await client.conversations.replies({ ...span, ts: thread });
  return messages?.find((message) => message.ts === ts) ?? null;
}

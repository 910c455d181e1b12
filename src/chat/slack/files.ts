import { setTimeout as pause } from "node:timers/promises";
import type { FileRef, Incoming } from "../../ports.js";
import type { Api } from "./api.js";
import { SlackFileFault } from "./errors.js";
import type { SlackFile } from "./payloads.js";
import { fileRef, kindOfChannel } from "./read.js";
import { typedWords } from "./typed.js";

/** Waits between looks at a file that Slack still takes in: 15 s in all. */
const LOOKS_MS = [0, 500, 1000, 2000, 4000, 7500];
const DOWNLOAD_MS = 120_000;
/** Most often that Slack sends one on to another address of its own. */
const HOPS = 3;

export type Downloads = {
  api: Api;
  token: string;
  /** Slack's own host: where the token may be shown. */
  mayShowToken: (url: URL) => boolean;
};

/** The bytes of a file, with the token, from Slack's own host alone. */
export async function download(file: FileRef, kit: Downloads): Promise<AsyncIterable<Uint8Array>> {
  const known = await readyFile(file.id, kit.api);
  const url = addressOf(known);
  const response = await fetched(url, kit);
  const type = response.headers.get("content-type") ?? "";
  // Without the right to read it Slack serves the page where one signs in.
  const isPage = type.startsWith("text/html") && known.mimetype !== "text/html";
  if (isPage || response.body === null) {
    await response.body?.cancel();
    throw new SlackFileFault("file_refused");
  }
  return whole(response.body as AsyncIterable<Uint8Array>, known.size ?? null);
}

/** What Slack knows of a file once it has all of it. */
async function readyFile(id: string, api: Api): Promise<SlackFile> {
  for (const ms of LOOKS_MS) {
    if (ms > 0) await pause(ms);
    const file = await api.fileInfo(id);
    if (file.mode === "tombstone" || file.mode === "hidden_by_limit") break;
    if (file.mode === "external") throw new SlackFileFault("file_elsewhere");
    const url = addressOf(file);
    if (url !== "" && file.size !== 0) return file;
    if (url !== "" && ms === LOOKS_MS.at(-1)) return file;
  }
  throw new SlackFileFault("file_gone");
}

function addressOf({ url_private: shown, url_private_download: other }: SlackFile): string {
  return shown ?? other ?? "";
}

async function fetched(from: string, { token, mayShowToken }: Downloads): Promise<Response> {
  let url = from;
  for (let hop = 0; hop <= HOPS; hop += 1) {
    const target = URL.canParse(url) ? new URL(url) : null;
    if (target === null || !mayShowToken(target)) throw new SlackFileFault("file_elsewhere");
    const response = await fetch(target, {
      headers: { authorization: `Bearer ${token}` },
      redirect: "manual",
      signal: AbortSignal.timeout(DOWNLOAD_MS),
    });
    const to = response.headers.get("location");
    if (response.status === 200) return response;
    await response.body?.cancel();
    if (response.status < 300 || response.status >= 400 || to === null) {
      throw new SlackFileFault("file_refused");
    }
    url = new URL(to, target).href;
  }
  throw new SlackFileFault("file_refused");
}

/** A download that broke off is no file. */
async function* whole(
  bytes: AsyncIterable<Uint8Array>,
  size: number | null,
): AsyncIterable<Uint8Array> {
  let got = 0;
  for await (const chunk of bytes) {
    got += chunk.length;
    yield chunk;
  }
  if (size !== null && size > 0 && got !== size) throw new SlackFileFault("file_short");
}

/** Slack's files lie at files.slack.com; with another API address, where that is. */
export function slackHosts(apiUrl: string | null): (url: URL) => boolean {
  if (apiUrl === null) {
    return ({ protocol, hostname }) =>
      protocol === "https:" && /(^|\.)slack(-edge|-files)?\.com$/.test(hostname);
  }
  const own = new URL(apiUrl);
  return ({ protocol, host, hostname, port }) => {
    const sameMachine = LOOPBACK.test(own.hostname) && LOOPBACK.test(hostname) && port === own.port;
    return protocol === own.protocol && (host === own.host || sameMachine);
  };
}

const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])$/;

type WithFiles = Incoming & { kind: "files" };

/** Files whose names Slack did not tell with the message, as those of other workspaces, get them here. */
export async function completed(incoming: WithFiles, api: Api): Promise<WithFiles> {
  if (incoming.files.every(({ name }) => name !== "")) return incoming;
  const files = await Promise.all(
    incoming.files.map(async (file) => {
      if (file.name !== "") return file;
      return fileRef(await api.fileInfo(file.id));
    }),
  );
  return { ...incoming, files };
}

/** The words beside a file of which only Slack's notice came, and the thread it was posted in. */
export async function withCaption(
  incoming: WithFiles,
  { api, bot }: { api: Api; bot: string },
): Promise<WithFiles> {
  const [file] = incoming.files;
  const { chat } = incoming.place;
  const shares = file === undefined ? [] : (await api.fileInfo(file.id)).shares;
  const share = shares.find(({ channel }) => channel === chat);
  if (share === undefined) return incoming;
  const thread = share.thread === share.ts ? null : share.thread;
  const said = (await api.messageAt(chat, share.ts, thread).catch(() => null)) as {
    text?: string;
  } | null;
  const inThread = thread === null ? {} : { replyTo: thread };
  const place = {
    ...incoming.place,
    kind: kindOfChannel(chat),
    ...(thread === null ? {} : { thread }),
  };
  return { ...incoming, ...inThread, place, caption: typedWords(said?.text ?? "", bot) };
}

import { request as httpRequest, type IncomingHttpHeaders } from "node:http";
import { webDoor, type WebDoorOptions } from "../../src/chat/web/index.js";
import type { WireMessage } from "../../src/chat/web/page/shapes.js";
import { httpServer } from "../../src/http.js";
import type { Log } from "../../src/ports.js";
import { echo, fakeFiles, fakeLocal, NOW, scriptedReceiver, type Script } from "./fake-local.js";

const COMMANDS = [
  { name: "tasks", vietnamese: "nhiemvu", hint: "/nhiemvu", does: "việc của tôi" },
  { name: "task", vietnamese: "nv", hint: "/nv 12", does: "một việc, đầy đủ" },
  { name: "done", vietnamese: "xong", hint: "/xong 12", does: "nộp kết quả" },
  { name: "help", vietnamese: "trogiup", hint: "/trogiup", does: "trợ giúp" },
];

export type Logged = { level: string; msg: string; data: unknown };

export type Setting = {
  script?: Script;
  token?: string | null;
  publicUrl?: string | null;
  pageDir?: string;
  local?: ReturnType<typeof fakeLocal>;
  clock?: WebDoorOptions["clock"];
};

/** The door behind the real HTTP server on a free port, with everything it stands on in memory. */
export async function startWeb(setting: Setting = {}) {
  const local = setting.local ?? fakeLocal();
  const files = fakeFiles();
  const logged: Logged[] = [];
  const log = logInto(logged);
  const receiver = scriptedReceiver(setting.script ?? echo);
  const door = webDoor({
    ...{ local, files, log },
    clock: setting.clock ?? { now: () => NOW },
    token: setting.token ?? null,
    secure: false,
    commands: COMMANDS,
    timeZone: "Asia/Ho_Chi_Minh",
    pageDir: setting.pageDir ?? import.meta.dirname,
  });
  await door.start(receiver);
  const serve = (port: number) =>
    httpServer({
      host: "127.0.0.1",
      port,
      publicUrl: setting.publicUrl ?? null,
      log,
      ready: () => true,
      mounts: [{ router: door.router, guarded: true }],
    });
  let server = serve(0);
  const { url, port } = await server.listen();
  return {
    ...{ url, local, files, log, logged, receiver, door },
    get: (path: string, headers: Record<string, string> = {}) => fetch(url + path, { headers }),
    post: (path: string, body: unknown) => postJson(url + path, body),
    /** Cuts every connection; nobody reaches the server until `back` is called. */
    async unplug() {
      await server.close(0);
      return async function back() {
        server = serve(port);
        await server.listen();
      };
    },
    async close() {
      await door.stop();
      await server.close(200);
    },
  };
}

export type Web = Awaited<ReturnType<typeof startWeb>>;

export function logInto(logged: Logged[]): Log {
  const at = (level: string) => (msg: string, data?: unknown) => {
    logged.push({ level, msg, data });
  };
  return { info: at("info"), warn: at("warn"), error: at("error") };
}

async function postJson(url: string, body: unknown) {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as Answer };
}

export type Answer = {
  messages: WireMessage[];
  error: { code: string; message: string };
};

/** All words of a message's blocks. */
export function wordsOf(said: WireMessage): string {
  return said.blocks.map((block) => (block.type === "text" ? block.text : "")).join("\n");
}

/** A request with headers that fetch does not let one set, such as Host, and paths it would tidy. */
export function raw(
  url: string,
  options: { path: string; method?: string; headers?: Record<string, string>; body?: string },
): Promise<{ status: number; headers: IncomingHttpHeaders; body: string }> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const { path, method = "GET", headers = {}, body } = options;
    const sent = httpRequest({ hostname, port, path, method, headers }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => (text += chunk));
      response.on("end", () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text });
      });
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

export type Event = { id: string; data: WireMessage };

/** A stream of events as a script reads it. */
export async function openEvents(url: string, headers: Record<string, string> = {}) {
  const abort = new AbortController();
  const response = await fetch(url, { headers, signal: abort.signal });
  const events: Event[] = [];
  const reading = (async () => {
    let text = "";
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) {
      text += decoder.decode(chunk as Uint8Array, { stream: true });
      const parts = text.split("\n\n");
      text = parts.pop() ?? "";
      for (const part of parts) {
        const id = /^id: (.*)$/m.exec(part)?.[1];
        const data = /^data: (.*)$/m.exec(part)?.[1];
        if (id !== undefined && data !== undefined) events.push({ id, data: JSON.parse(data) });
      }
    }
  })();
  reading.catch(() => undefined);
  return {
    response,
    events,
    /** The first `count` events, as soon as they are there. */
    async until(count: number): Promise<Event[]> {
      for (let waited = 0; events.length < count && waited < 5000; waited += 10) await pause(10);
      if (events.length < count) throw new Error(`only ${String(events.length)} events came`);
      return events.slice(0, count);
    },
    /** Resolves when the server has ended the stream. */
    ended: reading.then(
      () => true,
      () => true,
    ),
    close: () => {
      abort.abort();
    },
  };
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { messageProblems } from "./block-kit.js";
import { callApi } from "./slack-api.js";
import { BOT, BOT_TOKEN, type SlackState } from "./slack-state.js";
import { acceptSocket, type ServerSocket } from "./web-socket-server.js";

/** Slack's side of the wire on loopback: Web API, files, response addresses and the Socket Mode link. */
export type SlackServer = {
  readonly url: string;
  /** Links that are open now, the latest last. */
  readonly links: ServerSocket[];
  /** Called with each acknowledgement that comes over a link. */
  onAck: (ack: { envelope_id: string; payload?: Record<string, unknown> }) => void;
  /** A link that does not begin: how many more. */
  refuseLinks: number;
  close(): Promise<void>;
};

export async function slackServer(state: SlackState): Promise<SlackServer> {
  const sockets = new Set<Socket>();
  const links: ServerSocket[] = [];
  const http = createServer((request, response) => {
    answer(request, response, state, server.url).catch((error: unknown) => {
      state.problems.push(String(error));
      response.writeHead(500).end();
    });
  });
  http.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  http.on("upgrade", (request, socket) => {
    if (server.refuseLinks > 0) {
      server.refuseLinks -= 1;
      socket.destroy();
      return;
    }
    const link = acceptSocket(request, request.socket, {
      text: (text) => server.onAck(JSON.parse(text) as { envelope_id: string }),
      end: () => {
        const at = links.indexOf(link);
        if (at >= 0) links.splice(at, 1);
      },
    });
    links.push(link);
    link.send(JSON.stringify({ type: "hello", num_connections: 1 }));
    link.ping();
  });
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  const { port } = http.address() as AddressInfo;
  const server: SlackServer = {
    url: `http://127.0.0.1:${String(port)}`,
    links,
    onAck: () => undefined,
    refuseLinks: 0,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => http.close(resolve));
    },
  };
  return server;
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  state: SlackState,
  origin: string,
): Promise<void> {
  const [, room = "", name = ""] = (request.url ?? "").split(/[/?]/);
  const bearer = (request.headers.authorization ?? "").replace(/^Bearer /, "");
  if (room === "files-pri") {
    sendFile(name, bearer, response, state);
    return;
  }
  const body = await bodyOf(request);
  if (room === "upload") {
    response.writeHead(takeUpload(name, body, state) ? 200 : 404).end("OK");
    return;
  }
  if (room === "response") {
    respond(name, body, response, state);
    return;
  }
  const args = Object.fromEntries(new URLSearchParams(body.toString("utf8")));
  const delay = state.delays.get(name) ?? 0;
  if (delay > 0) await pause(delay);
  const said = callApi(name, args, bearer || (args["token"] ?? ""), state, origin);
  response.writeHead(said.status ?? 200, { "content-type": "application/json", ...said.headers });
  response.end(JSON.stringify(said.body));
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** Without the token Slack serves the page where one signs in, and no error. */
function sendFile(id: string, bearer: string, response: ServerResponse, state: SlackState): void {
  const file = state.files.get(id);
  if (file === undefined) {
    response.writeHead(404).end();
    return;
  }
  if (bearer !== BOT_TOKEN) {
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" });
    response.end("<!DOCTYPE html><title>Sign in</title>");
    return;
  }
  response.writeHead(200, { "content-type": file.mimetype, "content-length": file.bytes.length });
  response.end(file.bytes);
}

/** The SDK sends one part, "body"; its bytes are what stands between the head and the last boundary. */
function takeUpload(id: string, body: Buffer, state: SlackState): boolean {
  const upload = state.uploads.get(id);
  if (upload === undefined) return false;
  const head = body.indexOf("\r\n\r\n");
  const boundary = body.subarray(0, body.indexOf("\r\n"));
  const end = body.lastIndexOf(Buffer.concat([Buffer.from("\r\n"), boundary]));
  upload.bytes = body.subarray(head + 4, end);
  return true;
}

function respond(id: string, body: Buffer, response: ServerResponse, state: SlackState): void {
  const at = state.responses.get(id);
  if (at === undefined || at.left <= 0) {
    response.writeHead(404).end("used_url");
    return;
  }
  at.left -= 1;
  const said = JSON.parse(body.toString("utf8")) as {
    text: string;
    blocks: never[];
    replace_original?: boolean;
    response_type?: string;
  };
  state.problems.push(...messageProblems(said));
  const { text, blocks } = said;
  const carrier = state.messages.find(({ ts }) => ts === at.ts);
  if (said.replace_original === true && carrier !== undefined) {
    Object.assign(carrier, { text, blocks, edits: carrier.edits + 1 });
  } else {
    const only = said.response_type === "in_channel" ? null : at.user;
    const place = { channel: at.channel, thread: null, ts: state.nextTs() };
    state.messages.push({ ...place, user: BOT, text, blocks, only, edits: 0, files: [] });
  }
  response.writeHead(200).end("ok");
}

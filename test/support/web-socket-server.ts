import { createHash } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Socket } from "node:net";

/** One open WebSocket, from the server's side (RFC 6455): texts, pings, an orderly or a sudden end. */
export type ServerSocket = {
  send(text: string): void;
  ping(): void;
  close(): void;
  /** The line is cut, without a word. */
  cut(): void;
};

type Heard = { text: (text: string) => void; end: () => void };

const TEXT = 1;
const CLOSE = 8;
const PING = 9;
const PONG = 10;

export function acceptSocket(request: IncomingMessage, socket: Socket, heard: Heard): ServerSocket {
  const key = request.headers["sec-websocket-key"] ?? "";
  const accept = createHash("sha1")
    .update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
    .digest("base64");
  socket.write(
    "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n" +
      `Sec-WebSocket-Accept: ${accept}\r\n\r\n`,
  );
  let pending: Buffer = Buffer.alloc(0);
  socket.on("data", (data: Buffer) => {
    pending = Buffer.concat([pending, data]);
    for (let frame = takeFrame(pending); frame !== null; frame = takeFrame(pending)) {
      pending = frame.rest;
      if (frame.code === TEXT) heard.text(frame.payload.toString("utf8"));
      if (frame.code === PING) socket.write(frameOf(PONG, frame.payload));
      if (frame.code === CLOSE) {
        socket.write(frameOf(CLOSE, frame.payload));
        socket.end();
      }
    }
  });
  socket.on("error", () => undefined);
  socket.on("close", heard.end);
  return {
    send: (text) => socket.write(frameOf(TEXT, Buffer.from(text))),
    ping: () => socket.write(frameOf(PING, Buffer.from("ping"))),
    close: () => socket.write(frameOf(CLOSE, Buffer.from([3, 232]))),
    cut: () => socket.destroy(),
  };
}

type Frame = { code: number; payload: Buffer; rest: Buffer };

/** The first whole frame of what a client sent, which is masked. */
function takeFrame(bytes: Buffer): Frame | null {
  if (bytes.length < 2) return null;
  const code = bytes[0]! & 15;
  const short = bytes[1]! & 127;
  const head = short === 126 ? 4 : short === 127 ? 10 : 2;
  if (bytes.length < head + 4) return null;
  const length =
    short === 126
      ? bytes.readUInt16BE(2)
      : short === 127
        ? Number(bytes.readBigUInt64BE(2))
        : short;
  const start = head + 4;
  if (bytes.length < start + length) return null;
  const mask = bytes.subarray(head, start);
  const payload = Buffer.from(bytes.subarray(start, start + length));
  for (let i = 0; i < payload.length; i += 1) payload[i] = payload[i]! ^ mask[i % 4]!;
  return { code, payload, rest: bytes.subarray(start + length) };
}

function frameOf(code: number, payload: Buffer): Buffer {
  const { length } = payload;
  if (length < 126) return Buffer.concat([Buffer.from([128 | code, length]), payload]);
  const head = Buffer.alloc(length < 65_536 ? 4 : 10);
  head[0] = 128 | code;
  if (length < 65_536) {
    head[1] = 126;
    head.writeUInt16BE(length, 2);
  } else {
    head[1] = 127;
    head.writeBigUInt64BE(BigInt(length), 2);
  }
  return Buffer.concat([head, payload]);
}

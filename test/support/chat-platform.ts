import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";

export type Arrival = { from: string; chat: string; text: string; at: number };

/** What the platform allows; it answers 429 where more comes. */
export type Allowed = { aSecond: number; chatASecond: number; groupAMinute: number };

/** A chat platform that counts what it accepts, and answers when it likes. */
export async function chatPlatform(latencyMs: () => number, allowed?: Allowed) {
  const arrivals: Arrival[] = [];
  let refused = 0;
  const server: Server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString()));
    request.on("end", () => {
      const arrival = { ...(JSON.parse(body) as Omit<Arrival, "at">), at: performance.now() };
      if (allowed !== undefined && isTooMuch(arrival, arrivals, allowed)) {
        refused += 1;
        response.writeHead(429).end();
        return;
      }
      arrivals.push(arrival);
      void pause(latencyMs()).then(() => response.end(String(arrivals.length)));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(port)}`,
    arrivals,
    refused: () => refused,
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

/** By sliding windows, as exactly as can be: groups have ids below zero. */
function isTooMuch({ chat, at }: Arrival, before: Arrival[], allowed: Allowed): boolean {
  const since = (ms: number) => {
    const first = before.findLastIndex((one) => one.at <= at - ms);
    return before.slice(first + 1);
  };
  if (since(1000).length >= allowed.aSecond) return true;
  const own = (ms: number) => since(ms).filter((one) => one.chat === chat).length;
  if (own(1000) >= allowed.chatASecond) return true;
  return chat.startsWith("-") && own(60_000) >= allowed.groupAMinute;
}

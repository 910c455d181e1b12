import type { Request, Response } from "express";
import type { LocalChats, Log } from "../../ports.js";
import { WebRefusal } from "./errors.js";
import { readPerson } from "./read.js";
import { wireMessage } from "./render.js";

/** Messages read and written at a time: the most that waits in memory for one client. */
const PAGE = 100;
/** Another process may have written: how often one looks unasked. */
const LOOK_EVERY_MS = 1000;
const HEARTBEAT_MS = 15_000;
/** A client that takes nothing for so long is let go; it resumes where it was. */
const SLOW_MS = 20_000;
const MOST_CLIENTS = 200;

export type Events = {
  /** GET /api/local/events: answers when the stream has begun, and goes on beside. */
  open(request: Request, response: Response): Promise<void>;
  /** Something was written: everybody looks at once. */
  wake(): void;
  close(): void;
};

/**
 * Server-sent events by reading the transcript on from where each client is: after a lost
 * connection, a restart or a burst there is one path, nothing is lost and nothing comes twice.
 */
export function events(local: LocalChats, log: Log): Events {
  const clients = new Set<Client>();
  return {
    async open(request, response) {
      if (clients.size >= MOST_CLIENTS) throw new WebRefusal("too_many_streams");
      const person = await readPerson(request, local);
      const client = new Client(response, person.id, startOf(request), local);
      clients.add(client);
      begin(response);
      void client
        .run()
        .catch((error: unknown) => {
          log.warn("a stream of events ended", { error });
        })
        .finally(() => {
          clients.delete(client);
          response.end();
        });
    },
    wake() {
      for (const client of clients) client.wake();
    },
    close() {
      for (const client of clients) client.end();
    },
  };
}

/** The browser's own header first: it is where it got to, the address is where it began. */
function startOf(request: Request): number {
  const asked = request.get("last-event-id") ?? request.query.lastEventId;
  return typeof asked === "string" && /^\d{1,9}$/.test(asked) ? Number(asked) : 0;
}

function begin(response: Response): void {
  response.status(200).set({
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-store, no-transform",
    "x-accel-buffering": "no",
  });
  response.flushHeaders();
  response.write("retry: 2000\n\n");
}

class Client {
  private readonly response: Response;
  private readonly person: string;
  private readonly local: LocalChats;
  private seq: number;
  private over = false;
  /** Written since the last look. */
  private news = true;
  private alarm: (() => void) | null = null;

  constructor(response: Response, person: string, seq: number, local: LocalChats) {
    this.response = response;
    this.person = person;
    this.seq = seq;
    this.local = local;
    response.on("close", () => {
      this.end();
    });
    response.on("error", () => {
      this.end();
    });
  }

  async run(): Promise<void> {
    let quiet = 0;
    while (!this.over) {
      this.news = false;
      const rows = await this.local.since(this.person, this.seq, PAGE);
      for (const row of rows) {
        const data = JSON.stringify(wireMessage(row, this.person));
        await this.write(`id: ${String(row.seq)}\ndata: ${data}\n\n`);
        this.seq = row.seq;
      }
      quiet = rows.length > 0 ? 0 : quiet + LOOK_EVERY_MS;
      if (quiet >= HEARTBEAT_MS) {
        await this.write(": alive\n\n");
        quiet = 0;
      }
      if (rows.length < PAGE) await this.sleep(LOOK_EVERY_MS);
    }
  }

  wake(): void {
    this.news = true;
    this.alarm?.();
  }

  end(): void {
    this.over = true;
    this.alarm?.();
  }

  private async write(chunk: string): Promise<void> {
    if (this.over || this.response.write(chunk)) return;
    if (await this.drained()) return;
    this.over = true;
    this.response.destroy();
  }

  /** False when the client took nothing in time. */
  private drained(): Promise<boolean> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, SLOW_MS, false);
      const finish = () => {
        clearTimeout(timer);
        resolve(true);
      };
      this.response.once("drain", finish).once("close", finish);
    });
  }

  /** Until the next look, or until somebody rings. */
  private async sleep(ms: number): Promise<void> {
    if (this.news || this.over) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.alarm = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.alarm = null;
  }
}

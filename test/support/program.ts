import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { COMPILED_MAIN } from "./compiled-dir.js";

/** What the local workspace's HTTP interface answers (contracts). */
export type LocalMessage = {
  id: string;
  chat: string;
  from: string | null | { name?: string };
  at: string;
  blocks: { type: string; text?: string; items?: { text: string }[] }[];
  buttons: { label: string; command: string }[][];
  files: { name: string; url: string; size: number }[];
};
export type LocalPerson = { id: string; name: string; role: string; units: string[] };
export type LocalChat = { id: string; title: string; kind: "private" | "group" };

const START_MS = 30_000;

/** A folder of its own for one running program. */
export function makeHome(): { dir: string; env: NodeJS.ProcessEnv; remove(): void } {
  const dir = mkdtempSync(join(tmpdir(), "dondoc-test-"));
  const env = {
    PATH: process.env["PATH"],
    HOME: dir,
    TZ: "UTC",
    DATABASE_URL: `file:${join(dir, "dondoc.db")}`,
    DATA_DIR: dir,
  };
  return {
    dir,
    env,
    remove() {
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** Runs the desk and reads the JSON it prints. */
export function desk(env: NodeJS.ProcessEnv, ...args: string[]): { code: number; json: never } {
  const done = spawnSync(process.execPath, [COMPILED_MAIN, ...args, "--json"], {
    env,
    encoding: "utf8",
  });
  try {
    return { code: done.status ?? -1, json: JSON.parse(done.stdout) as never };
  } catch {
    throw new Error(`no JSON from ${args.join(" ")}: ${done.stdout}${done.stderr}`);
  }
}

export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => {
        resolve(typeof address === "object" && address !== null ? address.port : 0);
      });
    });
  });
}

/** The program as its users start it, and the local workspace through its HTTP interface. */
export class Program {
  readonly url: string;
  private child: ChildProcess | null = null;
  private output = "";
  private readonly env: NodeJS.ProcessEnv;
  private readonly dir: string;

  constructor(env: NodeJS.ProcessEnv, dir: string, port: number) {
    this.env = { ...env, PORT: String(port), LOG_LEVEL: "warn" };
    this.dir = dir;
    this.url = `http://127.0.0.1:${String(port)}`;
  }

  async start(): Promise<void> {
    const child = spawn(process.execPath, [COMPILED_MAIN, "start"], {
      env: this.env,
      cwd: this.dir,
    });
    this.child = child;
    child.stdout.on("data", (data: Buffer) => (this.output += data.toString()));
    child.stderr.on("data", (data: Buffer) => (this.output += data.toString()));
    const end = Date.now() + START_MS;
    while (Date.now() < end) {
      if (child.exitCode !== null) throw new Error(`the program ended: ${this.output}`);
      const ready = await fetch(`${this.url}/readyz`).catch(() => null);
      if (ready?.status === 200) return;
      await pause(25);
    }
    throw new Error(`the program did not get ready: ${this.output}`);
  }

  /** Ends it; SIGKILL gives it no chance to tidy up. */
  async stop(signal: "SIGTERM" | "SIGKILL" = "SIGTERM"): Promise<number | null> {
    const child = this.child;
    this.child = null;
    if (child === null) return null;
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
    const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
    child.kill(signal);
    return ended;
  }

  async people(): Promise<LocalPerson[]> {
    return ((await this.get("/api/local/people")) as { people: LocalPerson[] }).people;
  }

  async person(name: string): Promise<LocalPerson> {
    const found = (await this.people()).find((person) => person.name === name);
    if (found === undefined) throw new Error(`nobody is called ${name}`);
    return found;
  }

  async chats(as: string): Promise<LocalChat[]> {
    return ((await this.get(`/api/local/chats?as=${as}`)) as { chats: LocalChat[] }).chats;
  }

  async privateChat(as: string): Promise<string> {
    return (await this.chats(as))[0]?.id ?? "";
  }

  async say(as: string, text: string, over: Record<string, unknown> = {}): Promise<LocalMessage[]> {
    const chat = await this.privateChat(as);
    return this.post("/api/local/messages", { as, chat, text, ...over });
  }

  async press(as: string, message: LocalMessage, label: string): Promise<LocalMessage[]> {
    const button = message.buttons.flat().find((one) => one.label === label);
    if (button === undefined) {
      const labels = message.buttons.flat().map((one) => one.label);
      throw new Error(`no button “${label}” among ${labels.join(" | ")}`);
    }
    const { chat, id } = message;
    return this.post("/api/local/buttons", { as, chat, message: id, command: button.command });
  }

  async sendFile(
    as: string,
    file: { name: string; bytes: string | Uint8Array<ArrayBuffer>; type?: string },
    text = "",
    over: Record<string, string> = {},
  ): Promise<LocalMessage[]> {
    const form = new FormData();
    form.set("as", as);
    form.set("chat", await this.privateChat(as));
    form.set("text", text);
    for (const [name, value] of Object.entries(over)) form.set(name, value);
    form.append(
      "file",
      new Blob([file.bytes], { type: file.type ?? "application/pdf" }),
      file.name,
    );
    const response = await fetch(`${this.url}/api/local/messages`, { method: "POST", body: form });
    return messagesOf(response);
  }

  /** Everything the person has seen so far, by the event stream; waits until `enough` says so. */
  async seen(as: string, enough: (messages: LocalMessage[]) => boolean): Promise<LocalMessage[]> {
    const stop = new AbortController();
    const timer = setTimeout(() => {
      stop.abort();
    }, 8_000);
    const messages: LocalMessage[] = [];
    try {
      const headers = { "Last-Event-ID": "0" };
      const response = await fetch(`${this.url}/api/local/events?as=${as}`, {
        headers,
        signal: stop.signal,
      });
      let text = "";
      for await (const chunk of response.body ?? []) {
        text += Buffer.from(chunk as Uint8Array).toString();
        const events = text.split("\n\n");
        text = events.pop() ?? "";
        for (const event of events) {
          const data = event.split("\n").find((line) => line.startsWith("data:"));
          if (data !== undefined) messages.push(JSON.parse(data.slice(5)) as LocalMessage);
        }
        if (enough(messages)) return messages;
      }
    } catch (error) {
      if (!stop.signal.aborted) throw error;
    } finally {
      clearTimeout(timer);
      stop.abort();
    }
    throw new Error(`not seen in time; seen: ${messages.map(wordsOf).join(" / ")}`);
  }

  async post(path: string, body: unknown): Promise<LocalMessage[]> {
    const response = await fetch(this.url + path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    return messagesOf(response);
  }

  private async get(path: string): Promise<unknown> {
    const response = await fetch(this.url + path);
    if (!response.ok)
      throw new Error(`${path}: ${String(response.status)} ${await response.text()}`);
    return response.json();
  }
}

async function messagesOf(response: Response): Promise<LocalMessage[]> {
  const text = await response.text();
  if (!response.ok) throw new Error(`${String(response.status)} ${text}`);
  return (JSON.parse(text) as { messages: LocalMessage[] }).messages;
}

/** All words of a message on lines. */
export function wordsOf(message: LocalMessage): string {
  return message.blocks
    .map((block) => block.text ?? (block.items ?? []).map((item) => item.text).join("\n"))
    .join("\n");
}

export function allWords(messages: LocalMessage[]): string {
  return messages.map(wordsOf).join("\n");
}

/** The last message, which is the one to go on from. */
export function last(messages: LocalMessage[]): LocalMessage {
  const message = messages.at(-1);
  if (message === undefined) throw new Error("there is no message");
  return message;
}

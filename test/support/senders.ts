import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { COMPILED } from "./compiled-dir.js";
import type { Notice, Store } from "../../src/ports.js";
import { message } from "../../src/messages/message.js";

const SCRIPT = fileURLToPath(new URL("../jobs/workers/deliver.mjs", import.meta.url));

/** A process that delivers; it has loaded everything and waits to be told to begin. */
export class Sender {
  readonly name: string;
  private readonly child: ChildProcess;
  private readonly ready: Promise<unknown>;
  output = "";

  constructor(name: string, url: string, platform: string, how: { leaseMs: number; rate: number }) {
    this.name = name;
    const args = [SCRIPT, join(COMPILED), url, platform, name, JSON.stringify(how)];
    this.child = spawn(process.execPath, args);
    this.child.stderr?.on("data", (chunk: Buffer) => (this.output += chunk.toString()));
    this.ready = Promise.race([
      once(this.child.stdout!, "data"),
      once(this.child, "exit").then(() => {
        throw new Error(`${name} did not begin: ${this.output}`);
      }),
    ]);
    this.ready.catch(() => undefined);
  }

  async begin(): Promise<void> {
    await this.ready;
    this.child.stdin?.write("begin\n");
  }

  async kill(): Promise<void> {
    const gone = once(this.child, "exit");
    this.child.kill("SIGKILL");
    await gone;
  }

  /** Its exit code after it was asked to end. */
  async end(): Promise<number | null> {
    const gone = once(this.child, "exit");
    this.child.stdin?.write("end\n");
    const [code] = (await gone) as [number | null];
    return code;
  }
}

/** Chats of the workspace, and notices to them in turn: `n0`, `n1`, … */
export async function owed(
  store: Store,
  workspaceId: number,
  { chats, notices, group = false }: { chats: number; notices: number; group?: boolean },
): Promise<void> {
  const ids: number[] = [];
  for (let at = 0; at < chats; at += 1) {
    const externalId = `${group ? "-" : ""}${String(1000 + at)}`;
    const chat = { channel: "telegram", externalId, title: "Nhóm", purpose: "unit" } as const;
    ids.push((await store.office.bindChat(workspaceId, chat)).id);
  }
  const all = Array.from({ length: notices }, (_, at): Notice => {
    const to = { chat: ids[at % chats] ?? 0 };
    return { key: `n${String(at)}`, workspaceId, to, message: message([`n${String(at)}`]) };
  });
  await store.mail.enqueue(all);
}

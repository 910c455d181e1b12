import { fork, type ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { ChartSpec } from "../domain/chart.js";
import type { ChartAnswer } from "./chart-worker.js";

/** The drawing library is large: the process that has loaded it stays for the next picture, not longer. */
const STAYS_MS = 3_000;
const LONGEST_MS = 20_000;
/** Of the heap: the whole, and each half of the part for what is short-lived. */
const [MEGABYTES, YOUNG_MEGABYTES] = [256, 4];
const WORKER = fileURLToPath(new URL("./chart-worker.js", import.meta.url));

type Waiting = { resolve(png: Uint8Array): void; reject(fault: Error): void };

/**
 * Draws pictures in a process of its own: the bot goes on answering, whatever the library's machine code does, and
 * has all of its memory back. The process begins with the first picture and ends when none was asked for a while;
 * where it falls, what waits fails and the next picture begins another.
 */
export class ChartDesk {
  private worker: ChildProcess | null = null;
  private readonly waiting = new Map<number, Waiting>();
  private count = 0;
  private idle: NodeJS.Timeout | undefined;

  async draw(spec: ChartSpec): Promise<Uint8Array> {
    const worker = (this.worker ??= this.begin());
    clearTimeout(this.idle);
    const id = (this.count += 1);
    const slow = setTimeout(() => this.end(worker, "drawing took too long"), LONGEST_MS);
    try {
      return await new Promise<Uint8Array>((resolve, reject) => {
        this.waiting.set(id, { resolve, reject });
        worker.ref();
        worker.channel?.ref();
        worker.send({ id, spec }, (fault) => {
          if (fault !== null) this.end(worker, String(fault));
        });
      });
    } finally {
      clearTimeout(slow);
      this.waiting.delete(id);
      if (this.waiting.size === 0) this.rest(worker);
    }
  }

  private begin(): ChildProcess {
    const worker = fork(WORKER, {
      execArgv: [
        `--max-old-space-size=${String(MEGABYTES)}`,
        `--max-semi-space-size=${String(YOUNG_MEGABYTES)}`,
      ],
      serialization: "advanced",
      // It needs nothing of what is in the environment, least of all the tokens.
      env: {},
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
    worker.on("message", (said) => {
      const { id, answer } = said as { id: number; answer: ChartAnswer };
      const one = this.waiting.get(id);
      if (answer.ok) one?.resolve(answer.png);
      else one?.reject(new Error(answer.cause));
    });
    worker.once("error", (fault) => this.end(worker, String(fault)));
    worker.once("exit", () => this.end(worker, "the process that draws has ended"));
    return worker;
  }

  /** Nothing is drawn: the program may end, and so does the process after a while. */
  private rest(worker: ChildProcess): void {
    worker.unref();
    worker.channel?.unref();
    this.idle = setTimeout(() => this.end(worker, "idle"), STAYS_MS);
    this.idle.unref();
  }

  private end(worker: ChildProcess, why: string): void {
    if (this.worker !== worker) return;
    this.worker = null;
    clearTimeout(this.idle);
    for (const { reject } of this.waiting.values()) reject(new Error(why));
    worker.kill("SIGKILL");
  }
}

import { Worker } from "node:worker_threads";
import type { ChartSpec } from "../domain/chart.js";
import type { ChartAnswer } from "./chart-worker.js";

/** The drawing library is large: the thread that has loaded it stays a while for the next picture. */
const STAYS_MS = 30_000;
const LONGEST_MS = 20_000;
const MEGABYTES = 256;

type Waiting = { resolve(png: Uint8Array): void; reject(fault: Error): void };

/**
 * Draws pictures in a thread of its own, so that the bot goes on answering. The thread begins with the first picture
 * and ends when none was asked for a while; where it falls, what waits fails and the next picture begins another.
 */
export class ChartDesk {
  private worker: Worker | null = null;
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
        worker.postMessage({ id, spec });
      });
    } finally {
      clearTimeout(slow);
      this.waiting.delete(id);
      if (this.waiting.size === 0) this.rest(worker);
    }
  }

  private begin(): Worker {
    const worker = new Worker(new URL("./chart-worker.js", import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: MEGABYTES },
    });
    worker.on("message", ({ id, answer }: { id: number; answer: ChartAnswer }) => {
      const one = this.waiting.get(id);
      if (answer.ok) one?.resolve(answer.png);
      else one?.reject(new Error(answer.cause));
    });
    worker.once("error", (fault) => this.end(worker, String(fault)));
    worker.once("exit", () => this.end(worker, "the thread that draws has ended"));
    return worker;
  }

  /** Nothing is drawn: the program may end, and so does the thread after a while. */
  private rest(worker: Worker): void {
    worker.unref();
    this.idle = setTimeout(() => this.end(worker, "idle"), STAYS_MS);
    this.idle.unref();
  }

  private end(worker: Worker, why: string): void {
    if (this.worker !== worker) return;
    this.worker = null;
    clearTimeout(this.idle);
    for (const { reject } of this.waiting.values()) reject(new Error(why));
    void worker.terminate();
  }
}

import { Worker } from "node:worker_threads";
import { DocumentError } from "./errors.js";
import type { PaperAnswer, PaperJob } from "./paper-job.js";

export type DeskLimits = {
  /** For one document, from when its turn comes. */
  milliseconds: number;
  /** Of the memory a reading may take. */
  megabytes: number;
  /** Documents that may wait for their turn. */
  waiting: number;
};

export const DESK_LIMITS: DeskLimits = { milliseconds: 20_000, megabytes: 512, waiting: 8 };

/**
 * Reads documents one at a time in a thread of its own, so that the bot goes on answering. Throws DocumentError as the
 * reading would, and "too_slow", "too_large" or "too_many" past the limits.
 */
export class PaperDesk {
  private readonly limits: DeskLimits;
  private last: Promise<unknown> = Promise.resolve();
  private waiting = 0;

  constructor(limits: DeskLimits = DESK_LIMITS) {
    this.limits = limits;
  }

  async do(job: PaperJob): Promise<unknown> {
    if (this.waiting > this.limits.waiting) throw new DocumentError("too_many");
    this.waiting++;
    const turn = this.last.then(() => this.read(job));
    this.last = turn.then(
      () => this.waiting--,
      () => this.waiting--,
    );
    const answer = await turn;
    if (answer.ok) return answer.value;
    throw new DocumentError(answer.code, answer.cause);
  }

  private async read(job: PaperJob): Promise<PaperAnswer> {
    const { milliseconds, megabytes } = this.limits;
    const bytes = new Uint8Array(job.bytes);
    const worker = new Worker(new URL("./paper-worker.js", import.meta.url), {
      workerData: { ...job, bytes },
      transferList: [bytes.buffer],
      resourceLimits: { maxOldGenerationSizeMb: megabytes },
    });
    const slow = new Promise<PaperAnswer>((resolve) => {
      const timer = setTimeout(resolve, milliseconds, failed("too_slow", ""));
      worker.once("exit", () => {
        clearTimeout(timer);
      });
    });
    try {
      return await Promise.race([answerOf(worker), slow]);
    } finally {
      await worker.terminate();
    }
  }
}

function answerOf(worker: Worker): Promise<PaperAnswer> {
  return new Promise((resolve) => {
    worker.once("message", resolve);
    worker.once("error", (fault: Error & { code?: string }) => {
      const memory = fault.code === "ERR_WORKER_OUT_OF_MEMORY";
      resolve(failed(memory ? "too_large" : "reading_failed", String(fault)));
    });
    worker.once("exit", (code) => {
      resolve(failed("reading_failed", `the reader ended with ${String(code)}`));
    });
  });
}

function failed(code: "too_slow" | "too_large" | "reading_failed", cause: string): PaperAnswer {
  return { ok: false, code, cause };
}

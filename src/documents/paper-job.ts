import { DocumentError, type DocumentErrorCode } from "./errors.js";
import { readPlan, type ReadPlanOptions } from "./read-plan.js";
import { textOf } from "./text-of.js";

/** A document to be read apart from the bot; it travels as a message. */
export type PaperJob = { bytes: Uint8Array; fileName: string } & (
  { kind: "plan"; options: ReadPlanOptions } | { kind: "text" }
);

/** What comes back: faults cannot travel, their codes can. */
export type PaperAnswer =
  { ok: true; value: unknown } | { ok: false; code: DocumentErrorCode; cause: string };

export async function answerTo(job: PaperJob): Promise<PaperAnswer> {
  try {
    const value =
      job.kind === "plan"
        ? await readPlan(job.bytes, job.fileName, job.options)
        : await textOf(job.bytes, job.fileName);
    return { ok: true, value };
  } catch (fault) {
    const code = fault instanceof DocumentError ? fault.code : "reading_failed";
    return { ok: false, code, cause: String(fault) };
  }
}

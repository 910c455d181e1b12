import { judgeFile, safeFileName, type FileVerdict } from "../domain/evidence.js";
import type { Person } from "../domain/office.js";
import { textBearsSecrecyMark } from "../domain/secrecy.js";
import type { OutFile } from "../messages/message.js";
import { plainText } from "../messages/message.js";
import { refusal, type RefusalContext } from "../messages/refusals.js";
import type { Door, FileRef, Incoming } from "../ports.js";
import type { Refusal } from "../domain/refusal.js";
import { doorOf, type Call, type Kit } from "./command.js";

/** What came of the files of one message: those that lie on disk now, and a sentence for each other. */
export type Fetched = { kept: OutFile[]; refused: string[] };

/** Judges, fetches and keeps files; what may not be kept is gone from the disk when this returns. */
export async function fetchFiles(
  call: Pick<Call<unknown>, "who" | "incoming">,
  files: FileRef[],
  caption: string,
  kit: Kit,
): Promise<Fetched> {
  const door = doorOf(call.incoming, kit);
  const fetched: Fetched = { kept: [], refused: [] };
  for (const file of files) {
    const got =
      door === undefined ? lost(file) : await fetchFile(file, caption, door, kit, call.incoming);
    if (got.ok) fetched.kept.push(got.file);
    else {
      const said = contextOf(call.who, door?.limits.fileBytes ?? 0);
      fetched.refused.push(plainText(refusal(got.why, said)));
    }
  }
  return fetched;
}

type Got = { ok: true; file: OutFile } | { ok: false; why: Refusal };

async function fetchFile(
  file: FileRef,
  caption: string,
  door: Door,
  kit: Kit,
  incoming: Incoming,
): Promise<Got> {
  const limit = door.limits.fileBytes;
  const early = judgeFile(file, caption, limit);
  if (early !== "fine") {
    await forget(file, door, kit);
    return no(file, early);
  }
  const name = safeFileName(file.name) ?? file.name;
  const put = await download(file, door, limit, kit, incoming);
  if (put === "too_large") return no(file, put);
  if (put === "lost") return lost(file);
  const verdict = put.size === 0 ? "empty" : await judgeContent(put.sha256, name, kit);
  if (verdict === "fine") {
    return { ok: true, file: { ...put, name, mime: file.mime ?? "application/octet-stream" } };
  }
  await removeUnused(put.sha256, kit);
  return no(file, verdict);
}

async function download(file: FileRef, door: Door, limit: number, kit: Kit, incoming: Incoming) {
  try {
    return await kit.files.put(await door.download(file), limit);
  } catch (error) {
    if (codeOf(error) === "too_large") return "too_large" as const;
    if (codeOf(error) === "full") throw error;
    kit.log.warn("a file could not be fetched", { source: incoming.source, error: codeOf(error) });
    return "lost" as const;
  }
}

/** A stamp in the text, or an archive that would burst. What cannot be opened is kept as it is. */
async function judgeContent(sha256: string, name: string, kit: Kit): Promise<FileVerdict> {
  try {
    const text = await kit.papers.textOf(await kit.files.read(sha256), name);
    return text !== null && textBearsSecrecyMark(text) ? "secret" : "fine";
  } catch (error) {
    return codeOf(error) === "archive_bomb" ? "archive_bomb" : "fine";
  }
}

/** Bytes that lie here already go with the refusal. */
async function forget(file: FileRef, door: Door, kit: Kit): Promise<void> {
  if (door.keepsFiles === true) await removeUnused(file.id, kit);
}

/** In one transaction: who keeps the same bytes meanwhile sees them there, or sees that they went. */
export async function removeUnused(
  sha256: string,
  { store, files }: Pick<Kit, "store" | "files">,
): Promise<void> {
  await store.transaction(async (tx) => {
    if (!(await tx.work.fileInUse(sha256))) await files.remove(sha256);
  });
}

/** Those whose bytes lie on disk still; asked inside of the transaction that names them. */
export async function stillThere(
  files: OutFile[],
  { who }: Pick<Call<unknown>, "who">,
  kit: Kit,
): Promise<Fetched> {
  const found: Fetched = { kept: [], refused: [] };
  for (const file of files) {
    if (await kit.files.has(file.sha256)) found.kept.push(file);
    else {
      const why = { code: "file_lost", name: file.name } as const;
      found.refused.push(plainText(refusal(why, contextOf(who, 0))));
    }
  }
  return found;
}

function contextOf({ member, workspace }: Person, fileLimit: number): RefusalContext {
  return { zone: workspace.timeZone, fileLimit, language: member.language };
}

function no(file: FileRef, verdict: Exclude<FileVerdict, "fine">): Got {
  return { ok: false, why: { code: "file_refused", name: file.name, verdict } };
}

function lost(file: FileRef): Got {
  return { ok: false, why: { code: "file_lost", name: file.name } };
}

/** The code a fault carries, or its class. */
export function codeOf(error: unknown): string {
  if (error instanceof Error) {
    return "code" in error && typeof error.code === "string" ? error.code : error.name;
  }
  return "unknown";
}

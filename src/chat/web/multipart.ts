import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import busboy, { type Busboy, type FileInfo } from "busboy";
import type { Request } from "express";
import type { FileRef, Files } from "../../ports.js";
import { codeOf, WebRefusal } from "./errors.js";
import { LIMITS } from "./limits.js";

export type Form = { fields: Record<string, string>; files: FileRef[] };

/** Room for the fields and the lines between the parts. */
const BESIDE_FILES = 1024 * 1024;
const LARGEST = LIMITS.files * LIMITS.fileBytes + BESIDE_FILES;

export function isMultipart(request: Request): boolean {
  return typeof request.is("multipart/form-data") === "string";
}

/**
 * Streams the form's files to disk as they come. A file that is refused is read to its end all the
 * same, because a browser shows no answer that comes before it has sent everything.
 */
export async function readMultipart(request: Request, files: Files): Promise<Form> {
  if (Number(request.headers["content-length"] ?? 0) > LARGEST) {
    throw new WebRefusal("file_too_large", { limit: LIMITS.fileBytes });
  }
  const parser = parserOf(request);
  const fields: Record<string, string> = Object.create(null) as Record<string, string>;
  const kept: Promise<FileRef | null>[] = [];
  const found = { tooMany: false, tooLong: false };
  parser.on("field", (name, value, info) => {
    if (info.valueTruncated || info.nameTruncated) found.tooLong = true;
    else fields[name] = value;
  });
  parser.on("file", (name, stream, info) => {
    // A form that breaks off breaks its last part, perhaps before anybody reads it; the pipeline tells.
    stream.on("error", () => undefined);
    const file = name === "file" ? keep(stream, info, files) : skip(stream);
    file.catch(() => undefined);
    kept.push(file);
  });
  parser.on("filesLimit", () => (found.tooMany = true));
  const wrong = await pipeline(request, parser).then(
    () => null,
    () => new WebRefusal("bad_multipart"),
  );
  const settled = await Promise.allSettled(kept);
  if (wrong !== null) throw wrong;
  if (found.tooLong) throw new WebRefusal("text_too_long", { most: LIMITS.text });
  if (found.tooMany) throw new WebRefusal("too_many_files", { most: LIMITS.files });
  return { fields, files: settled.map(valueOf).filter((file) => file !== null) };
}

function parserOf(request: Request): Busboy {
  try {
    return busboy({
      headers: request.headers,
      // File names come in the letters of the page, which is UTF-8.
      defParamCharset: "utf8",
      limits: { files: LIMITS.files, fields: 20, parts: 40, fieldSize: LIMITS.jsonBytes },
    });
  } catch {
    throw new WebRefusal("bad_multipart");
  }
}

async function keep(stream: Readable, info: FileInfo, files: Files): Promise<FileRef | null> {
  const name = cleanFileName(info.filename);
  try {
    // Left open on return: a destroyed part would stall the parser.
    const bytes = stream.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>;
    const put = await files.put(bytes, LIMITS.fileBytes);
    // An untouched file field of a form is a part without name and bytes.
    if (put.size === 0 && name === "") return null;
    return { id: put.sha256, name: name === "" ? "tep" : name, size: put.size, mime: mimeOf(info) };
  } catch (error) {
    stream.resume();
    if (codeOf(error) !== "too_large") throw error;
    throw new WebRefusal("file_too_large", { limit: LIMITS.fileBytes, name });
  }
}

async function skip(stream: Readable): Promise<null> {
  stream.resume();
  return null;
}

function valueOf(file: PromiseSettledResult<FileRef | null>): FileRef | null {
  if (file.status === "rejected") throw file.reason;
  return file.value;
}

/** The last part of a path, in composed letters, without what cannot be seen. */
export function cleanFileName(given: string | undefined): string {
  const last = (given ?? "").split(/[/\\]/).at(-1) ?? "";
  const visible = last
    .replace(/[\p{C}\p{Zl}\p{Zp}]/gu, "")
    .normalize("NFC")
    .trim();
  if (/^\.*$/.test(visible)) return "";
  const letters = [...visible];
  if (letters.length <= LIMITS.fileName) return visible;
  const extension = /\.[\p{L}\p{N}]{1,8}$/u.exec(visible)?.[0] ?? "";
  return letters.slice(0, LIMITS.fileName - extension.length).join("") + extension;
}

function mimeOf(info: FileInfo): string | null {
  return /^[\w.+-]{1,60}\/[\w.+-]{1,100}$/.test(info.mimeType) ? info.mimeType.toLowerCase() : null;
}

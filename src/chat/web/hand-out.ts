import { pipeline } from "node:stream/promises";
import type { Request, Response } from "express";
import type { OutFile } from "../../messages/message.js";
import type { Files, LocalChats } from "../../ports.js";
import { WebRefusal } from "./errors.js";
import { readPerson } from "./read.js";
import { filesOf } from "./render.js";

/** Pictures a browser shows by itself without running anything. */
const INLINE = new Set(["image/png", "image/jpeg", "image/webp"]);

/** GET /api/local/files/:message/:at?as=: a file of a message that this person sees. */
export async function handOut(
  request: Request,
  response: Response,
  kit: { local: LocalChats; files: Files },
): Promise<void> {
  const file = await fileOf(request, kit.local);
  if (!(await kit.files.has(file.sha256))) throw new WebRefusal("file_gone");
  response.status(200).set(headersOf(file));
  if (request.method === "HEAD") {
    response.end();
    return;
  }
  await pipeline(kit.files.stream(file.sha256), response).catch(() => response.destroy());
}

async function fileOf(request: Request, local: LocalChats): Promise<OutFile> {
  const person = await readPerson(request, local);
  const messageId = numberOf(request.params.message);
  const at = numberOf(request.params.at);
  const row = messageId === null ? null : await local.message(messageId);
  const seen = row !== null && (await local.chats(person.id)).some((chat) => chat.id === row.chat);
  const file = seen && at !== null ? filesOf(row.said)[at] : undefined;
  if (file === undefined) throw new WebRefusal("not_found");
  return file;
}

function numberOf(param: unknown): number | null {
  return typeof param === "string" && /^\d{1,9}$/.test(param) ? Number(param) : null;
}

function headersOf(file: OutFile): Record<string, string> {
  const inline = INLINE.has(file.mime);
  return {
    "content-type": inline ? file.mime : "application/octet-stream",
    "content-length": String(file.size),
    "content-disposition": disposition(file.name, inline),
    "content-security-policy": "default-src 'none'; sandbox",
    // What is refused later must not go on being shown.
    "cache-control": "private, no-cache",
    etag: `"${file.sha256}"`,
  };
}

/** RFC 6266 with RFC 5987: the name in its own letters, and a plain one for what cannot read them. */
export function disposition(name: string, inline: boolean): string {
  const plain = name
    .replace(/[đĐ]/g, (letter) => (letter === "đ" ? "d" : "D"))
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[^\x20-\x7e]|["\\%]/g, "_");
  const encoded = encodeURIComponent(name.replace(/\p{Cs}/gu, "_")).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${inline ? "inline" : "attachment"}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

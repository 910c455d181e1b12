import type { History, PageFacts, WireChat, WireError, WireMessage, WirePerson } from "./shapes.js";

/** The server said no, in words for the person; 0 where it could not be reached. */
export class Refused extends Error {
  readonly status: number;

  constructor(message: string, status: number) {
    super(message);
    this.status = status;
  }

  /** A repeat may get through. */
  get passing(): boolean {
    return this.status === 0 || this.status >= 500;
  }
}

/** What one sends; the id makes a repeat harmless. */
export type Outgoing = {
  id: string;
  chat: string;
  text: string;
  files: File[];
  replyTo: string | null;
};

export const readFacts = () => ask<PageFacts>("/api/local/page");
export const readPeople = () => ask<{ people: WirePerson[] }>("/api/local/people");
export const readChats = (as: string) => ask<{ chats: WireChat[] }>(`/api/local/chats${of(as)}`);
export const readHistory = (as: string) => ask<History>(`/api/local/history${of(as)}`);

export function eventsAddress(as: string, lastEventId: string): string {
  return `/api/local/events${of(as)}&lastEventId=${encodeURIComponent(lastEventId)}`;
}

export function sendMessage(as: string, out: Outgoing): Promise<{ messages: WireMessage[] }> {
  const { files, replyTo, ...fields } = out;
  if (files.length === 0) return post("/api/local/messages", { as, ...fields, replyTo });
  const form = new FormData();
  const words = { as, ...fields, ...(replyTo === null ? {} : { replyTo }) };
  for (const [name, value] of Object.entries(words)) form.append(name, value);
  for (const file of files) form.append("file", file, file.name);
  return ask("/api/local/messages", { method: "POST", body: form });
}

export function pressButton(
  as: string,
  press: { chat: string; message: string; command: string; id: string },
): Promise<{ messages: WireMessage[] }> {
  return post("/api/local/buttons", { as, ...press });
}

/** Whether a file is still kept; a refused one is not. */
export async function fileIsThere(url: string): Promise<boolean> {
  const response = await fetch(url, { method: "HEAD" }).catch(() => null);
  return response === null || response.status !== 404;
}

/** Unique for ever; also where the page did not come over a secure connection. */
export function newId(): string {
  return [...crypto.getRandomValues(new Uint8Array(12))]
    .map((byte) => byte.toString(16).padStart(2, "0"))
    .join("");
}

function of(as: string): string {
  return `?as=${encodeURIComponent(as)}`;
}

function post<T>(url: string, body: unknown): Promise<T> {
  const headers = { "content-type": "application/json" };
  return ask(url, { method: "POST", headers, body: JSON.stringify(body) });
}

async function ask<T>(url: string, options: RequestInit = {}): Promise<T> {
  const response = await fetch(url, options).catch(() => null);
  if (response === null) throw new Refused("", 0);
  const body = (await response.json().catch(() => null)) as T | WireError | null;
  if (response.ok && body !== null) return body as T;
  const said =
    body !== null && typeof body === "object" && "error" in body ? body.error.message : "";
  throw new Refused(said, response.ok ? 0 : response.status);
}

import { randomUUID } from "node:crypto";
import type { Request } from "express";
import { z } from "zod";
import type {
  Clock,
  FileRef,
  Files,
  Incoming,
  LocalChat,
  LocalChats,
  LocalMessage,
  LocalPerson,
  Place,
} from "../../ports.js";
import { WebRefusal } from "./errors.js";
import { LIMITS } from "./limits.js";
import { isMultipart, readMultipart } from "./multipart.js";

/** What reading a request needs. */
export type ReadKit = { local: LocalChats; files: Files; clock: Clock };

/** An id as JSON may bring it: 7 and "7" are the same. */
const Id = z.union([z.string(), z.number().int().nonnegative()]).transform(String);
const GivenId = Id.pipe(
  z
    .string()
    .regex(/^[^\p{C}]+$/u)
    .max(LIMITS.id),
);
const OwnId = GivenId.nullish();

const Said = z.object({
  as: Id,
  chat: Id,
  text: z.string().nullish(),
  replyTo: Id.nullish(),
  id: OwnId,
});

const Pressed = z.object({
  as: Id,
  chat: Id,
  message: Id,
  command: z.string().min(1).max(LIMITS.command),
  id: OwnId,
});

/** The person of `?as=`. */
export async function readPerson(request: Request, local: LocalChats): Promise<LocalPerson> {
  const as: unknown = request.query.as;
  if (typeof as !== "string" || as === "") throw new WebRefusal("missing_person");
  return personOf(as, local);
}

/** POST /api/local/messages: JSON, or multipart with files, which lie on disk when this returns. */
export async function readMessage(request: Request, kit: ReadKit): Promise<Incoming> {
  const { fields, files } = await readBody(request, kit.files);
  const said = shaped(Said, fields);
  const { person, place } = await speaker(said, kit.local);
  const text = cleanText(said.text ?? "");
  if (text === "" && files.length === 0) throw new WebRefusal("empty_message");
  if ([...text].length > LIMITS.text) throw new WebRefusal("text_too_long", { most: LIMITS.text });
  const replyTo = given(said.replyTo);
  if (replyTo !== null) await messageIn(place.chat, replyTo, kit.local);
  const common = {
    source: messageSource(person.id, given(said.id) ?? randomUUID()),
    from: { channel: "web" as const, id: person.id },
    place,
    at: kit.clock.now(),
    ...(replyTo === null ? {} : { replyTo }),
  };
  if (files.length > 0) return { ...common, kind: "files", files, caption: text };
  return { ...common, kind: "text", text };
}

/** POST /api/local/buttons. The message must be the bot's, in that chat; its age does not matter. */
export async function readButton(request: Request, kit: ReadKit): Promise<Incoming> {
  const { fields } = await readBody(request, null);
  const pressed = shaped(Pressed, fields);
  const { person, place } = await speaker(pressed, kit.local);
  const carrier = await messageIn(place.chat, pressed.message, kit.local);
  if (carrier.from !== null) throw new WebRefusal("message_not_found");
  return {
    source: `web:button:${person.id}:${given(pressed.id) ?? randomUUID()}`,
    from: { channel: "web", id: person.id },
    place,
    at: kit.clock.now(),
    replyTo: String(carrier.id),
    kind: "button",
    command: pressed.command,
  };
}

/** Each person's ids are their own: another's "1" is another message. */
function messageSource(personId: string, id: string): string {
  return `web:message:${personId}:${id}`;
}

/** The sender's own id out of a message's source, for the sender alone. */
export function sentIdOf(row: LocalMessage, viewer: string): string | null {
  const prefix = messageSource(viewer, "");
  if (row.from !== viewer || row.source?.startsWith(prefix) !== true) return null;
  return row.source.slice(prefix.length);
}

async function personOf(id: string, local: LocalChats): Promise<LocalPerson> {
  const person = await local.person(id);
  if (person === null) throw new WebRefusal("unknown_person");
  return person;
}

async function speaker(
  said: { as: string; chat: string },
  local: LocalChats,
): Promise<{ person: LocalPerson; place: Place }> {
  if (said.as === "") throw new WebRefusal("missing_person");
  const person = await personOf(said.as, local);
  const chat = (await local.chats(person.id)).find((one: LocalChat) => one.id === said.chat);
  if (chat === undefined) throw new WebRefusal("chat_not_found");
  return { person, place: { channel: "web", chat: chat.id, kind: chat.kind } };
}

/** A message by its id as people hand it back, if it stands in that chat. */
async function messageIn(chat: string, id: string, local: LocalChats): Promise<LocalMessage> {
  const row = /^\d{1,9}$/.test(id) ? await local.message(Number(id)) : null;
  if (row?.chat !== chat) throw new WebRefusal("message_not_found");
  return row;
}

type Body = { fields: unknown; files: FileRef[] };

async function readBody(request: Request, files: Files | null): Promise<Body> {
  if (files !== null && isMultipart(request)) return readMultipart(request, files);
  if (request.is("application/json") === false) throw new WebRefusal("unsupported_media");
  return { fields: request.body as unknown, files: [] };
}

function shaped<T>(shape: z.ZodType<T>, fields: unknown): T {
  const read = shape.safeParse(fields);
  if (read.success) return read.data;
  const about = read.error.issues[0]?.path[0];
  throw new WebRefusal(about === "as" ? "missing_person" : "bad_request");
}

/** An id that was left empty, as forms do, was not given. */
function given(id: string | null | undefined): string | null {
  return id === undefined || id === null || id === "" ? null : id;
}

/** Line breaks and tabs stay; other control characters and halves of letters do not. */
function cleanText(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/[^\P{Cc}\n\t]|\p{Cs}/gu, "")
    .trim();
}

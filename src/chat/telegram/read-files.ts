import type { Message as TelegramMessage, PhotoSize } from "grammy/types";
import type { FileRef } from "../../ports.js";

/** What Telegram tells of any file. The name is missing where the sender's program gave none. */
type Sent = {
  file_id: string;
  file_size?: number;
  file_name?: string;
  mime_type?: string;
};

const EXTENSIONS: Readonly<Record<string, string>> = {
  "application/pdf": "pdf",
  "application/msword": "doc",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
  "application/vnd.ms-excel": "xls",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
  "application/zip": "zip",
  "audio/mpeg": "mp3",
  "audio/mp4": "m4a",
  "image/jpeg": "jpg",
  "image/png": "png",
  "text/plain": "txt",
  "video/mp4": "mp4",
  "video/quicktime": "mov",
};

/** The file of a message: a document, the largest of a photo's sizes, a film, a recording. */
export function filesIn(said: TelegramMessage): FileRef[] {
  const id = String(said.message_id);
  // A moving picture comes as a document too, and is none.
  if (said.animation !== undefined) return [];
  if (said.document !== undefined) return [fileOf(said.document, `tep-${id}`, null)];
  if (said.photo !== undefined) {
    const largest = largestOf(said.photo);
    return largest === null ? [] : [fileOf(largest, `anh-${id}`, "image/jpeg")];
  }
  if (said.video !== undefined) return [fileOf(said.video, `phim-${id}`, "video/mp4")];
  if (said.audio !== undefined) return [fileOf(said.audio, `ghi-am-${id}`, "audio/mpeg")];
  return [];
}

function fileOf(sent: Sent, plainName: string, usual: string | null): FileRef {
  const mime = sent.mime_type ?? usual;
  const extension = mime === null ? undefined : EXTENSIONS[mime];
  return {
    id: sent.file_id,
    name: sent.file_name ?? (extension === undefined ? plainName : `${plainName}.${extension}`),
    size: sent.file_size ?? null,
    mime,
  };
}

function largestOf(sizes: readonly PhotoSize[]): PhotoSize | null {
  const area = ({ width, height }: PhotoSize) => width * height;
  return sizes.reduce<PhotoSize | null>(
    (best, size) => (best === null || area(size) > area(best) ? size : best),
    null,
  );
}

/** What people send that the bot cannot take in → its name in `messages/what.ts`. */
const STRANGE = {
  voice: "voice",
  video_note: "video",
  animation: "video",
  sticker: "sticker",
  venue: "location",
  location: "location",
  contact: "contact",
  poll: "poll",
  dice: "other",
  game: "other",
  story: "other",
  paid_media: "other",
  checklist: "other",
} as const satisfies Partial<Record<keyof TelegramMessage, string>>;

/** Null for what only tells that something happened in the chat. */
export function strangeKind(said: TelegramMessage): string | null {
  for (const [field, what] of Object.entries(STRANGE)) {
    if (field in said) return what;
  }
  return null;
}

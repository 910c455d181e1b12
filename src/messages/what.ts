import type { Language } from "../domain/office.js";

const KINDS: Readonly<Record<string, Record<Language, string>>> = {
  voice: { vi: "tin nhắn thoại", en: "a voice message" },
  video: { vi: "đoạn phim ngắn", en: "a short video" },
  sticker: { vi: "nhãn dán", en: "a sticker" },
  location: { vi: "vị trí", en: "a location" },
  contact: { vi: "danh thiếp", en: "a contact" },
  poll: { vi: "bình chọn", en: "a poll" },
};

const OTHER: Record<Language, string> = { vi: "loại tin này", en: "this kind of message" };

/** What somebody sent that the bot cannot take in: "tin nhắn thoại", "a voice message". */
export function whatWords(kind: string, language: Language): string {
  return (KINDS[kind] ?? OTHER)[language];
}

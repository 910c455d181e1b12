const KINDS: Readonly<Record<string, string>> = {
  voice: "tin nhắn thoại",
  video: "đoạn phim ngắn",
  sticker: "nhãn dán",
  location: "vị trí",
  contact: "danh thiếp",
  poll: "bình chọn",
};

/** What somebody sent that the bot cannot take in: "tin nhắn thoại". */
export function whatWords(kind: string): string {
  return KINDS[kind] ?? "loại tin này";
}

import type { FileVerdict } from "../domain/evidence.js";
import type { Language } from "../domain/office.js";
import type { Refusal } from "../domain/refusal.js";
import { sayIn } from "./language.js";
import { cut, fileSize } from "./words.js";

/** Why a file was not taken; `limit` in bytes. */
export function fileWords(
  given: string,
  verdict: Exclude<FileVerdict, "fine">,
  limit: number,
  language: Language,
): string {
  const say = sayIn(language);
  const name = `“${cut(given.replace(/[\p{Cc}\p{Cf}]/gu, " "), 80)}”`;
  switch (verdict) {
    case "empty":
      return say(
        `Tệp ${name} trống, không có nội dung. Anh/chị kiểm tra rồi gửi lại.`,
        `The file ${name} is empty. Please check it and send it again.`,
      );
    case "too_large":
      return say(
        `Tệp ${name} quá lớn (giới hạn ${fileSize(limit, language)}). Anh/chị chia nhỏ, nén lại, hoặc gửi đường liên kết: /minhchung SỐ https://…`,
        `The file ${name} is too large (limit ${fileSize(limit, language)}). Split it, compress it, or send a link: /evidence NUMBER https://…`,
      );
    case "type_not_allowed":
      return say(
        `Loại tệp của ${name} không được nhận. Xin gửi văn bản, bảng tính, ảnh, PDF hoặc tệp nén.`,
        `Files of the kind of ${name} are not taken. Please send a document, spreadsheet, picture, PDF or archive.`,
      );
    case "name_unusable":
      return say(
        "Tên tệp không dùng được. Anh/chị đổi tên rồi gửi lại.",
        "The name of the file cannot be used. Please rename it and send it again.",
      );
    case "secret":
      return say(
        `Tệp ${name} có dấu chỉ độ mật nên không được nhận và không được lưu. Tài liệu bí mật nhà nước xử lý theo quy định riêng.`,
        `The file ${name} bears a mark of secrecy, so it was not taken and not kept. State secrets are handled under their own rules.`,
      );
    case "archive_bomb":
      return say(
        `Tệp nén ${name} quá lớn khi giải nén nên không được nhận. Anh/chị gửi từng văn bản.`,
        `The archive ${name} is too large when unpacked, so it was not taken. Please send each document by itself.`,
      );
    case "damaged":
      return say(
        `Tệp ${name} bị hỏng hoặc không mở được. Anh/chị kiểm tra rồi gửi lại.`,
        `The file ${name} is damaged or cannot be opened. Please check it and send it again.`,
      );
  }
}

/** In English why a document is no plan that can be read, by the code of the reader's fault. */
const FAULTS: Readonly<Record<string, string>> = {
  empty: "The file is empty.",
  too_large: "The file is too large.",
  not_text: "The file is not a text that can be read.",
  unknown_kind:
    "Files of this kind cannot be read. Please send a Word file (.docx) or a text (.txt).",
  pdf_not_readable: "PDF files cannot be read. Please send a Word file (.docx) or a text (.txt).",
  old_word_not_readable:
    "Old Word files (.doc) cannot be read. Please save it as .docx and send it again.",
  sheet_not_readable:
    "Spreadsheets cannot be read. Please send a Word file (.docx) or a text (.txt).",
  picture_not_readable: "Scans cannot be read. Please send a Word file (.docx) or a text (.txt).",
  docx_damaged: "The Word file is damaged and cannot be opened.",
  archive_damaged: "The archive is damaged and cannot be opened.",
  archive_bomb: "The archive is too large when unpacked and was refused for safety.",
  too_slow:
    "Reading it took too long and was stopped. Please split the annex into smaller files and send them again.",
  too_many: "Other files are being read. Please send it again in a few minutes.",
};

/** A plan's document that cannot be read; the reader says why in Vietnamese. */
export function unreadableWords(
  why: Extract<Refusal, { code: "plan_unreadable" }>,
  language: Language,
): string {
  const name = `“${cut(why.name, 80)}”`;
  const fault = FAULTS[why.fault] ?? "The file could not be read.";
  return sayIn(language)(
    `Không đọc được kế hoạch từ tệp ${name}: ${why.reason}`,
    `No plan could be read from the file ${name}: ${fault}`,
  );
}

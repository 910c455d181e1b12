import { blot } from "./citation.js";

const AFTER =
  "(?![\\d/.,%]|\\d| ?(?:-|den) ?\\d)(?! (?:thang|quy|nam|tuan|ngay|lan|gio)(?! ?(?:\\d|[iv]{1,3}(?![a-z]))))(?![a-z])";
// "đợt 1", "lần 2", "Kỳ 1", "Bước 3", "giai đoạn 2"
const ORDINAL = new RegExp(
  `(?<![a-z0-9])(?:dot|lan|ky|buoc|giai doan|vong|phien|nhom|khoa|lop|chuyen de|noi dung|cong viec|muc tieu|nhiem vu|hop phan|du an|tang|phong|hoi truong|thon|ap|khu pho|to dan pho|to|cum) (?:thu |so )?\\d{1,2}${AFTER}`,
  "g",
);
// "Đề án 06", "Chương trình 135", "Kết luận 127"
const PROGRAMME = new RegExp(
  `(?<![a-z0-9])(?:de an|du an|chuong trinh|ke hoach|ket luan|thong bao|to cong tac) (?:so )?\\d{1,4}${AFTER}`,
  "g",
);

/** The key with the numbers of numbered things blotted out: they say which, not when. */
export function withoutOrdinals(key: string): string {
  return key.replace(ORDINAL, blot).replace(PROGRAMME, blot);
}

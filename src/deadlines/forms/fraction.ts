import { blot } from "./citation.js";

const NOUN =
  "chi (?:tieu|so)|tieu (?:chi|chuan)|tthc|thu tuc|dvc|dich vu cong|ho s[0o]|diem|nhiem vu|muc tieu|noi dung|linh vuc|nganh|c0 quan|co quan|don vi|phong(?: ban)?|xa|phuong|thon|ban|ap|buon|lang|khu|to(?: dan pho| cong nghe)?|tinh|huyen|truong|lop|ho(?: dan| gia dinh)?|nguoi|dan|cong dan|can bo|cbcc|cong chuc|vien chuc|dang vien|chi bo|dai bieu|thanh vien|uy vien|phieu|cau(?: hoi)?|y kien|kien nghi|phan anh|van ban|quy trinh|mo hinh|sang kien|giai phap|may|camera|du an|hang muc|cong trinh|co so|c0 so|doanh nghiep|hop tac xa|tong so|so(?= [a-z])|dien tich|thoi gian|khoi luong|gia tri|cuoc|luot|buoi|bo phan|trung tam|nhom|muc|loai|khoan|diem cau|tai lieu|danh muc|san pham|bao cao(?= (?:dung|da|duoc))|hoi nghi(?= (?:da|duoc))|ke hoach(?= (?:da|duoc))";
/** "10/12 chỉ tiêu", "2/3 số thôn": a part of a whole, whatever stands before it. */
const COUNTED = new RegExp(
  `(?<![\\d/.,#-])(\\d{1,2})/(\\d{1,2})(?![\\d/])(?= (?:${NOUN})(?![a-z]))`,
  "g",
);
/** "đạt 8/10", "tỷ lệ 3/4", "trên 2/3": said to be a share. */
const SHARE =
  /(?:^|[^a-z])(?:dat|ty le|ti le|chiem|bang|tren|h0n|hon|it nhat|toi thieu|t0i thieu|thang diem)(?: [a-z]+)? (\d{1,2})\/(\d{1,2})(?![\d/])/g;
/** "100% (12/12)", "10/12 (83%)". */
const PERCENT =
  /% ?\( ?(\d{1,2})\/(\d{1,2})(?![\d/])|(\d{1,2})\/(\d{1,2})(?= ?[(:=,]? ?\(?\d[\d.,]* ?%)/g;
/** "Tổ 3/2", "phòng họp 2/9", "đường 30/4": a name. */
const NAME =
  /(?:^|[^a-z])(?:to(?: dan pho| so)?|thon|ap|khu(?: pho)?|phong hop|hoi truong|lop|muc|bang|duong|pho|ngo|hem|bieu|mau|so nha|cau lac bo|hop tac xa|quang truong|san van dong) \d{1,2}\/\d{1,2}(?![\d/])/g;
/** Before these the figures are a day: "ngày 2/9 xã tổ chức", "trước 10/6 xã báo cáo". */
const LED = /(?:ngay|mung|truoc|den|toi|het|nhat|tu|sau|qua|vao|han)(?: la)? ?$/;

/** The key with counts "n of m" and names made of two numbers blotted out: they are no days. */
export function withoutFractions(key: string): string {
  if (!/\d\/\d/.test(key)) return key;
  return key
    .replace(COUNTED, (match: string, part: string, whole: string, at: number) =>
      isShare(part, whole) && !LED.test(key.slice(Math.max(0, at - 8), at)) ? blot(match) : match,
    )
    .replace(SHARE, (match: string, part: string, whole: string) =>
      isShare(part, whole) ? blot(match) : match,
    )
    .replace(PERCENT, (match: string, ...[a, b, c, d]: string[]) =>
      isShare(a ?? c ?? "", b ?? d ?? "") ? blot(match) : match,
    )
    .replace(NAME, blot);
}

function isShare(part: string, whole: string): boolean {
  return Number(part) <= Number(whole);
}

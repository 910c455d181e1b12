/**
 * Word tables of the deadline reader. Forms match against the folded key of a phrase (lower case, no marks), so the
 * tables are folded too. `s6u`, `tw`, `m0i` and kin are how `normalise.ts` keeps apart words that folding would mix up.
 */

/** Where a phrase with its marks has one of these, the key says so: "sáu" is no "sau", "xếp hạng năm" no "hàng năm". */
export const KEPT_APART: Readonly<Record<string, string>> = {
  sáu: "s6u",
  tư: "tw",
  mới: "m0i",
  mọi: "m0i",
  hạng: "h0ng",
  hãng: "h0ng",
  tuân: "tu0n",
  trọng: "tr0ng",
  trồng: "tr0ng",
  đa: "d0",
  dạ: "d0",
  đá: "d0",
  tối: "t0i",
  tôi: "t0i",
  quí: "quy",
  qúi: "quy",
  nam: "n0m",
  ngay: "nga0",
  đền: "d0n",
  ký: "k0",
  dựng: "d0ng",
  đang: "d0ng",
  tình: "t0nh",
  tính: "t0nh",
  tịnh: "t0nh",
  bố: "b0",
  bổ: "b0",
  sơ: "s0",
  dùng: "d0ng",
  dụng: "d0ng",
};

/** "quy định" is not "quý định": before these words a "quy" is a rule, never a quarter. */
export const AFTER_QUY = /^(?:dinh|che|trinh|hoach|mo|uoc|tac|luat|pham|chuan)$/;

export const NUMBER_WORDS: Readonly<Record<string, number>> = {
  mot: 1,
  gieng: 1,
  hai: 2,
  ba: 3,
  bon: 4,
  tw: 4,
  nam: 5,
  s6u: 6,
  bay: 7,
  tam: 8,
  chin: 9,
  muoi: 10,
  "muoi mot": 11,
  "muoi hai": 12,
  chap: 12,
  "muoi lam": 15,
  "hai muoi": 20,
  "ba muoi": 30,
};

/** A whole number in digits or in words, longest first. */
export const NUMBER = `\\d{1,3}|${Object.keys(NUMBER_WORDS)
  .sort((a, b) => b.length - a.length)
  .join("|")}`;

/** A count of things: no word that also means something else without its marks. */
export const COUNT = "\\d{1,3}|mot|hai|ba|bon|s6u|tam|chin|muoi";

export const ROMAN: Readonly<Record<string, number>> = {
  i: 1,
  ii: 2,
  iii: 3,
  iv: 4,
  iiii: 4,
  "1": 1,
  "2": 2,
  "3": 3,
  "4": 4,
  "01": 1,
  "02": 2,
  "03": 3,
  "04": 4,
  mot: 1,
  hai: 2,
  ba: 3,
  bon: 4,
  tw: 4,
  l: 1,
  ll: 2,
  lll: 3,
  lv: 4,
};

/** Words that are misspelt often enough to be worth putting right (edit distance 1, not a Vietnamese syllable as written). */
export const REPAIRABLE = [
  "thuong",
  "xuyen",
  "truoc",
  "thang",
  "hoan",
  "thanh",
  "cham",
  "nhat",
  "dinh",
  "trong",
];

/** What words that were glued together may be cut into. */
export const GLUED = new Set(
  (
    "thuong xuyen truoc ngay thang quy nam hang dinh ky trong den het theo ke hoach cham nhat sau khi tu lien tuc " +
    "hoan thanh bao cao cuoi dau va yeu cau cua xong han chi dao dot xuat"
  ).split(" "),
);

/** A written syllable, folded: what is one is not a typing error. */
export const SYLLABLE =
  /^(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdghklmnprstvx])?(?:uye|uya|uyu|ieu|yeu|uoi|uou|oai|oay|oeo|uay|uao|ia|ie|iu|ua|ue|ui|uo|uu|uy|oa|oe|oi|oo|eo|eu|ai|ao|au|ay|ye|a|e|i|o|u|y)(?:ch|ng|nh|[cmnpt])?$/;

/** Agencies, as they are named in time cells. */
export const AGENCY =
  "(?:thuong truc )?(?:ubnd|hdnd|uy ban nhan dan|hoi dong nhan dan|dang uy|tinh uy|huyen uy|thanh uy|ubmttq|uy ban mttq|mttq|mat tran|so|bo|ban|phong|chi cuc|cuc|tong cuc|van phong|trung tam|cong an|doan|hoi|chinh phu|thu tuong|quoc hoi|cap tren|cap co tham quyen|co quan|trung uong|tinh|huyen|xa|phuong|thanh pho|quan|thi xa|thi tran|dac khu|nganh|chu tich|lanh dao|nhnn|kho bac|thanh tra|toa an|vien kiem sat|bhxh|bao hiem xa hoi|dang|luat)";

/** What plans ask for: a label of a milestone. */
export const PRODUCT =
  /(?:^|[^a-z0-9])(?:bao cao|bc|b\/c|ke hoach|kh|quyet dinh|qd|van ban|vb|du thao|to trinh|cong van|cv|danh muc|s0 ket|so ket|tong ket|ban hanh|xay dung|to chuc|trien khai|tham muu|trinh|dang ky|gui|nop|kiem tra|ra soat|danh gia|tu cham|cham diem|khao sat|tuyen truyen|tap huan|hoi nghi|hoi thi|doi thoai|cap nhat|cong bo|cong khai|niem yet|tong hop|phe duyet|tham dinh|hoan thien|phat dong|dot \d+|lan \d+|giai doan \d+|thuc hien|lap|hop|ket qua|phuong an|de an|chuong trinh|nghi quyet|bien ban|phieu|ho so|so lieu|thong ke|nghiem thu|ban giao|thanh ly|giai ngan|quyet toan|du toan)(?![a-z0-9])/;

/** Public holidays by day and month; a deadline named on one is told so (`named_is_holiday`). */
export const HOLIDAYS: ReadonlySet<string> = new Set(["01-01", "04-30", "05-01", "09-02", "11-24"]);

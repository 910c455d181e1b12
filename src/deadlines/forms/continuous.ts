import { matchAt, type Form } from "../mention.js";

// "24/7", but not the day "trước ngày 24/7", "24/7/2026"
const ROUND_THE_CLOCK =
  "(?<!(?:ngay|truoc|den|toi|het|tu|sau|vao|nhat|han|la|va|hoac) ?)24/7(?! ?[/.-] ?\\d)";

// "Thường xuyên", "thường xuyên, liên tục", "hàng ngày", "duy trì thường xuyên", "24/24", "suốt năm", "quanh năm"
const WORDS = `thuong xuyen|lien tuc|lau dai|hang ngay|hang nga0|moi ngay|hang gio|24/24(?: ?gio| ?h)?|${ROUND_THE_CLOCK}|quanh nam|(?:xuyen |trong )?suot(?: trong)?(?: ca)?(?: nam(?! ?\\d)|(?= nam \\d))|xuyen suot|khong thoi han|khong xac dinh thoi han|thuong truc|thuong nhat`;
const PATTERN = new RegExp(
  `(?:(?:duy tri|thuc hien|trien khai|tien hanh|nhiem vu|cong viec) )?(?:${WORDS})(?:(?: ?, ?| va | ?- ?| ?/ ?|, va | ?; ?| )(?:${WORDS}|kip thoi|dong bo|ben bi|kien tri|hieu qua))*(?![a-z0-9])(?! (?:ra soat|kiem tra|theo doi|cap nhat) (?=.{30}))`,
  "y",
);

export const continuous: Form = ({ key }, from) => {
  const match = matchAt(PATTERN, key, from);
  return match === null ? null : { to: from + match[0].length, value: { type: "continuous" } };
};

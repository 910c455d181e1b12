import { matchAt, type Form } from "../mention.js";

// "từ nay", "từ nay trở đi", "kể từ nay"
const NOW = /(?:ke )?tu (?:nay|bay gio|thoi diem nay)(?: tro di)?(?![a-z])/y;

// "và những năm tiếp theo", "trở đi"
const ONWARDS =
  /(?:va )?(?:duy tri )?(?:(?:cho|trong|o|vao) )?(?:cac|nhung) (?:nam|thang|quy|tuan|ky|giai doan|thoi gian) (?:tiep theo|sau|ke tiep|toi|tiep)(?: do)?(?![a-z0-9])|tro di(?![a-z])/y;

// "và các quý còn lại trong năm"
const REST =
  /(?:va )?(?:cac|nhung) (?:thang|quy|tuan|ky) con lai(?: (?:cua|trong) nam)?(?: ?20\d\d)?(?![a-z0-9])/y;

export const onwards: Form = ({ key }, from) => {
  const rest = matchAt(REST, key, from);
  if (rest !== null) return { to: from + rest[0].length, value: { type: "onwards", rest: true } };
  const match = matchAt(ONWARDS, key, from);
  return match === null ? null : { to: from + match[0].length, value: { type: "onwards" } };
};

export const now: Form = ({ key }, from) => {
  const match = matchAt(NOW, key, from);
  return match === null ? null : { to: from + match[0].length, value: { type: "now" } };
};

import { matchAt, type Form } from "../mention.js";

// "ngày ... tháng ... năm 2026", "…/…/2026", "ngày    tháng    năm 2026", "xx/xx/2026", "dd/mm/yyyy", "tháng ..../2026", "ngày /7/2025"
const BLANK = "(?:\\.{2,}|_{2,}|\\[ ?\\]|x{2}|dd|mm|-{2,})";
const PATTERNS = [
  new RegExp(
    `(?:ngay|thang|quy|nam)? ?(?:${BLANK}|\\d{1,2}) ?/ ?(?:${BLANK}|\\d{1,2}) ?/ ?(?:${BLANK}|\\d{4}|yyyy)`,
    "y",
  ),
  new RegExp(`(?:ngay|thang|quy|nam) ?${BLANK}(?: ?(?:/|thang|nam) ?(?:${BLANK}|\\d{1,4})?)*`, "y"),
  new RegExp(`${BLANK} ?/ ?(?:${BLANK}|\\d{1,4})`, "y"),
  /ngay,? ?thang(?: \d{1,2})?,? ?nam(?: ?20\d\d)?(?![a-z])/y,
  /(?:ngay|thang|quy) ?\/ ?(?:\d{1,2} ?\/ ?)?\d{4}/y,
  /\/ ?\/ ?20\d\d/y,
];
const HAS_BLANK = new RegExp(`${BLANK}|^ngay,? ?thang|^(?:ngay|thang|quy) ?/|^/`);

export const placeholder: Form = ({ key }, from) => {
  for (const pattern of PATTERNS) {
    const match = matchAt(pattern, key, from);
    if (match === null || !HAS_BLANK.test(match[0])) continue;
    return {
      to: from + match[0].length,
      value: { type: "broken", flags: ["template_placeholder"] },
    };
  }
  return null;
};

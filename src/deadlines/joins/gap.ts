import type { Dated } from "../dated.js";
import type { Mention, Value } from "../mention.js";

/** Words between two pieces that do not part them. */
export const FILLER =
  /^(?:[\s,:(/-]|(?:vao|trong|la|cua|moi|dinh ky|hoan thanh|thuc hien|truoc|bao cao|cac|va duoc|bat dau|ket thuc|gui|tu|thang|chia|lam|ngay)(?![a-z0-9]))*$/;

export const JOINT = /^[\s]*(?:-|→|~|)[\s]*$/;

export const LISTED = /^\s*(?:,|;|va|hoac|&|\/|\+|, va|-)?\s*$/;

export const COMPLETES =
  /^[\s,(:-]*(?:(?:va )?(?:phai )?(?:hoan thanh|xong|ket thuc|hoan tat|cham nhat|trong do)[a-z\s,]*)?[\s(:]*$/;

export const FROM_START_TO_END =
  /^(?: ?bat dau)?[\s,;.|-]*(?:(?:thoi gian|thoi diem|thoi han|ngay|thang) )?(?:ket thuc|hoan thanh)(?: (?:vao|trong|den|thuc hien|truoc|ngay|thang))?[\s:]*$/;

const FOR_REPORT =
  /^[\s,(]*(?:doi voi|cho|ap dung (?:doi voi|cho))(?: cac)?(?: loai)?(?: bao cao)?(?=\s|$)/;

/** "chậm nhất ngày 25/11 đối với báo cáo định kỳ |hằng năm|": what stands between says only for which report. */
export function withoutPurpose(gap: string): string {
  return gap.replace(FOR_REPORT, "");
}

export type Pair = { a: Value; b: Value; gap: string; next: Mention; hard: boolean };

export type Rule = (pair: Pair) => Value | null;

export function datedItems(value: Value): Dated[] | null {
  if (value.type === "dated") return value.openEnd === true ? null : [value];
  return value.type === "list" ? value.items : null;
}

import type { NoneSchedule } from "../domain/schedule.js";
import { AGENCY, PRODUCT } from "./words.js";

// "", "-", "…", "x", "(trống)", "Không quy định"
const NOTHING =
  /^(?:[^a-z0-9]*|x|\/\/|\(?trong\)?|k|ko|khong(?: co| qui dinh| xac dinh)?|chua (?:co|xac dinh|qui dinh)|n\/a|null|na)$/;
const HEADING =
  /^(?:\(?\d{1,2}\)?|(?:thoi (?:gian|han)|tien do|han|moc thoi gian)(?: (?:thuc hien|hoan thanh|bat dau|ket thuc|trinh|ban hanh|du kien|bao cao))*|bat dau|ket thuc|ghi chu|stt|tt|san pham|ngay hoan thanh)$/;
const DITTO = /^(?:nhu tren|nt|-?nt-?|tuong tu)$/;
const DONE =
  /^[\s\-+]*(?:ubnd [a-z ]{2,20} |xa |phuong |van phong )?da (?:duoc |va dang )?(?:hoan thanh|thuc hien|ban hanh|trien khai|xong|to chuc|bao cao|gui|nop|co|trinh|phe duyet|kien toan|thanh lap|tham muu|xay dung|dang ky|hop|cong bo)/;
const TEMPORAL =
  /(?:^|[^a-z])(?:thang|quy|ngay|nam 2|truoc|cham nhat|het|han|tuan|dinh ky|\d{1,2}\/\d)(?![a-z])/;
const AGENCY_ONLY = new RegExp(
  `^(?:cac |lanh dao |cong chuc |can bo |bo phan |trung tam |ban |to )*(?:${AGENCY}|bo phan|cong chuc|can bo|vp|tt)(?![a-z])`,
);

/** The phrase says that the work is done: there is nothing to wait for. */
export function isPast(key: string): boolean {
  return DONE.test(key);
}

/** Why a phrase holds no deadline; `unread` where it might hold one that no form fits. */
export function noDeadline(key: string): NoneSchedule {
  const plain = key
    .replace(/[\s.;:,…]+$/, "")
    .replace(/^[\s\-+]+/, "")
    .trim();
  if (NOTHING.test(plain)) return none("missing");
  if (HEADING.test(plain)) return none("heading_row");
  if (isPast(plain)) return none("past_event");
  if (DITTO.test(plain) || TEMPORAL.test(plain)) return none("unread");
  if (
    AGENCY_ONLY.test(plain) &&
    !/^(?:ban hanh|bo tri|bo sung|so ket|phong chong|hoi dap)/.test(plain)
  )
    return none("wrong_cell");
  return none(PRODUCT.test(` ${plain} `) ? "not_a_deadline" : "unread");
}

function none(flag: string): NoneSchedule {
  return { kind: "none", flags: [flag], confirm: true };
}

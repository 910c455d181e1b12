import type { Mention, Value } from "./mention.js";

const DOCUMENT =
  /(?:^|[^a-z])(?:ke hoach|kh|de an|chuong trinh|chi so|bao cao|nghi quyet|du toan|danh muc|phuong an|quyet dinh|de cuong|chi tieu|nhiem vu)(?![a-z])[^,;:]*$/;
/** What is made about a period once it is over, or nearly. */
const ABOUT =
  /(?:^|[^a-z])(?:bao cao|bc|so lieu|ho s[0o]|s[0o] ket|tong ket|quyet toan|danh gia|ket qua|kiem diem|xep loai|cham diem|tu cham|giao ban|thong ke|chi so|bieu|phieu|kiem ke|binh xet|thi dua|doi chieu|ra soat|cong tac)(?![a-z])[^,;:()]*$/;
/** "Kế hoạch |quý II| ban hành trước ngày 05/4": the document's own period stands right behind its name. */
const PLANNED =
  /(?:^|[^a-z])(?:ke hoach|kh|lich|chuong trinh|danh muc|du toan)(?: (?:cong tac|kiem tra|tuyen truyen|cchc))? $/;
/** Between the period that names something and the day on which it is due. */
const DUE_VERBS =
  /^(?:[\s]|(?:gui|nop|chot|xong|hoan thanh|hoan tat|ket thuc|phai|can|duoc|thuc hien|bao cao|cham nhat|la|vao)(?![a-z]))*$/;
const APART = /[,;]|(?:^| )va |^ ?[-→] ?$/;

/**
 * "Kế hoạch năm 2027 trong tháng 12/2026", "Báo cáo quý II gửi trước ngày 15/6": the period is part of what something
 * is called, not of when it is due. `floor` is where the mention before ended.
 */
export function isName(mention: Mention, next: Mention, key: string, floor: number): boolean {
  if (isOccasion(mention, next, key, floor)) return true;
  if (isHeading(mention, next, key)) return true;
  const unit = plainUnit(mention.value);
  if (unit === null) return false;
  if (!["dated", "range", "list", "recurring", "day"].includes(next.value.type)) return false;
  const before = key.slice(floor, mention.from);
  const gap = key.slice(mention.to, next.from);
  const years = unit === "year" || unit === "years";
  if (years && DOCUMENT.test(before) && !APART.test(gap)) return true;
  if (next.value.type === "recurring" || next.value.type === "day") return false;
  if (!/[a-z]{2}[^;:,()]*$/.test(before)) return false;
  const led = isLed(next.value);
  if (ABOUT.test(before) || (led && PLANNED.test(before))) return aboutGap(gap, led);
  return led && DUE_VERBS.test(gap);
}

/** "Báo cáo quý I, 6 tháng, 9 tháng, năm: trước ngày 14/3, …": which reports, then when. */
function isHeading({ value, to }: Mention, next: Mention, key: string): boolean {
  return (
    value.type === "recurring" &&
    value.periods !== undefined &&
    value.days.length === 0 &&
    (next.value.type === "dated" || next.value.type === "list") &&
    /^ ?: ?(?:vao |ngay )*$/.test(key.slice(to, next.from))
  );
}

const OCCASION = /(?:ky niem|chao mung|huong ung|quoc khanh|nhan ngay|nhan dip)(?![a-z])[^,;]*$/;

/** "Chào mừng Quốc khánh 02/9 (trước ngày 25/8)": the day celebrated is not the day due. */
function isOccasion(mention: Mention, next: Mention, key: string, floor: number): boolean {
  const { value } = mention;
  return (
    value.type === "dated" &&
    value.unit === "date" &&
    value.op === undefined &&
    OCCASION.test(key.slice(floor, mention.from)) &&
    isLed(next.value)
  );
}

function aboutGap(gap: string, led: boolean): boolean {
  if (/^ ?[:-] ?(?:vao |la )?(?:ngay )?$/.test(gap)) return true;
  if (led) return !/;|(?:^| )va |, ?(?!gui|nop|hoan thanh|chot)|[)]/.test(gap);
  return DUE_VERBS.test(gap);
}

/** A period named by itself, without "trong", "trước" and kin. */
function plainUnit(value: Value): string | null {
  const dated = value.type === "list" ? value.items[0] : value;
  if (dated?.type !== "dated" || dated.op !== undefined || dated.openEnd === true) return null;
  return dated.unit === "date" || dated.slice !== undefined ? null : dated.unit;
}

/** Whether "trước", "đến hết", "từ" and kin stand before it. */
function isLed(value: Value): boolean {
  if (value.type === "dated") return value.op !== undefined && value.op.which !== "about";
  if (value.type === "list") return value.items[0]?.op !== undefined;
  return value.type === "range" && value.from?.op?.which === "from";
}

const DAY = "\\d{1,2}[/.-]\\d{1,2}(?:[/.-]\\d{2,4})?|\\d{1,2} thang \\d{1,2}(?: nam \\d{4})?";
const TOLD = [
  // "có hiệu lực thi hành từ ngày 01/7/2026"
  new RegExp(`hieu luc(?: thi hanh)?(?: ke| t[i0]nh)?(?: tu)?(?: ngay)? (?:${DAY})`, "g"),
  // "so với cùng kỳ năm 2025", "tồn đọng từ năm 2025", "chuyển tiếp từ năm 2025"
  /(?:so voi|cung ky|ton dong|chuyen tiep|chuyen sang|keo dai|ton)(?: cung ky| cuoi| dau| tu)*(?: thang \d{1,2}(?:\/| nam )\d{4}| quy [iv]{1,3}(?:\/| nam )\d{4}| nam \d{4})/g,
  // "định hướng đến năm 2030", "tầm nhìn 2045"
  /(?:,? ?va dinh huong|,? ?(?:va )?tam nhin)(?: den| toi)?(?: nam)? 20\d\d/g,
];

/** The key with days and years blotted out that only tell what was or what lies far ahead. */
export function withoutBackground(key: string): string {
  return TOLD.reduce(
    (rest, pattern) => rest.replace(pattern, (match) => "#".repeat(match.length)),
    key,
  );
}

/** "thay cho 30/6/2026", "trừ tháng 12", "không thực hiện trong tháng 7", "đã quá hạn": what is read is changed by these. */
const CHANGED =
  /(?:^|[^a-z])(?:thay (?:cho|the|vi)|gia han|lui (?:den|sang|thoi han)|dieu chinh (?:tu|den|sang|thoi)|chuyen (?:tu|sang) (?:ngay|thang|quy)|tam (?:dung|hoan|nhin)|dinh huong den|tru (?:thang|quy|ngay|nam|tuan)|ngoai tru|khong (?:thuc hien|to chuc|trien khai|bao cao|ap dung|t[i0]nh|bao gom|phai)|qua han|trong do|da hoan thanh|tro ve truoc|bai bo|huy bo)(?![a-z])|^t[i0]nh den |am lich/;

/** Whether words stand in the phrase that turn about what its dates say. */
export function isChanged(key: string): boolean {
  return CHANGED.test(key);
}

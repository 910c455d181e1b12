import type { Mention } from "./mention.js";

/** A number that a date could be made of: "15/7", "tháng 6", "quý III", a year, a lone number. */
const SUSPICIOUS =
  /(?<![\d#/.,-])\d{1,2}[/.-]\d{1,2}(?![\d,%])(?:[/.-]\d+)?|(?:thang|quy|ngay) ?(?:\d|i{1,3}(?![a-z])|iv)|(?:^|[^\d/.,#-])(?:19|20)\d\d(?![\d/.,%])|\d{1,2}[/-]\d{3,5}|(?:^|[^a-z])(?:i{1,3}|iv)\/20\d\d/;
/** A sum of money beside a year is a budget as much as a deadline. */
const MONEY = /\d ?(?:trieu|ty|ti|nghin|ngan)(?: dong)?(?![a-z])/;
const COUNTED = /\d[\d.,]*(?: ?-? ?\d[\d.,]*)? ?(?:%|\/\d+ (?=[a-z])|(?=[a-z]{2,}))/g;

function isYear({ value }: Mention): boolean {
  return value.type === "dated" && value.unit === "year";
}

/** Whether something that looks like a date was not read: then the reading has to be looked at. */
export function hasUnread(key: string, read: readonly Mention[]): boolean {
  const mentions = read.toSorted((a, b) => a.from - b.from);
  let rest = "";
  let at = 0;
  for (const mention of mentions) {
    rest += `${key.slice(at, mention.from)} | `;
    at = Math.max(at, mention.to);
  }
  rest += key.slice(at);
  // What "năm 2027" is left was taken for a part of a document's name.
  rest = rest.replace(/(?:nam|giai doan|nam hoc) 20\d\d(?: ?- ?20\d\d)?(?![\d/])/g, " ");
  if (SUSPICIOUS.test(rest) || (MONEY.test(rest) && read.every(isYear))) return true;
  const counted = rest.replace(COUNTED, (match) =>
    /(?:thang|quy|ngay|nam)$/.test(match) ? match : " ",
  );
  return /(?:^|[\s|(,;-])\d{1,4}(?=$|[\s|),;.-])/.test(
    counted.replace(/(?:^|[\s;|(])\(?\d{1,2}[.)](?=\s)/g, " "),
  );
}

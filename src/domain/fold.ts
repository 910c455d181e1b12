/**
 * A text as it is searched and compared: lower case, without marks, đ as d, single spaces.
 * `fold("Uỷ ban  Nhân dân")` and `fold("ủy ban nhân dân")` are equal.
 */
export function fold(text: string): string {
  return text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]+/g, "")
    .toLowerCase()
    .replaceAll("đ", "d")
    .replace(/\s+/g, " ")
    .trim();
}

/** What takes no room and is copied along from pages and documents: soft hyphens, marks of direction, half letters. */
const UNSEEN =
  /[^\P{Cc}\n\r\t]|[\p{Cs}\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/gu;

/** A text as one sees it: two that look alike are alike, and none is shown backwards. */
export function visible(text: string): string {
  return text.replace(UNSEEN, "");
}

/** The folded words of a text; punctuation separates: "VH-XH, xã" → ["vh", "xh", "xa"]. */
export function foldedWords(text: string): string[] {
  return fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
}

/** True for equal words, and for one letter added, dropped, changed, or two neighbours swapped. */
export function editDistanceAtMostOne(a: string, b: string): boolean {
  if (a === b) return true;
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  const restA = a.slice(start);
  const restB = b.slice(start);
  if (a.length > b.length) return restA.slice(1) === restB;
  if (a.length < b.length) return restA === restB.slice(1);
  if (restA.slice(1) === restB.slice(1)) return true;
  return restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2);
}

import { mendLetterSpacing } from "./letter-spacing.js";

export type Word = {
  text: string;
  /** Lower case without the punctuation around it; figures are "#". "" for a lone dash. */
  key: string;
  /** Spaces before it in the line. */
  gap: number;
  capital: boolean;
  /** All capitals: "UBND". */
  acronym: boolean;
  /** The piece of a table it stands on, where pages or repeated heads tear it. */
  sheet: number;
  /** The sign it ends with: a full stop, or one after which the sentence goes on. */
  stop: "full" | "half" | "none";
};

/** One line of the document that has text. */
export type Line = {
  /** Counted from 1 in the file, blank lines too. */
  no: number;
  page: number | null;
  text: string;
  words: Word[];
  /** Blank lines before it. */
  blanks: number;
};

/**
 * The lines with text, with the page each stands on: a form feed begins a page; so does, in extractions with blank
 * lines between their lines, one that is indented by a space and follows without a blank one, or that follows three
 * quite empty ones. Null: not to be seen.
 */
export function pageLines(text: string): Line[] {
  const raw = text.split(/\r\n|\r|\n/);
  const pages = new PageCounter(raw);
  const lines: Line[] = [];
  let last = -1;
  let lastPage: number | null = null;
  raw.forEach((line, i) => {
    const page = pages.of(i);
    const mended = mendLetterSpacing(line.replaceAll("\f", " ")).trimEnd();
    if (mended.trim() === "") return;
    const first = page !== lastPage;
    lastPage = page;
    // The page's own printed number.
    if (first && page !== 1 && mended.trim() === String(page)) return;
    lines.push({
      no: i + 1,
      page,
      text: mended.trim().replace(/\s+/g, " "),
      words: wordsOf(mended, page ?? 0),
      blanks: i - last - 1,
    });
    last = i;
  });
  return lines;
}

/** How many blank lines stand between most lines. */
export function usualGap(lines: readonly Line[]): number {
  const gaps = lines.map((line) => line.blanks).sort((a, b) => a - b);
  return gaps[Math.floor(gaps.length / 2)] ?? 0;
}

/** The words of a line; `gap` keeps how far apart they stand. */
export function wordsOf(line: string, sheet = 0): Word[] {
  return [...line.matchAll(/(\s*)(\S+)/gu)].map((found) => {
    const text = found[2] ?? "";
    const key = wordKey(text);
    const capital = /^\p{Lu}/u.test(text);
    return {
      text,
      key,
      sheet,
      gap: (found[1] ?? "").length,
      capital,
      acronym: capital && key.length > 1 && text === text.toUpperCase(),
      stop: text.endsWith(".") ? "full" : /[,;:]$/.test(text) ? "half" : "none",
    };
  });
}

/** "(Quý" and "quý" have one key, and all figures have one: "15/7/2025" → "#". */
export function wordKey(word: string): string {
  const bare = word.toLowerCase().replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "");
  return /^\d[\d/.,:h-]*$/u.test(bare) ? "#" : bare;
}

/** Where pages begin, by the traces that extraction leaves of them. */
class PageCounter {
  private page = 1;
  private readonly raw: readonly string[];
  private readonly byIndent: boolean;
  private readonly byFeed: boolean;
  private readonly byGap: boolean;

  constructor(raw: readonly string[]) {
    this.raw = raw;
    const blank = raw.filter((line) => line.trim() === "").length;
    const spaced = raw.filter((line) => /\S +$/.test(line)).length;
    this.byFeed = raw.some((line) => line.includes("\f"));
    this.byIndent = !this.byFeed && blank > raw.length / 4;
    this.byGap = this.byIndent && spaced > (raw.length - blank) / 2;
  }

  of(i: number): number | null {
    const line = this.raw[i] ?? "";
    if (this.byFeed) this.page += line.split("\f").length - 1;
    if (this.byIndent && (this.startsIndented(i) || this.startsBehindGap(i))) this.page++;
    return this.byFeed || this.byIndent ? this.page : null;
  }

  private startsIndented(i: number): boolean {
    const line = this.raw[i] ?? "";
    const before = this.raw[i - 1];
    if (before === undefined || before.trim() === "" || !/^ \S/.test(line)) return false;
    // In a table a heading row or a lone number may stand so in the middle of a page.
    return !/^ /.test(before) && !/^[IVX]+\s*$/.test(before);
  }

  /** Each printed line ends in a space there, blank ones too; three without any are no lines of the page. */
  private startsBehindGap(i: number): boolean {
    if (!this.byGap || this.raw[i] === "" || i < 4) return false;
    return this.raw[i - 1] === "" && this.raw[i - 2] === "" && this.raw[i - 3] === "";
  }
}

import { Unzlib } from "fflate";
import { joinParts } from "./text-parts.js";
import { pageLinesOf, type Placed } from "./text-page.js";

const PAGES = 3;
const MILLISECONDS = 10_000;
/** A stream of words or letters that unpacks further than this is left alone. */
const STREAM_LIMIT = 64 * 1024 * 1024;
const SLICE = 64 * 1024;

/** What is used of the library, whose own types ask for a browser. */
type Library = {
  getDocumentProxy(bytes: Uint8Array, options: Record<string, unknown>): Promise<Pdf>;
};
type Pdf = { numPages: number; getPage(no: number): Promise<Page>; destroy(): Promise<void> };
type Page = {
  getTextContent(): Promise<{ items: readonly (Item | { type: string })[] }>;
  getViewport(options: { scale: number }): { transform: number[] };
  getAnnotations(): Promise<readonly Note[]>;
};
type Item = { str: string; transform: number[]; width: number; height: number };
type Note = { contentsObj?: { str?: string }; fieldValue?: unknown; textContent?: unknown };

/**
 * The text of the first pages with the notes put on them; null for scans, for what needs a password and for what would
 * unpack too far.
 */
export async function pdfText(bytes: Uint8Array): Promise<string | null> {
  if (unpacksTooFar(bytes)) return null;
  const library: Library = await import("unpdf");
  const opening = library.getDocumentProxy(new Uint8Array(bytes), {
    isEvalSupported: false,
    verbosity: 0,
  });
  const pdf = await inTime(opening);
  if (pdf === null) return null;
  try {
    const parts: string[][] = [];
    for (let no = 1; no <= Math.min(PAGES, pdf.numPages); no++) {
      const lines = await inTime(pdf.getPage(no).then(linesOf));
      if (lines === null) break;
      parts.push(lines);
    }
    return joinParts(parts);
  } finally {
    await pdf.destroy();
  }
}

async function inTime<T>(work: Promise<T>): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, MILLISECONDS, null);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

async function linesOf(page: Page): Promise<string[]> {
  const { items } = await page.getTextContent();
  const view = page.getViewport({ scale: 1 }).transform;
  const placed = items.flatMap((item): Placed[] => {
    if (!("str" in item)) return [];
    const [a, b, c, d, e, f] = times(view, item.transform);
    const tilted = Math.abs(b) > Math.abs(a) / 10;
    const height = Math.hypot(c, d);
    return [{ text: item.str, x: e, y: f, width: item.width, height, tilted }];
  });
  return [...(await notesOf(page)), ...pageLinesOf(placed)];
}

type Matrix = [number, number, number, number, number, number];

function times(outer: readonly number[], inner: readonly number[]): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = outer;
  const [g = 1, h = 0, i = 0, j = 1, k = 0, l = 0] = inner;
  return [
    a * g + c * h,
    b * g + d * h,
    a * i + c * j,
    b * i + d * j,
    a * k + c * l + e,
    b * k + d * l + f,
  ];
}

/** Words typed over a page: stamps, text boxes, fields of a form. */
async function notesOf(page: Page): Promise<string[]> {
  const notes = await page.getAnnotations().catch(() => []);
  return notes.flatMap((note) =>
    [note.contentsObj?.str, note.fieldValue, ...[note.textContent].flat()].filter(
      (text): text is string => typeof text === "string" && text !== "",
    ),
  );
}

/** Streams of pictures do not count: they are not unpacked for the text. */
function unpacksTooFar(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  let end = 0;
  for (;;) {
    const at = file.indexOf("stream", end);
    if (at < 0) return false;
    const from = at + (file[at + 6] === 0x0d ? 8 : 7);
    const until = file.indexOf("endstream", from);
    end = until < 0 ? file.length : until + "endstream".length;
    const about = file.toString("latin1", Math.max(0, at - 1000), at);
    const entries = about.slice(about.lastIndexOf(" obj") + 1);
    if (/\/Image\b/.test(entries)) continue;
    if (entries.split(/\/Fl(?:ateDecode)?\b/).length > 2) return true;
    if (isTooLarge(file.subarray(from, until < 0 ? file.length : until))) return true;
  }
}

function isTooLarge(packed: Uint8Array): boolean {
  if (((packed[0] ?? 0) & 0x0f) !== 8) return false;
  let size = 0;
  const stream = new Unzlib((data) => {
    size += data.length;
  });
  try {
    for (let at = 0; at < packed.length && size <= STREAM_LIMIT; at += SLICE) {
      stream.push(packed.subarray(at, at + SLICE));
    }
  } catch {
    // Damaged, or not packed so: the reader of the page has its own way with it.
  }
  return size > STREAM_LIMIT;
}

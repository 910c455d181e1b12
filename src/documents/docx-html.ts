import mammoth from "mammoth";
import { inspectArchive } from "./archive.js";
import { tidy } from "./decode.js";
import { DocumentError } from "./errors.js";

export type DocxCell = { paragraphs: string[]; colspan: number; rowspan: number };
export type DocxBlock = { kind: "paragraph"; text: string } | { kind: "table"; rows: DocxCell[][] };

const DOCX_LIMIT = 30 * 1024 * 1024;

/** The paragraphs and tables of a Word file, in order. Throws DocumentError where it cannot be opened safely. */
export async function docxBlocks(bytes: Uint8Array): Promise<DocxBlock[]> {
  if (bytes.length > DOCX_LIMIT) throw new DocumentError("too_large");
  inspectArchive(bytes);
  let html: string;
  try {
    const result = await mammoth.convertToHtml(
      { buffer: Buffer.from(bytes) },
      { convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: "" })) },
    );
    html = result.value;
  } catch (cause) {
    throw new DocumentError("docx_damaged", cause);
  }
  return blocksOf(tidy(html));
}

const ENTITIES: Record<string, string> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  "#39": "'",
  nbsp: " ",
};

/** Reads the plain HTML that mammoth writes: paragraphs, headings, list items and tables. */
function blocksOf(html: string): DocxBlock[] {
  const blocks: DocxBlock[] = [];
  let table: DocxCell[][] | null = null;
  let cell: DocxCell | null = null;
  let depth = 0;
  let text = "";
  const flush = (): void => {
    const line = text.replace(/\s+/g, " ").trim();
    text = "";
    if (line === "") return;
    if (cell !== null) cell.paragraphs.push(line);
    else blocks.push({ kind: "paragraph", text: line });
  };
  for (const token of html.matchAll(/<(\/?)([a-z0-9]+)([^>]*)>|([^<]+)/gi)) {
    if (token[4] !== undefined) {
      text += unescaped(token[4]);
      continue;
    }
    const closing = token[1] === "/";
    const name = (token[2] ?? "").toLowerCase();
    if (/^(?:p|h[1-6]|li|br)$/.test(name)) flush();
    else if (name === "table") {
      flush();
      depth += closing ? -1 : 1;
      if (depth === 1 && !closing) table = [];
      if (depth === 0 && table !== null) {
        blocks.push({ kind: "table", rows: table });
        table = null;
        cell = null;
      }
    } else if (depth === 1 && name === "tr" && !closing) table?.push([]);
    else if (depth === 1 && (name === "td" || name === "th")) {
      flush();
      cell = closing ? null : { paragraphs: [], ...spansOf(token[3] ?? "") };
      if (cell !== null) table?.at(-1)?.push(cell);
    }
  }
  flush();
  return blocks;
}

function spansOf(attributes: string): { colspan: number; rowspan: number } {
  const span = (name: string): number =>
    Number(new RegExp(`${name}="(\\d+)"`).exec(attributes)?.[1] ?? 1);
  return { colspan: Math.min(50, span("colspan")), rowspan: Math.min(500, span("rowspan")) };
}

function unescaped(text: string): string {
  return text.replace(/&(#?\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole);
}

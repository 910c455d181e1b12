import { byNumber, joinParts } from "./text-parts.js";
import { sheetParts } from "./text-sheet.js";
import { xmlLines, xmlText, type XmlShape } from "./text-xml.js";
import type { Zip } from "./text-zip.js";

/** A part of an office file is read so far: bytes. */
const PART_BYTES = 8 * 1024 * 1024;
const PARTS = 300;

const RUNS: XmlShape = {
  breaks: new Set(["p", "br", "cr", "tc", "txbxcontent"]),
  holds: new Set(["t"]),
  skips: new Set(["rph"]),
};
const OPEN_DOCUMENT: XmlShape = {
  breaks: new Set("p h line-break annotation creator date list-item table-cell".split(" ")),
  holds: null,
  skips: new Set(["script", "binary-data"]),
};
const PROPERTIES: XmlShape = { breaks: null, holds: null, skips: new Set() };

/** The text of a Word, Excel, PowerPoint or OpenDocument file, headers first; undefined where it is none of these. */
export function officeText(zip: Zip): string | null | undefined {
  const has = (name: string): boolean => zip.names.includes(name);
  if (zip.names.some((name) => /^word\/document\d*\.xml$/.test(name))) return wordText(zip);
  if (has("xl/workbook.xml")) {
    const drawn = runs(zip, /^xl\/(?:drawings\/\w+\.(?:xml|vml)|comments\w*\.xml)$/);
    return joinParts([...sheetParts(zip), ...drawn, ...properties(zip)]);
  }
  if (has("ppt/presentation.xml")) {
    const slides = runs(zip, /^ppt\/slides\/[^/]+\.xml$/);
    const behind = runs(zip, /^ppt\/(?:slideMasters|slideLayouts|notesSlides)\/[^/]+\.xml$/);
    return joinParts([...slides, ...behind, ...properties(zip)]);
  }
  if (has("content.xml") && has("mimetype")) {
    return joinParts(
      ["styles.xml", "content.xml", "meta.xml"].map((name) => {
        const shape = name === "meta.xml" ? PROPERTIES : OPEN_DOCUMENT;
        return linesOf(zip, name, shape);
      }),
    );
  }
  return undefined;
}

function wordText(zip: Zip): string | null {
  const headers = runs(zip, /^word\/(?:header|footer)\w*\.xml$/);
  const body = zip.names.filter((name) => /^word\/document\d*\.xml$/.test(name));
  const boxes: string[] = [];
  const texts = body.map((name) => {
    const xml = textOfPart(zip, name);
    boxes.push(...boxLines(xml));
    return xmlLines(xml, RUNS);
  });
  const notes = runs(zip, /^word\/(?:footnotes|endnotes|comments)\.xml$/);
  const drawn = runs(zip, /^word\/(?:diagrams\/data|charts\/chart)\w*\.xml$/);
  return joinParts([...headers, boxes, ...texts, ...notes, ...drawn, ...properties(zip)]);
}

/** A box may be tied to any paragraph and still stand at the head of the page. */
function boxLines(xml: string): string[] {
  const lines: string[] = [];
  const [, ...boxes] = xml.split("<w:txbxContent");
  for (const box of boxes) {
    const end = box.indexOf("</w:txbxContent>");
    lines.push(...xmlLines(`<w:p${end < 0 ? "" : box.slice(0, end)}</w:p>`, RUNS));
  }
  return lines;
}

function runs(zip: Zip, names: RegExp): string[][] {
  const found = zip.names.filter((name) => names.test(name)).sort(byNumber);
  return found.slice(0, PARTS).map((name) => linesOf(zip, name, RUNS));
}

function properties(zip: Zip): string[][] {
  return ["docProps/core.xml", "docProps/custom.xml"].map((name) => linesOf(zip, name, PROPERTIES));
}

function linesOf(zip: Zip, name: string, shape: XmlShape): string[] {
  return xmlLines(textOfPart(zip, name), shape);
}

function textOfPart(zip: Zip, name: string): string {
  return xmlText(zip.read(name)?.subarray(0, PART_BYTES) ?? new Uint8Array());
}

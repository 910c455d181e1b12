import { strToU8, zipSync, zlibSync } from "fflate";

type Parts = Record<string, string>;

function packed(parts: Parts): Uint8Array {
  return zipSync(
    Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])),
  );
}

export function paragraph(text: string): string {
  return `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
}

/** A Word file with a body and what else is given. */
export function docx(body: string, parts: Parts = {}): Uint8Array {
  const xml = `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`;
  return packed({ "[Content_Types].xml": "<Types/>", "word/document.xml": xml, ...parts });
}

/** A workbook of one sheet with one row. */
export function xlsx(cells: string, strings: string[] = [], tail = "", parts: Parts = {}) {
  const shared = strings.map((text) => `<si><r><t>${text}</t></r></si>`).join("");
  return packed({
    "xl/workbook.xml": '<workbook><sheets><sheet name="Biểu 1" sheetId="1"/></sheets></workbook>',
    "xl/sharedStrings.xml": `<sst>${shared}</sst>`,
    "xl/worksheets/sheet1.xml": `<worksheet><sheetData><row>${cells}</row></sheetData>${tail}</worksheet>`,
    ...parts,
  });
}

/** Slides and masters, each with one paragraph. */
export function pptx(slides: Parts): Uint8Array {
  const parts = Object.entries(slides).map(([name, text]) => [
    name,
    `<p:sld><a:p><a:r><a:t>${text}</a:t></a:r></a:p></p:sld>`,
  ]);
  return packed({ "ppt/presentation.xml": "<x/>", ...(Object.fromEntries(parts) as Parts) });
}

export function odf(body: string, header = ""): Uint8Array {
  return packed({
    mimetype: "application/vnd.oasis.opendocument.text",
    "content.xml": `<office:document-content><office:body>${body}</office:body></office:document-content>`,
    "styles.xml": `<office:document-styles><style:header>${header}</style:header></office:document-styles>`,
  });
}

const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/** The text of a Word 97 file as it lies in its stream. */
export function oldWord(text: string): Uint8Array {
  const filler = Buffer.alloc(504, 0xff);
  return Buffer.concat([Buffer.from(COMPOUND), filler, Buffer.from(text, "utf16le"), filler]);
}

/** A string of an Excel 97 file as it lies in its table of strings, between others, on an odd byte. */
export function oldSheetString(text: string): Uint8Array {
  const counted = (words: string): Buffer =>
    Buffer.concat([Buffer.from([words.length, 0, 1]), Buffer.from(words, "utf16le")]);
  const long = counted("a long text behind it that has more letters");
  return Buffer.concat([Buffer.from(COMPOUND), counted("Xã"), counted(text), long]);
}

type PdfOptions = { second?: string; packed?: boolean; turned?: boolean; note?: string };

/**
 * A PDF of one page whose font has two letters: <41> stands for `first`, <42> for `second`. Without a table of places:
 * readers rebuild it.
 */
export function pdf(content: string, first: string, options: PdfOptions = {}): Uint8Array {
  const { second = "x", packed: isPacked = false, turned = false, note } = options;
  const map = `/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <FF> endcodespacerange 2 beginbfchar <41> <${utf16(first)}> <42> <${utf16(second)}> endbfchar endcmap end`;
  const stream = (text: string): Buffer => {
    const bytes = isPacked ? Buffer.from(zlibSync(strToU8(text))) : Buffer.from(text, "latin1");
    const filter = isPacked ? "/Filter/FlateDecode" : "";
    const head = `<</Length ${String(bytes.length)}${filter}>>\nstream\n`;
    return Buffer.concat([Buffer.from(head), bytes, Buffer.from("\nendstream")]);
  };
  const noted = note === undefined ? "" : "/Annots[7 0 R]";
  const objects: (string | Buffer)[] = [
    "<</Type/Catalog/Pages 2 0 R>>",
    "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    `<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]${turned ? "/Rotate 90" : ""}${noted}/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>`,
    stream(content),
    "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>",
    stream(map),
    `<</Type/Annot/Subtype/FreeText/Rect[10 10 100 40]/DA(/F1 10 Tf)/Contents<FEFF${utf16(note ?? "")}>>>`,
  ];
  const bodies = objects.map((object, i) =>
    Buffer.concat([
      Buffer.from(`${String(i + 1)} 0 obj`),
      Buffer.from(object),
      Buffer.from("\nendobj\n"),
    ]),
  );
  return Buffer.concat([
    Buffer.from("%PDF-1.4\n"),
    ...bodies,
    Buffer.from("trailer<</Root 1 0 R>>\n"),
  ]);
}

function utf16(text: string): string {
  return Buffer.from(text, "utf16le").swap16().toString("hex");
}

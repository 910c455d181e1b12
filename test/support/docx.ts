import { strToU8, zipSync } from "fflate";

/** A cell of a Word table; `width`: over how many columns it is merged. */
export function cell(text: string, width = 1): string {
  const span = width > 1 ? `<w:tcPr><w:gridSpan w:val="${String(width)}"/></w:tcPr>` : "";
  return `<w:tc>${span}<w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`;
}

export function row(...cells: string[]): string {
  return `<w:tr>${cells.join("")}</w:tr>`;
}

/** A row of cells that are not merged. */
export function plainRow(...texts: string[]): string {
  return row(...texts.map((text) => cell(text)));
}

export function table(...rows: string[]): string {
  return `<w:tbl>${rows.join("")}</w:tbl>`;
}

export function paragraph(text: string): string {
  return `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
}

/** A Word file with nothing but a body. */
export function docx(body: string): Uint8Array {
  const types =
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';
  const rels =
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>';
  const document = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`;
  return zipSync({
    "[Content_Types].xml": strToU8(types),
    "_rels/.rels": strToU8(rels),
    "word/document.xml": strToU8(document),
  });
}

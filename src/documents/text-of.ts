import { decodeText } from "./decode.js";
import { docxBlocks } from "./docx-html.js";
import { DocumentError } from "./errors.js";
import { inspectArchive } from "./archive.js";
import { kindOf } from "./kind.js";

/**
 * The readable text of a document, for the check of secrecy marks; null for kinds that have none or cannot be read
 * (pictures, PDF, spreadsheets). Throws DocumentError for an archive that would expand beyond its limits.
 */
export async function textOf(bytes: Uint8Array, fileName: string): Promise<string | null> {
  const kind = kindOf(bytes, fileName);
  if (kind === "archive" || kind === "sheet") refuseBomb(bytes);
  if (kind !== "text" && kind !== "docx") return null;
  try {
    if (kind === "text") return decodeText(bytes);
    const blocks = await docxBlocks(bytes);
    const lines = blocks.flatMap((block) =>
      block.kind === "paragraph"
        ? [block.text]
        : block.rows.map((row) => row.map((cell) => cell.paragraphs.join(" ")).join(" | ")),
    );
    return lines.join("\n");
  } catch (fault) {
    if (fault instanceof DocumentError && fault.code === "archive_bomb") throw fault;
    return null;
  }
}

/** A damaged archive is no danger, only unreadable. */
function refuseBomb(bytes: Uint8Array): void {
  try {
    inspectArchive(bytes);
  } catch (fault) {
    if (fault instanceof DocumentError && fault.code === "archive_bomb") throw fault;
  }
}

/**
 * Parts of a document stand apart by form feeds: its headers, its pages, its sheets, the files of an archive. A stamp
 * is looked for at the head of each.
 */
export function joinParts(parts: readonly (string | readonly string[] | null)[]): string | null {
  const texts = parts.map((part) => (typeof part === "string" ? part : (part ?? []).join("\n")));
  const full = texts.map((text) => text.trim()).filter((text) => text !== "");
  return full.length === 0 ? null : full.join("\f");
}

/** Reads a document that lies inside of another one; null where it has no text. */
export type ReadInner = (bytes: Uint8Array, name: string) => Promise<string | null>;

/** "slide2.xml" before "slide10.xml". */
export function byNumber(a: string, b: string): number {
  return a.localeCompare(b, "en", { numeric: true });
}

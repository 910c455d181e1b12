import { byNumber } from "./text-parts.js";
import { attribute, xmlLines, xmlText, xmlTokens } from "./text-xml.js";
import type { Zip } from "./text-zip.js";

/** The head of a sheet, in letters: a stamp stands there. */
const SHEET_LETTERS = 8000;
const SHEETS = 100;
const STRINGS_BYTES = 32 * 1024 * 1024;
const HEAD_BYTES = 4 * 1024 * 1024;
/** Headers and footers stand behind the cells. */
const TAIL_BYTES = 256 * 1024;

/** The names of the sheets, then for each sheet its headers and footers and the cells of its head, one to a line. */
export function sheetParts(zip: Zip): string[][] {
  const strings = sharedStrings(zip);
  const sheets = zip.names.filter((name) => /^xl\/(?:work|chart)sheets\/[^/]+\.xml$/.test(name));
  const parts = sheets
    .sort(byNumber)
    .slice(0, SHEETS)
    .map((name) => {
      const bytes = zip.read(name) ?? new Uint8Array();
      const tail = xmlText(bytes.subarray(Math.max(0, bytes.length - TAIL_BYTES)));
      return [...headerLines(tail), ...cellLines(xmlText(bytes.subarray(0, HEAD_BYTES)), strings)];
    });
  return [sheetNames(zip), ...parts];
}

function sheetNames(zip: Zip): string[] {
  const names: string[] = [];
  for (const token of xmlTokens(xmlText(zip.read("xl/workbook.xml") ?? new Uint8Array()))) {
    if (token.kind !== "tag" || token.name !== "sheet") continue;
    names.push(attribute(token.attributes, "name") ?? "");
  }
  return names;
}

function sharedStrings(zip: Zip): string[] {
  const bytes = zip.read("xl/sharedStrings.xml")?.subarray(0, STRINGS_BYTES);
  const strings: string[] = [];
  let text = "";
  let inText = false;
  let inReading = false;
  for (const token of xmlTokens(xmlText(bytes ?? new Uint8Array()))) {
    if (token.kind === "text") {
      if (inText && !inReading) text += token.text;
    } else if (token.name === "t") inText = token.opens && !token.closes;
    else if (token.name === "rph") inReading = token.opens;
    else if (token.name === "si" && token.closes) {
      strings.push(text);
      text = "";
    }
  }
  return strings;
}

function cellLines(xml: string, strings: readonly string[]): string[] {
  const lines: string[] = [];
  let letters = 0;
  let type: string | null = null;
  let text = "";
  let inText = false;
  for (const token of xmlTokens(xml)) {
    if (token.kind === "text") {
      if (inText) text += token.text;
    } else if (token.name === "v" || token.name === "t") inText = token.opens && !token.closes;
    else if (token.name === "c" && token.closes) {
      const line = type === "s" ? (strings[Number(text)] ?? "") : text;
      if (line !== "") lines.push(line);
      letters += line.length;
      text = "";
      if (letters > SHEET_LETTERS) break;
    } else if (token.name === "c") {
      type = attribute(token.attributes, "t");
      text = "";
    }
  }
  return lines;
}

/** `&L&"Arial,Bold"&14…&C…`: sections, fonts, sizes, colours and fields among the words. */
function headerLines(xml: string): string[] {
  const from = xml.lastIndexOf("<headerFooter");
  if (from < 0) return [];
  const shape = { breaks: null, holds: null, skips: new Set<string>() };
  return xmlLines(xml.slice(from), shape).flatMap((line) =>
    line
      .replace(/&[LCR]/g, "\n")
      .replace(/&"[^"]*"|&K[0-9A-F]{6}|&\d+|&[A-Z]/g, "")
      .split("\n")
      .map((part) => part.trim())
      .filter((part) => part !== ""),
  );
}

export type XmlToken =
  | { kind: "text"; text: string }
  | { kind: "tag"; name: string; attributes: string; opens: boolean; closes: boolean };

/** The tags and texts of XML or HTML in order, in one pass; names without their prefix, in small letters. */
export function* xmlTokens(xml: string): Generator<XmlToken> {
  let at = 0;
  while (at < xml.length) {
    const open = xml.indexOf("<", at);
    const end = open < 0 ? xml.length : open;
    if (end > at) yield { kind: "text", text: unescaped(xml.slice(at, end)) };
    if (open < 0) return;
    const special = SPECIAL.find(({ from }) => xml.startsWith(from, open));
    const close = xml.indexOf(special?.to ?? ">", open);
    if (close < 0) return;
    if (special === undefined) yield tagOf(xml.slice(open + 1, close));
    else if (special.isText) {
      yield { kind: "text", text: xml.slice(open + special.from.length, close) };
    }
    at = close + (special?.to.length ?? 1);
  }
}

const SPECIAL = [
  { from: "<!--", to: "-->", isText: false },
  { from: "<![CDATA[", to: "]]>", isText: true },
] as const;

function tagOf(inner: string): XmlToken {
  const closing = inner.startsWith("/");
  const [whole = "", name = ""] = /^\/?(?:[^\s/:]*:)?([^\s/]*)/.exec(inner) ?? [];
  return {
    kind: "tag",
    name: name.toLowerCase(),
    attributes: inner.slice(whole.length),
    opens: !closing,
    closes: closing || inner.endsWith("/"),
  };
}

/** The value of an attribute, without regard to its prefix; null where it has none. */
export function attribute(attributes: string, name: string): string | null {
  const found = new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes);
  const value = found?.[1] ?? found?.[2];
  return value === undefined ? null : unescaped(value);
}

export type XmlShape = {
  /** A line begins and ends with these; null: with every tag. */
  breaks: ReadonlySet<string> | null;
  /** Only what stands in these is text; null: everything is. */
  holds: ReadonlySet<string> | null;
  /** What stands in these is no text. */
  skips: ReadonlySet<string>;
};

/** The lines of text in XML or HTML: paragraphs, cells, words drawn as a picture (WordArt). */
export function xmlLines(xml: string, { breaks, holds, skips }: XmlShape): string[] {
  const lines: string[] = [];
  let line = "";
  let held = 0;
  let skipped = 0;
  const flush = (): void => {
    const text = line.replace(/[^\S\t]+/g, " ").trim();
    if (text !== "") lines.push(text);
    line = "";
  };
  for (const token of xmlTokens(xml)) {
    if (token.kind === "text") {
      if (skipped === 0 && (holds === null || held > 0)) line += token.text;
      continue;
    }
    const { name } = token;
    const step = Number(token.opens) - Number(token.closes);
    if (holds?.has(name) === true) held = Math.max(0, held + step);
    if (skips.has(name)) skipped = Math.max(0, skipped + step);
    if (breaks === null || breaks.has(name)) flush();
    else if (name === "tab") line += "\t";
    else if (name === "s") line += " ";
    if (name === "textpath") lines.push(attribute(token.attributes, "string") ?? "");
  }
  flush();
  return lines;
}

/** The text of an XML file or its head, in the encoding that its byte order mark names. */
export function xmlText(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  return new TextDecoder().decode(bytes);
}

const ENTITIES: Record<string, string> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  Acirc: "\u00c2",
  acirc: "\u00e2",
  Ocirc: "\u00d4",
  ocirc: "\u00f4",
};

function unescaped(text: string): string {
  return text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,6});/gi, (whole, name: string) => {
    if (!name.startsWith("#")) return ENTITIES[name] ?? whole;
    const hex = /^#x/i.test(name);
    const code = parseInt(name.slice(hex ? 2 : 1), hex ? 16 : 10);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

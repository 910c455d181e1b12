/** Read so far: bytes. */
const RTF_BYTES = 30 * 1024 * 1024;
const LINE_WORDS = new Set("par line cell row sect page column nestcell".split(" "));
/** What stands in these groups is not printed. */
const HIDDEN = new Set(
  (
    "fonttbl colortbl stylesheet info pict objdata fldinst themedata colorschememapping datastore " +
    "latentstyles listtable listoverridetable rsidtbl generator sn xmlnstbl mmathpr filetbl revtbl"
  ).split(" "),
);
/** What stands in these is, though they are marked as to be passed over. */
const SHOWN = new Set(["shpinst", "shptxt", "footnote", "annotation"]);
/** These begin words of their own. */
const APART = new Set(
  "header headerl headerr headerf footer footerl footerr footerf shptxt".split(" "),
);

const TOKEN =
  /\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-f]{2})|\\([^a-z])|([{}])|[\r\n]+|([^\\{}\r\n]+)/gi;

/** The lines of a rich text document, with its headers, footers and text boxes. */
export function rtfText(bytes: Uint8Array): string {
  const source = Buffer.from(bytes.subarray(0, RTF_BYTES)).toString("latin1");
  const reader = new RtfReader(decoderOf(source));
  TOKEN.lastIndex = 0;
  let found: RegExpExecArray | null;
  while ((found = TOKEN.exec(source)) !== null) {
    const [, word, number, hex, symbol, brace, text] = found;
    if (word === "bin") TOKEN.lastIndex += Math.max(0, Number(number ?? 0));
    else if (word !== undefined) reader.word(word, number === undefined ? null : Number(number));
    else if (hex !== undefined) reader.letter(parseInt(hex, 16));
    else if (symbol !== undefined) reader.symbol(symbol);
    else if (brace !== undefined) reader.brace(brace === "{");
    else if (text !== undefined) reader.text(text);
  }
  return reader.result();
}

function decoderOf(source: string): Decode {
  const page = source.includes("\\fcharset163") ? "1258" : /\\ansicpg(125\d)/.exec(source)?.[1];
  const decoder = new TextDecoder(`windows-${page ?? "1252"}`);
  return (byte) => decoder.decode(Uint8Array.of(byte));
}

type Decode = (byte: number) => string;
type Group = { hidden: boolean; apart: boolean; fallback: number };

class RtfReader {
  private readonly decode: Decode;
  private readonly outer: Group[] = [];
  private group: Group = { hidden: false, apart: false, fallback: 1 };
  private starred = false;
  private skip = 0;
  private out = "";

  constructor(decode: Decode) {
    this.decode = decode;
  }

  brace(opens: boolean): void {
    this.skip = 0;
    if (opens) {
      if (this.outer.length < 1000) this.outer.push(this.group);
      this.group = { ...this.group, apart: false };
      return;
    }
    if (this.group.apart) this.put("\n");
    this.group = this.outer.pop() ?? this.group;
  }

  word(word: string, number: number | null): void {
    const starred = this.starred;
    this.starred = false;
    if (word === "u" && number !== null) this.unicode(number);
    else if (word === "uc") this.group.fallback = number ?? 1;
    else if (HIDDEN.has(word) || (starred && !SHOWN.has(word))) this.group.hidden = true;
    else if (LINE_WORDS.has(word)) this.put("\n");
    else if (word === "tab") this.put("\t");
    else if (APART.has(word) || word === "sv") {
      this.put("\n");
      this.group.apart = true;
    }
  }

  letter(byte: number): void {
    this.text(this.decode(byte));
  }

  symbol(symbol: string): void {
    if (symbol === "*") this.starred = true;
    else if (symbol === "~") this.text(" ");
    else if (symbol === "\r" || symbol === "\n") this.put("\n");
    else if (/[\\{}]/.test(symbol)) this.text(symbol);
  }

  text(text: string): void {
    const shown = text.slice(this.skip);
    this.skip = Math.max(0, this.skip - text.length);
    this.put(shown);
  }

  result(): string {
    return this.out;
  }

  private unicode(number: number): void {
    this.put(String.fromCharCode(number & 0xffff));
    this.skip = this.group.fallback;
  }

  private put(text: string): void {
    if (!this.group.hidden) this.out += text;
  }
}

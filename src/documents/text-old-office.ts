/** Read so far: bytes. */
const BYTES = 30 * 1024 * 1024;
/** A stamp is a short line; longer ones are left out. */
const LONGEST = 60;
const PART_LETTERS = 2500;
const LETTERS = 4_000_000;

const LETTER =
  "[ -~\\u00a0\\u00c0-\\u00fd\\u0102\\u0103\\u0110\\u0111\\u0128\\u0129\\u0168\\u0169\\u01a0\\u01a1\\u01af\\u01b0\\u0300-\\u0323\\u1ea0-\\u1ef9\\u201c\\u201d]";
const RUN = new RegExp(`${LETTER}{3,}`, "g");
const WHOLE = new RegExp(`^${LETTER}+$`);

/**
 * The short strings in a Word, Excel, PowerPoint or Outlook file of the years before 2007, which keep text in UTF-16. In no order,
 * so that headers, which stand behind the text, are found.
 */
export function oldOfficeText(bytes: Uint8Array): string {
  const head = bytes.subarray(0, BYTES);
  const parts: string[] = [];
  let part = "";
  let letters = 0;
  for (const line of shortLines(head)) {
    part += `${line}\n`;
    letters += line.length;
    if (part.length > PART_LETTERS) {
      parts.push(part);
      part = "";
    }
    if (letters > LETTERS) break;
  }
  return [...parts, part].join("\f");
}

function* shortLines(bytes: Uint8Array): Generator<string> {
  yield* countedStrings(bytes);
  for (const from of [0, 1]) {
    const text = new TextDecoder("utf-16le").decode(bytes.subarray(from));
    for (const [run] of text.matchAll(RUN)) if (run.length <= LONGEST) yield run;
  }
}

/** Excel's strings: their length in letters, a byte of flags, sometimes sizes of what follows, the letters. */
function* countedStrings(bytes: Uint8Array): Generator<string> {
  const decoder = new TextDecoder("utf-16le");
  for (let at = 0; at + 3 < bytes.length; at++) {
    const flags = bytes[at + 2] ?? 0;
    if ((flags & 0x01) === 0 || flags > 0x0d || bytes[at + 1] !== 0) continue;
    const length = bytes[at] ?? 0;
    if (length < 3 || length > LONGEST) continue;
    const from = at + 3 + ((flags & 0x08) === 0 ? 0 : 2) + ((flags & 0x04) === 0 ? 0 : 4);
    const text = decoder.decode(bytes.subarray(from, from + length * 2));
    if (WHOLE.test(text)) yield text;
  }
}

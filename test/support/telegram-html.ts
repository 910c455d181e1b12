/** The text of Telegram's HTML and how much of it is marked; null where Telegram would refuse it. */
export type Parsed = { text: string; entities: { type: string; offset: number; length: number }[] };

const TAGS: Record<string, string> = {
  ...{ b: "bold", strong: "bold", i: "italic", em: "italic", u: "underline", s: "strikethrough" },
  ...{ code: "code", pre: "pre", blockquote: "blockquote", a: "text_link", del: "strikethrough" },
};
const NAMED: Record<string, string> = { lt: "<", gt: ">", amp: "&", quot: '"' };

/** Throws the sentence with which the Bot API answers bad markup. */
export function parseHtml(html: string): Parsed {
  const entities: Parsed["entities"] = [];
  const open: { tag: string; offset: number }[] = [];
  let text = "";
  for (let at = 0; at < html.length;) {
    const rest = html.slice(at);
    if (rest.startsWith("<")) {
      const tag = /^<(\/?)([a-zA-Z-]+)(?:\s[^<>]*)?>/.exec(rest);
      if (tag?.[2] === undefined) throw bad(`Unclosed start tag at byte offset ${String(at)}`);
      const name = tag[2].toLowerCase();
      const type = TAGS[name];
      if (type === undefined) {
        throw bad(`Unsupported start tag "${name}" at byte offset ${String(at)}`);
      }
      if (tag[1] === "") open.push({ tag: name, offset: text.length });
      else {
        const last = open.pop();
        if (last?.tag !== name) throw bad(`Unmatched end tag at byte offset ${String(at)}`);
        const length = text.length - last.offset;
        if (length > 0) entities.push({ type, offset: last.offset, length });
      }
      at += tag[0].length;
      continue;
    }
    const named = /^&(?:(lt|gt|amp|quot)|#(\d+));/.exec(rest);
    if (named !== null) {
      const letter = named[1] === undefined ? Number(named[2]) : (NAMED[named[1]] ?? "");
      text += typeof letter === "number" ? String.fromCodePoint(letter) : letter;
      at += named[0].length;
      continue;
    }
    text += rest[0] ?? "";
    at += 1;
  }
  if (open.length > 0) throw bad(`Can't find end tag corresponding to start tag "${open[0]!.tag}"`);
  return { text, entities };
}

function bad(why: string): Error {
  return new Error(`Bad Request: can't parse entities: ${why}`);
}

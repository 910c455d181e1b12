/*
 * What people typed, out of Slack's own writing: "&lt;", "<https://a.example|a.example>", "<@U0AB|lan>".
 */

/** The words as their writer saw them; the bot's own name is not among them. */
export function typedWords(text: string, bot: string): string {
  return text
    .replace(/<([^<>]*)>/g, (_whole, inner: string) => plainOf(inner, bot))
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&amp;/g, "&")
    .replace(/[\u200b\u2060\ufeff]/g, "")
    .replace(/\u00a0/g, " ")
    .trim();
}

/** Whether the bot is spoken to by name. */
export function names(text: string, bot: string): boolean {
  return text.includes(`<@${bot}>`) || text.includes(`<@${bot}|`);
}

/** People whom Slack named by id alone, "@U0AB12CD", by the names they go by. */
export async function withNames(
  words: string,
  nameOf: (id: string) => Promise<string | null>,
): Promise<string> {
  let said = words;
  for (const [whole, id = ""] of words.matchAll(/@([UW](?=[A-Z0-9]*\d)[A-Z0-9]{6,})\b/g)) {
    const name = await nameOf(id).catch(() => null);
    if (name !== null) said = said.replace(whole, `@${name}`);
  }
  return said;
}

/** "https://a.example|a", "mailto:x@y.example|x@y.example", "@U0AB|lan", "#C01|chung", "!here". */
function plainOf(inner: string, bot: string): string {
  const [target = "", label = ""] = inner.split("|");
  if (target.startsWith("@")) return target === `@${bot}` ? "" : `@${label || target.slice(1)}`;
  if (target.startsWith("#")) return `#${label || target.slice(1)}`;
  if (target.startsWith("!")) return label || `@${target.slice(1).split("^")[0] ?? ""}`;
  if (target.startsWith("mailto:") || target.startsWith("tel:")) {
    return label || target.replace(/^[a-z]+:/, "");
  }
  return target;
}

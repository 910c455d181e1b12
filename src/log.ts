import { destination, pino, type DestinationStream } from "pino";
import type { LogLevel } from "./config.js";
import type { Log } from "./ports.js";

/**
 * JSON lines on standard error. What people wrote, who they are and what lets somebody in never
 * reaches the log: known fields are blanked, and so is every value in Vietnamese letters, because
 * what the program itself says here is English.
 */
export function createLog(level: LogLevel, to: DestinationStream = standardError()): Log {
  const logger = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, to);
  return {
    info: (msg, data) => {
      logger.info(scrub(data ?? {}), msg);
    },
    warn: (msg, data) => {
      logger.warn(scrub(data ?? {}), msg);
    },
    error: (msg, data) => {
      logger.error(scrub(data ?? {}), msg);
    },
  };
}

function standardError(): DestinationStream {
  return destination({ dest: 2, sync: true });
}

const BLANK = "[redacted]";

/** Field names, folded to lower case without "_" and "-", that hold words, names or keys. */
const PRIVATE_FIELDS = new Set([
  ...["text", "msg", "message", "body", "caption", "note", "reason", "phrase", "words", "reply"],
  ...["name", "names", "filename", "title", "label", "by", "signer", "issuer", "command", "args"],
  ...["token", "secret", "password", "authorization", "cookie", "invite", "invitecode", "apikey"],
]);

/** What lets somebody in: a Telegram token, a Slack token, a bearer header. */
const KEYS = /\d{5,}:[\w-]{20,}|xox[a-z]-[\w-]+|xapp-[\w-]+|bearer\s+\S+/gi;
const FOREIGN_LETTER = /[^\p{ASCII}]/u;
const FRAME = /\n\s+at /;
const DEEPEST = 5;
const LONGEST = 500;

function scrub(data: Record<string, unknown>, depth = 0): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(data).map(([field, value]) => [field, scrubField(field, value, depth)]),
  );
}

function scrubField(field: string, value: unknown, depth: number): unknown {
  if (value === null || (typeof value !== "string" && typeof value !== "object")) return value;
  const folded = field.toLowerCase().replace(/[_-]/g, "");
  if (folded === "command" && typeof value === "string") return firstWord(value);
  return PRIVATE_FIELDS.has(folded) ? BLANK : scrubValue(value, depth);
}

function scrubValue(value: unknown, depth: number): unknown {
  if (typeof value === "string") return scrubText(value);
  if (typeof value !== "object" || value === null) return value;
  if (depth >= DEEPEST) return BLANK;
  if (value instanceof Error) return scrubError(value, depth + 1);
  if (Array.isArray(value)) return value.map((item: unknown) => scrubValue(item, depth + 1));
  return scrub(value as Record<string, unknown>, depth + 1);
}

function scrubText(text: string): string {
  // A stack as a string: its first lines are the message, which quotes what people wrote.
  if (FRAME.test(text))
    return [unquoted(text.replace(/\n\s+at [\s\S]*/, "")), ...framesOf(text)].join("\n");
  return FOREIGN_LETTER.test(text) ? BLANK : text.slice(0, LONGEST).replace(KEYS, BLANK);
}

function framesOf(stack: string): string[] {
  return stack
    .split("\n")
    .filter((line) => FRAME.test(`\n${line}`))
    .slice(0, 20);
}

/** "done 12 thiếu dấu" says "done": which command it was, not what was said with it. */
function firstWord(command: string): string {
  return scrubText(command.trim().split(/\s+/, 1)[0] ?? "");
}

/** Kind, code, the message without what it quotes, and where: frames only, for a stack repeats the message. */
function scrubError(fault: Error, depth: number): Record<string, unknown> {
  const code: unknown = "code" in fault ? fault.code : undefined;
  return {
    type: fault.constructor.name,
    ...(typeof code === "string" || typeof code === "number" ? { code } : {}),
    why: unquoted(fault.message),
    at: framesOf(fault.stack ?? ""),
    ...(fault.cause === undefined ? {} : { cause: scrubValue(fault.cause, depth) }),
  };
}

/** Databases and parsers quote what people wrote: `Unique constraint failed on name: "Lê Thị Minh"`. */
function unquoted(message: string): string {
  return message
    .slice(0, LONGEST)
    .replace(/"[^"]*"|'[^'\n]*'|“[^”]*”|«[^»]*»/g, BLANK)
    .replace(KEYS, BLANK)
    .replace(/(\p{Lu}\S*\s+)*\S*[^\p{ASCII}\s]\S*(\s+(\p{Lu}\S*|\S*[^\p{ASCII}\s]\S*))*/gu, BLANK);
}

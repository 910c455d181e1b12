import { LogLevel, type Logger } from "@slack/bolt";
import type { Log } from "../../ports.js";

/**
 * Bolt's own log, in ours. Its lines may hold what people wrote, so that only warnings and errors pass,
 * and of these only the first words: what went wrong, not with what.
 */
export function boltLogger(log: Log): Logger {
  const short = (words: unknown[]) => ({ slack: firstWords(words[0]) });
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: (...words) => log.warn("Slack's library warns", short(words)),
    error: (...words) => log.warn("Slack's library met a fault", short(words)),
    setLevel: () => undefined,
    getLevel: () => LogLevel.WARN,
    setName: () => undefined,
  };
}

const WORDS = 120;

function firstWords(words: unknown): string {
  const said = words instanceof Error ? words.message : typeof words === "string" ? words : "";
  return said
    .replace(/https?:\/\/\S+/g, "…")
    .replace(/xox[a-z]-\S+|xapp-\S+/g, "…")
    .slice(0, WORDS);
}

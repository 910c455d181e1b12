import type { Language } from "../domain/office.js";
import type { Instant } from "../domain/time.js";
import { sayIn } from "./language.js";
import { text, type Block } from "./message.js";
import { moment } from "./words.js";

/** The first line of what comes later than it was planned. */
export function lateNote(plannedFor: Instant, zone: string, language: Language): Block {
  const when = moment(plannedFor, zone, language);
  return text(
    sayIn(language)(
      `Tin này gửi muộn: lẽ ra gửi lúc ${when}, khi đó máy chủ đang nghỉ.`,
      `This comes late: it was meant for ${when}, when the server was not running.`,
    ),
    "note",
  );
}

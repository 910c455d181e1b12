import type { Instant } from "../domain/time.js";
import type { Message } from "../messages/message.js";
import type { Files, Log, OutboxItem, Papers, Store } from "../ports.js";
import { composeDigest } from "./compose-digest.js";
import { composeEscalation } from "./compose-escalation.js";
import { composeNudge } from "./compose-nudge.js";
import { composeTrouble } from "./compose-trouble.js";
import { composeRound } from "./compose-round.js";
import { composeUrge } from "./compose-urge.js";

/** Without files and papers nothing has pictures. */
export type ComposeKit = { store: Store; log?: Log; files?: Files; papers?: Papers };

/** Words a brief from how things stand when it is sent; null where nothing is left to say. */
export async function compose(
  item: OutboxItem,
  now: Instant,
  kit: ComposeKit,
): Promise<Message | null> {
  const { brief } = item;
  if (brief === null) return null;
  switch (brief.kind) {
    case "nudge":
      return composeNudge(brief, item, now, kit);
    case "escalation":
      return composeEscalation(brief, item, now, kit);
    case "trouble":
      return composeTrouble(item, kit);
    case "digest":
      return composeDigest(brief, item, now, kit);
    case "urge":
      return composeUrge(brief, item, now, kit);
    case "round":
      return composeRound(brief, item, now, kit);
  }
}

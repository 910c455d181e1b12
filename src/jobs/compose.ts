import type { Instant } from "../domain/time.js";
import type { Message } from "../messages/message.js";
import type { OutboxItem, Store } from "../ports.js";

export type ComposeKit = { store: Store };

/** Words a brief from how things stand when it is sent; null where nothing is left to say. */
export async function compose(
  { brief }: OutboxItem,
  _now: Instant,
  _kit: ComposeKit,
): Promise<Message | null> {
  if (brief === null) return null;
  switch (brief.kind) {
    case "nudge":
    case "escalation":
    case "digest":
    case "round":
      return Promise.resolve(null);
  }
}

import type { Message } from "../messages/message.js";
import type { Incoming, Receiver } from "../ports.js";
import { codeOf } from "./files.js";
import type { Kit } from "./command.js";
import { findCommand, parseCommand } from "./registry.js";
import { asSeen, route } from "./router.js";

/** What cannot be recorded in this time is not acknowledged to the platform (architecture, idea 5). */
const RECORD_MS = 2_000;

/**
 * The one way in for every door: recorded, worked on, marked. `changed` is called after what may have
 * changed something, so that news in the outbox leaves at once.
 */
export function receiver(kit: Kit, changed: () => void): Receiver {
  const working = new Map<string, Promise<Message | null>>();
  const recording = new Map<string, Promise<unknown>>();

  async function take(incoming: Incoming) {
    if (!mayChange(incoming)) return "new" as const;
    const { source } = incoming;
    const taken = kit.store.mail.take(incoming).finally(() => recording.delete(source));
    recording.set(source, taken);
    return within(RECORD_MS, taken);
  }

  async function drop({ source }: Incoming) {
    try {
      await recording.get(source)?.catch(() => null);
      await kit.store.mail.markAnswered(source, null, kit.clock.now());
    } catch (error) {
      // "gone": it was not recorded at all.
      const code = codeOf(error);
      if (code !== "gone")
        kit.log.error("what was not taken could not be dropped", { source, code });
    }
  }

  /** The same thing twice at the same time is worked on once. */
  function answer(incoming: Incoming): Promise<Message | null> {
    const running = working.get(incoming.source);
    if (running !== undefined) return running;
    const started = route(incoming, kit).finally(() => {
      working.delete(incoming.source);
      if (mayChange(incoming)) changed();
    });
    working.set(incoming.source, started);
    return started;
  }

  async function answered(incoming: Incoming, said: Message | null, ref: string | null) {
    const { place, from, source } = incoming;
    const at = kit.clock.now();
    try {
      if (said !== null && !isLook(incoming)) {
        await kit.store.mail.closeQuestions(place.channel, place.chat, from.id);
      }
      if (said !== null && ref !== null && (said.about !== undefined || said.ask !== undefined)) {
        const post = { about: said.about ?? null, ask: said.ask ?? null, to: from.id, at };
        await kit.store.mail.rememberPost(place, ref, post);
      }
      if (mayChange(incoming)) await kit.store.mail.markAnswered(source, ref, at);
    } catch (error) {
      // The answer has left; after a restart it is given once more, from the present state.
      kit.log.error("an answer could not be marked", { source, code: codeOf(error) });
    }
  }

  return { take, answer, answered, drop };
}

/** A question that changes nothing may be lost with the process and asked again. */
function mayChange(given: Incoming): boolean {
  const incoming = asSeen(given);
  if (incoming.kind === "unknown") return false;
  if (incoming.kind === "files") return true;
  const words = incoming.kind === "button" ? incoming.command : incoming.text;
  if (incoming.kind === "text" && !words.trim().startsWith("/")) {
    const { place, replyTo, addressed } = incoming;
    return place.kind === "private" || replyTo !== undefined || addressed === true;
  }
  const parsed = parseCommand(words);
  const verb = parsed && findCommand(parsed.name, parsed.args);
  return verb !== null && !verb.reads;
}

/** A button that only shows something: who looks before answering a question is still asked. */
function isLook(incoming: Incoming): boolean {
  if (incoming.kind !== "button") return false;
  const parsed = parseCommand(incoming.command);
  return (parsed && findCommand(parsed.name, parsed.args))?.reads === true;
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => {
      fail(new Error("not recorded in time"));
    }, ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

import type { Update } from "grammy/types";
import type { Incoming, Log } from "../../ports.js";
import { albums } from "./albums.js";
import type { Calls } from "./calls.js";
import type { Chats } from "./chats.js";
import { troubleOf } from "./errors.js";
import { albumOf, queryOf, readUpdate } from "./read.js";
import { hear, hearAll, type Heard, type TalkKit } from "./talk.js";
import { turns } from "./turns.js";

export type IntakeKit = TalkKit & {
  calls: Calls;
  chats: Chats;
  log: Log;
  /** How long nothing more of an album has to come until it is whole. */
  albumMs: number;
};

/** From an update to its answer, in two steps, between which it is acknowledged to Telegram. */
export type Intake = {
  /** Records what may change something. Throws where that could not be done: it must come again. */
  record(update: Update): Promise<void>;
  /** Works on what was recorded, in the order of its chat. Never rejects. */
  work(update: Update): Promise<void>;
  /** Works on what an earlier process recorded and did not answer. Never rejects. */
  resume(left: readonly Incoming[]): Promise<void>;
  /** How many updates are being worked on. */
  busy(): number;
};

/** Updates known to have come: Telegram brings one again whose acknowledgement it did not get. */
const MOST_KNOWN = 10_000;

export function intake(kit: IntakeKit): Intake {
  const inTurn = turns();
  const gathering = albums(kit.albumMs, inTurn);
  const known = new Set<number>();
  const taken = new Map<number, Heard>();
  /** What is being worked on, by source. */
  const underWay = new Set<string>();
  let busy = 0;

  async function take(update: Update): Promise<Heard | null> {
    const reading = readUpdate(update, kit.me);
    if (reading.kind !== "incoming") {
      await noted(reading, kit);
      return null;
    }
    const { incoming } = reading;
    if (reading.added === true) {
      kit.log.info("Telegram: the bot was added to a group", { chat: incoming.place.chat });
    }
    if (isStart(update)) await noted(openedBy(incoming), kit);
    const state = await kit.receiver.take(incoming);
    return state === "answered" || underWay.has(incoming.source) ? null : reading;
  }

  async function guarded(parts: readonly Heard[], work: () => Promise<void>): Promise<void> {
    for (const { incoming } of parts) underWay.add(incoming.source);
    try {
      await work();
    } catch (error) {
      kit.log.error("Telegram: an update met a fault", { error });
    } finally {
      for (const { incoming } of parts) underWay.delete(incoming.source);
    }
  }

  return {
    async record(update) {
      const id = update.update_id;
      if (known.has(id)) return;
      answerQuery(update, kit);
      const heard = await take(update);
      known.add(id);
      const [oldest] = known.size > MOST_KNOWN ? known : [];
      if (oldest !== undefined) known.delete(oldest);
      if (heard !== null) taken.set(id, heard);
    },

    async work(update) {
      const heard = taken.get(update.update_id);
      taken.delete(update.update_id);
      if (heard === undefined) return;
      busy += 1;
      try {
        const { incoming, album } = heard;
        await (album === null
          ? inTurn(incoming.place.chat, () => guarded([heard], () => hear(heard, kit)))
          : gathering.join(heard, album, (parts) => guarded(parts, () => hearAll(parts, kit))));
      } finally {
        busy -= 1;
      }
    },

    async resume(left) {
      const works = grouped(left).map((parts) => {
        const chat = parts[0]?.incoming.place.chat ?? "";
        return inTurn(chat, () => guarded(parts, () => hearAll(parts, kit)));
      });
      for (const { source } of left) underWay.add(source);
      await Promise.all(works);
    },

    busy: () => busy,
  };
}

/** At once and beside everything else: until then the button shows a waiting sign. */
function answerQuery(update: Update, { calls, log }: IntakeKit): void {
  const query = queryOf(update);
  if (query === null) return;
  calls.quick.raw.answerCallbackQuery({ callback_query_id: query }).catch((error: unknown) => {
    const trouble = troubleOf(error);
    // A query is good for some minutes only; nobody waits for an older one.
    if (trouble.kind !== "refused") {
      log.warn("Telegram: a button could not be acknowledged", { trouble: trouble.kind });
    }
  });
}

/** Also by a deep link, "/start tasks", which is read as another command. */
function isStart({ message: said }: Update): boolean {
  return said?.chat.type === "private" && said.text?.startsWith("/start") === true;
}

function openedBy({ from, place }: Incoming) {
  return { kind: "opened" as const, account: from.id, chat: place.chat };
}

/** What only tells of a chat. Not being able to note it is no reason to hold up what people say. */
async function noted(
  reading: Exclude<ReturnType<typeof readUpdate>, { kind: "incoming" }>,
  { chats, log }: IntakeKit,
): Promise<void> {
  try {
    switch (reading.kind) {
      case "nothing":
        return;
      case "moved":
        await chats.moved(reading.from, reading.to);
        return;
      case "opened":
        await chats.opened(reading.account, reading.chat);
        return;
      case "closed":
        await chats.closed(reading.account);
        return;
      case "removed":
        log.warn("Telegram: the bot was removed from a group", { chat: reading.chat });
        return;
    }
  } catch (error) {
    log.error("Telegram: a change of a chat could not be noted", { error });
  }
}

/** The parts of an album together, everything else by itself, in the order in which it came. */
function grouped(left: readonly Incoming[]): Heard[][] {
  const groups = new Map<string, Heard[]>();
  for (const incoming of left) {
    const album = albumOf(incoming);
    const key =
      album === null ? incoming.source : `${incoming.place.chat}/${incoming.from.id}/${album}`;
    const heard = { incoming, messageId: null, album };
    groups.set(key, [...(groups.get(key) ?? []), heard]);
  }
  return [...groups.values()];
}

import { message } from "../../messages/message.js";
import { SLACK_WORDS } from "../../messages/slack.js";
import type { Incoming, Log, Receiver } from "../../ports.js";
import type { Api } from "./api.js";
import type { Ack } from "./bolt.js";
import { codeOf } from "./errors.js";
import { LOOKED_UP_WITHIN_MS, RECORDED_WITHIN_MS } from "./limits.js";
import { memory, within } from "./memory.js";
import type { Way } from "./read.js";
import { render } from "./render.js";

/** How it came, and so how one is told that it was not taken. */
export type By = "event" | "command" | "button";

/** What comes in is recorded, acknowledged, and only then worked on. */
export type Admission = {
  /**
   * Takes it and acknowledges. "known": taken before; "refused": not recorded in time, so it was not
   * taken, and its sender was told.
   */
  admit(
    incoming: Incoming,
    way: Way,
    by: By,
    ack: Ack,
    /** Time left for recording it, of the two seconds since it came. */
    withinMs?: number,
  ): Promise<"new" | "known" | "refused">;
  /**
   * Takes all of them or none; throws where they could not be recorded in time, and drops those that are
   * recorded later. Those that are new.
   */
  admitAll(all: Incoming[]): Promise<Incoming[]>;
  /** True the first time: what a crash left is begun once. */
  begin(incoming: Incoming): boolean;
  /** Words for whoever spoke or pressed, for their eyes alone where others would see them. */
  tell(words: string, incoming: Pick<Incoming, "place" | "from">, way: Way): Promise<void>;
  /** Goes on after the acknowledgement; a fault in it is told to the log alone. */
  after(source: string, work: () => Promise<unknown>): void;
  /** What is under way has ended. */
  idle(): Promise<void>;
};

export type AdmissionKit = { api: Api; receiver: Receiver; log: Log };

/** Slack is left to bring it again. */
class NotTaken extends Error {
  override readonly name = "NotTaken";
}

/** Deliveries that Slack brings twice are remembered for so long; what changes something, for ever. */
const REMEMBERED = 5000;

export function admission({ api, receiver, log }: AdmissionKit): Admission {
  const seen = memory(REMEMBERED);
  const busy = new Set<Promise<unknown>>();

  function after(source: string, work: () => Promise<unknown>): void {
    const working = work()
      .catch((error: unknown) => {
        log.error("an answer on Slack failed", { source, code: codeOf(error), error });
      })
      .finally(() => busy.delete(working));
    busy.add(working);
  }

  async function tell(words: string, { place, from }: Pick<Incoming, "place" | "from">, way: Way) {
    const [part] = render(message([words]));
    if (part === undefined) return;
    const spot = { channel: place.chat, thread: place.thread ?? null };
    if (way.responseUrl !== null) await api.respond(way.responseUrl, part, { replace: false });
    else if (place.kind === "private") await api.post(spot, part);
    else await api.whisper({ ...spot, user: from.id }, part);
  }

  /**
   * The person is told at once; where even that fails, an event is left to Slack, which brings it again.
   * What was told is dropped, should it have been recorded late.
   */
  async function notTaken(incoming: Incoming, way: Way, by: By, ack: Ack): Promise<void> {
    const { source } = incoming;
    const drop = () => after(source, () => receiver.drop(incoming));
    if (by === "command") {
      drop();
      return ack({ response_type: "ephemeral", text: SLACK_WORDS.notTaken });
    }
    const words = by === "button" ? SLACK_WORDS.notPressed : SLACK_WORDS.notTaken;
    try {
      await within(LOOKED_UP_WITHIN_MS, tell(words, incoming, way));
    } catch (error) {
      log.warn("nobody could be told that it was not taken", { source, code: codeOf(error) });
      if (by === "event") {
        seen.forget(source);
        throw new NotTaken();
      }
    }
    drop();
    return ack();
  }

  async function admit(
    incoming: Incoming,
    way: Way,
    by: By,
    ack: Ack,
    withinMs: number = RECORDED_WITHIN_MS,
  ) {
    const { source } = incoming;
    if (seen.has(source)) {
      await ack();
      return "known";
    }
    seen.add(source);
    let state: "new" | "unanswered" | "answered";
    try {
      state = await within(withinMs, receiver.take(incoming));
    } catch (error) {
      log.warn("what came from Slack could not be recorded", { source, code: codeOf(error) });
      await notTaken(incoming, way, by, ack);
      return "refused";
    }
    await ack();
    return state === "answered" ? "known" : "new";
  }

  async function admitAll(all: Incoming[]): Promise<Incoming[]> {
    const unseen = all.filter(({ source }) => !seen.has(source));
    const taking = Promise.all(unseen.map((one) => receiver.take(one)));
    let states: Awaited<typeof taking>;
    try {
      states = await within(RECORDED_WITHIN_MS, taking);
    } catch (error) {
      for (const one of unseen) after(one.source, () => receiver.drop(one));
      throw error;
    }
    for (const { source } of unseen) seen.add(source);
    return unseen.filter((_one, at) => states[at] !== "answered");
  }

  return {
    ...{ admit, admitAll, tell, after },
    begin({ source }) {
      if (seen.has(source)) return false;
      seen.add(source);
      return true;
    },
    async idle() {
      while (busy.size > 0) await Promise.allSettled(busy);
    },
  };
}

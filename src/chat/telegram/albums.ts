import { setTimeout as pause } from "node:timers/promises";
import type { Heard } from "./talk.js";
import type { Turns } from "./turns.js";

/** Telegram brings the parts of an album one by one and does not say how many there are. */
export type Albums = {
  /** A part joins those that wait already, or opens an album; `work` is given all of them, in turn. */
  join(part: Heard, album: string, work: (parts: Heard[]) => Promise<void>): Promise<void>;
};

/** Longest time that an album is waited for, in quiet times. */
const MOST_QUIET_TIMES = 10;
/** Albums whose words are known still, for a part that comes late. */
const MOST_PAST = 500;

type Words = Pick<Extract<Heard["incoming"], { kind: "files" }>, "caption" | "replyTo">;

/** An album is whole when nothing more of it has come for `quietMs`. */
export function albums(quietMs: number, inTurn: Turns): Albums {
  const open = new Map<string, { parts: Heard[]; done: Promise<void> }>();
  const past = new Map<string, Words>();

  async function gather(parts: Heard[]): Promise<void> {
    for (let times = 0; times < MOST_QUIET_TIMES; times += 1) {
      const before = parts.length;
      await pause(quietMs);
      if (parts.length === before) return;
    }
  }

  return {
    join(part, album, work) {
      const { place, from } = part.incoming;
      const key = `${place.chat}/${from.id}/${album}`;
      const others = open.get(key);
      if (others !== undefined) {
        others.parts.push(part);
        return others.done;
      }
      const parts = [late(part, past.get(key))];
      const done = inTurn(place.chat, async () => {
        await gather(parts);
        open.delete(key);
        remember(past, key, parts);
        await work(parts);
      });
      open.set(key, { parts, done });
      return done;
    },
  };
}

/** Only one part carries the caption: one that comes after the others have gone is for the same task. */
function late(part: Heard, words: Words | undefined): Heard {
  const { incoming } = part;
  if (words === undefined || incoming.kind !== "files" || incoming.caption !== "") return part;
  return { ...part, incoming: { ...incoming, ...words } };
}

function remember(past: Map<string, Words>, key: string, parts: readonly Heard[]): void {
  const { incoming } = together(parts);
  if (incoming.kind !== "files") return;
  const { caption, replyTo } = incoming;
  past.set(key, { caption, ...(replyTo === undefined ? {} : { replyTo }) });
  const [oldest] = past.keys();
  if (past.size > MOST_PAST && oldest !== undefined) past.delete(oldest);
}

/** The parts of an album as one message of several files, under the source of its first part. */
export function together(parts: readonly Heard[]): Heard {
  const [first, ...others] = inOrder(parts);
  if (first === undefined) throw new TypeError("an album without parts");
  const { incoming } = first;
  if (incoming.kind !== "files" || others.length === 0) return first;
  const all = [first, ...others].map((part) => part.incoming).filter((one) => one.kind === "files");
  const replyTo = all.find((one) => one.replyTo !== undefined)?.replyTo;
  return {
    ...first,
    incoming: {
      ...incoming,
      files: all.flatMap(({ files }) => files),
      caption: all.find(({ caption }) => caption !== "")?.caption ?? "",
      ...(replyTo === undefined ? {} : { replyTo }),
    },
  };
}

/** As they were sent, whatever order they came in. */
export function inOrder(parts: readonly Heard[]): Heard[] {
  const number = ({ incoming }: Heard) => Number(incoming.source.split(":")[2]);
  return [...parts].sort((a, b) => number(a) - number(b));
}

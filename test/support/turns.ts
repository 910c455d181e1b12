import type { Turn, Turns } from "../../src/ports.js";

/** A platform without limits. */
export const freeTurns: Turns = {
  next: () => Promise.resolve({ ok: true, over: () => undefined }),
  hold: () => Promise.resolve(),
};

/** Says for each call what its turn is, and remembers which were asked for, held and over. */
export function scriptedTurns(...script: (Turn | number)[]) {
  const asked: { chat: string; isGroup: boolean; mostMs: number }[] = [];
  const held: [string, number][] = [];
  let over = 0;
  return {
    asked,
    held,
    over: () => over,
    next(chat: string, isGroup: boolean, mostMs: number): Promise<Turn> {
      asked.push({ chat, isGroup, mostMs });
      const next = script.shift();
      if (typeof next === "number") return Promise.resolve({ ok: false, afterMs: next });
      return Promise.resolve(next ?? { ok: true, over: () => void (over += 1) });
    },
    hold(chat: string, ms: number): Promise<void> {
      held.push([chat, ms]);
      return Promise.resolve();
    },
  };
}

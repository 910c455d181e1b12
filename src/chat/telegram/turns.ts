/** Runs what belongs together one after the other, and different things side by side. */
export type Turns = (key: string, work: () => Promise<void>) => Promise<void>;

/** `work` must not reject: nobody behind it would wait for that. */
export function turns(): Turns {
  const last = new Map<string, Promise<void>>();
  return (key, work) => {
    const before = last.get(key);
    const mine = (before === undefined ? work() : before.then(work)).finally(() => {
      if (last.get(key) === mine) last.delete(key);
    });
    last.set(key, mine);
    return mine;
  };
}

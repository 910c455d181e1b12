/** What was seen lately: the newest `most`, the oldest are forgotten. */
export type Memory = {
  has(key: string): boolean;
  add(key: string): void;
  forget(key: string): void;
};

export function memory(most: number): Memory {
  const keys = new Set<string>();
  return {
    has: (key) => keys.has(key),
    add(key) {
      keys.add(key);
      if (keys.size <= most) return;
      const [oldest] = keys;
      if (oldest !== undefined) keys.delete(oldest);
    },
    forget: (key) => void keys.delete(key),
  };
}

/** The value, unless it takes longer than `ms`: then a fault with that code. */
export async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new Error("it took too long"));
    }, ms);
  });
  // If it is too late for us it may still fail later, and nobody listens then.
  work.catch(() => undefined);
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

import { setTimeout as pause } from "node:timers/promises";
import type { Store } from "../../src/ports.js";

/** A store whose every call takes `ms` longer, as long as `ms` says so. */
export function slowed(store: Store, delay: () => number): Store {
  const late = <T extends object>(shelf: T): T =>
    new Proxy(shelf, {
      get(target, key) {
        const value = Reflect.get(target, key) as unknown;
        if (typeof value === "object" && value !== null) return late(value);
        if (typeof value !== "function") return value;
        return async (...args: unknown[]) => {
          const ms = delay();
          if (ms > 0) await pause(ms);
          return (value as (...args: unknown[]) => unknown).apply(target, args);
        };
      },
    });
  return late(store);
}

import type { Store } from "../../src/ports.js";

/** One store that is two: every call goes to the other one of them than the call before. */
export function alternating(first: Store, second: Store): Store {
  let count = 0;
  const next = () => ((count += 1) % 2 === 0 ? second : first);
  const shelf = <
    Name extends
      | "office"
      | "work"
      | "plans"
      | "mail"
      | "calendar"
      | "local"
      | "audit"
      | "reminders"
      | "rounds"
      | "indicators"
      | "weeks"
      | "paces",
  >(
    name: Name,
  ) =>
    new Proxy(first[name], {
      get: (_target, method) => Reflect.get(next()[name], method) as unknown,
    });
  return {
    office: shelf("office"),
    work: shelf("work"),
    plans: shelf("plans"),
    mail: shelf("mail"),
    calendar: shelf("calendar"),
    local: shelf("local"),
    reminders: shelf("reminders"),
    rounds: shelf("rounds"),
    indicators: shelf("indicators"),
    weeks: shelf("weeks"),
    paces: shelf("paces"),
    audit: shelf("audit"),
    record: (...given) => next().record(...given),
    transaction: (work) => next().transaction(work),
    scrub: () => next().scrub(),
    async close() {
      await first.close();
      await second.close();
    },
  };
}

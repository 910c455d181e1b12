import { deliver } from "../../src/jobs/outbox.js";
import { pass } from "../../src/jobs/pass.js";
import type { Message } from "../../src/messages/message.js";
import type { Place } from "../../src/ports.js";
import { quietLog } from "./clock.js";
import type { openOffice } from "./office.js";
import { heardLine, type Given } from "./year-heard.js";
import type { YearOffice } from "./year-office.js";
import { plusDays } from "./year-shapes.js";

type Office = Awaited<ReturnType<typeof openOffice>>;

/** Half past each hour that an office works. */
export const TICKS = Array.from({ length: 11 }, (_, at) => `${String(7 + at).padStart(2, "0")}:30`);

export type Heard = { expected: string[]; heard: string[] };

/** The moment in Việt Nam. */
export function moment(day: string, time: string): string {
  return new Date(`${day}T${time}:00+07:00`).toISOString();
}

export function daysFrom(first: string, last: string): string[] {
  const days: string[] = [];
  for (let day = first; day <= last; day = plusDays(day, 1)) days.push(day);
  return days;
}

/** What the clockwork does when it is woken, in the program and in the model. */
export class Ticking {
  private readonly o: Office;
  private readonly offices: readonly YearOffice[];

  constructor(o: Office, offices: readonly YearOffice[]) {
    this.o = o;
    this.offices = offices;
  }

  /** `between` happens after it was found what is owed and before that is sent. */
  async tick(
    day: string,
    time: string,
    heard: Heard,
    between: () => Promise<void> = () => Promise.resolve(),
  ): Promise<void> {
    this.o.clock.set(moment(day, time));
    await this.find(day, time);
    await between();
    await this.send(day, time, heard);
  }

  async find(day: string, time: string): Promise<void> {
    const { store, clock } = this.o;
    const { faults } = await pass({ store, clock, log: quietLog });
    if (faults > 0) throw new Error(`${String(faults)} faults at ${day} ${time}`);
    for (const { model } of this.offices) model.decide(day, time);
  }

  async send(day: string, time: string, heard: Heard): Promise<void> {
    const { store, clock } = this.o;
    const sent: Given[] = [];
    const door = {
      ...this.o.door,
      send(place: Place, said: Message) {
        sent.push({ place, said });
        return Promise.resolve({ ok: true as const, ref: "1" });
      },
    };
    const log = { ...quietLog, error: (what: string, more?: object) => fail(what, more) };
    while ((await deliver({ store, doors: [door], clock, log })) > 0);
    const idOf = (name: string) =>
      this.offices.flatMap(({ names }) => names.get(name) ?? [])[0] ?? 0;
    for (const given of sent) {
      const line = heardLine(given, { day, time, idOf });
      if (line !== null) heard.heard.push(line);
    }
    for (const { model } of this.offices) heard.expected.push(...model.send(day, time));
  }
}

function fail(what: string, more?: object): never {
  throw new Error(`${what}: ${JSON.stringify(more)}`);
}

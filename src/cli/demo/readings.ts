import { enterReading } from "../../domain/indicator.js";
import type { CivilDate } from "../../domain/time.js";
import { addDays } from "../../domain/time.js";
import { allIndicators } from "./data.js";
import { morningOf, personOf, record, type Life } from "./life.js";

/** Enters how the demo's indicators stood before the day of loading, by the same rule as in the chat. */
export async function readIndicators(life: Life): Promise<void> {
  const { tx, demo, office } = life;
  const stored = await tx.indicators.active(office.workspace.id);
  const wanted = allIndicators(demo);
  for (const [index, { number }] of stored.entries()) {
    const steps = wanted[index]?.readings ?? [];
    for (const [turn, { on, ...step }] of steps.entries()) {
      const day = addDays(life.today, on);
      await enter({ ...step, number, day, what: `reading-${index}-${turn}` }, life);
    }
  }
}

type Step = {
  number: number;
  day: CivilDate;
  by: string;
  value: number;
  note?: string | undefined;
  what: string;
};

async function enter({ number, day, by, value, note = "", what }: Step, life: Life): Promise<void> {
  const { tx, office, zone } = life;
  const indicator = await tx.indicators.indicator(office.workspace.id, number);
  if (indicator === null) throw new Error(`demo: there is no indicator ${number}`);
  const person = personOf(by, office);
  const now = morningOf(day, zone, 40);
  const words = `${String(value)} ${day} ${note}`;
  const asked = { indicator, person, standing: "lead", words, today: day, now } as const;
  const decided = enterReading(asked);
  if (!decided.ok) throw new Error(`demo: indicator ${number} takes no reading`);
  await tx.indicators.addReading(indicator.id, decided.value.reading);
  await record(decided.value.events, what, now, person.member, life);
}

import { may } from "../domain/may.js";
import type { Person } from "../domain/office.js";
import type { Round } from "../domain/round.js";
import type { Message } from "../messages/message.js";
import { draftView } from "../messages/round-draft.js";
import { roundView, unitView, UNITS_A_PAGE, type RoundReader } from "../messages/round-view.js";
import type { Shelves } from "../ports.js";
import { pageWithin } from "./args.js";
import { calendarAround } from "./calendar-around.js";
import type { Call } from "./command.js";
import { allAskable } from "./round-units.js";

/** What somebody may do with rounds. */
export function readerOf(who: Person): RoundReader {
  const { role, units } = who.member;
  return {
    clerk: may(who, "rounds").ok,
    decides: may(who, "decide").ok,
    units: role === "viewer" ? [] : units.map(({ id }) => id),
  };
}

type Shown = { page?: number; turned?: boolean; said?: string };

/** A round whole, or what is being prepared. */
export async function showRound(
  call: Call<unknown>,
  round: Round,
  on: Pick<Shelves, "calendar" | "office">,
  { page: wanted = 1, turned = false, said }: Shown = {},
): Promise<Message> {
  if (round.state === "draft") return showDraft(call, round, said ?? null, on);
  const { page, pages } = pageWithin(wanted, round.units.length, UNITS_A_PAGE);
  return roundView({
    ...(await beside(call, round, on)),
    ...{ round, page, pages },
    turned: turned && call.incoming.kind === "button",
    ...(said === undefined ? {} : { said }),
  });
}

/** One unit in it. */
export async function showUnit(
  call: Call<unknown>,
  round: Round,
  unitId: number,
  on: Pick<Shelves, "calendar">,
  said?: string,
): Promise<Message> {
  return unitView({
    ...(await beside(call, round, on)),
    ...{ round, unitId },
    ...(said === undefined ? {} : { said }),
  });
}

async function beside(
  { who, today, incoming }: Call<unknown>,
  { due }: Round,
  on: Pick<Shelves, "calendar">,
) {
  return {
    today,
    calendar: await calendarAround([due], who.workspace.id, on),
    reader: readerOf(who),
    inGroup: incoming.place.kind === "group",
    language: who.member.language,
  };
}

export async function showDraft(
  { who }: Call<unknown>,
  round: Round,
  said: string | null,
  on: Pick<Shelves, "calendar" | "office">,
): Promise<Message> {
  const { id } = who.workspace;
  const full = await allAskable(id, await on.office.units(id), on);
  const asked = round.units.map(({ unit }) => unit);
  return draftView({
    round,
    empty: asked.filter((unit) => full.every((one) => one.id !== unit.id)),
    calendar: await calendarAround([round.due], id, on),
    said,
    language: who.member.language,
  });
}

import { decidersOf } from "../domain/extension.js";
import { answerersOf } from "../domain/obstacle.js";
import type { Language, Member } from "../domain/office.js";
import {
  missingIn,
  reportersOf,
  toldOfClosing,
  toldOfOpening,
  type Round,
  type RoundUnit,
} from "../domain/round.js";
import type { CivilDate } from "../domain/time.js";
import type { Message } from "../messages/message.js";
import {
  dueNotice,
  hinderedNotice,
  moreAskedNotice,
  moreDecidedNotice,
} from "../messages/round-notices.js";
import type { Notice, Shelves } from "../ports.js";
import type { Call } from "./command.js";

/** Keys of what is told of a unit's requests and obstacles begin so: settled, whoever has not heard need not. */
export function unitKeys({ id }: Round, unitId: number): string {
  return `round-unit/${String(id)}/${String(unitId)}/`;
}

async function activeMembers({ who }: Call<unknown>, tx: Shelves): Promise<Member[]> {
  const members = await tx.office.members(who.workspace.id);
  return members.filter(({ state }) => state === "active");
}

function reporters(members: readonly Member[], units: readonly number[]): Member[] {
  const workers = members.map((member) => ({ ...member, units: member.units.map(({ id }) => id) }));
  const ids = new Set(reportersOf(workers, units).map(({ id }) => id));
  return members.filter(({ id }) => ids.has(id));
}

/** Its reporters and the groups hear that a round has opened; worded when it is sent. */
export async function openedNotices(
  call: Call<unknown>,
  round: Round,
  tx: Shelves,
): Promise<Notice[]> {
  const { who } = call;
  const members = (await activeMembers(call, tx)).map((member) => {
    return { ...member, units: member.units.map(({ id }) => id) };
  });
  const chats = await tx.office.chats(who.workspace.id);
  const asked = { ...round, units: round.units.map(({ unit }) => unit.id) };
  return toldOfOpening(asked, members, chats, who.member.id).map((one) => ({
    ...one,
    workspaceId: who.workspace.id,
    kind: "round",
    brief: { kind: "round", round: round.id, what: "opened" },
  }));
}

/** The people of a unit that is asked later. */
export async function addedNotices(
  call: Call<unknown>,
  round: Round,
  unitId: number,
  tx: Shelves,
): Promise<Notice[]> {
  const { who, incoming } = call;
  return reporters(await activeMembers(call, tx), [unitId])
    .filter(({ id }) => id !== who.member.id)
    .map(({ id }) => ({
      key: `round-added/${incoming.source}/${String(id)}`,
      workspaceId: who.workspace.id,
      to: { member: id },
      kind: "round",
      brief: { kind: "round", round: round.id, what: "opened" },
    }));
}

/** The clerks get the summary of a round that is closed. */
export async function closedNotices(
  call: Call<unknown>,
  round: Round,
  tx: Shelves,
): Promise<Notice[]> {
  const { who, now } = call;
  const members = (await activeMembers(call, tx)).map(({ id, role }) => ({ id, role }));
  return toldOfClosing(round, members, now, who.member.id).map((one) => ({
    ...one,
    workspaceId: who.workspace.id,
    kind: "round",
    brief: { kind: "round", round: round.id, what: "closed" },
  }));
}

/** Who has not handed in hears that the due day is another one. */
export async function dueNotices(
  call: Call<unknown>,
  round: Round,
  was: CivilDate,
  tx: Shelves,
): Promise<Notice[]> {
  const missing = missingIn(round);
  const ids = missing.map(({ unit }) => unit.id);
  const members = reporters(await activeMembers(call, tx), ids);
  const own = ({ units }: Member) =>
    missing.filter(({ unit }) => units.some(({ id }) => id === unit.id));
  return toEach(call, members, "round-due/", (member) =>
    dueNotice(round, own(member), was, member.language),
  );
}

/** Clerks and leaders hear that a unit asks for more time, but not whoever asks. */
export async function moreAskedNotices(
  call: Call<unknown>,
  round: Round,
  one: RoundUnit,
  tx: Shelves,
): Promise<Notice[]> {
  const { name } = call.who.member;
  const members = decidersOf(await activeMembers(call, tx), { askedBy: call.who.member });
  const said = (language: Language) => moreAskedNotice(round, one, name, language);
  return toEach(call, members, unitKeys(round, one.unit.id), ({ language }) => said(language));
}

/** The unit's people hear what was decided. */
export async function moreDecidedNotices(
  call: Call<unknown>,
  round: Round,
  one: RoundUnit,
  tx: Shelves,
): Promise<Notice[]> {
  const { name } = call.who.member;
  const members = reporters(await activeMembers(call, tx), [one.unit.id]);
  return toEach(call, members, "round-decided/", ({ language }) =>
    moreDecidedNotice(round, one, name, language),
  );
}

/** The clerks hear what is in a unit's way; where there is none the leaders. */
export async function hinderedNotices(
  call: Call<unknown>,
  round: Round,
  one: RoundUnit,
  tx: Shelves,
): Promise<Notice[]> {
  const { id, name } = call.who.member;
  const members = answerersOf(await activeMembers(call, tx), id);
  return toEach(call, members, unitKeys(round, one.unit.id), ({ language }) =>
    hinderedNotice(round, one, name, language),
  );
}

function toEach(
  { who, incoming }: Call<unknown>,
  members: readonly Member[],
  head: string,
  said: (member: Member) => Message,
): Notice[] {
  return members
    .filter(({ id }) => id !== who.member.id)
    .map((member) => ({
      key: `${head}${incoming.source}/${String(member.id)}`,
      workspaceId: who.workspace.id,
      to: { member: member.id },
      kind: "round",
      message: said(member),
    }));
}

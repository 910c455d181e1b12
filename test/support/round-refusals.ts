import type { RoundRefusal } from "../../src/domain/refusal.js";
import type { Message } from "../../src/messages/message.js";
import type { openOffice } from "./office.js";
import { commandsOf } from "./said.js";

type Office = Awaited<ReturnType<typeof openOffice>>;
type Facts<C extends RoundRefusal["code"]> = Omit<Extract<RoundRefusal, { code: C }>, "code">;
type Scenarios = { [C in RoundRefusal["code"]]: (o: Office) => Promise<[Message, Facts<C>]> };

const KT = "Phòng Kinh tế";
const kt = (o: Office) => String(o.units.kt);

/** How each refusal of a reporting round is met in a chat. */
export const roundScenarios: Scenarios = {
  round_closed: async (o) => {
    const id = await openedRound(o);
    await onRound(o, id, "close yes");
    return [await onRound(o, id, `done u${kt(o)}`), { day: "2026-06-10" }];
  },
  round_exists: async (o) => {
    await openedRound(o);
    return [await o.say(o.members.clerk, "/nhacbaocao 6 tháng"), { period: "2026-H1" }];
  },
  round_without_units: async (o) => {
    const id = await preparedRound(o);
    await onRound(o, id, "pick none");
    return [await onRound(o, id, "open"), {}];
  },
  round_unit_stays: async (o) => {
    const id = await openedRound(o);
    await onRound(o, id, `done u${kt(o)}`);
    return [await onRound(o, id, `pick u${kt(o)}`), { unit: KT }];
  },
  round_window: async (o) => [
    await o.say(o.members.clerk, "/nhacbaocao quý III số liệu từ 14/9/2026 đến 15/6/2026"),
    { from: "2026-09-14", to: "2026-06-15" },
  ],
  round_not_asked: async (o) => [
    await onRound(o, await openedRound(o), `done u${String(o.units.pvhcc)}`),
    {},
  ],
  round_handed_in: async (o) => {
    const id = await openedRound(o);
    await onRound(o, id, `done u${kt(o)}`);
    return [await onRound(o, id, `done u${kt(o)}`), { unit: KT, day: "2026-06-10" }];
  },
  round_not_handed_in: async (o) => [
    await onRound(o, await openedRound(o), `undo u${kt(o)}`),
    { unit: KT },
  ],
  round_not_later: async (o) => [
    await onRound(o, await openedRound(o), `more u${kt(o)} 19/6/2026 chờ`),
    { due: "2026-06-20" },
  ],
  round_no_request: async (o) => [
    await onRound(o, await openedRound(o), `grant u${kt(o)}`),
    { unit: KT },
  ],
  round_no_obstacle: async (o) => [
    await onRound(o, await openedRound(o), `free u${kt(o)}`),
    { unit: KT },
  ],
};

/** The report of six months, asked of Phòng Kinh tế and Văn phòng. */
async function preparedRound(o: Office): Promise<number> {
  const said = await o.say(o.members.clerk, "/nhacbaocao 6 tháng 20/6/2026");
  return Number(/round (\d+)/.exec(commandsOf(said))?.[1]);
}

async function openedRound(o: Office): Promise<number> {
  const id = await preparedRound(o);
  await onRound(o, id, "open");
  return id;
}

const onRound = (o: Office, id: number, deed: string) =>
  o.type(o.members.clerk, `round ${String(id)} ${deed}`);

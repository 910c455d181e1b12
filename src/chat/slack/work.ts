import type { Message } from "../../messages/message.js";
import type { Clock, Incoming, Log, Receiver } from "../../ports.js";
import type { Api } from "./api.js";
import { deliver, type DeliverKit } from "./deliver.js";
import { codeOf } from "./errors.js";
import { completed, withCaption } from "./files.js";
import { isHomeCommand, publish, showHome } from "./home.js";
import { isLoneFile, type Me, type Way } from "./read.js";
import { withNames } from "./typed.js";

export type WorkKit = DeliverKit & {
  api: Api;
  clock: Clock;
  log: Log;
  me: Me;
  receiver: Receiver;
};

/** Works on what was taken: asks the receiver, shows its answer, marks it. */
export async function workOn(incoming: Incoming, way: Way, kit: WorkKit): Promise<void> {
  const { receiver } = kit;
  const whole = await prepared(incoming, kit);
  const said = await receiver.answer(whole);
  const sent = said === null ? NOBODY_ANSWERED : await show(said, whole, way, kit);
  // What may still be sent is answered again after a restart.
  if (sent.ok || !sent.retry) await receiver.answered(whole, said, sent.ok ? sent.ref : null);
  if (way.home !== null) await renewHome(whole, way.home, said, kit);
}

const NOBODY_ANSWERED = { ok: true, ref: null } as const;

function show(said: Message, incoming: Incoming, way: Way, kit: WorkKit) {
  const onHome = way.home !== null && isForHome(incoming);
  return onHome ? Promise.resolve(NOBODY_ANSWERED) : deliver(said, incoming, way, kit);
}

function isForHome(incoming: Incoming): incoming is Incoming & { kind: "button" } {
  return incoming.kind === "button" && isHomeCommand(incoming.command);
}

/** The Home shows the list that was asked for, or the same one as it stands after a press. */
async function renewHome(
  incoming: Incoming,
  shown: string,
  said: Message | null,
  kit: WorkKit,
): Promise<void> {
  const { from, place, source } = incoming;
  if (isForHome(incoming) && said !== null) {
    await publish(from.id, said, incoming.command, kit);
    return;
  }
  const request = { user: from.id, source: `${source}:home`, shown, at: kit.clock.now() };
  await showHome({ ...request, chat: place.chat }, kit);
}

/** What Slack did not tell at once: names of files, words beside them, and people who were named. */
async function prepared(incoming: Incoming, { api, me, log }: WorkKit): Promise<Incoming> {
  try {
    if (incoming.kind === "text") {
      return { ...incoming, text: await withNames(incoming.text, api.nameOf) };
    }
    if (incoming.kind !== "files") return incoming;
    const bot = me.user;
    const said = isLoneFile(incoming) ? await withCaption(incoming, { api, bot }) : incoming;
    return await completed(said, api);
  } catch (error) {
    log.warn("Slack did not tell more of it", { source: incoming.source, code: codeOf(error) });
    return incoming;
  }
}

import { formOf, commandsOf, problemsOf } from "../../messages/forms.js";
import { message, type Message } from "../../messages/message.js";
import { SLACK_WORDS } from "../../messages/slack.js";
import type { Clock, Incoming, Log, Place, Receiver } from "../../ports.js";
import type { Api } from "./api.js";
import type { Ack, Hear } from "./bolt.js";
import { deliver, type DeliverKit } from "./deliver.js";
import { codeOf } from "./errors.js";
import { completed, withCaption } from "./files.js";
import { homeView, HOME_COMMAND, isHomeCommand, showHome } from "./home.js";
import { LOOKED_UP_WITHIN_MS, RECORDED_WITHIN_MS } from "./limits.js";
import { memory, within } from "./memory.js";
import { errorsOf, modalView, submitted, wholeError } from "./modal.js";
import { formWords, isLoneFile, NO_WAY, read, type Heard, type Me, type Way } from "./read.js";
import { FORM, render } from "./render.js";
import { withNames } from "./typed.js";

export type TalkKit = DeliverKit & {
  api: Api;
  clock: Clock;
  log: Log;
  me: Me;
  receiver: Receiver;
  isCommand: (words: string) => boolean;
  /** The day where the office is: "2026-07-30". */
  today: () => string;
};

/** The talk itself: what comes from Slack is recorded, acknowledged, worked on, answered, in this order. */
export type Talk = {
  hear: Hear;
  /** Works on what was taken before a crash; it is answered where it was asked. Never throws. */
  resume(incoming: Incoming): Promise<void>;
  /** What is under way has ended. */
  idle(): Promise<void>;
};

/** Deliveries that Slack brings twice are remembered for so long; what changes something, for ever. */
const REMEMBERED = 5000;
/** Time in which the message of a file may still come: it says more than the notice of the file. */
const MESSAGE_WAIT_MS = 700;
const LOOK_MS = 50;

export function talk(kit: TalkKit): Talk {
  const seen = memory(REMEMBERED);
  const filesSeen = memory(REMEMBERED);
  const chats = new Map<string, string>();
  const busy = new Set<Promise<unknown>>();
  const { api, log, receiver } = kit;

  /** Goes on after the acknowledgement; a fault in it is told to the log alone. */
  function after(source: string, work: () => Promise<unknown>): void {
    const working = work()
      .catch((error: unknown) => {
        log.error("an answer on Slack failed", { source, code: codeOf(error), error });
      })
      .finally(() => busy.delete(working));
    busy.add(working);
  }

  async function hear(body: unknown, ack: Ack): Promise<void> {
    const { me, clock, isCommand } = kit;
    const heard = read(body, { me, now: clock.now(), isCommand });
    const ackOnce = quiet(ack, log);
    switch (heard.kind) {
      case "nothing":
        return ackOnce();
      case "foreign":
        return turnAway(heard, ackOnce);
      case "said":
        return hearSaid(heard, ackOnce);
      case "lone_file":
        return hearFile(heard, ackOnce);
      case "form":
        return openForm(heard, ackOnce);
      case "submitted":
        return hearForm(heard, ackOnce);
      case "home":
        await ackOnce();
        if (heard.chat !== null) chats.set(heard.user, heard.chat);
        after(heard.source, async () => {
          const chat = await chatOf(heard.user, heard.user);
          const at = clock.now();
          await showHome({ ...heard, shown: HOME_COMMAND, at, chat }, { api, receiver });
        });
    }
  }

  // ---- what people say and press ----

  async function hearSaid(heard: Extract<Heard, { kind: "said" }>, ack: Ack): Promise<void> {
    const { by } = heard;
    const incoming = unseenFiles(heard.incoming);
    if (incoming === null) return ack();
    const { place, way } = await placed(incoming, heard.way, by);
    const said = { ...incoming, place };
    if (by === "event" && place.kind === "private") chats.set(said.from.id, place.chat);
    const state = await admitted(said, ack, () => notTaken(said, way, by, ack));
    if (state === "new") after(said.source, () => workOn(said, way));
  }

  /** Takes it and acknowledges; what could not be recorded in time has not been taken. */
  async function admitted(
    incoming: Incoming,
    ack: Ack,
    refuse: () => Promise<void>,
  ): Promise<"new" | "known" | "refused"> {
    const { source } = incoming;
    if (seen.has(source)) {
      await ack();
      return "known";
    }
    seen.add(source);
    let state: "new" | "unanswered" | "answered";
    try {
      state = await within(RECORDED_WITHIN_MS, receiver.take(incoming));
    } catch (error) {
      log.warn("what came from Slack could not be recorded", { source, code: codeOf(error) });
      await refuse();
      return "refused";
    }
    await ack();
    return state === "answered" ? "known" : "new";
  }

  /**
   * The person is told at once; where even that fails, an event is left to Slack, which brings it again.
   * What was told is dropped, should it have been recorded late.
   */
  async function notTaken(
    incoming: Incoming,
    way: Way,
    by: "event" | "command" | "button",
    ack: Ack,
  ): Promise<void> {
    const { source } = incoming;
    const drop = () => after(source, () => receiver.drop(incoming));
    if (by === "command") {
      drop();
      return ack({ response_type: "ephemeral", text: SLACK_WORDS.notTaken });
    }
    const words = by === "button" ? SLACK_WORDS.notPressed : SLACK_WORDS.notTaken;
    try {
      await within(LOOKED_UP_WITHIN_MS, tell(words, incoming, way));
    } catch (error) {
      log.warn("nobody could be told that it was not taken", { source, code: codeOf(error) });
      if (by === "event") {
        seen.forget(source);
        throw new NotTaken();
      }
    }
    drop();
    return ack();
  }

  async function tell(words: string, { place, from }: Incoming, way: Way): Promise<void> {
    const [part] = render(message([words]));
    if (part === undefined) return;
    const spot = { channel: place.chat, thread: place.thread ?? null };
    if (way.responseUrl !== null) await api.respond(way.responseUrl, part, { replace: false });
    else if (place.kind === "private") await api.post(spot, part);
    else await api.whisper({ ...spot, user: from.id }, part);
  }

  async function workOn(incoming: Incoming, way: Way): Promise<void> {
    const whole = await prepared(incoming);
    const said = await receiver.answer(whole);
    const sent = said === null ? { ok: true as const, ref: null } : await show(said, whole, way);
    // What may still be sent is answered again after a restart.
    if (sent.ok || !sent.retry) await receiver.answered(whole, said, sent.ok ? sent.ref : null);
    if (way.home !== null) await renewHome(whole, way.home, said);
  }

  function show(said: Message, incoming: Incoming, way: Way) {
    const onHome =
      way.home !== null && incoming.kind === "button" && isHomeCommand(incoming.command);
    if (onHome) return Promise.resolve({ ok: true as const, ref: null });
    return deliver(said, incoming, way, kit);
  }

  /** The Home shows the list that was asked for, or the same one as it stands after a press. */
  async function renewHome(incoming: Incoming, shown: string, said: Message | null): Promise<void> {
    const { from, place, source } = incoming;
    const asked = incoming.kind === "button" && isHomeCommand(incoming.command);
    if (asked && said !== null) {
      await api.publishHome(from.id, homeView(said, incoming.command));
      return;
    }
    const request = { user: from.id, source: `${source}:home`, shown, at: kit.clock.now() };
    await showHome({ ...request, chat: place.chat }, { api, receiver });
  }

  /** What Slack did not tell at once: names of files, and of people who were named. */
  async function prepared(incoming: Incoming): Promise<Incoming> {
    try {
      if (incoming.kind === "files") {
        const bot = kit.me.user;
        const lone = isLoneFile(incoming);
        const said = lone ? await withCaption(incoming, { api, bot }) : incoming;
        return await completed(said, api);
      }
      if (incoming.kind !== "text") return incoming;
      return { ...incoming, text: await withNames(incoming.text, api.nameOf) };
    } catch (error) {
      log.warn("Slack did not tell more of it", { source: incoming.source, code: codeOf(error) });
      return incoming;
    }
  }

  /**
   * A command typed in a chat between people, and what is pressed on the App Home, belongs to the
   * person's own chat with the bot.
   */
  async function placed(
    { place, from }: Incoming,
    way: Way,
    by: "event" | "command" | "button",
  ): Promise<{ place: Place; way: Way }> {
    if (by === "event" || place.kind === "group") return { place, way };
    if (by === "button" && way.home === null) return { place, way };
    const chat = await chatOf(from.id, place.chat === "" ? from.id : place.chat);
    const elsewhere = place.chat !== "" && chat !== place.chat;
    return { place: { ...place, chat }, way: { ...way, elsewhere } };
  }

  /** The person's chat with the bot, or `otherwise` where Slack does not say it in time. */
  async function chatOf(user: string, otherwise: string): Promise<string> {
    const known = chats.get(user);
    if (known !== undefined) return known;
    try {
      const chat = await within(LOOKED_UP_WITHIN_MS, api.chatOf(user));
      chats.set(user, chat);
      return chat;
    } catch (error) {
      log.info("Slack did not say where a person is reached", { code: codeOf(error) });
      return otherwise;
    }
  }

  // ---- files ----

  /** A message without the files that were taken by their own notices; null where none is left. */
  function unseenFiles(incoming: Incoming): Incoming | null {
    if (incoming.kind !== "files") return incoming;
    const { chat } = incoming.place;
    const files = incoming.files.filter(({ id }) => !filesSeen.has(`lone:${chat}:${id}`));
    for (const { id } of files) filesSeen.add(`${chat}:${id}`);
    return files.length === 0 ? null : { ...incoming, files };
  }

  async function hearFile(
    { incoming, file, channel }: Extract<Heard, { kind: "lone_file" }>,
    ack: Ack,
  ): Promise<void> {
    const key = `${channel}:${file}`;
    for (let waited = 0; waited < MESSAGE_WAIT_MS; waited += LOOK_MS) {
      if (filesSeen.has(key)) return ack();
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
    filesSeen.add(`lone:${key}`);
    const state = await admitted(incoming, ack, async () => {
      filesSeen.forget(`lone:${key}`);
      await notTaken(incoming, NO_WAY, "event", ack);
    });
    if (state === "new") after(incoming.source, () => workOn(incoming, NO_WAY));
  }

  // ---- forms ----

  async function openForm(heard: Extract<Heard, { kind: "form" }>, ack: Ack): Promise<void> {
    await ack();
    const { actionId, ask, trigger, way, place, user } = heard;
    const language = FORM.exec(actionId)?.[1] === "en" ? "en" : "vi";
    const form = formOf(ask, language);
    if (form === null) return;
    after(`slack:form:${trigger}`, async () => {
      const at = way.home === null ? place : { ...place, chat: await chatOf(user, user) };
      const view = modalView({ form, language, place: at, carrier: way.carrier });
      try {
        await api.openForm(trigger, view);
      } catch (error) {
        log.warn("a form did not open", { code: codeOf(error) });
        const from = { channel: "slack" as const, id: user };
        const source = `slack:form:${trigger}`;
        const incoming = { source, from, place: at, at: kit.clock.now(), kind: "text", text: "" };
        await tell(SLACK_WORDS.modalFailed, incoming as Incoming, way);
      }
    });
  }

  async function hearForm(
    { body }: Extract<Heard, { kind: "submitted" }>,
    ack: Ack,
  ): Promise<void> {
    const sent = submitted(body);
    if (sent === null) return ack();
    const { form, filled, language, place, carrier } = sent;
    const problems = errorsOf(problemsOf(form, filled, kit.today(), language), form);
    if (problems !== null) return ack(problems);
    const now = kit.clock.now();
    const all = commandsOf(form, filled).map((words, at) =>
      formWords(body, at, words, { place, carrier }, now),
    );
    if (all.every(({ source }) => seen.has(source))) return ack();
    let states: string[];
    try {
      const taking = all.map((one) => receiver.take(one));
      states = await within(RECORDED_WITHIN_MS, Promise.all(taking));
    } catch (error) {
      log.warn("a form could not be recorded", { code: codeOf(error) });
      // Sent again it is the same form, and done once.
      return ack(wholeError(SLACK_WORDS.notTaken, form));
    }
    for (const { source } of all) seen.add(source);
    await ack();
    const fresh = all.filter((_one, at) => states[at] !== "answered");
    after(`slack:view:${body.view.id}`, async () => {
      for (const one of fresh) await workOn(one, NO_WAY);
    });
  }

  // ---- other workspaces ----

  async function turnAway(
    { by, responseUrl }: Extract<Heard, { kind: "foreign" }>,
    ack: Ack,
  ): Promise<void> {
    log.warn("somebody of another Slack workspace was turned away", { by });
    const text = SLACK_WORDS.foreign;
    if (by === "command") return ack({ response_type: "ephemeral", text });
    await ack();
    const [part] = render(message([text]));
    if (by !== "button" || responseUrl === null || part === undefined) return;
    after("slack:foreign", () => api.respond(responseUrl, part, { replace: false }));
  }

  return {
    hear,
    async resume(incoming) {
      const { source } = incoming;
      if (seen.has(source)) return;
      seen.add(source);
      try {
        await workOn(incoming, NO_WAY);
      } catch (error) {
        log.error("what a crash left could not be answered", { source, code: codeOf(error) });
      }
    },
    async idle() {
      while (busy.size > 0) await Promise.allSettled(busy);
    },
  };
}

/** Slack is left to bring it again. */
class NotTaken extends Error {
  override readonly name = "NotTaken";
}

/** An acknowledgement that does not arrive is repeated by Slack: the work goes on. */
function quiet(ack: Ack, log: Log): Ack {
  return async (response) => {
    try {
      await ack(response);
    } catch (error) {
      log.warn("an acknowledgement did not reach Slack", { code: codeOf(error) });
    }
  };
}

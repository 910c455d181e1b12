import { setTimeout as pause } from "node:timers/promises";
import { message } from "../../messages/message.js";
import { SLACK_WORDS } from "../../messages/slack.js";
import type { Incoming, Log } from "../../ports.js";
import { admission } from "./admit.js";
import type { Ack, Hear } from "./bolt.js";
import { ownChats } from "./chats.js";
import { codeOf } from "./errors.js";
import { LOOKED_UP_WITHIN_MS, RECORDED_WITHIN_MS } from "./limits.js";
import { hearForm, openForm, type FormKit } from "./form-talk.js";
import { showHome } from "./home.js";
import { memory } from "./memory.js";
import { HOME_COMMAND, NO_WAY, read, type Heard, type Way } from "./read.js";
import { render } from "./render.js";
import { workOn, type WorkKit } from "./work.js";

export type TalkKit = WorkKit & {
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

/** Time in which the message of a file may still come: it says more than the notice of the file. */
const MESSAGE_WAIT_MS = 700;
const LOOK_MS = 50;
const REMEMBERED_FILES = 5000;

export function talk(kit: TalkKit): Talk {
  const { api, log, clock } = kit;
  const gate = admission(kit);
  const chats = ownChats(api, log);
  const files = memory(REMEMBERED_FILES);
  const work = (incoming: Incoming, way: Way) => workOn(incoming, way, kit);
  const forms: FormKit = {
    ...{ api, clock, log, admission: gate, chats, today: kit.today, work },
    refused: new Map(),
  };

  async function hear(body: unknown, givenAck: Ack): Promise<void> {
    const ack = quiet(givenAck, log);
    const heard = read(body, { me: kit.me, now: clock.now(), isCommand: kit.isCommand });
    switch (heard.kind) {
      case "nothing":
        return ack();
      case "foreign":
        return turnAway(heard, ack);
      case "said":
        return hearSaid(heard, ack);
      case "lone_file":
        return hearFile(heard, ack);
      case "form":
        return openForm(heard, ack, forms);
      case "submitted":
        return hearForm(heard, ack, forms);
      case "home":
        return hearHome(heard, ack);
    }
  }

  async function hearSaid({ by, ...heard }: Extract<Heard, { kind: "said" }>, ack: Ack) {
    const rest = unseenFiles(heard.incoming);
    if (rest === null) return ack();
    const isPrivate = rest.place.kind === "private";
    if (by === "event" && isPrivate) chats.note(rest.from.id, rest.place.chat);
    const isOwn = isPrivate && (by === "command" || heard.way.home !== null);
    const { place, way } = isOwn
      ? await chats.ownPlace(rest, heard.way)
      : { place: rest.place, way: heard.way };
    const incoming = { ...rest, place };
    const left = RECORDED_WITHIN_MS - (isOwn ? LOOKED_UP_WITHIN_MS : 0);
    const state = await gate.admit(incoming, way, by, ack, left);
    if (state === "new") gate.after(incoming.source, () => work(incoming, way));
  }

  async function hearHome({ user, chat, source }: Extract<Heard, { kind: "home" }>, ack: Ack) {
    await ack();
    if (chat !== null) chats.note(user, chat);
    gate.after(source, async () => {
      const own = await chats.of(user, user);
      const request = { user, source, shown: HOME_COMMAND, at: clock.now(), chat: own };
      await showHome(request, kit);
    });
  }

  /** A message without the files that were taken by their own notices; null where none is left. */
  function unseenFiles(incoming: Incoming): Incoming | null {
    if (incoming.kind !== "files") return incoming;
    const { chat } = incoming.place;
    const left = incoming.files.filter(({ id }) => !files.has(`lone:${chat}:${id}`));
    for (const { id } of left) files.add(`${chat}:${id}`);
    return left.length === 0 ? null : { ...incoming, files: left };
  }

  /** A notice of a file, unless its message has come or comes now. */
  async function hearFile(heard: Extract<Heard, { kind: "lone_file" }>, ack: Ack) {
    const { incoming, file, channel } = heard;
    const key = `${channel}:${file}`;
    for (let waited = 0; waited < MESSAGE_WAIT_MS; waited += LOOK_MS) {
      if (files.has(key)) return ack();
      await pause(LOOK_MS);
    }
    files.add(`lone:${key}`);
    const left = RECORDED_WITHIN_MS - MESSAGE_WAIT_MS;
    const state = await gate.admit(incoming, NO_WAY, "event", ack, left);
    if (state === "new") gate.after(incoming.source, () => work(incoming, NO_WAY));
  }

  /** One Slack workspace is served; those of another hear it where Slack lets them be told. */
  async function turnAway({ by, responseUrl }: Extract<Heard, { kind: "foreign" }>, ack: Ack) {
    log.warn("somebody of another Slack workspace was turned away", { by });
    const text = SLACK_WORDS.foreign;
    if (by === "command") return ack({ response_type: "ephemeral", text });
    await ack();
    const [part] = render(message([text]));
    if (by !== "button" || responseUrl === null || part === undefined) return;
    gate.after("slack:foreign", () => api.respond(responseUrl, part, { replace: false }));
  }

  return {
    hear,
    async resume(incoming) {
      if (!gate.begin(incoming)) return;
      const { source } = incoming;
      await work(incoming, NO_WAY).catch((error: unknown) => {
        log.error("what a crash left could not be answered", { source, code: codeOf(error) });
      });
    },
    idle: gate.idle,
  };
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

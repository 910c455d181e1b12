import { receiver } from "../../src/commands/receiver.js";
import {
  linesOf,
  settled,
  watched,
  type ContractDoor,
  type Seen,
  type Watch,
  type Where,
} from "../chat/contract-day.js";
import { PEOPLE, seedDay, type Who } from "./contract-office.js";
import { openSlackOffice, type Mode } from "./slack-office.js";
import { BOT, type SlackMessage } from "./slack-state.js";
import { wordsOf } from "./slack.js";

const IDS: Record<Who, string> = {
  ...{ minh: "U0MINH001", hoa: "U0HOA0001", clerk: "U0CLERK01", chair: "U0CHAIR01" },
  ...{ viewer: "U0VIEWER1", van: "U0VAN0001" },
};

/** The day on the emulated Slack, with the real Bolt: commands by their names, a channel and its threads. */
export async function slackContract(mode: Mode): Promise<ContractDoor> {
  let watch: Watch | null = null;
  const o = await openSlackOffice(mode, {
    seed: seedDay,
    receiver: (kit) => (watch = watched(receiver(kit, () => undefined))).receiver,
  });
  const watching = watch as Watch | null;
  if (watching === null) throw new Error("the door was not started");
  const { slack, kit, group } = o;
  slack.carriesOver = true;
  for (const who of PEOPLE) slack.person(IDS[who], who);
  slack.channel(group, Object.values(IDS));
  const bound = { channel: "slack", externalId: group, title: "Xã Tân Hòa" } as const;
  await o.store.office.bindChat(o.workspace, { ...bound, purpose: "group" });
  const chatOf = (who: Who, where: Where) => (where === "group" ? group : o.chat(IDS[who]));
  const whoIs = (id: string | null) => PEOPLE.find((who) => IDS[who] === id) ?? null;
  const owner = (chat: string): Seen["to"] =>
    PEOPLE.find((who) => o.chat(IDS[who]) === chat) ?? "group";
  const edits = new Map<string, number>();
  let last: (() => Promise<unknown>) | null = null;
  let taken = 0;
  let expected = true;

  async function act(work: () => Promise<unknown>): Promise<void> {
    taken = watching!.state.taken;
    expected = true;
    await work();
  }

  /** What is posted, and how Slack brings it once more. */
  async function event(body: Record<string, unknown>): Promise<void> {
    const over = { event_id: slack.state.nextId("Ev") };
    last = () => slack.event(body, over, 1);
    await slack.event(body, over);
  }

  async function say(who: Who, where: Where, text: string, replyTo?: Seen): Promise<void> {
    const [name = "", ...rest] = text.split(" ");
    if (slack.knows(name)) {
      await slack.command(IDS[who], chatOf(who, where), name, rest.join(" "));
      return;
    }
    const written = text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
    const over = replyTo === undefined || where === "private" ? {} : { thread_ts: rootOf(replyTo) };
    await event(slack.messageEvent(IDS[who], chatOf(who, where), written, over));
  }

  return {
    name: "slack",
    kit,
    office: { ...o.seed, store: o.store, files: o.files, url: o.url, clock: o.clock },
    say: (who, where, text, replyTo) => act(() => say(who, where, text, replyTo)),
    press: (who, on, label) => act(() => slack.press(IDS[who], message(on), label)),
    pressOld: (who, on, command) => act(() => slack.pressCommand(IDS[who], message(on), command)),
    fill: (who, question, words) =>
      act(async () => {
        const [form = ""] = question.extras;
        const opened = slack.state.views.length;
        await slack.press(IDS[who], message(question), form);
        await slack.until(() => slack.state.views.length > opened, "the form");
        await slack.submit(IDS[who], { words });
      }),
    send: (who, where, uploads, caption, replyTo) =>
      act(() => {
        const ids = uploads.map(({ name, bytes }) => slack.file(IDS[who], name, bytes));
        const over = replyTo === undefined ? {} : { thread_ts: rootOf(replyTo) };
        return slack.share(IDS[who], chatOf(who, where), ids, caption, over);
      }),
    again: () =>
      act(async () => {
        await last?.();
        expected = false;
      }),
    async seen() {
      await settled(watching, taken, expected, kit);
      return slack.state.messages.flatMap((one) => {
        const before = edits.get(one.ts);
        edits.set(one.ts, one.edits);
        if (one.user !== BOT || before === one.edits) return [];
        const names = one.files.map((id) => slack.state.files.get(id)?.name ?? "");
        return [seenOf(one, owner(one.channel), whoIs(one.only), before !== undefined, names)];
      });
    },
    close: () => o.close(),
  };
}

function message({ native }: Seen): SlackMessage {
  return native as SlackMessage;
}

function rootOf(on: Seen): string {
  return message(on).thread ?? message(on).ts;
}

function seenOf(
  said: SlackMessage,
  to: Seen["to"],
  only: Who | null,
  changed: boolean,
  files: string[],
): Seen {
  const all = said.blocks.flatMap((block) =>
    block.type === "actions" ? (block.elements ?? []) : [],
  );
  const isForm = (id: string) => id.startsWith("form:");
  const buttons = all
    .filter(({ action_id: id }) => !isForm(id))
    .map(({ text, value }) => ({ label: text.text, command: value }));
  const extras = all.filter(({ action_id: id }) => isForm(id)).map(({ text }) => text.text);
  const native = structuredClone(said);
  return { to, only, changed, lines: linesOf(wordsOf(said)), buttons, extras, files, native };
}

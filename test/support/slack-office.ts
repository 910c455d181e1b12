import { Router } from "express";
import { expect } from "vitest";
import { slackDoor, type SlackDoor } from "../../src/chat/slack/index.js";
import { receiver } from "../../src/commands/receiver.js";
import { findCommand, parseCommand } from "../../src/commands/registry.js";
import { httpServer, type HttpServer } from "../../src/http.js";
import type { Kit } from "../../src/commands/command.js";
import { startEmbedded } from "../../src/jobs/embedded.js";
import type { Engine } from "../../src/jobs/engine.js";
import type { Door, Papers, Receiver, Store } from "../../src/ports.js";
import { quietLog, TestClock } from "./clock.js";
import { Slack } from "./slack.js";
import { APP_TOKEN, BOT_TOKEN, SIGNING_SECRET } from "./slack-state.js";
import { newOffice, type SeededOffice, type TestStore } from "./store.js";
import { freeTurns } from "./turns.js";

export type Mode = "socket" | "http";

const papers: Papers = {
  readPlan: () => Promise.reject(new Error("not in this test")),
  textOf: (bytes) => Promise.resolve(Buffer.from(bytes).toString("utf8")),
  chart: () => Promise.reject(new Error("not in this test")),
};

const verbOf = (words: string) => {
  const parsed = parseCommand(words);
  return parsed && findCommand(parsed.name, parsed.args);
};

type Over<Seed> = {
  store?: (store: Store) => Store;
  /** Another office, whose people are on Slack but tied to no member. */
  seed?: (test: TestStore) => Promise<Seed>;
  /** Another way in than the usual one, after which nobody brings what is in the outbox. */
  receiver?: (kit: Kit) => Receiver;
};

const NOBODY = { minh: "", clerk: "", hoa: "", chair: "" };

/** The seeded office behind the real Slack door, and the emulated Slack workspace that its people use. */
export async function openSlackOffice<Seed extends SeededOffice = SeededOffice>(
  mode: Mode,
  over: Over<Seed> = {},
) {
  const { test, seeded } = await newOffice(over.seed);
  const { store: plain, files, close, url } = test;
  const store = over.store?.(plain) ?? plain;
  const slack = await Slack.open();
  const people = over.seed === undefined ? await bindPeople(slack, plain, seeded.members) : NOBODY;
  slack.channel("C0GROUP01", Object.values(people));
  const clock = new TestClock("2026-06-10T01:12:00.000Z");
  const doors: Door[] = [];
  const kit = { store, files, papers, doors, clock, log: quietLog };
  const open = {
    door: null as SlackDoor | null,
    outbox: null as Engine | null,
    http: null as HttpServer | null,
  };

  async function start(): Promise<void> {
    const door = slackDoor({
      ...{ botToken: BOT_TOKEN, apiUrl: slack.apiUrl, files, clock, log: quietLog },
      appToken: mode === "socket" ? APP_TOKEN : null,
      signingSecret: mode === "socket" ? null : SIGNING_SECRET,
      timeZone: "Asia/Ho_Chi_Minh",
      turns: freeTurns,
      isCommand: (words) => verbOf(words) !== null,
      isReading: (words) => verbOf(words)?.reads === true,
      unanswered: () => store.mail.unanswered("slack"),
    });
    doors.splice(0, doors.length, door);
    open.door = door;
    const outbox =
      over.receiver === undefined ? startEmbedded({ ...kit, pass: () => Promise.resolve() }) : null;
    open.outbox = outbox;
    if (door.router !== null) {
      const router = Router().use(door.router);
      const ready = () => true;
      const mounts = [{ router, guarded: false }];
      const at = { host: "127.0.0.1", port: 0, publicUrl: null, log: quietLog };
      open.http = httpServer({ ...at, ready, mounts });
      slack.eventsUrl = `${(await open.http.listen()).url}/slack/events`;
    }
    await door.start(over.receiver?.(kit) ?? receiver(kit, () => outbox?.kick()));
  }

  async function stop(): Promise<void> {
    await open.outbox?.stop();
    await open.door?.stop();
    await open.http?.close(100);
  }

  await start();
  return {
    ...{ ...seeded, seed: seeded, url },
    ...{ slack, store, files, clock, people, start, stop, kit },
    group: "C0GROUP01",
    /** "D…" of a person. */
    chat: (user: string) => slack.state.chats.get(user) ?? "",
    get door(): SlackDoor {
      return open.door!;
    },
    async close(): Promise<void> {
      await stop();
      await slack.close();
      await close();
      expect(slack.state.problems).toEqual([]);
    },
  };
}

export type SlackOffice = Awaited<ReturnType<typeof openSlackOffice>>;

async function bindPeople(slack: Slack, store: Store, members: Record<string, number>) {
  const people = { minh: "U0MINH001", clerk: "U0CLERK01", hoa: "U0HOA0001", chair: "U0CHAIR01" };
  const names = { minh: "Minh", clerk: "Lan", hoa: "Hòa", chair: "Dũng" };
  for (const [who, user] of Object.entries(people)) {
    const chat = slack.person(user, names[who as keyof typeof names]);
    await store.office.bind({ channel: "slack", id: user }, members[who]!, chat);
  }
  return people;
}

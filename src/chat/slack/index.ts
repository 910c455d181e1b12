import { setTimeout as pause } from "node:timers/promises";
import type { Router } from "express";
import type { Clock, Door, Files, Incoming, Log, Receiver, Turns } from "../../ports.js";
import { slackApi } from "./api.js";
import { line } from "./bolt.js";
import { send, type DeliverKit } from "./deliver.js";
import { codeOf, SlackFault, tokenProblem } from "./errors.js";
import { download, slackHosts } from "./files.js";
import { LIMITS } from "./limits.js";
import type { Me } from "./read.js";
import { talk, type Talk } from "./talk.js";

export type SlackDoorOptions = {
  botToken: string;
  /** Set: Socket Mode; null: HTTP under `signingSecret`. */
  appToken: string | null;
  signingSecret: string | null;
  /** Another address of the Web API; null: Slack's own. */
  apiUrl: string | null;
  files: Files;
  clock: Clock;
  log: Log;
  /** When what nobody asked for may go. */
  turns: Turns;
  /** IANA zone of the days in forms. */
  timeZone: string;
  /** Whether words, without a slash, begin with a command's name. */
  isCommand: (words: string) => boolean;
  /** Whether the command of a button changes nothing. */
  isReading: (words: string) => boolean;
  /** What a crash left without an answer. */
  unanswered: () => Promise<Incoming[]>;
};

export type SlackDoor = Door & {
  /** Where Slack calls, to be mounted at "/" without a guard: signatures are checked. Null in Socket Mode. */
  readonly router: Router | null;
};

/** Time that answers under way have left once a stop was asked for. */
const STOP_MS = 4000;
const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 60_000;

/** Slack: one workspace, through Socket Mode or HTTP. */
export function slackDoor(options: SlackDoorOptions): SlackDoor {
  const { botToken, apiUrl, files, log } = options;
  const api = slackApi(botToken, apiUrl, log);
  const stopping = new AbortController();
  const kit: DeliverKit = {
    ...{ api, files, log, turns: options.turns, isReading: options.isReading },
    stopping: stopping.signal,
  };
  let current: Talk | null = null;
  let opening: Promise<void> = Promise.resolve();
  let resuming: Promise<void> = Promise.resolve();
  const slack = line(options, (body, ack) => {
    // Not acknowledged: Slack brings it again.
    if (current === null) return Promise.reject(new NotReady());
    return current.hear(body, ack);
  });

  async function open(receiver: Receiver, me: Me): Promise<void> {
    const said = talk({ ...options, ...kit, me, receiver, today: () => todayIn(options) });
    current = said;
    await slack.open();
    resuming = resume(said);
  }

  async function resume(said: Talk): Promise<void> {
    try {
      for (const incoming of await options.unanswered()) {
        if (!stopping.signal.aborted) await said.resume(incoming);
      }
    } catch (error) {
      log.error("what a crash left could not be read", { code: codeOf(error) });
    }
  }

  /** Slack may be out of reach for now: the office works, and Slack comes when it can be reached. */
  async function openLater(receiver: Receiver): Promise<void> {
    for (
      let wait = FIRST_WAIT_MS;
      !stopping.signal.aborted;
      wait = Math.min(wait * 2, LONGEST_WAIT_MS)
    ) {
      await pause(wait, undefined, { signal: stopping.signal });
      const me = await identify();
      if (me !== null) return open(receiver, me);
    }
  }

  async function identify(): Promise<Me | null> {
    try {
      return await api.me();
    } catch (error) {
      const problem = tokenProblem("SLACK_BOT_TOKEN", error);
      if (problem !== null) throw new SlackFault(problem);
      log.warn("Slack cannot be reached", { code: codeOf(error) });
      return null;
    }
  }

  return {
    name: "slack",
    limits: { fileBytes: LIMITS.fileBytes },
    router: slack.router,
    async start(receiver) {
      const me = await identify();
      if (me !== null) return open(receiver, me);
      opening = openLater(receiver).catch((error: unknown) => {
        if (!stopping.signal.aborted)
          log.error("the Slack door stays shut", { code: codeOf(error) });
      });
    },
    async stop() {
      const timer = setTimeout(() => {
        stopping.abort();
      }, STOP_MS);
      const last = current;
      if (last === null) stopping.abort();
      await slack.close();
      current = null;
      await resuming;
      await last?.idle();
      clearTimeout(timer);
      stopping.abort();
      await opening;
    },
    send: (to, said) => send(to, said, kit),
    download: (file) => download(file, { api, token: botToken, mayShowToken: slackHosts(apiUrl) }),
  };
}

function todayIn({ clock, timeZone }: SlackDoorOptions): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone }).format(Date.parse(clock.now()));
}

/** The door is not open yet, or is closing. */
class NotReady extends Error {
  override readonly name = "NotReady";
}

import { setTimeout as pause } from "node:timers/promises";
import {
  App,
  ExpressReceiver,
  SocketModeReceiver,
  type Receiver,
  type ReceiverEvent,
} from "@slack/bolt";
import express, { type RequestHandler, type Router } from "express";
import type { Log } from "../../ports.js";
import { clientOptions } from "./api.js";
import { boltLogger } from "./bolt-log.js";
import { codeOf, SlackFault, tokenProblem } from "./errors.js";
import { within } from "./memory.js";

/** How one delivery of Slack's is answered: once, within its three seconds. */
export type Ack = (response?: string | Record<string, unknown>) => Promise<void>;

/** Hears a payload. It acknowledges by itself; what it throws is not acknowledged, and comes again. */
export type Hear = (body: unknown, ack: Ack) => Promise<void>;

/** Slack's line to the door. */
export type Line = {
  /** Routes to mount at "/", where Slack calls; null in Socket Mode. */
  readonly router: Router | null;
  open(): Promise<void>;
  close(): Promise<void>;
};

export type LineOptions = {
  botToken: string;
  appToken: string | null;
  signingSecret: string | null;
  apiUrl: string | null;
  log: Log;
};

const EVENTS_PATH = "/slack/events";

/** Socket Mode with an app token, else HTTP under the signing secret. */
export function line(options: LineOptions, hear: Hear): Line {
  const { appToken, signingSecret } = options;
  if (appToken !== null) return socketLine(appToken, options, hear);
  if (signingSecret !== null) return httpLine(signingSecret, options, hear);
  throw new SlackFault("SLACK_BOT_TOKEN needs SLACK_APP_TOKEN or SLACK_SIGNING_SECRET beside it.");
}

/**
 * Bolt acknowledges an event before any listener hears of it. Here it is given an acknowledgement that
 * does nothing, and the listener the real one: what came in is recorded first.
 */
function startApp(inner: Receiver, { botToken, apiUrl, log }: LineOptions, hear: Hear): void {
  const receiver: Receiver = {
    init(app) {
      const late = { processEvent: (event: ReceiverEvent) => heardLate(event, app) };
      inner.init(late as unknown as App);
    },
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
  };
  const app = new App({
    receiver,
    // Whose workspace it is the door asks itself, and answers those of another one.
    authorize: () => Promise.resolve({ botToken }),
    ignoreSelf: false,
    logger: boltLogger(log),
    clientOptions: clientOptions(apiUrl, log),
  });
  app.use(async ({ body, context }) => {
    await hear(body, context["acknowledge"] as Ack);
  });
  app.error((error) => {
    log.warn("what came from Slack was not taken", { code: codeOf(error.original ?? error) });
    // The receiver does not acknowledge it then.
    throw error;
  });
}

async function heardLate(event: ReceiverEvent, app: App): Promise<void> {
  const given: unknown[] = [];
  const acknowledge: Ack = async (response) => {
    given.push(response);
    await event.ack(response);
  };
  const customProperties = { ...event.customProperties, acknowledge };
  await app.processEvent({ ...event, ack: () => Promise.resolve(), customProperties });
  // A kind that Bolt does not know reaches no listener; there is nothing to repeat.
  if (given.length === 0) await event.ack();
}

function httpLine(signingSecret: string, options: LineOptions, hear: Hear): Line {
  const { log } = options;
  const router = express.Router();
  router.post(EVENTS_PATH, plainForm);
  const receiver = new ExpressReceiver({
    signingSecret,
    router,
    endpoints: EVENTS_PATH,
    logger: boltLogger(log),
    processEventErrorHandler: ({ response }) => {
      // Not recorded: Slack brings it again.
      if (!response.headersSent) response.writeHead(503).end();
      return Promise.resolve(false);
    },
  });
  startApp(receiver, options, hear);
  return { router, open: () => Promise.resolve(), close: () => Promise.resolve() };
}

const FORM = "application/x-www-form-urlencoded";

/** Bolt knows a form by its bare type; a character set behind it is dropped. */
const plainForm: RequestHandler = (request, _response, next) => {
  if (request.headers["content-type"]?.startsWith(`${FORM};`) === true) {
    request.headers["content-type"] = FORM;
  }
  next();
};

const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 30_000;
const CONNECT_MS = 20_000;
const CLOSE_MS = 2000;

/**
 * One WebSocket, opened anew whenever Slack renews it or the network fails. Bolt's own way of
 * reconnecting waits five seconds each time, and a fault in it would end the process.
 */
function socketLine(appToken: string, options: LineOptions, hear: Hear): Line {
  const { apiUrl, log } = options;
  const receiver = new SocketModeReceiver({
    appToken,
    autoReconnectEnabled: false,
    logger: boltLogger(log),
    installerOptions: { clientOptions: clientOptions(apiUrl, log) },
    // What was not recorded is not acknowledged: Slack brings it again.
    processEventErrorHandler: () => Promise.resolve(false),
  });
  startApp(receiver, options, hear);
  let closing = false;
  let connecting: Promise<void> | null = null;

  /** One try; a token that Slack refuses is a fault, anything else may pass. */
  async function tried(): Promise<boolean> {
    try {
      await within(CONNECT_MS, receiver.client.start());
      return true;
    } catch (error) {
      const problem = tokenProblem("SLACK_APP_TOKEN", error);
      log.warn("no connection to Slack", { code: codeOf(error) });
      if (problem !== null) throw new SlackFault(problem);
      return false;
    }
  }

  async function connect(): Promise<void> {
    for (let wait = FIRST_WAIT_MS; !closing; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
      if (await tried()) return;
      await pause(wait);
    }
  }

  function again(): void {
    if (closing || connecting !== null) return;
    connecting = connect()
      .catch((error: unknown) => {
        log.error("the connection to Slack is lost", { code: codeOf(error) });
      })
      .finally(() => {
        connecting = null;
      });
  }

  receiver.client.on("disconnected", again);
  return {
    router: null,
    async open() {
      closing = false;
      if (!(await tried())) again();
    },
    async close() {
      closing = true;
      await within(CLOSE_MS, receiver.client.disconnect()).catch(() => null);
    },
  };
}

import { setTimeout as pause } from "node:timers/promises";
import type { Router } from "express";
import type { Door, Files, Incoming, Log, Receiver, Turns } from "../../ports.js";
import { telegramCalls, type Calls } from "./calls.js";
import { chatBook, type ChatOffice } from "./chats.js";
import { download } from "./download.js";
import { troubleOf, type Trouble } from "./errors.js";
import { intake, type Intake } from "./intake.js";
import { LIMITS, OFFICIAL_ROOT } from "./limits.js";
import { showMenu } from "./menu.js";
import { dropWebhook, poll } from "./polling.js";
import type { Me } from "./read.js";
import { speaker } from "./speak.js";
import { setWebhook, WEBHOOK_PATH, webhookRoutes } from "./webhook.js";

export type TelegramDoorOptions = {
  token: string;
  apiRoot: string;
  /** Null: long polling. `address` is where Telegram reaches the server, without the path. */
  webhook: { secret: string; address: string } | null;
  /** When what nobody asked for may go; null lifts all limits. */
  turns: Turns | null;
  office: ChatOffice;
  files: Files;
  log: Log;
  /** What an earlier process recorded and did not answer. */
  unanswered: () => Promise<Incoming[]>;
  /** For tests: the first pause after a failure, and how long an album has to be quiet. */
  retryMs?: number;
  albumMs?: number;
};

/** The door, and the route of its webhook, which checks a secret of its own. */
export type TelegramDoor = Door & { readonly router: Router | null };

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;
const RETRY_MS = 1_000;
const MOST_PAUSE_MS = 60_000;
const ALBUM_MS = 600;
/** What is under way when the door closes has this long. */
const STOP_MS = 6_000;

export function telegramDoor(options: TelegramDoorOptions): TelegramDoor {
  const { token, apiRoot, webhook, log, files } = options;
  const retryMs = options.retryMs ?? RETRY_MS;
  const official = apiRoot === OFFICIAL_ROOT;
  const limits = { fileBytes: official ? LIMITS.download : LIMITS.ownServer };
  const calls = telegramCalls(token, apiRoot);
  const chats = chatBook(options.office, log);
  const closing = new AbortController();
  const { signal } = closing;
  const speak = speaker({
    ...{ calls, files, chats, signal, retryMs, turns: options.turns },
    uploadBytes: official ? LIMITS.upload : LIMITS.ownServer,
  });
  const desk: { intake: Intake | null; running: Promise<void> } = {
    intake: null,
    running: Promise.resolve(),
  };

  async function run(receiver: Receiver): Promise<void> {
    const me = await introduced({ calls, apiRoot, log, signal, retryMs });
    log.info("Telegram: connected", {
      bot: me.username,
      by: webhook === null ? "polling" : "webhook",
    });
    const own = intake({
      ...{ receiver, speaker: speak, me, log, calls, chats },
      albumMs: options.albumMs ?? ALBUM_MS,
    });
    const resuming = own.resume(await options.unanswered());
    desk.intake = own;
    void showMenu(calls, log);
    if (webhook === null) {
      // Where this fails and there is one, asking for updates says so.
      await dropWebhook(calls).catch(() => undefined);
      await poll({ calls, intake: own, log, signal, retryMs });
    } else {
      const url = webhook.address + WEBHOOK_PATH;
      await patiently({ log, signal, retryMs }, () => setWebhook(calls, url, webhook.secret));
    }
    await resuming;
  }

  return {
    name: "telegram",
    limits,
    router: webhook === null ? null : webhookRoutes(webhook.secret, () => desk.intake, log),

    /** Does not wait for Telegram: the office works without it, and it comes when it can. */
    async start(receiver) {
      desk.running = run(receiver).catch((error: unknown) => {
        if (!signal.aborted) log.error("Telegram: the door has closed by a fault", { error });
      });
    },

    async stop() {
      const own = desk.intake;
      desk.intake = null;
      closing.abort();
      const settled = async () => {
        await desk.running;
        while (own !== null && own.busy() > 0) await pause(20);
      };
      await Promise.race([settled(), pause(STOP_MS, undefined, { ref: false })]);
    },

    send: (to, said) => speak.tell(to, said),

    download: (file) =>
      download(file, {
        ...{ calls, token, apiRoot, signal, retryMs },
        sharesDisk: LOOPBACK.test(new URL(apiRoot).hostname),
        tooBig: () => {
          limits.fileBytes = Math.min(limits.fileBytes, LIMITS.download);
        },
      }),
  };
}

type Patience = { log: Log; signal: AbortSignal; retryMs: number };

/** Who the bot is: the first question, asked until Telegram answers it. */
async function introduced(kit: Patience & { calls: Calls; apiRoot: string }): Promise<Me> {
  const me = await patiently(kit, () => kit.calls.quick.getMe(), kit.apiRoot);
  return { id: me.id, username: me.username };
}

/** Repeats until it is through, and says what it waits for; throws only when the door closes. */
async function patiently<T>(
  { log, signal, retryMs }: Patience,
  call: () => Promise<T>,
  root?: string,
): Promise<T> {
  for (let failed = 1; ; failed += 1) {
    signal.throwIfAborted();
    try {
      return await call();
    } catch (error) {
      const trouble = troubleOf(error);
      const waitMs = Math.min(MOST_PAUSE_MS, retryMs * 2 ** Math.min(failed - 1, 10));
      if (failed <= 3 || failed % 10 === 0)
        log.warn(waitingFor(trouble), { ...trouble, root, failed });
      const asked = trouble.kind === "flood" ? trouble.afterMs : waitMs;
      await pause(asked, undefined, { signal });
    }
  }
}

function waitingFor(trouble: Trouble): string {
  switch (trouble.kind) {
    case "network":
      return "Telegram: there is no route to it; the bot waits and tries again. Where Telegram is not reachable set TELEGRAM_API_ROOT to a relay";
    case "unauthorized":
      return "Telegram: TELEGRAM_BOT_TOKEN is refused. Ask BotFather for the token, put it in and start again; meanwhile it is tried again slowly";
    default:
      return "Telegram: it does not work at the moment; the bot tries again";
  }
}

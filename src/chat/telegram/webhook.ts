import { createHash, timingSafeEqual } from "node:crypto";
import express, { type Request, type Router } from "express";
import type { Update } from "grammy/types";
import { z } from "zod";
import type { Log } from "../../ports.js";
import type { Calls } from "./calls.js";
import type { Intake } from "./intake.js";
import { WANTED } from "./read.js";

export const WEBHOOK_PATH = "/telegram";

const SECRET_HEADER = "x-telegram-bot-api-secret-token";
const MOST_BYTES = 2 * 1024 * 1024;
/** Updates worked on at the same time; more are left with Telegram, which brings them again. */
const MOST_UNDER_WAY = 2000;

const SomeUpdate = z.looseObject({ update_id: z.number().int() });

/**
 * POST /telegram. 200 once it is recorded; 503 where it could not be, so that Telegram brings it again.
 * `intake` is null until the bot knows its own name.
 */
export function webhookRoutes(secret: string, intake: () => Intake | null, log: Log): Router {
  const router = express.Router();
  const wanted = digest(secret);
  router.post(
    WEBHOOK_PATH,
    (request, response, next) => {
      if (timingSafeEqual(digest(request.get(SECRET_HEADER) ?? ""), wanted)) next();
      else response.status(401).end();
    },
    async (request, response) => {
      const desk = intake();
      if (desk === null || desk.busy() >= MOST_UNDER_WAY) {
        response.status(503).end();
        return;
      }
      const body = await bodyOf(request);
      const update = body === null ? null : updateOf(body);
      if (update === null) {
        response.status(body === null ? 413 : 400).end();
        return;
      }
      try {
        await desk.record(update);
      } catch (error) {
        log.warn("Telegram: an update could not be recorded and is left with Telegram", { error });
        response.status(503).end();
        return;
      }
      response.status(200).end();
      void desk.work(update);
    },
  );
  return router;
}

/** Lengths and first letters must not show in the time a comparison takes. */
function digest(words: string): Buffer {
  return createHash("sha256").update(words).digest();
}

/** Null where it is more than an update can be. By hand: a general reader of bodies costs ten times as much. */
function bodyOf(request: Request): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    request.on("data", (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= MOST_BYTES) chunks.push(chunk);
    });
    request.on("end", () => {
      resolve(bytes > MOST_BYTES ? null : Buffer.concat(chunks).toString());
    });
    request.on("error", reject);
  });
}

function updateOf(body: string): Update | null {
  try {
    const read = SomeUpdate.safeParse(JSON.parse(body));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

/** Has Telegram bring updates to `url`; what waits for us stays. */
export async function setWebhook({ quick }: Calls, url: string, secret: string): Promise<void> {
  await quick.raw.setWebhook({
    url,
    secret_token: secret,
    allowed_updates: WANTED,
    drop_pending_updates: false,
  });
}

import { GrammyError, HttpError } from "grammy";
import type { Sent } from "../../ports.js";

/** What stands in the way of a call, as far as it makes a difference to us. */
export type Trouble =
  /** No route, no answer in time, or a broken one. */
  | { kind: "network"; why: string }
  | { kind: "flood"; afterMs: number }
  | { kind: "server"; why: string }
  /** The token is not, or no longer, that of a bot. */
  | { kind: "unauthorized" }
  /** Somebody else asks for the same updates, or a webhook stands in the way. */
  | { kind: "conflict"; webhook: boolean }
  /** Blocked, kicked, deactivated, never started: nothing gets there any more. */
  | { kind: "forbidden"; why: string }
  | { kind: "chat_gone"; why: string }
  | { kind: "migrated"; to: string }
  | { kind: "unchanged" }
  | { kind: "not_editable" }
  | { kind: "markup" }
  | { kind: "thread_gone" }
  | { kind: "picture" }
  | { kind: "file_too_big" }
  | { kind: "refused"; why: string }
  | { kind: "fault"; why: string };

export function troubleOf(error: unknown): Trouble {
  if (error instanceof GrammyError) return answered(error);
  if (error instanceof HttpError) return { kind: "network", why: causeOf(error.error) };
  return { kind: "fault", why: error instanceof Error ? error.name : "unknown" };
}

/** Words of a description, as api.telegram.org has them, → what they mean. */
const DESCRIPTIONS: readonly (readonly [RegExp, Trouble["kind"]])[] = [
  [/message is not modified/i, "unchanged"],
  [
    /message to edit not found|message can't be edited|no text in the message to edit/i,
    "not_editable",
  ],
  [/MESSAGE_ID_INVALID|there is no caption in the message/i, "not_editable"],
  [/can't parse|can't find end|unsupported start tag|ENTITY_|entities/i, "markup"],
  [/message thread not found|TOPIC_(CLOSED|DELETED|ID_INVALID)/i, "thread_gone"],
  [/PHOTO_|IMAGE_PROCESS_FAILED|wrong file type|too big for a photo/i, "picture"],
  [/file is too big/i, "file_too_big"],
  [/chat not found|user not found|PEER_ID_INVALID|group chat was deactivated/i, "chat_gone"],
];

function answered(error: GrammyError): Trouble {
  const { error_code: code, description, parameters } = error;
  const why = `${String(code)} ${description}`.slice(0, 200);
  if (parameters.migrate_to_chat_id !== undefined) {
    return { kind: "migrated", to: String(parameters.migrate_to_chat_id) };
  }
  if (code === 429) return { kind: "flood", afterMs: (parameters.retry_after ?? 1) * 1000 };
  if (code >= 500) return { kind: "server", why };
  if (code === 401 || code === 404) return { kind: "unauthorized" };
  if (code === 409) return { kind: "conflict", webhook: /webhook/i.test(description) };
  if (code === 403) return { kind: "forbidden", why };
  const known = DESCRIPTIONS.find(([words]) => words.test(description))?.[1];
  if (known === "chat_gone") return { kind: known, why };
  if (known !== undefined) return { kind: known } as Trouble;
  return { kind: "refused", why };
}

/** The code of what broke. Not its message: that quotes the address, which holds the token. */
export function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  if ("code" in error && typeof error.code === "string") return error.code;
  if (/timed out/.test(error.message)) return "timeout";
  return error.cause === undefined ? error.name : causeOf(error.cause);
}

/** An operator has to put a new token in: there is no use in asking often. */
const TOKEN_WAIT_MS = 5 * 60_000;

/** What the outbox makes of it: whether and when it is worth another try. */
export function sentOf(trouble: Trouble): Extract<Sent, { ok: false }> {
  switch (trouble.kind) {
    case "network":
    case "server":
    case "fault":
      return { ok: false, retry: true, why: `${trouble.kind}: ${trouble.why}` };
    case "flood":
      return { ok: false, retry: true, afterMs: trouble.afterMs, why: "too many messages" };
    case "unauthorized":
      return { ok: false, retry: true, afterMs: TOKEN_WAIT_MS, why: "the token is refused" };
    case "conflict":
      return { ok: false, retry: true, why: "the token is used elsewhere" };
    case "forbidden":
    case "chat_gone":
    case "refused":
      return { ok: false, retry: false, why: trouble.why };
    case "migrated":
      return { ok: false, retry: true, why: "the group has moved" };
    default:
      return { ok: false, retry: false, why: trouble.kind };
  }
}

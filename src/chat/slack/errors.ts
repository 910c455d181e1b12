import { webApi } from "@slack/bolt";
import type { Sent } from "../../ports.js";

/*
 * Slack's errors end here: what was sent becomes a `Sent`, a wrong token a sentence for the operator.
 */

/** Why the door cannot open, as a sentence for whoever starts the program. */
export class SlackFault extends Error {
  override readonly name = "SlackFault";
}

/** A file that cannot be had; `code` says why to the log. */
export class SlackFileFault extends Error {
  override readonly name = "SlackFileFault";
  readonly code: "file_gone" | "file_uploading" | "file_elsewhere" | "file_refused" | "file_short";

  constructor(code: SlackFileFault["code"]) {
    super(code);
    this.code = code;
  }
}

/** The token is good no more: only the operator can help, and then with a restart. */
const TOKEN_CODES = new Set([
  ...["invalid_auth", "not_authed", "token_revoked", "token_expired", "account_inactive"],
  ...["no_permission", "org_login_required", "team_access_not_granted", "missing_scope"],
]);
/** Slack's own trouble: the same call may succeed later. */
const PASSING_CODES = new Set([
  ...["internal_error", "fatal_error", "service_unavailable", "request_timeout", "ratelimited"],
  ...["rate_limited", "message_limit_exceeded", "team_added_to_org", "slackbot_error"],
]);

/** A notice waits so long for a new token: it is lost to none of its attempts at once. */
const TOKEN_WAIT_MS = 10 * 60_000;
const SECOND_MS = 1000;

/** What became of a call that failed: not sent, and whether and when to try again. */
export function notSent(error: unknown): Extract<Sent, { ok: false }> {
  if (error instanceof webApi.WebAPIRateLimitedError) {
    const afterMs = Math.max(1, error.retryAfter) * SECOND_MS;
    return { ok: false, retry: true, afterMs, why: "ratelimited" };
  }
  const why = codeOf(error);
  if (error instanceof webApi.WebAPIPlatformError) {
    if (TOKEN_CODES.has(why)) return { ok: false, retry: true, afterMs: TOKEN_WAIT_MS, why };
    return { ok: false, retry: PASSING_CODES.has(why), why };
  }
  return { ok: false, retry: true, why };
}

/** Slack's code for what went wrong, or the kind of fault: never words of a message. */
export function codeOf(error: unknown): string {
  if (error instanceof webApi.WebAPIPlatformError) return error.data.error;
  if (error instanceof webApi.WebAPIHTTPError) return `http_${String(error.statusCode)}`;
  if (error instanceof webApi.WebAPIRateLimitedError) return "ratelimited";
  if (error instanceof Error) {
    return "code" in error && typeof error.code === "string" ? error.code : error.name;
  }
  return "unknown";
}

/** The place is not there for the bot: an answer goes to its person another way. */
export function isPlaceCode(why: string): boolean {
  return ["channel_not_found", "not_in_channel", "is_archived", "user_not_in_channel"].includes(
    why,
  );
}

/** The sentence for a token that Slack refuses; null where the trouble may pass. */
export function tokenProblem(variable: string, error: unknown): string | null {
  const code = codeOf(error);
  const wrong =
    TOKEN_CODES.has(code) || code === "not_allowed_token_type" || code === "invalid_app";
  return wrong ? `${variable} is not accepted by Slack (${code}).` : null;
}

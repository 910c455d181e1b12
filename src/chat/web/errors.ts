import { randomBytes } from "node:crypto";
import type { ErrorRequestHandler, Response } from "express";
import { webRefusal, type WebRefusalCode, type WebRefusalFacts } from "../../messages/page.js";
import type { Log } from "../../ports.js";

/** A request that is not taken, with the sentence for it. */
export class WebRefusal extends Error {
  override readonly name = "WebRefusal";
  readonly code: WebRefusalCode;
  readonly status: number;

  constructor(code: WebRefusalCode, facts: WebRefusalFacts = {}) {
    super(webRefusal(code, facts));
    this.code = code;
    this.status = STATUS[code];
  }
}

const STATUS: Record<WebRefusalCode, number> = {
  bad_request: 400,
  missing_person: 400,
  unknown_person: 400,
  empty_message: 400,
  text_too_long: 400,
  bad_multipart: 400,
  token_needed: 401,
  chat_not_found: 404,
  message_not_found: 404,
  file_gone: 404,
  not_found: 404,
  file_too_large: 413,
  too_many_files: 413,
  too_large: 413,
  unsupported_media: 415,
  fault: 500,
  not_recorded: 503,
  stopping: 503,
  too_many_streams: 503,
};

/** `{"error":{"code","message"}}`, as at the desk. */
export function refuse(response: Response, refusal: WebRefusal): void {
  response.status(refusal.status).json({ error: { code: refusal.code, message: refusal.message } });
}

/** The last handler of the router: refusals are told, faults get an incident code and go to the log. */
export function tellErrors(log: Log): ErrorRequestHandler {
  // Express knows this kind of handler by its four parameters.
  return (error: unknown, _request, response, _next) => {
    if (response.headersSent) {
      log.error("an answer of the local workspace broke off", { error });
      response.destroy();
      return;
    }
    refuse(response, refusalOf(error, log));
  };
}

function refusalOf(error: unknown, log: Log): WebRefusal {
  if (error instanceof WebRefusal) return error;
  if (passing(error)) {
    log.warn("the local workspace could not record a request", { error });
    return new WebRefusal("not_recorded");
  }
  const status = clientStatus(error);
  if (status === 413) return new WebRefusal("too_large");
  if (status === 415) return new WebRefusal("unsupported_media");
  if (status !== null) return new WebRefusal("bad_request");
  const incident = randomBytes(3).toString("hex");
  log.error("a request to the local workspace failed", { incident, error });
  return new WebRefusal("fault", { incident });
}

/** Store and disk faults that a repeat may get past: nothing was kept of the request. */
function passing(error: unknown): boolean {
  const code = codeOf(error);
  return code === "busy" || code === "full" || code === "ENOSPC";
}

/** The status of a fault of the request itself, as body parsers and the router throw it. */
function clientStatus(error: unknown): number | null {
  if (typeof error !== "object" || error === null || !("status" in error)) return null;
  const { status } = error;
  return typeof status === "number" && status >= 400 && status < 500 ? status : null;
}

export function codeOf(error: unknown): string | null {
  if (typeof error !== "object" || error === null || !("code" in error)) return null;
  return typeof error.code === "string" ? error.code : null;
}

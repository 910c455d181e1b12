import { Agent as PlainAgent, request as plainRequest } from "node:http";
import { Agent as SecureAgent, request as secureRequest } from "node:https";
import { urlToHttpOptions } from "node:url";
import { Api, HttpError, type Transformer } from "grammy";

/** The Bot API with a limit on how long a call may take; what carries files may take longer. */
export type Calls = { quick: Api; slow: Api };

/** Seconds that Telegram holds a question for updates open, and that a call may take. */
export const POLL_SECONDS = 30;
const QUICK_SECONDS = 45;
const SLOW_SECONDS = 600;

export function telegramCalls(token: string, apiRoot: string): Calls {
  const quick = new Api(token, { apiRoot });
  quick.config.use(plainly(token, apiRoot));
  return { quick, slow: new Api(token, { apiRoot, timeoutSeconds: SLOW_SECONDS }) };
}

/**
 * Takes the place of grammY's own way out where a call is JSON both ways. That one looks through every part of a
 * call for files, builds streams and header objects and runs three promises against each other: measured, more
 * than half of the whole work on an answer.
 */
function plainly(token: string, apiRoot: string): Transformer {
  const post = poster(apiRoot);
  return async (_usual, method, payload, signal) => {
    try {
      const words = await post(`/bot${token}/${method}`, JSON.stringify(payload), signal);
      const answer: unknown = JSON.parse(words);
      // What each method answers with only grammY's callers know.
      return answer as never;
    } catch (error) {
      throw new HttpError(`Network request for '${method}' failed!`, error);
    }
  };
}

/** Signals of grammY's declared type and those of Node are the same thing. */
type Stop = Pick<AbortSignal, "aborted"> & {
  addEventListener(type: "abort", listener: () => void): void;
  removeEventListener(type: "abort", listener: () => void): void;
};

function poster(apiRoot: string) {
  const root = new URL(apiRoot);
  const secure = root.protocol === "https:";
  const agent = secure ? new SecureAgent({ keepAlive: true }) : new PlainAgent({ keepAlive: true });
  const request = secure ? secureRequest : plainRequest;
  const base = root.pathname.replace(/\/$/, "");
  const { protocol, hostname, port } = urlToHttpOptions(root);
  return (path: string, body: string, signal?: Stop) =>
    new Promise<string>((resolve, reject) => {
      if (signal?.aborted === true) throw new Error("the call was given up");
      const headers = {
        "content-type": "application/json",
        "content-length": Buffer.byteLength(body),
      };
      const to = { protocol, hostname, port, path: base + path, method: "POST", agent, headers };
      const call = request(to, (response) => {
        let words = "";
        response.setEncoding("utf8");
        response.on("data", (chunk: string) => (words += chunk));
        response.on("error", reject);
        response.on("end", () => {
          resolve(words);
        });
      });
      const stop = () => call.destroy(new Error("the call was given up"));
      const timer = setTimeout(() => {
        call.destroy(new Error("the call timed out"));
      }, QUICK_SECONDS * 1000);
      signal?.addEventListener("abort", stop);
      call.on("error", reject);
      call.once("close", () => {
        clearTimeout(timer);
        signal?.removeEventListener("abort", stop);
      });
      call.end(body);
    });
}

import { Agent as PlainAgent, request as plainRequest } from "node:http";
import { Agent as SecureAgent, request as secureRequest } from "node:https";
import { Api } from "grammy";

/** The Bot API with a limit on how long a call may take; what carries files may take longer. */
export type Calls = { quick: Api; slow: Api };

/** Seconds that Telegram holds a question for updates open, and that a call may take. */
export const POLL_SECONDS = 30;
const QUICK_SECONDS = 45;
const SLOW_SECONDS = 600;

export function telegramCalls(token: string, apiRoot: string): Calls {
  const lean = { apiRoot, timeoutSeconds: QUICK_SECONDS, fetch: jsonPost(apiRoot) };
  return {
    quick: new Api(token, lean),
    slow: new Api(token, { apiRoot, timeoutSeconds: SLOW_SECONDS }),
  };
}

type Init = { body: string; signal: AbortSignal };

/**
 * What grammY asks of `fetch` where a call is JSON both ways. node-fetch, which it brings, builds streams and
 * header objects for the same thing: measured, a third of the whole work on an answer.
 */
function jsonPost(apiRoot: string) {
  const secure = apiRoot.startsWith("https:");
  const agent = secure ? new SecureAgent({ keepAlive: true }) : new PlainAgent({ keepAlive: true });
  const request = secure ? secureRequest : plainRequest;
  return (url: string, { body, signal }: Init) =>
    new Promise<{ json: () => Promise<unknown> }>((resolve, reject) => {
      const headers = {
        "content-type": "application/json",
        "content-length": Buffer.byteLength(body),
      };
      const call = request(url, { method: "POST", agent, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("error", reject);
        response.on("end", () => {
          const words = Buffer.concat(chunks).toString();
          resolve({ json: async () => JSON.parse(words) as unknown });
        });
      });
      call.on("error", reject);
      const stop = () => call.destroy(new Error("the call was given up"));
      signal.addEventListener("abort", stop, { once: true });
      call.once("close", () => {
        signal.removeEventListener("abort", stop);
      });
      call.end(body);
    });
}

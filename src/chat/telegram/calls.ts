import { Api } from "grammy";

/** The Bot API with a limit on how long a call may take; what carries files may take longer. */
export type Calls = { quick: Api; slow: Api };

/** Seconds that Telegram holds a question for updates open, and that a call may take. */
export const POLL_SECONDS = 30;
const QUICK_SECONDS = 45;
const SLOW_SECONDS = 600;

export function telegramCalls(token: string, apiRoot: string): Calls {
  return {
    quick: new Api(token, { apiRoot, timeoutSeconds: QUICK_SECONDS }),
    slow: new Api(token, { apiRoot, timeoutSeconds: SLOW_SECONDS }),
  };
}

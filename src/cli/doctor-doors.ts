import { telegramWords } from "../messages/telegram.js";
import { fail, ok, warn, type Check } from "./check.js";

/** What the door found where it tried its token. */
type Found =
  | { state: "works"; username: string }
  | { state: "refused" }
  | { state: "unreachable"; why: string };

export function telegramCheck(found: Found): Check {
  switch (found.state) {
    case "works":
      return ok("telegram", telegramWords.works(found.username));
    case "refused":
      return fail("telegram", telegramWords.refused(), telegramWords.newToken());
    case "unreachable":
      return warn("telegram", telegramWords.unreachable(found.why), telegramWords.useRelay());
  }
}

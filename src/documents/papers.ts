import type { Papers } from "../ports.js";
import { readPlan } from "./read-plan.js";
import { textOf } from "./text-of.js";

/** The room of papers as the verbs see it. */
export function papers(): Papers {
  return { readPlan, textOf };
}

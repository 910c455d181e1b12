import type { PERSON_KEYS } from "../domain/activity.js";
import type { Language } from "../domain/office.js";
import type { Say } from "./language.js";

/** An entry on its way into words: its data by key as text ("" where there is none), quoted, and its people. */
export type Told = {
  language: Language;
  say: Say;
  of: (key: string) => string;
  /** `: “…”`, or "" where there is nothing. */
  said: (key: string) => string;
  /** "Báo cáo, quý III/2025". */
  product: string;
  person: (key: (typeof PERSON_KEYS)[number]) => string | null;
};

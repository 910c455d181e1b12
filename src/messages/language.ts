import type { Language } from "../domain/office.js";

/** Picks the sentence of one language; both are written side by side, so that neither is forgotten. */
export type Say = (vi: string, en: string) => string;

export function sayIn(language: Language): Say {
  return (vi, en) => (language === "en" ? en : vi);
}

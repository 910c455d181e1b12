import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const STYLE = readFileSync(
  new URL("../../../src/chat/web/page/style.css", import.meta.url),
  "utf8",
);

/** The colours of `:root`, in the light, and in the dark where that says others. */
function palette(scheme: "light" | "dark"): Map<string, string> {
  const [light = "", dark = ""] = [...STYLE.matchAll(/:root \{([^}]*)\}/g)].map(([, body]) => body);
  const colours = new Map<string, string>();
  for (const body of scheme === "light" ? [light] : [light, dark]) {
    for (const [, name, value] of body.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)) {
      colours.set(name!, value!);
    }
  }
  return colours;
}

/** WCAG 2.1: relative luminance, and the ratio of two. */
function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light! + 0.05) / (dark! + 0.05);
}

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

const WORDS_ON: [string, string[]][] = [
  ["ink", ["paper", "sheet", "side", "own", "accent-soft", "warning-soft"]],
  ["faint", ["paper", "sheet", "side", "own", "accent-soft"]],
  ["accent", ["paper", "sheet", "accent-soft"]],
  ["accent-ink", ["accent"]],
  ["danger", ["paper", "sheet"]],
  ["late", ["sheet"]],
  ["soon", ["sheet"]],
  ["confirm", ["sheet"]],
  ["done", ["sheet"]],
  ["sheet", ["danger"]],
];

describe.each(["light", "dark"] as const)("the colours of the page, in the %s", (scheme) => {
  const pairs = WORDS_ON.flatMap(([words, grounds]) => grounds.map((on) => [words, on] as const));

  it.each(pairs)("let one read %s on %s (WCAG AA)", (words, on) => {
    const colours = palette(scheme);
    expect(contrast(colours.get(words)!, colours.get(on)!)).toBeGreaterThanOrEqual(4.5);
  });

  it("draw the edges of what one can press so that one sees them", () => {
    const colours = palette(scheme);
    for (const on of ["sheet", "paper"]) {
      expect(contrast(colours.get("edge")!, colours.get(on)!)).toBeGreaterThanOrEqual(3);
    }
  });
});

import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium, type Browser } from "playwright-core";
import ts from "typescript";

const PLACES = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** Where this machine has a Chromium, or null. */
export const CHROMIUM = PLACES.find((place) => existsSync(place)) ?? null;

/** The name of a group of tests: it says why it is skipped, and what to do about it. */
export function inBrowser(what: string): string {
  if (CHROMIUM !== null) return what;
  return `${what} (skipped: this machine has no Chromium; install it with: apt-get install chromium)`;
}

export function startBrowser(): Promise<Browser> {
  if (CHROMIUM === null) throw new Error("no Chromium on this machine");
  return chromium.launch({
    executablePath: CHROMIUM,
    args: [
      ...["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
      ...["--disable-background-networking", "--disable-component-update", "--disable-sync"],
    ],
  });
}

/** The page as the build leaves it, made from its sources of this moment; remove it when done. */
export function buildPage(): { dir: string; remove: () => void } {
  const from = fileURLToPath(new URL("../../src/chat/web/page/", import.meta.url));
  const dir = mkdtempSync(join(tmpdir(), "dondoc-page-"));
  const compilerOptions = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ES2022 };
  for (const name of readdirSync(from)) {
    const source = readFileSync(join(from, name), "utf8");
    if (!name.endsWith(".ts")) writeFileSync(join(dir, name), source);
    else {
      const { outputText } = ts.transpileModule(source, { compilerOptions });
      writeFileSync(join(dir, name.replace(/\.ts$/, ".js")), outputText);
    }
  }
  return { dir, remove: () => rmSync(dir, { recursive: true, force: true }) };
}

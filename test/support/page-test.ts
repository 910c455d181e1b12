import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect } from "vitest";
import { buildPage, CHROMIUM, inBrowser, startBrowser } from "./browser.js";
import { pageTalk } from "./page-talk.js";
import { startWeb, type Web } from "./web.js";

export type At = {
  readonly web: Web;
  /** A tab of its own at that address; the page has no error while the test runs. */
  open(path: string): Promise<Page>;
  /** Types and sends; returns when it stands in the chat as sent. */
  say(tab: Page, text: string): Promise<void>;
};

let browser: Browser | null = null;
let web: Web | null = null;

/** What runs at the moment, for tests that make their own kind of tab. */
export const onPage = {
  browser: () => present(browser),
  web: () => present(web),
};

/** A group of tests in Chromium, each with a server and a browser profile of its own. */
export function describeBrowser(what: string, tests: (at: At) => void): void {
  describe.skipIf(CHROMIUM === null)(inBrowser(what), () => {
    let page: ReturnType<typeof buildPage>;
    let context: BrowserContext;
    let errors: string[] = [];
    beforeAll(async () => {
      page = buildPage();
      browser = await startBrowser();
    });
    beforeEach(async () => {
      errors = [];
      web = await startWeb({ pageDir: page.dir, script: pageTalk });
      context = await onPage.browser().newContext({ viewport: { width: 1280, height: 800 } });
    });
    afterEach(async () => {
      await context.close();
      await onPage.web().close();
      expect(errors).toEqual([]);
    });
    afterAll(async () => {
      await browser?.close();
      page.remove();
    });
    tests({
      get web() {
        return onPage.web();
      },
      async open(path) {
        const tab = await context.newPage();
        tab.setDefaultTimeout(8000);
        tab.on("pageerror", (error) => errors.push(String(error)));
        tab.on("console", (said) => {
          if (/Content Security Policy/i.test(said.text())) errors.push(said.text());
        });
        await tab.goto(onPage.web().url + path);
        await tab.locator("main").waitFor();
        return tab;
      },
      say,
    });
  });
}

async function say(tab: Page, text: string): Promise<void> {
  const box = tab.getByRole("textbox", { name: "Viết tin nhắn" });
  await box.fill(text);
  await box.press("Enter");
  await tab.locator("article.own:not(.going)", { hasText: text }).first().waitFor();
  await tab.locator("article.going").waitFor({ state: "detached" });
}

function present<T>(thing: T | null): T {
  if (thing === null) throw new Error("nothing runs at the moment");
  return thing;
}

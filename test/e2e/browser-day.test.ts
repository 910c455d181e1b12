import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CHROMIUM, inBrowser, startBrowser } from "../support/browser.js";
import { freePort, makeHome, Program } from "../support/program.js";

/*
 * An official and the clerk on the page of the real program: a task is found, handed in with a file,
 * returned with a reason, handed in again, accepted; the history tells it. `PICTURES` names a folder
 * for screenshots.
 */

const PICTURES = process.env["PICTURES"];
const DESK = { width: 1280, height: 860 };
const PHONE = { width: 390, height: 844 };
const WAIT = 15_000;

describe.skipIf(CHROMIUM === null)(inBrowser("a day on the page"), () => {
  const home = makeHome();
  const file = join(home.dir, "Kế hoạch số 15.pdf");
  let program: Program;
  let browser: Browser;

  beforeAll(async () => {
    program = new Program(home.env, home.dir, await freePort());
    await program.start();
    browser = await startBrowser();
    writeFileSync(file, "%PDF-1.4 bản có dấu");
  });
  afterAll(async () => {
    await browser.close();
    await program.stop();
    home.remove();
  });

  async function open(as: string, viewport: { width: number; height: number }) {
    const page = await browser.newPage({ viewport });
    page.setDefaultTimeout(WAIT);
    const faults: string[] = [];
    page.on("pageerror", (error) => faults.push(error.message));
    await page.goto(`${program.url}/?as=${as}`);
    await page.getByRole("textbox", { name: "Viết tin nhắn" }).waitFor();
    return { page, faults };
  }

  /** Types and sends; resolves when an answer of the bot stands below. */
  async function say(page: Page, words: string): Promise<void> {
    const before = await page.locator("article.bot").count();
    await page.getByRole("textbox", { name: "Viết tin nhắn" }).fill(words);
    await page.keyboard.press("Enter");
    await page.locator("article.bot").nth(before).waitFor();
  }

  /** Presses the button of that name in the newest message that has it. */
  async function press(page: Page, label: string | RegExp): Promise<void> {
    const before = await page.locator("article.bot").count();
    const named = typeof label === "string" ? { name: label, exact: true } : { name: label };
    await page.locator("article.bot").getByRole("button", named).last().click();
    await page.locator("article.bot").nth(before).waitFor();
  }

  const last = (page: Page) => page.locator("article.bot").last();
  const seen = (page: Page, words: string | RegExp) =>
    page.locator("article.bot").filter({ hasText: words }).last().waitFor();

  async function picture(page: Page, name: string): Promise<void> {
    if (PICTURES === undefined) return;
    mkdirSync(PICTURES, { recursive: true });
    await page.screenshot({ path: join(PICTURES, `${name}.png`) });
  }

  async function people() {
    const all = await program.people();
    const officials = all.filter(({ role }) => role === "official");
    const clerk = all.find(({ role }) => role === "clerk")?.id ?? "";
    return { officials: officials.map(({ id }) => id), clerk };
  }

  /** A task that the person leads, with one product that is still to be handed in. */
  function simpleTask(lines: string[]): number {
    const line = lines.find((text) => !/phối hợp|sản phẩm:|chưa nộp|trả lại/.test(text));
    return Number(/^#(\d+)/.exec(line ?? "")?.[1]);
  }

  async function taskOf(as: string): Promise<number> {
    const lines = (await program.say(as, "/tasks")).flatMap(({ blocks }) =>
      blocks.flatMap((b) => b.items ?? []),
    );
    return simpleTask(lines.map(({ text }) => text));
  }

  it.each([
    ["at a desk, typing", DESK, 0],
    ["on a phone, typing", PHONE, 1],
  ])("goes round %s", { timeout: 120_000 }, async (name, size, index) => {
    const { officials, clerk } = await people();
    const official = officials[index] ?? "";
    const n = await taskOf(official);
    const me = await open(official, size);
    const she = await open(clerk, size);

    await say(me.page, "/tasks");
    expect(await last(me.page).innerText()).toContain(`#${String(n)} `);
    await picture(me.page, `${name} 1 tasks`);
    await press(me.page, `#${String(n)}`);
    await picture(me.page, `${name} 2 task`);

    await me.page.locator('input[type="file"]').setInputFiles(file);
    await say(me.page, `#${String(n)}`);
    expect(await last(me.page).innerText()).toContain(
      `Đã lưu “Kế hoạch số 15.pdf” vào #${String(n)}`,
    );
    await picture(me.page, `${name} 3 kept`);
    await press(me.page, "Nộp");
    expect(await last(me.page).innerText()).toContain(`Đã nộp #${String(n)}`);

    await seen(she.page, new RegExp(`đã nộp #${String(n)},`));
    await picture(she.page, `${name} 4 notice`);
    await press(she.page, "Trả lại");
    await say(she.page, "thiếu dấu");
    expect(await last(she.page).innerText()).toContain(`Đã trả lại #${String(n)}`);

    await seen(me.page, "trả lại: “thiếu dấu”");
    await picture(me.page, `${name} 5 returned`);
    await press(me.page, "Nộp lại");
    await she.page
      .locator("article.bot")
      .filter({ hasText: `đã nộp #${String(n)},` })
      .nth(1)
      .waitFor();
    await press(she.page, "Duyệt");
    expect(await last(she.page).innerText()).toContain(`Đã duyệt #${String(n)}`);

    await seen(me.page, "duyệt hoàn thành");
    await say(me.page, `nv ${String(n)}`);
    const story = await last(me.page).innerText();
    for (const deed of ["thêm tài liệu", "trả lại", "“thiếu dấu”", ": duyệt "])
      expect(story).toContain(deed);
    await picture(me.page, `${name} 6 history`);
    expect(
      await me.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"),
    ).toBe(true);
    expect([...me.faults, ...she.faults]).toEqual([]);
    await me.page.close();
    await she.page.close();
  });

  it.each([
    ["at a desk, by buttons", DESK, 2],
    ["on a phone, by buttons", PHONE, 3],
  ])("goes round %s alone", { timeout: 120_000 }, async (name, size, index) => {
    const { officials, clerk } = await people();
    const me = await open(officials[index] ?? "", size);
    const she = await open(clerk, size);

    const first = me.page.getByRole("button", { name: "Việc của tôi", exact: true }).last();
    await first.click();
    await seen(me.page, "đang mở");
    const n = simpleTask(await last(me.page).locator("li").allInnerTexts());
    await press(me.page, `#${String(n)}`);
    await press(me.page, "Nộp");
    await press(me.page, "Nộp không kèm tài liệu");
    await press(me.page, "Đã cập nhật trên phần mềm");
    expect(await last(me.page).innerText()).toContain(`Đã nộp #${String(n)}`);

    await seen(she.page, new RegExp(`đã nộp #${String(n)},`));
    await press(she.page, "Trả lại");
    await press(she.page, "Thiếu chữ ký, dấu");
    await seen(me.page, "trả lại: “Thiếu chữ ký, dấu”");
    await press(me.page, "Nộp lại");
    const again = last(me.page);
    if ((await again.innerText()).includes("Kế hoạch yêu cầu sản phẩm")) {
      await press(me.page, "Nộp không kèm tài liệu");
      await press(me.page, "Đã gửi qua trục văn bản");
    }
    await she.page
      .locator("article.bot")
      .filter({ hasText: `đã nộp #${String(n)},` })
      .nth(1)
      .waitFor();
    await press(she.page, "Duyệt");
    await seen(me.page, "duyệt hoàn thành");
    await press(me.page, `Xem #${String(n)}`);
    expect(await last(me.page).innerText()).toContain("đã hoàn thành");
    await picture(me.page, `${name} end`);
    expect([...me.faults, ...she.faults]).toEqual([]);
    await me.page.close();
    await she.page.close();
  });
});

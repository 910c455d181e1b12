import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CHROMIUM, inBrowser, startBrowser } from "../support/browser.js";
import { freePort, makeHome, Program } from "../support/program.js";

/*
 * A reporting round on the page of the real program, by buttons alone but for two reasons: the clerk opens it for
 * three units; one hands in, one asks for more time, one is blocked; the clerk closes it and reads the summary.
 * `PICTURES` names a folder for screenshots.
 */

const PICTURES = process.env["PICTURES"];
const WAIT = 30_000;
const PHONE = { width: 390, height: 844 };

describe.skipIf(CHROMIUM === null)(inBrowser("a reporting round on the page"), () => {
  const home = makeHome();
  let program: Program;
  let browser: Browser;

  beforeAll(async () => {
    program = new Program(home.env, home.dir, await freePort());
    await program.start();
    browser = await startBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await program.stop();
    home.remove();
  });

  async function open(as: string): Promise<Page> {
    const page = await browser.newPage({ viewport: PHONE });
    page.setDefaultTimeout(WAIT);
    await page.goto(`${program.url}/?as=${as}`);
    await page.getByRole("textbox", { name: "Viết tin nhắn" }).waitFor();
    return page;
  }

  async function say(page: Page, words: string): Promise<string> {
    return answered(page, async () => {
      await page.getByRole("textbox", { name: "Viết tin nhắn" }).fill(words);
      await page.keyboard.press("Enter");
    });
  }

  /** Presses the button of that name in the newest message that has it; what is answered. */
  async function press(page: Page, name: string | RegExp): Promise<string> {
    const named = typeof name === "string" ? { name, exact: true } : { name };
    return answered(page, () =>
      page.locator("article.bot").getByRole("button", named).last().click(),
    );
  }

  async function answered(page: Page, act: () => Promise<void>): Promise<string> {
    const before = await page.locator("article.bot").count();
    await act();
    await page.locator("article.bot").nth(before).waitFor();
    return page.locator("article.bot").last().innerText();
  }

  async function picture(page: Page, name: string): Promise<void> {
    if (PICTURES === undefined) return;
    mkdirSync(PICTURES, { recursive: true });
    await page.screenshot({ path: join(PICTURES, `round ${name}.png`) });
  }

  /** The clerk, and officials of three different units. */
  async function people() {
    const all = await program.people();
    const clerk = all.find(({ role }) => role === "clerk");
    const officials = all.filter(({ role, units }) => role === "official" && units.length === 1);
    const three = [...new Map(officials.map((one) => [one.units[0], one])).values()].slice(0, 3);
    expect(three).toHaveLength(3);
    return { clerk: clerk?.id ?? "", three };
  }

  it("goes from its opening to its summary", { timeout: 300_000 }, async () => {
    const { clerk, three } = await people();
    const [first, second, third] = three.map(({ id }) => id);
    const units = three.map((one) => one.units[0] ?? "");
    const she = await open(clerk);
    await say(she, "/nhacbaocao");
    await press(she, "Mở kỳ báo cáo mới");
    await picture(she, "1 which report");
    const prepared = await say(she, `/nhacbaocao báo cáo chuyển đổi số; ${units.join("; ")}`);
    expect(prepared).toContain(`Bộ phận báo cáo (3): `);
    await picture(she, "2 prepared");
    expect(await press(she, "Mở kỳ báo cáo")).toContain("Đã mở kỳ báo cáo: Báo cáo chuyển đổi số");
    await picture(she, "3 opened");

    const told = async (as = "") => {
      const page = await open(as);
      await page.locator("article.bot").filter({ hasText: "Kỳ báo cáo:" }).last().waitFor();
      return page;
    };
    const one = await told(first);
    await picture(one, "4 told");
    expect(await press(one, "Đã nộp")).toContain("Đã ghi nhận");

    const two = await told(second);
    await press(two, "Xin gia hạn");
    await press(two, /^Đến /);
    expect(await say(two, "chờ số liệu của thôn")).toContain("Đã gửi đề nghị gia hạn");
    await picture(two, "5 more time");

    const other = await told(third);
    await press(other, "Vướng mắc");
    expect(await say(other, "máy chủ hỏng, cần sửa")).toContain("Đã ghi vướng mắc");

    await she.locator("article.bot").filter({ hasText: "báo vướng mắc khi làm" }).waitFor();
    expect(await press(she, "Đồng ý")).toContain("Đã gia hạn cho");
    const list = await say(she, "/nhacbaocao");
    expect(list).toContain("Đã nộp 1/3 bộ phận, 1 có vướng mắc.");
    await picture(she, "6 overview");
    await press(she, /^Báo cáo chuyển đổi số/);
    await picture(she, "7 whole");
    await press(she, "Đóng kỳ báo cáo");
    const summary = await press(she, "Đóng kỳ báo cáo");
    expect(summary).toContain("3 bộ phận: 1 đúng hạn, 0 nộp muộn, 2 chưa nộp.");
    await picture(she, "8 summary");
  });
});

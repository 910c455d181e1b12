import type { BrowserContext, Page } from "playwright-core";
import { afterEach, beforeEach, expect, it } from "vitest";
import { message } from "../../src/messages/message.js";
import { describeBrowser, onPage } from "../support/page-test.js";

describeBrowser("the page, as one who works with it", (at) => {
  it("asks first whom one is, and goes to that person's chat", async () => {
    const tab = await at.open("/");
    await tab.getByRole("link", { name: /Lê Thị Minh/ }).click();
    await tab.getByRole("textbox", { name: "Viết tin nhắn" }).waitFor();
    expect(new URL(tab.url()).search).toBe("?as=3&chat=p3");
    expect(await tab.title()).toContain("Lê Thị Minh");
  });

  it("says so where the address names nobody", async () => {
    const tab = await at.open("/?as=77");
    await tab.getByText("Không có người có mã 77; xin chọn lại.").waitFor();
  });

  it("answers what is typed, with states in words, and Shift+Enter is a new line", async () => {
    const tab = await at.open("/?as=3");
    const box = tab.getByRole("textbox");
    await box.fill("dòng một");
    await box.press("Shift+Enter");
    await box.pressSequentially("dòng hai");
    await box.press("Enter");
    await tab.getByText("Nghe: dòng một").waitFor();
    await box.fill("/tasks");
    await box.press("Enter");
    await tab.getByRole("button", { name: "Nộp #4" }).waitFor();
    const line = tab.getByRole("listitem").filter({ hasText: "#7 Niêm yết" });
    expect(await line.innerText()).toContain("sắp đến hạn");
    const late = await tab.getByRole("listitem").filter({ hasText: "#4 Báo cáo" }).innerText();
    expect(late.match(/quá hạn/g)).toHaveLength(1);
    const done = await tab.getByRole("listitem").filter({ hasText: "#2 Phân công" }).innerText();
    expect(done).not.toContain("đã xong");
    expect(await tab.locator("article").count()).toBe(4);
  });

  it("turns the page of a list in its place and keeps the keyboard there", async () => {
    const tab = await at.open("/?as=3");
    await at.say(tab, "/tasks");
    const next = tab.getByRole("button", { name: "Sau", exact: true });
    await next.focus();
    await tab.keyboard.press("Enter");
    const back = tab.getByRole("button", { name: "Trước" });
    await back.waitFor();
    expect(await tab.locator("article.bot").count()).toBe(1);
    expect(await tab.locator("button:focus").innerText()).toBe("Trước");
    await tab.keyboard.press("Enter");
    await next.waitFor();
    expect(await tab.locator("article.bot").count()).toBe(1);
  });

  it("says what it could not do under the button that was pressed", async () => {
    const tab = await at.open("/?as=3");
    await at.say(tab, "/tasks");
    at.web.receiver.take = () => Promise.reject(new Error("locked"));
    await tab.getByRole("button", { name: "#7" }).click();
    await tab.getByRole("alert").getByText("Chưa nhận được, xin gửi lại.").waitFor();
  });

  it("shows first steps in an empty chat, which are taken with a click", async () => {
    const tab = await at.open("/?as=3");
    await tab.getByRole("button", { name: "Việc của tôi" }).click();
    await tab.getByRole("button", { name: "Nộp #4" }).waitFor();
    expect(await tab.getByText("Chưa có tin nhắn nào.").count()).toBe(0);
  });

  it("shows people's words as words", async () => {
    const tab = await at.open("/?as=3");
    const words = `<img src=x onerror="document.title='broken'"> <b>đậm</b>`;
    await at.say(tab, words);
    await tab.getByText(`Nghe: ${words}`).waitFor();
    expect(await tab.locator(".log b, .log img").count()).toBe(0);
  });

  it("keeps the past when it is opened again", async () => {
    const tab = await at.open("/?as=3");
    await at.say(tab, "chào");
    await tab.reload();
    await tab.getByText("Nghe: chào").waitFor();
    expect(await tab.locator("article").count()).toBe(2);
  });
});

describeBrowser("the page, for several people at once", (at) => {
  it("brings a word in the group to everybody, and counts it until it is seen", async () => {
    const hoa = await at.open("/?as=2&chat=g1");
    const minh = await at.open("/?as=3");
    await at.say(hoa, "họp lúc 14 giờ");
    const group = minh.getByRole("link", { name: /Cả UBND xã Suối Mây/ });
    await group.getByText("1 tin chưa đọc").waitFor();
    expect(await minh.title()).toMatch(/^\(1\) /);
    await group.click();
    await minh.getByText("họp lúc 14 giờ").waitFor();
    expect(await minh.locator("article.other .from").innerText()).toBe("Trần Thị Hoa");
    expect(await group.getByText("chưa đọc").isVisible()).toBe(false);
    expect(await minh.title()).not.toMatch(/^\(/);
  });

  it("shows another's private chat to nobody", async () => {
    const hoa = await at.open("/?as=2");
    const minh = await at.open("/?as=3");
    await at.say(hoa, "riêng của Hoa");
    await at.say(minh, "của Minh");
    await minh.getByText("Nghe: của Minh").waitFor();
    expect(await minh.getByText("riêng của Hoa").count()).toBe(0);
  });

  it("changes the person with Ctrl+K and the keyboard alone", async () => {
    const tab = await at.open("/?as=3");
    await tab.keyboard.press("Control+k");
    const dialog = tab.getByRole("dialog", { name: "Chọn người để đóng vai" });
    await dialog.waitFor();
    await tab.keyboard.press("ArrowDown");
    await tab.keyboard.press("Enter");
    await tab.waitForURL(/as=4/);
    await tab.getByText("Phạm Quốc Đạt").first().waitFor();
  });

  it("goes back to the chat before with the browser's own button", async () => {
    const tab = await at.open("/?as=3");
    await tab.getByRole("link", { name: /Cả UBND/ }).click();
    await tab.getByRole("heading", { name: "Cả UBND xã Suối Mây" }).waitFor();
    await tab.goBack();
    await tab.getByRole("heading", { name: "Trợ lý đôn đốc" }).waitFor();
  });
});

describeBrowser("the page, when the line is lost", (at) => {
  it("says so, keeps what was typed on its way, and sends it once when the line is back", async () => {
    const tab = await at.open("/?as=3");
    await at.say(tab, "trước");
    const back = await at.web.unplug();
    await tab.getByText("Mất kết nối, đang nối lại…").waitFor();
    await tab.getByRole("textbox").fill("trong lúc mất");
    await tab.keyboard.press("Enter");
    await tab.getByText("Chưa gửi được.").waitFor();
    expect(await tab.getByRole("button", { name: "Gửi lại" }).count()).toBe(1);
    await at.web.door.send(
      { channel: "web", chat: "p3", kind: "private" },
      message(["nhắc trong lúc mất"]),
    );
    await back();
    await tab.getByText("Nghe: trong lúc mất").waitFor({ timeout: 15_000 });
    await tab.getByText("nhắc trong lúc mất").waitFor();
    expect(await tab.getByText("Mất kết nối, đang nối lại…").isVisible()).toBe(false);
    expect(await tab.getByText("Chưa gửi được.").count()).toBe(0);
    expect(await tab.locator("article").count()).toBe(5);
    expect(at.web.receiver.heard).toHaveLength(2);
  });

  it("shows the server's reason, sends again under the same id, and lets one give up", async () => {
    const tab = await at.open("/?as=3");
    const { take } = at.web.receiver;
    at.web.receiver.take = () => Promise.reject(new Error("locked"));
    await tab.getByRole("textbox").fill("một");
    await tab.keyboard.press("Enter");
    await tab.getByText("Chưa nhận được, xin gửi lại.").waitFor();
    at.web.receiver.take = take;
    await tab.getByRole("button", { name: "Gửi lại" }).click();
    await tab.getByText("Nghe: một").waitFor();
    expect(await tab.locator("article").count()).toBe(2);
    at.web.receiver.take = () => Promise.reject(new Error("locked"));
    await tab.getByRole("textbox").fill("hai");
    await tab.keyboard.press("Enter");
    await tab.getByRole("button", { name: "Bỏ", exact: true }).click();
    expect(await tab.locator("article").count()).toBe(2);
  });
});

let context: BrowserContext | undefined;

async function phone(width: number): Promise<Page> {
  context = await onPage.browser().newContext({
    viewport: { width, height: 740 },
    ...{ isMobile: true, hasTouch: true },
  });
  const tab = await context.newPage();
  await tab.goto(`${onPage.web().url}/?as=3`);
  await tab.locator("main").waitFor();
  return tab;
}

describeBrowser("the page, on a telephone", (at) => {
  beforeEach(() => {
    context = undefined;
  });
  afterEach(async () => {
    await context?.close();
  });

  it.each([360, 390, 420])("of %i pixels never scrolls sideways", async (width) => {
    const tab = await phone(width);
    await at.say(tab, "/tasks");
    await at.say(tab, `${"dài".repeat(80)} https://vi-du.vn/${"duong-dan/".repeat(20)}`);
    await tab.locator("input[type=file]").setInputFiles([
      {
        name: `${"Kế hoạch ".repeat(12)}.pdf`,
        mimeType: "application/pdf",
        buffer: Buffer.from("a"),
      },
    ]);
    await tab
      .getByRole("button", { name: /^Trả lời tin của Trợ lý/ })
      .first()
      .tap();
    const wide = await tab.evaluate(`
      [...document.querySelectorAll("body, main, .log, .composer-frame")]
        .filter((box) => box.scrollWidth > box.clientWidth + 1)
        .map((box) => box.className)
    `);
    expect(wide).toEqual([]);
    const box = (await tab.getByRole("textbox").boundingBox())!;
    expect(box.y + box.height).toBeLessThanOrEqual(740);
    expect(box.x + box.width).toBeLessThanOrEqual(width);
  });

  it("has its chats in a drawer that opens, lets choose, and shuts", async () => {
    const tab = await phone(390);
    const group = tab.getByRole("link", { name: /Cả UBND/ });
    await tab.getByRole("button", { name: "Mở danh sách trò chuyện" }).tap();
    await group.tap();
    await tab.getByRole("heading", { name: "Cả UBND xã Suối Mây" }).waitFor();
    await group.waitFor({ state: "hidden" });
    await tab.getByRole("button", { name: "Mở danh sách trò chuyện" }).tap();
    await group.waitFor();
    await tab.keyboard.press("Escape");
    await group.waitFor({ state: "hidden" });
  });

  it("has targets that a finger hits", async () => {
    const tab = await phone(360);
    await at.say(tab, "/tasks");
    const small = await tab.evaluate(`
      [...document.querySelectorAll("button, a, textarea")]
        .filter((target) => target.checkVisibility({ visibilityProperty: true }))
        .filter((target) => !target.classList.contains("reply"))
        .map((target) => ({ name: target.textContent, box: target.getBoundingClientRect() }))
        .filter(({ box }) => box.height < 44 || box.width < 44)
        .map(({ name }) => name)
    `);
    expect(small).toEqual([]);
  });
});

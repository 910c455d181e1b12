import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { message } from "../../src/messages/message.js";
import { describeBrowser } from "../support/page-test.js";

const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAYAAACNMs+9AAAAFUlEQVR42mNk+M9Qz0AEYBxVSF+FABJADveWkH6oAAAAAElFTkSuQmCC",
  "base64",
);
const PDF = { name: "Kế hoạch số 15.pdf", mimeType: "application/pdf", buffer: Buffer.from("nội") };
const PICTURE = { name: "ảnh.png", mimeType: "image/png", buffer: PNG };

const picker = (tab: Page) => tab.locator("input[type=file]");
const box = (tab: Page) => tab.getByRole("textbox", { name: "Viết tin nhắn" });

describeBrowser("files, in the page", (at) => {
  it("are chosen, taken out again, and sent with their caption", async () => {
    const tab = await at.open("/?as=3");
    await picker(tab).setInputFiles([PDF, PICTURE, { ...PDF, name: "thừa.pdf" }]);
    await tab.getByRole("button", { name: "Bỏ tệp thừa.pdf" }).click();
    await box(tab).fill("#12");
    await tab.getByRole("button", { name: "Gửi" }).click();
    await tab.getByText("Đã lưu Kế hoạch số 15.pdf; ảnh.png").waitFor();
    expect(at.web.receiver.heard).toMatchObject([{ kind: "files", caption: "#12" }]);
    expect(await tab.getByRole("list", { name: "Tệp sẽ gửi" }).isVisible()).toBe(false);
    await tab.getByRole("img", { name: "ảnh.png" }).waitFor();
    const [download] = await Promise.all([
      tab.waitForEvent("download"),
      tab.getByRole("link", { name: /Mở tệp Kế hoạch số 15\.pdf/ }).click(),
    ]);
    expect(download.suggestedFilename()).toBe("Kế hoạch số 15.pdf");
  });

  it("that were refused afterwards say that they are not kept", async () => {
    const tab = await at.open("/?as=3");
    await picker(tab).setInputFiles([PDF]);
    await tab.getByRole("button", { name: "Gửi" }).click();
    await tab.getByText("Đã lưu").waitFor();
    at.web.files.kept.clear();
    await tab.getByRole("link", { name: /Mở tệp/ }).click();
    await tab.getByText("tệp không được lưu").waitFor();
    expect(await tab.getByRole("link", { name: /Mở tệp/ }).count()).toBe(0);
  });

  it("over the limit are left out in words, before anything is sent", async () => {
    const tab = await at.open("/?as=3");
    await tab.evaluate(`{
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(20 * 1024 * 1024 + 1)], "to.pdf"));
      const input = document.querySelector("input[type=file]");
      input.files = data.files;
      input.dispatchEvent(new Event("change"));
    }`);
    await tab.getByText("Tệp “to.pdf” lớn hơn 20 MB").waitFor();
    const many = Array.from({ length: 11 }, (_, n) => ({ ...PDF, name: `${String(n)}.pdf` }));
    await picker(tab).setInputFiles(many);
    await tab.getByText("Mỗi lần gửi nhiều nhất 10 tệp").waitFor();
    expect(await tab.locator(".chosen .file").count()).toBe(10);
  });

  it("are dropped on the chat", async () => {
    const tab = await at.open("/?as=3");
    await tab.evaluate(`{
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(["a"], "thả vào.pdf"));
      const log = document.querySelector(".log");
      for (const type of ["dragover", "drop"]) {
        const options = { dataTransfer, bubbles: true, cancelable: true };
        log.dispatchEvent(new DragEvent(type, options));
      }
    }`);
    await tab.getByRole("button", { name: "Bỏ tệp thả vào.pdf" }).waitFor();
    expect(await tab.getByText("Thả tệp vào đây để gửi").isVisible()).toBe(false);
  });

  it("are pasted, a screenshot under a name that tells it from others", async () => {
    const tab = await at.open("/?as=3");
    await box(tab).focus();
    await tab.evaluate(`{
      const clipboardData = new DataTransfer();
      clipboardData.items.add(new File(["a"], "image.png", { type: "image/png" }));
      const event = new ClipboardEvent("paste", { clipboardData, bubbles: true });
      document.activeElement.dispatchEvent(event);
    }`);
    await tab.getByRole("button", { name: /Bỏ tệp Ảnh chụp \d\d-\d\d \d\d\.\d\d\.png/ }).waitFor();
  });
});

describeBrowser("a reply, in the page", (at) => {
  it("shows what it replies to, and Escape takes it back", async () => {
    const tab = await at.open("/?as=3");
    await at.say(tab, "chào");
    const reply = tab.getByRole("button", { name: "Trả lời tin của Trợ lý đôn đốc" });
    await reply.click();
    await tab.getByText("Đang trả lời Trợ lý đôn đốc").waitFor();
    await tab.keyboard.press("Escape");
    expect(await tab.getByText("Đang trả lời Trợ lý đôn đốc").isVisible()).toBe(false);
    await reply.click();
    await at.say(tab, "vâng");
    expect(at.web.receiver.heard[1]).toMatchObject({ text: "vâng", replyTo: "2" });
    await tab.getByText("Trả lời: “Nghe: chào”").waitFor();
    expect(await tab.getByText("Đang trả lời Trợ lý đôn đốc").isVisible()).toBe(false);
  });
});

describeBrowser("the commands, in the page", (at) => {
  it("are offered at a slash and chosen with the keyboard", async () => {
    const tab = await at.open("/?as=3");
    await box(tab).pressSequentially("/n");
    const menu = tab.getByRole("listbox", { name: "Các lệnh" });
    await menu.waitFor();
    expect(await menu.getByRole("option").count()).toBe(2);
    await tab.keyboard.press("ArrowDown");
    expect(await box(tab).getAttribute("aria-activedescendant")).toBe("command-1");
    await tab.keyboard.press("Tab");
    expect(await box(tab).inputValue()).toBe("/nv ");
    expect(await menu.isVisible()).toBe(false);
    await box(tab).pressSequentially("12");
    await tab.keyboard.press("Enter");
    await tab.getByText("Nghe: /nv 12").waitFor();
  });

  it("are sent by Enter where the name stands there whole, and let be by Escape", async () => {
    const tab = await at.open("/?as=3");
    await box(tab).pressSequentially("/tasks");
    await tab.getByRole("listbox").waitFor();
    await tab.keyboard.press("Enter");
    await tab.getByRole("button", { name: "Nộp #4" }).waitFor();
    await box(tab).pressSequentially("/x");
    await tab.keyboard.press("Escape");
    expect(await tab.getByRole("listbox").isVisible()).toBe(false);
    await tab.keyboard.press("Enter");
    await tab.getByText("Nghe: /x").waitFor();
  });

  it("are chosen by a click", async () => {
    const tab = await at.open("/?as=3");
    await box(tab).pressSequentially("/");
    await tab.getByRole("option", { name: /trợ giúp/ }).click();
    expect(await box(tab).inputValue()).toBe("/trogiup");
  });
});

describeBrowser("reading, in the page", (at) => {
  const place = { channel: "web", chat: "p3", kind: "private" } as const;

  it("is not moved by news while one reads further up, and says that there is some", async () => {
    const tab = await at.open("/?as=3");
    for (let n = 0; n < 25; n++) await at.web.door.send(place, message([`tin số ${String(n)}`]));
    await tab.getByText("tin số 24").waitFor();
    const log = tab.getByRole("log");
    const where = () => log.evaluate((box) => box.scrollTop);
    await log.evaluate((box) => box.scrollTo(0, 0));
    await at.web.door.send(place, message(["tin rất mới"]));
    const news = tab.getByRole("button", { name: "Có tin mới" });
    await news.waitFor();
    expect(await where()).toBe(0);
    await news.click();
    expect(await where()).toBeGreaterThan(0);
    await news.waitFor({ state: "hidden" });
    await at.web.door.send(place, message(["tin sau cùng"]));
    await tab.getByText("tin sau cùng").waitFor();
    const left = await log.evaluate((box) => box.scrollHeight - box.scrollTop - box.clientHeight);
    expect(left).toBeLessThan(5);
  });

  it("begins at the beginning of an answer that is longer than the screen", async () => {
    const tab = await at.open("/?as=3");
    await at.say(tab, Array.from({ length: 60 }, (_, n) => `dòng ${String(n)}`).join("\n"));
    const answer = tab.locator("article.bot");
    await answer.waitFor();
    const log = (await tab.getByRole("log").boundingBox())!;
    const box = (await answer.boundingBox())!;
    expect(Math.abs(box.y - log.y)).toBeLessThan(40);
  });

  it("has a name for everything that can be worked with", async () => {
    const tab = await at.open("/?as=3");
    await at.say(tab, "/tasks");
    await picker(tab).setInputFiles([PDF]);
    const nameless = await tab.evaluate(`
      [...document.querySelectorAll("button, a, input, textarea, [role=listbox], nav, dialog")]
        .filter((part) => (part.getAttribute("aria-label") ?? part.textContent).trim() === "")
        .map((part) => part.outerHTML)
    `);
    expect(nameless).toEqual([]);
    expect(await tab.locator("html").getAttribute("lang")).toBe("vi");
    expect(await tab.getByRole("log").getAttribute("aria-live")).toBe("polite");
    expect(await tab.getByRole("heading", { level: 1 }).count()).toBe(1);
  });

  it("shows a picture that the bot sends, and says so when it is gone", async () => {
    async function* bytes() {
      yield PNG;
    }
    const { sha256, size } = await at.web.files.put(bytes(), 1e6);
    const file = { sha256, size, name: "bieu-do.png", mime: "image/png" };
    const said = message([{ type: "image", file, alt: "Biểu đồ tiến độ tuần" }]);
    await at.web.door.send(place, said);
    const tab = await at.open("/?as=3");
    const picture = tab.getByRole("img", { name: "Biểu đồ tiến độ tuần" });
    await picture.waitFor();
    expect(await picture.evaluate((img: { naturalWidth: number }) => img.naturalWidth)).toBe(10);
    at.web.files.kept.clear();
    await tab.reload();
    await tab.getByText("tệp không được lưu").waitFor();
  });
});

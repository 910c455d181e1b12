import { expect, it } from "vitest";
import { inviteAddress, tryTelegram } from "../../../src/chat/telegram/inspect.js";
import { telegramCheck } from "../../../src/cli/doctor-doors.js";
import { Telegram, TOKEN } from "../../support/telegram.js";

it("tells whether the token works, is refused, or cannot be tried", async () => {
  const tg = await new Telegram().listen();
  const works = await tryTelegram(TOKEN, tg.url);
  expect(works).toEqual({ state: "works", username: "dondoc_test_bot" });
  expect(telegramCheck(works)).toMatchObject({ state: "ok", advice: null });
  const refused = await tryTelegram("1:wrong", tg.url);
  expect(telegramCheck(refused)).toMatchObject({ state: "fail" });
  await tg.close();
  const unreachable = await tryTelegram(TOKEN, tg.url);
  expect(unreachable.state).toBe("unreachable");
  expect(JSON.stringify(telegramCheck(unreachable))).not.toContain(TOKEN);
});

it("makes an address that brings the code to the bot", () => {
  expect(inviteAddress("dondoc_test_bot", "7QK2M9TD")).toBe(
    "https://t.me/dondoc_test_bot?start=link_7QK2M9TD",
  );
});

import { expect, it } from "vitest";
import { linesOf } from "../../../src/chat/telegram/html.js";
import { message, type Mention } from "../../../src/messages/message.js";

const htmlOf = (text: string, mention: Mention) =>
  linesOf(message([{ type: "text", text, tone: "note", mention }])).map(({ html }) => html);

it("calls a person by their account, under the name that the group reads", () => {
  expect(htmlOf("Gửi Lê <Minh>:", { name: "Lê <Minh>", account: "77" })).toEqual([
    '<i>Gửi <a href="tg://user?id=77">Lê &lt;Minh&gt;</a>:</i>',
  ]);
});

it("says the name where the account is none of Telegram's, or the name is not there", () => {
  expect(htmlOf("Gửi Minh:", { name: "Minh", account: '7"><b>' })).toEqual(["<i>Gửi Minh:</i>"]);
  expect(htmlOf("Gửi Lan:", { name: "Minh", account: "77" })).toEqual(["<i>Gửi Lan:</i>"]);
});

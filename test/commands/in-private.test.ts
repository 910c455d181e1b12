import { DEFAULT_SETTINGS } from "../../src/domain/office.js";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { receiver } from "../../src/commands/receiver.js";
import { message } from "../../src/messages/message.js";
import type { Incoming, Papers, Sent } from "../../src/ports.js";
import { quietLog } from "../support/clock.js";
import { makeFakeDoor } from "../support/fake-door.js";
import { openOffice, words } from "../support/office.js";

/* Lists that an office wants out of its groups, where the private chat does not take them. */

const papers: Papers = {
  readPlan: () => Promise.reject(new Error("not in this test")),
  textOf: () => Promise.resolve(""),
  chart: () => Promise.reject(new Error("not in this test")),
};

let office: Awaited<ReturnType<typeof openOffice>>;

beforeEach(async () => {
  office = await openOffice();
  const settings = { ...DEFAULT_SETTINGS, verification: true, answerInPrivate: true };
  await office.store.office.setSettings(office.workspace, settings);
});

afterEach(() => office.close());

/** Minh asks in the group; what the private chat on the web says to that is given. */
function asking(sent: Sent) {
  const { store, files, clock } = office;
  const web = makeFakeDoor("web", () => sent);
  const slack = makeFakeDoor("slack");
  const inbox = receiver(
    { store, files, papers, doors: [web, slack], clock, log: quietLog },
    () => {
      // Nobody waits for news here.
    },
  );
  const ask = async () => {
    const incoming: Incoming = {
      ...{ kind: "text", text: "/tasks", source: "web:message:x", at: clock.now() },
      from: { channel: "web", id: String(office.members.minh) },
      place: { channel: "web", chat: office.group, kind: "group" },
    };
    return (await inbox.answer(incoming)) ?? message([]);
  };
  return { web, slack, ask };
}

describe("a private chat", () => {
  it.each<[string, Sent, string, string | undefined]>([
    ["that is not reached now", { ok: false, retry: true, why: "502" }, "sau ít phút", undefined],
    [
      "that waits its turn",
      { ok: false, retry: true, afterMs: 9, why: "x" },
      "sau ít phút",
      undefined,
    ],
    [
      "that is closed",
      { ok: false, retry: false, why: "403" },
      "chưa mở trò chuyện riêng",
      "tasks",
    ],
    [
      "that was just found closed",
      { ok: false, retry: true, afterMs: 0, why: "403" },
      "chưa mở trò chuyện riêng",
      "tasks",
    ],
  ])("%s is told of, and the next one is tried", async (_, sent, told, inPrivate) => {
    const { web, slack, ask } = asking(sent);
    const alone = await ask();
    expect(words(alone)).toContain(told);
    expect(words(alone)).not.toContain("#1");
    expect(alone.inPrivate).toBe(inPrivate);
    expect(web.sent).toHaveLength(1);

    await office.store.office.bind({ channel: "slack", id: "U7" }, office.members.minh, "D7");
    expect(words(await ask())).toContain("đã được gửi vào tin nhắn riêng");
    expect(web.sent).toHaveLength(2);
    expect(slack.sent.map(({ place }) => place.chat)).toEqual(["D7"]);
  });

  it("is sent to in the language of its reader, and says so", async () => {
    await office.store.office.setLanguage(office.members.minh, "en");
    const { web, ask } = asking({ ok: true, ref: "1" });
    expect((await ask()).language).toBe("en");
    expect(web.sent.map(({ said }) => said.language)).toEqual(["en"]);
  });
});

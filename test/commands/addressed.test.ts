import { setTimeout as pause } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { receiver } from "../../src/commands/receiver.js";
import { openOffice, words } from "../support/office.js";
import { slowed } from "../support/slow-store.js";

let office: Awaited<ReturnType<typeof openOffice>>;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

const inGroup = (over: object = {}) => ({
  place: { channel: "web" as const, chat: office.group, kind: "group" as const },
  ...over,
});

describe("what is said to the bot by name in a group", () => {
  it("is understood as in a private chat, other talk is not", async () => {
    const { minh } = office.members;
    const talk = { ...office.incoming(minh, inGroup()), kind: "text" as const, text: "12" };
    expect(await office.receive(talk)).toBeNull();
    const named = inGroup({ addressed: true });
    expect(words(await office.say(minh, "2", named))).toContain("Tự kiểm tra");
    expect(words(await office.say(minh, "tập huấn", named))).toContain("#5");
    expect(words(await office.say(minh, "/khongcolenhnay", named))).toContain("khongcolenhnay");
    expect(words(await office.say("nobody", "chào", named))).toContain("chưa được liên kết");
  });

  it("is recorded before it is acknowledged, and read back so", async () => {
    const incoming = { ...office.incoming(office.members.minh, inGroup({ addressed: true })) };
    const said = { ...incoming, kind: "text" as const, text: "xong 1" };
    expect(await office.inbox.take(said)).toBe("new");
    expect(await office.store.mail.unanswered("web")).toEqual([said]);
  });
});

describe("what its sender was told not to have been taken", () => {
  it("is worked on no more, though it was recorded late", async () => {
    let delay = 2600;
    const store = slowed(office.store, () => delay);
    const inbox = receiver({ ...office.kit, store }, () => undefined);
    const said = {
      ...office.incoming(office.members.minh, {}),
      kind: "text" as const,
      text: "/xong 1",
    };
    await expect(inbox.take(said)).rejects.toThrow();
    delay = 0;
    const dropped = inbox.drop(said);
    await pause(900);
    await dropped;
    expect(await office.store.mail.unanswered("web")).toEqual([]);
    expect(await inbox.take(said)).toBe("answered");
  });

  it("may not have been recorded at all", async () => {
    const said = {
      ...office.incoming(office.members.minh, {}),
      kind: "text" as const,
      text: "/xong 1",
    };
    await office.inbox.drop(said);
    expect(await office.inbox.take(said)).toBe("new");
  });
});

import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { route } from "../../src/commands/router.js";
import type { Incoming, Store } from "../../src/ports.js";
import { openOffice, words } from "../support/office.js";

/* The lines of "Bad input, and what it gets" (product.md) that are met here, where no other test has them. */

type Office = Awaited<ReturnType<typeof openOffice>>;

describe("bad input", () => {
  let o: Office;
  beforeEach(async () => {
    o = await openOffice();
  });
  afterEach(() => o.close());

  const text = (as: number, said: string) =>
    ({ ...o.incoming(as, {}), kind: "text", text: said }) as Incoming;

  it("from a member who left is answered as from a stranger, at once", async () => {
    await o.store.office.removeMember(o.members.minh, o.clock.now());
    expect(words(await o.say(o.members.minh, "/tasks"))).toContain(
      "chưa được liên kết với cán bộ nào",
    );
    expect(words(await o.say(o.members.minh, "/xong 1 x"))).toContain("chưa được liên kết");
  });

  it("from a stranger: only a good code is taken, once, and by its owner again without harm", async () => {
    const wrong = words(await o.say(4242, "/link AAAA1111")).split("\n");
    expect(wrong[0]).toContain("Mã liên kết không đúng");
    expect(wrong[1]).toBe("The link code is wrong, used or expired. Ask the clerk for a new one.");
    await o.store.office.createInvite(o.members.hoa, "7QK2M9TD", "2026-06-24T00:00:00.000Z");
    const linked = await o.say(4242, "7qk2-m9td");
    expect(words(linked)).toContain("Nguyễn Văn Hòa, công chức, Phòng Kinh tế.");
    expect(words(await o.say(4242, "/lienket 7QK2M9TD"))).toContain("Nguyễn Văn Hòa");
    expect(words(await o.say(4343, "/link 7QK2M9TD"))).toContain("Mã liên kết không đúng");
  });

  it("words are read as one sees them, whatever was copied along", async () => {
    const typed = "\ufeff/xo\u200bng\u00a0 2 đã \u202egửi\u202c, đ\u00adủ\u0000 bản\ud800";
    expect(words(await o.say(o.members.minh, typed))).toContain("Đã nộp #2");
    const task = await o.store.work.task(o.workspace, 2);
    expect(task?.deliverables[0]?.occurrences[0]?.note).toBe("đã gửi, đủ bản");
    const kept = await o.send(o.members.minh, [{ name: "a.pdf" }], "#\u200b1\u0007");
    expect(words(kept)).toContain("#1");
    const secret = await o.send(o.members.minh, [{ name: "b.pdf" }], "#1 TỐI M\u00adẬT");
    expect(words(secret)).toContain("có dấu chỉ độ mật");
  });

  it("an invite that has expired links nobody", async () => {
    await o.store.office.createInvite(o.members.hoa, "7QK2M9TD", "2026-06-24T00:00:00.000Z");
    o.clock.set("2026-06-25T00:00:00.000Z");
    expect(words(await o.say(4242, "/link 7QK2M9TD"))).toContain("đã hết hạn");
  });

  it("a kind of message that cannot be taken in is refused kindly in private, and let be in a group", async () => {
    const voice = { ...o.incoming(o.members.minh, {}), kind: "unknown", what: "voice" } as Incoming;
    expect(words((await o.receive(voice)) ?? (await o.say(o.members.minh, "/help")))).toBe(
      "Trợ lý không đọc được tin nhắn thoại. Anh/chị gửi bằng chữ hoặc bằng tệp.",
    );
    const place = { channel: "web", chat: o.group, kind: "group" } as const;
    expect(await o.receive({ ...voice, place })).toBeNull();
  });

  it("old and new updates in the wrong order change each thing once", async () => {
    const handIn = text(o.members.minh, "/xong 2 đã họp");
    const late = text(o.members.minh, "/minhchung 2 15/KH-UBND");
    await o.receive({ ...late, source: "web:message:2" });
    await o.receive({ ...handIn, source: "web:message:1" });
    await o.receive({ ...late, source: "web:message:2" });
    const task = await o.store.work.task(o.workspace, 2);
    expect(task?.evidence).toHaveLength(1);
    expect(task?.deliverables[0]?.occurrences[0]?.state).toBe("submitted");
  });

  it.each([
    ["busy", "vi", "Hệ thống đang bận, yêu cầu chưa được ghi."],
    ["full", "vi", "Ổ đĩa của máy chủ đã đầy nên yêu cầu chưa được ghi."],
    ["gone", "vi", "Có lỗi khi xử lý, mã "],
    ["busy", "en", "The system is busy and has not recorded this."],
    ["full", "en", "The server's disk is full, so this was not recorded."],
    ["gone", "en", "Something went wrong, code "],
  ] as const)(
    "while the database is %s says so, short (%s), with nothing lost and no stack trace",
    async (code, language, answer) => {
      await o.store.office.setLanguage(o.members.minh, language);
      const broken: Store = {
        ...o.store,
        transaction: () =>
          Promise.reject(Object.assign(new Error("SQLITE secret detail"), { code })),
      };
      const said = await route(text(o.members.minh, "/xong 2 đã họp"), { ...o.kit, store: broken });
      expect(said && words(said)).toContain(answer);
      expect(said && words(said)).not.toContain("SQLITE");
      const task = await o.store.work.task(o.workspace, 2);
      expect(task?.deliverables[0]?.occurrences[0]?.state).toBe("open");
    },
  );

  it("of two who change the same thing the slower one is told what the quicker one did", async () => {
    let hasty = true;
    const racing: Store = {
      ...o.store,
      async transaction(work) {
        if (!hasty) return o.store.transaction(work);
        hasty = false;
        await o.say(o.members.clerk, "/xong 2 đã họp");
        throw Object.assign(new Error("it is no longer as it was read"), { code: "conflict" });
      },
    };
    const said = await route(text(o.members.minh, "/xong 2 xong"), { ...o.kit, store: racing });
    expect(said && words(said)).toContain("Việc #2 đã được Phạm Thị Lan nộp lúc");
  });

  it("what only reads wakes nobody who brings news, what may have changed something does", async () => {
    const { receiver } = await import("../../src/commands/receiver.js");
    let woken = 0;
    const inbox = receiver(o.kit, () => (woken += 1));
    await inbox.answer(text(o.members.minh, "/tasks"));
    expect(woken).toBe(0);
    await inbox.answer(text(o.members.minh, "/xong 2 đã họp"));
    expect(woken).toBe(1);
  });

  it("what cannot be recorded within two seconds is not taken", { timeout: 10_000 }, async () => {
    const { receiver } = await import("../../src/commands/receiver.js");
    const mail = { ...o.store.mail, take: () => new Promise<never>(() => undefined) };
    const slow = receiver({ ...o.kit, store: { ...o.store, mail } }, () => undefined);
    await expect(slow.take(text(o.members.minh, "/xong 2 x"))).rejects.toThrow(
      "not recorded in time",
    );
    await expect(slow.take(text(o.members.minh, "/tasks"))).resolves.toBe("new");
  });
});

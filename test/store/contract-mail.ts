import { describe, expect, it } from "vitest";
import { message } from "../../src/messages/message.js";
import type { Incoming, Notice } from "../../src/ports.js";
import { AT, type Given, type GivenNow } from "./contract.js";

const LEASE = 60_000;

function minutes(after: number): string {
  return new Date(Date.parse(AT) + after * 60_000).toISOString();
}

function textFrom(source: string): Incoming {
  return {
    kind: "text",
    text: "/tasks",
    source,
    from: { channel: "web", id: "3" },
    place: { channel: "web", chat: "p3", kind: "private" },
    at: AT,
  };
}

function notice(given: Given, key: string, member: number, more: Partial<Notice> = {}): Notice {
  const said = message([`Việc ${key}`], [[{ label: "#1", command: "task 1" }]], { about: 1 });
  return { key, workspaceId: given.office.workspace, to: { member }, message: said, ...more };
}

export function mailContract(given: GivenNow): void {
  describe("the inbox", () => {
    it("takes a message once and knows whether it was answered", async () => {
      const { mail } = given().store;
      expect(await mail.take(textFrom("web:message:1"))).toBe("new");
      expect(await mail.take(textFrom("web:message:1"))).toBe("unanswered");
      await mail.markAnswered("web:message:1", "88", AT);
      expect(await mail.take(textFrom("web:message:1"))).toBe("answered");
    });

    it("gives back what was not answered, oldest first, for one channel", async () => {
      const { mail } = given().store;
      const { source, from, place, at } = textFrom("web:message:2");
      const files: Incoming = {
        ...{ source, from, place, at },
        kind: "files",
        files: [{ id: "f1", name: "a.pdf", size: null, mime: null }],
        caption: "#1",
        replyTo: "12",
      };
      await mail.take(files);
      await mail.take(textFrom("web:message:1"));
      await mail.take(textFrom("web:message:3"));
      await mail.markAnswered("web:message:1", null, AT);
      expect(await mail.unanswered("web")).toEqual([files, textFrom("web:message:3")]);
      expect(await mail.unanswered("telegram")).toEqual([]);
    });
  });

  describe("posts", () => {
    const place = { channel: "web", chat: "g1", kind: "group" } as const;
    const post = (to: string, ask: string | null) => ({ about: 1, ask, to, at: AT });

    it("tell what a message of the bot was about", async () => {
      const { mail } = given().store;
      await mail.rememberPost(place, "10", post("3", "return 4"));
      expect(await mail.post("web", "g1", "10")).toEqual({ about: 1, ask: "return 4" });
      expect(await mail.post("web", "g2", "10")).toBeNull();
      await mail.rememberPost(place, "10", { ...post("3", null), about: 2 });
      expect(await mail.post("web", "g1", "10")).toEqual({ about: 2, ask: null });
    });

    it("hold a question open for one account through notices, until it is closed", async () => {
      const { mail } = given().store;
      await mail.rememberPost(place, "10", post("3", "return 4"));
      await mail.rememberPost(place, "11", post("4", null));
      expect(await mail.openQuestion(place, "3", AT)).toBe("return 4");
      expect(await mail.openQuestion(place, "4", AT)).toBeNull();
      await mail.rememberPost(place, "12", post("3", null));
      expect(await mail.openQuestion(place, "3", AT)).toBe("return 4");
      await mail.rememberPost(place, "13", post("3", "done 5"));
      expect(await mail.openQuestion(place, "3", AT)).toBe("done 5");
      expect(await mail.openQuestion(place, "3", minutes(1))).toBeNull();
      await mail.closeQuestions("web", "g1", "3");
      expect(await mail.openQuestion(place, "3", AT)).toBeNull();
    });
  });

  describe("the outbox", () => {
    it("ignores a key that it has had before", async () => {
      const { mail } = given().store;
      await mail.enqueue([notice(given(), "nudge/1", 3), notice(given(), "nudge/1", 3)]);
      await mail.enqueue([notice(given(), "nudge/1", 4)]);
      const [only, ...rest] = await mail.claim(AT, LEASE, 10);
      expect(rest).toEqual([]);
      expect(only).toEqual({
        ...notice(given(), "nudge/1", 3),
        ...{ id: only!.id, attempts: 1, kind: "news", brief: null },
      });
    });

    it("keeps the order of each recipient and lets others go ahead", async () => {
      const { mail } = given().store;
      const chat = { to: { chat: 3 } };
      await mail.enqueue([
        notice(given(), "a1", 3),
        notice(given(), "a2", 3),
        notice(given(), "b1", 4),
        notice(given(), "c1", 0, chat),
      ]);
      const keys = async (after: number) =>
        (await mail.claim(minutes(after), LEASE, 10)).map((item) => item.key);
      const first = await mail.claim(AT, LEASE, 10);
      expect(first.map((item) => item.key)).toEqual(["a1", "b1", "c1"]);
      await mail.settle(first[0]!.id, { state: "retry", at: minutes(5), why: "429" });
      expect(await keys(0.5)).toEqual([]);
      expect(await keys(5)).toEqual(["a1", "b1", "c1"]);
      await mail.settle(first[0]!.id, { state: "sent", ref: "9", at: minutes(5) });
      expect(await keys(5)).toEqual(["a2"]);
    });

    it("waits for its hour without holding up what may go now", async () => {
      const { mail } = given().store;
      const later = { notBefore: minutes(60), notAfter: minutes(120) };
      await mail.enqueue([notice(given(), "later", 3, later), notice(given(), "now", 3)]);
      const [now, ...rest] = await mail.claim(AT, LEASE, 10);
      expect([now?.key, rest.length]).toEqual(["now", 0]);
      await mail.settle(now!.id, { state: "sent", ref: "1", at: AT });
      expect(await mail.claim(minutes(60), LEASE, 10)).toMatchObject([{ key: "later", ...later }]);
    });

    it("gives a notice again when its lease ran out, and counts the attempts", async () => {
      const { mail } = given().store;
      const applies = { appliesWhile: { occurrenceId: 1, state: "open" } } as const;
      await mail.enqueue([notice(given(), "k", 3, applies)]);
      await mail.claim(AT, LEASE, 10);
      expect(await mail.claim(minutes(0.9), LEASE, 10)).toEqual([]);
      expect(await mail.claim(minutes(1), LEASE, 10)).toMatchObject([{ attempts: 2, ...applies }]);
      expect(await mail.occurrenceState(1)).toBe("open");
      expect(await mail.occurrenceState(9999)).toBeNull();
    });

    it("never takes back what was sent, even when a second holder failed", async () => {
      const { mail } = given().store;
      await mail.enqueue([notice(given(), "k", 3)]);
      const [item] = await mail.claim(AT, LEASE, 10);
      await mail.settle(item!.id, { state: "sent", ref: "9", at: AT });
      await mail.settle(item!.id, { state: "retry", at: AT, why: "late" });
      await mail.settle(item!.id, { state: "dead", at: AT, why: "late" });
      expect(await mail.claim(minutes(9), LEASE, 10)).toEqual([]);
      expect(await mail.outbox("sent")).toHaveLength(1);
    });

    it("lists what is dead, and sends it again when told to", async () => {
      const { mail } = given().store;
      await mail.enqueue([notice(given(), "k", 3), notice(given(), "l", 4)]);
      const [item] = await mail.claim(AT, LEASE, 1);
      await mail.settle(item!.id, { state: "dead", at: AT, why: "blocked" });
      expect(await mail.outbox("dead")).toEqual([
        {
          ...{ id: item!.id, workspaceId: given().office.workspace, key: "k", kind: "news" },
          ...{ to: "member:3", state: "dead", attempts: 1, why: "blocked" },
          ...{ readyAt: minutes(1), settledAt: AT },
          queuedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/) as string,
        },
      ]);
      expect(await mail.outbox(null)).toHaveLength(2);
      expect(await mail.retry(item!.id, AT)).toBe(true);
      expect(await mail.retry(item!.id, AT)).toBe(false);
      expect((await mail.claim(AT, LEASE, 10)).map((one) => one.key)).toEqual(["k", "l"]);
    });

    it("never gives the same notice to two claimants", async () => {
      const { store, again } = given();
      const second = await again();
      const keys = Array.from({ length: 60 }, (_, i) => `k${i}`);
      await store.mail.enqueue(keys.map((key, i) => notice(given(), key, i + 100)));
      const got: string[] = [];
      const takeAll = async (mail: typeof store.mail) => {
        for (;;) {
          const items = await mail.claim(AT, LEASE, 4);
          if (items.length === 0) return;
          got.push(...items.map((item) => item.key));
        }
      };
      await Promise.all([takeAll(store.mail), takeAll(second.mail)]);
      expect([...got].sort()).toEqual([...keys].sort());
    });
  });
}

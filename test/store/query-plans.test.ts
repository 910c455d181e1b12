import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Person } from "../../src/domain/office.js";
import { message } from "../../src/messages/message.js";
import type { Shelves, TaskFilter } from "../../src/ports.js";
import { connect, OneConnectionLibSql } from "../../src/store/connection.js";
import { PrismaClient } from "../../src/store/generated/sqlite/client.js";
import { record } from "../../src/store/history.js";
import { localChatsShelf } from "../../src/store/local-chats.js";
import { inboxShelf } from "../../src/store/mail-inbox.js";
import { mailDeskShelf } from "../../src/store/mail-desk.js";
import { outboxShelf } from "../../src/store/mail-outbox.js";
import { officeShelf } from "../../src/store/office.js";
import { outside } from "../../src/store/transaction.js";
import { workShelf } from "../../src/store/work.js";
import { newStore, seedOffice, type SeededOffice, type TestStore } from "../support/store.js";

const AT = "2026-04-01T01:00:00.000Z";
const DAY = "2026-04-01";

type Hot = Pick<Shelves, "office" | "work" | "mail" | "local" | "record">;
type Asking = { hot: Hot; office: SeededOffice; person: Person };

/** Names of the hand-written parts of a query, which are small: the rest of a SCAN is a whole table. */
const OWN_PARTS =
  /^SCAN (?:s|standings|shares|around|of_unit|sought|asked|open_occurrences|candidates|heads|lines|shown|l|u|sub|\(subquery-\d+\)|CONSTANT ROW|\d+ CONSTANT ROWS?)(?: |$)/;

describe("no hot query reads a growing table from end to end:", () => {
  let test: TestStore;
  let office: SeededOffice;
  let client: PrismaClient<"query">;
  const asked: string[] = [];

  beforeAll(async () => {
    test = await newStore();
    office = await seedOffice(test.store);
    const adapter = new OneConnectionLibSql({ url: test.url });
    client = new PrismaClient({ adapter, log: [{ emit: "event", level: "query" }] });
    const { id } = (await test.store.work.task(office.workspace, 2))!.deliverables[0]!
      .occurrences[0]!;
    await test.store.work.moveOccurrence(id, "open", {
      state: "submitted",
      returnReason: null,
      note: null,
      submittedAt: AT,
      submittedBy: office.members.minh,
      decidedAt: null,
      decidedBy: null,
    });
    client.$on("query", (event) => asked.push(event.query));
  });

  afterAll(async () => {
    await client.$disconnect();
    await test.close();
  });

  const tasks =
    (filter: TaskFilter) =>
    async ({ hot, person }: Asking) =>
      hot.work.openTasks(person, filter, DAY, { offset: 0, limit: 10 });
  const stamp = ({ office: { workspace: workspaceId } }: Asking, source: string) => {
    return { workspaceId, member: null, at: AT, source, via: "desk" };
  };

  it.each<[string, (asking: Asking) => Promise<unknown>]>([
    ["who speaks", ({ hot }) => hot.office.personOf({ channel: "web", id: "3" })],
    ["my tasks", tasks({ scope: "mine" })],
    ["tasks of my units", tasks({ scope: "unit" })],
    ["all tasks", tasks({ scope: "all" })],
    ["late tasks of a unit", tasks({ scope: "all", unitId: 1, dueUntil: DAY, datedOnly: true })],
    ["tasks with words", tasks({ scope: "mine", words: "van phong" })],
    ["how much is open", ({ hot, person }) => hot.work.countOpen(person, DAY)],
    ["a task", ({ hot, office: at }) => hot.work.task(at.workspace, 1)],
    [
      "the task of an occurrence",
      ({ hot, office: at }) => hot.work.taskOfOccurrence(at.workspace, 1),
    ],
    ["the task of evidence", ({ hot, office: at }) => hot.work.taskOfEvidence(at.workspace, 1)],
    ["the nearest numbers", ({ hot, office: at }) => hot.work.nearestNumbers(at.workspace, 9, 3)],
    [
      "the review queue",
      ({ hot, office: at }) => hot.work.reviewQueue(at.workspace, { offset: 0, limit: 5 }),
    ],
    ["a file in use", ({ hot }) => hot.work.fileInUse("a".repeat(64))],
    ["the history of a task", ({ hot, office: at }) => hot.work.history(at.workspace, 1, 5)],
    ["a record", (at) => record(outside(client), [{ kind: "submitted" }], stamp(at, "desk:1"))],
    ["the unanswered", ({ hot }) => hot.mail.unanswered("web")],
    [
      "an open question",
      ({ hot }) =>
        hot.mail.openQuestion({ channel: "web", chat: "g1", kind: "group" }, "3", "2026"),
    ],
    ["a post", ({ hot }) => hot.mail.post("web", "g1", "3")],
    ["a claim", ({ hot }) => hot.mail.claim(AT, 1000, 10)],
    ["a claim for one", ({ hot }) => hot.mail.claimFor("member:3", AT, 1000)],
    ["dead letters", ({ hot }) => hot.mail.outbox("dead")],
    ["how much waits", ({ hot }) => hot.mail.counts()],
    ["why it waits", ({ hot }) => hot.mail.stuck("queued", AT)],
    ["dead letters of an office", ({ hot, office: at }) => hot.mail.deadSince(at.workspace, "")],
    ["what was told of them", ({ hot, office: at }) => hot.mail.troubleTold(at.workspace, 3)],
    ["where somebody is reached", ({ hot }) => hot.office.privatePlaces(3)],
    ["a group", ({ hot }) => hot.office.chatAt("web", "g1")],
    ["events of a person", ({ hot }) => hot.local.since("3", 0, 50)],
    ["the latest of a chat", ({ hot }) => hot.local.latest("p3", 50)],
    ["messages of a source", ({ hot }) => hot.local.bySource("web:message:1")],
    [
      "a new message",
      ({ hot }) =>
        hot.local.append({ chat: "p3", from: null, at: AT, said: message(["a"]), source: null }),
    ],
  ])("%s", async (_name, ask) => {
    const db = outside(client);
    const hot: Hot = {
      office: officeShelf(db),
      work: workShelf(db),
      mail: { ...inboxShelf(db), ...outboxShelf(db), ...mailDeskShelf(db) },
      local: localChatsShelf(db),
      record: (events, by) => record(db, events, by),
    };
    const person = await hot.office.personOf({ channel: "web", id: String(office.members.minh) });
    asked.length = 0;
    await ask({ hot, office, person: person! });
    expect(asked.length).toBeGreaterThan(0);
    expect(await scansOf(test.url, asked)).toEqual([]);
  });

  it("and the guard sees a scan when there is one", async () => {
    const scan = `SELECT * FROM "tasks" WHERE "title" = 'x'`;
    expect(await scansOf(test.url, [scan])).toEqual(["SCAN tasks"]);
  });
});

async function scansOf(url: string, queries: string[]): Promise<string[]> {
  const connection = connect(url);
  const scans: string[] = [];
  for (const query of queries) {
    if (!/^\s*(SELECT|WITH|INSERT|UPDATE|DELETE)/.test(query)) continue;
    const { rows } = await connection.execute(`EXPLAIN QUERY PLAN ${query}`);
    for (const row of rows) {
      const detail = row["detail"] as string;
      if (detail.startsWith("SCAN ") && !OWN_PARTS.test(detail)) scans.push(detail);
    }
  }
  connection.close();
  return scans;
}

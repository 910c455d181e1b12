import { expect, it } from "vitest";
import { message } from "../../src/messages/message.js";
import { OneConnectionLibSql } from "../../src/store/connection.js";
import { PrismaClient } from "../../src/store/generated/sqlite/client.js";
import { eraseMember } from "../../src/store/people-erase.js";
import { outside } from "../../src/store/transaction.js";
import { newStore, seedOffice } from "../support/store.js";

/* A transaction ends after some seconds, whatever there is to do in it. */

const AT = "2026-04-08T01:12:00.000Z";

it("clears texts with a statement for each batch, not for each text", async () => {
  const { store, url, close } = await newStore();
  const office = await seedOffice(store);
  const { hoa, clerk } = office.members;
  const said = message(["Nguyễn Văn Hòa đã nộp"]);
  const notices = Array.from({ length: 620 }, (_, i) => {
    return { key: `n${String(i)}`, workspaceId: office.workspace, to: { member: clerk } };
  });
  await store.mail.enqueue(notices.map((one) => ({ ...one, message: said })));
  await store.office.removeMember(hoa, AT);
  const adapter = new OneConnectionLibSql({ url });
  const client = new PrismaClient({ adapter, log: [{ emit: "event", level: "query" }] });
  const writes: string[] = [];
  client.$on("query", ({ query }) => {
    if (/^\s*UPDATE\b.*"?column2/s.test(query)) writes.push(query);
  });
  const as = { vi: "cựu cán bộ", en: "former member" };
  const erasure = { workspaceId: office.workspace, id: hoa, as, at: AT };
  await outside(client).atomically((db) => eraseMember(db, erasure));
  expect(writes).toHaveLength(3);
  await client.$disconnect();
  await close();
});

import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { connect, OneConnectionLibSql } from "../../src/store/connection.js";
import { asStoreError } from "../../src/store/errors.js";
import { PrismaClient } from "../../src/store/generated/sqlite/client.js";
import { newStore, seedOffice, type SeededOffice, type TestStore } from "../support/store.js";
import { withCode } from "./contract.js";

describe("below the store", () => {
  let test: TestStore;
  let office: SeededOffice;
  let client: PrismaClient;

  beforeEach(async () => {
    test = await newStore();
    office = await seedOffice(test.store);
    client = new PrismaClient({ adapter: new OneConnectionLibSql({ url: test.url }) });
  });

  afterEach(async () => {
    await client.$disconnect();
    await test.close();
  });

  const run = async (sql: string) => {
    const connection = connect(test.url);
    await connection.execute(sql);
    connection.close();
  };
  const mine = async (member: number) => {
    const person = await test.store.office.personOf({ channel: "web", id: String(member) });
    const page = { offset: 0, limit: 20 };
    const { lines } = await test.store.work.openTasks(
      person!,
      { scope: "mine" },
      "2026-04-01",
      page,
    );
    return lines.map((line) => line.number);
  };

  it("shows a task to the person in charge, wherever they belong, and to nobody else of the unit", async () => {
    const { hoa, minh } = office.members;
    await run(`UPDATE "tasks" SET "personInChargeId" = ${hoa} WHERE "number" IN (1, 4)`);
    expect(await mine(hoa)).toEqual([1, 3, 4, 2]);
    expect(await mine(minh)).toEqual([2, 6, 3, 5]);
    await test.store.office.removeMember(hoa, "2026-04-01T01:00:00.000Z");
    expect(await mine(minh)).toEqual([1, 2, 6, 3, 5]);
  });

  it("calls a full disk full and a read-only file unwritable through Prisma as well", async () => {
    const faultOf = (query: string) =>
      client.$executeRawUnsafe(query).then(
        () => null,
        (error: unknown) => asStoreError(error),
      );
    const write = () =>
      client.workspace.create({
        data: { code: "Z", name: "z".repeat(9_000_000), timeZone: "UTC", settings: "{}" },
      });
    await client.$queryRawUnsafe("PRAGMA max_page_count = 10");
    await expect(write().catch((error: unknown) => asStoreError(error))).resolves.toMatchObject(
      withCode("full"),
    );
    await client.$queryRawUnsafe("PRAGMA query_only = ON");
    expect(await faultOf(`DELETE FROM "posts"`)).toMatchObject(withCode("unwritable"));
  });
});

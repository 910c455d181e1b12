import { describe, expect, it } from "vitest";
import { isPostgres } from "../../src/store/database-url.js";
import {
  entriesOf,
  erase,
  forge,
  OTHER,
  putBack,
  recordSix,
  setHead,
  stampOf,
  verify,
  type Row,
} from "../support/history.js";
import type { GivenNow } from "./contract.js";
import { EDITS, TAMPERING } from "./history-tampering.js";

export function historyContract(given: GivenNow): void {
  describe("a history", () => {
    it("is whole as it was recorded, and says where it ends", async () => {
      const { store, office } = given();
      expect(await verify(given())).toEqual({
        entries: 0,
        ok: true,
        firstBroken: null,
        head: { position: 0, hash: "" },
        contains: null,
      });
      await recordSix(given());
      const said = await verify(given());
      expect(said).toMatchObject({ entries: 6, ok: true, firstBroken: null });
      expect(said.head).toMatchObject({
        position: 6,
        hash: expect.stringMatching(/^[\da-f]{64}$/),
      });
      const end = await store.audit.verifyEnd(office.workspace, 2);
      expect(end).toEqual({ ...said, entries: 2 });
    });

    it("shows an edit of every column there is", async () => {
      await recordSix(given());
      const columns = await given().sql(
        isPostgres(given().url)
          ? `SELECT column_name FROM information_schema.columns WHERE table_name = 'activity'`
          : `SELECT "name" FROM pragma_table_info('activity')`,
      );
      expect(columns.flat().sort()).toEqual(Object.keys(EDITS).sort());
      await given().store.office.createWorkspace(OTHER);
      const rows = await entriesOf(given());
      for (const [column, edit] of Object.entries(EDITS)) {
        await given().sql(`UPDATE "activity" SET "${column}" = ${edit} WHERE "position" = 3`);
        expect([column, await verify(given())]).toMatchObject([
          column,
          { ok: false, firstBroken: 3, entries: column === "id" ? 3 : 2 },
        ]);
        await putBack(given(), rows);
        expect(await verify(given())).toMatchObject({ ok: true });
      }
    });

    it("shows whatever is done to it with the tools of the database", async () => {
      await recordSix(given());
      const rows = await entriesOf(given());
      const { head } = await verify(given());
      for (const [what, statements, firstBroken] of TAMPERING) {
        await given().sql(...statements);
        const said = await verify(given());
        expect([what, said]).toMatchObject([what, { ok: false, firstBroken }]);
        await putBack(given(), rows);
        await setHead(given(), head);
        expect(await verify(given())).toMatchObject({ ok: true, head });
      }
    });

    it("goes on from its head, so that what was taken away stays missing", async () => {
      await recordSix(given());
      await given().sql(`DELETE FROM "activity" WHERE "position" = 6`);
      await given().store.record([{ kind: "submitted" }], stampOf(given(), null, "web:later"));
      expect(await verify(given())).toMatchObject({ ok: false, firstBroken: 6, entries: 5 });
    });

    it("shows what was forged with its hash right, by its head", async () => {
      await recordSix(given());
      await forge(given(), (rows) => rows.filter((row) => row.position < 6));
      expect(await verify(given())).toMatchObject({ ok: false, firstBroken: 6 });
    });

    it("is whole where another one is not, and knows entries that came from there", async () => {
      const { store } = given();
      await recordSix(given());
      const other = await store.office.createWorkspace(OTHER);
      const stamp = { ...stampOf(given(), null, "desk:other"), workspaceId: other.id };
      await store.record([{ kind: "workspace_created" }, { kind: "unit_added" }], stamp);
      await given().sql(
        `UPDATE "activity" SET "workspaceId" = ${other.id}, "position" = 3 WHERE "position" = 6`,
      );
      expect(await store.audit.verify(other.id)).toMatchObject({ ok: false, firstBroken: 3 });
      await given().sql(`DELETE FROM "activity" WHERE "workspaceId" = ${other.id} AND "seq" > 1`);
      expect(await verify(given())).toMatchObject({ ok: false, firstBroken: 6 });
    });

    it("looks past the beginning where only its end is asked for", async () => {
      const { store, office } = given();
      await recordSix(given());
      await given().sql(`UPDATE "activity" SET "via" = 'desk' WHERE "position" = 2`);
      const end = (count: number) => store.audit.verifyEnd(office.workspace, count);
      expect(await end(4)).toMatchObject({ ok: true, entries: 4 });
      expect(await end(5)).toMatchObject({ ok: false, firstBroken: 2 });
      expect(await end(50)).toMatchObject({ ok: false, firstBroken: 2 });
      await given().sql(`DELETE FROM "activity" WHERE "position" = 2`);
      expect(await end(4)).toMatchObject({ ok: false, firstBroken: 2 });
    });

    it("survives what people put into a source key or a name", async () => {
      const { store, office } = given();
      const member = { id: office.members.minh, name: "Lê\0 Thị \ud800Minh" };
      const stamp = { ...stampOf(given(), null, "web:message:\0\udfff"), member };
      await store.record([{ kind: "submitted", data: { note: "a\0b\ud800" } }], stamp);
      expect(await verify(given())).toMatchObject({ ok: true, entries: 1 });
    });

    it("holds when two handles record at once, and while it is looked through", async () => {
      const { store, again } = given();
      const second = await again();
      const turns = Array.from({ length: 40 }, (_, i) =>
        (i % 2 === 0 ? store : second).record(
          [{ kind: "evidence_added" }, { kind: "submitted" }],
          stampOf(given(), null, `desk:${i}`),
        ),
      );
      for (let i = 0; i < 10; i += 1) {
        expect(await verify(given())).toMatchObject({ ok: true });
      }
      await Promise.all(turns);
      expect(await verify(given())).toMatchObject({ ok: true, entries: 80 });
    });

    it("keeps its head where a source key is met again, even if somebody swallows it", async () => {
      const { store } = given();
      await recordSix(given());
      const twice = store.transaction(async (tx) => {
        const stamp = stampOf(given(), "minh", "web:1");
        await tx.record([{ kind: "submitted" }], stamp).catch(() => undefined);
      });
      await twice.catch(() => undefined);
      expect(await verify(given())).toMatchObject({ ok: true, entries: 6 });
    });
  });

  describe("a head noted elsewhere", () => {
    it("is found in a history that went on", async () => {
      await recordSix(given());
      const { head } = await verify(given());
      await given().store.record([{ kind: "submitted" }], stampOf(given(), null, "web:later"));
      const said = await verify(given(), head);
      expect(said).toMatchObject({ ok: true, contains: true, head: { position: 7 } });
      const start = await verify(given(), { position: 0, hash: "" });
      expect(start).toMatchObject({ ok: true, contains: true });
    });

    it("shows a history that was written anew as a whole", async () => {
      await recordSix(given());
      const { head } = await verify(given());
      const edit = (rows: Row[]) =>
        rows.map((row) => (row.position === 3 ? { ...row, at: "2026-03-01T00:00:00.000Z" } : row));
      await forge(given(), edit, "with its head");
      expect(await verify(given())).toMatchObject({ ok: true, entries: 6 });
      const said = await verify(given(), head);
      expect(said).toMatchObject({ ok: false, contains: false, firstBroken: null, entries: 6 });
      const early = await verify(given(), {
        position: 2,
        hash: (await entriesOf(given()))[1]!.hash,
      });
      expect(early).toMatchObject({ ok: true, contains: true });
    });

    it("shows a history that was emptied or cut off together with its head", async () => {
      await recordSix(given());
      const { head } = await verify(given());
      await forge(given(), (rows) => rows.slice(0, 4), "with its head");
      expect(await verify(given())).toMatchObject({ ok: true, entries: 4 });
      expect(await verify(given(), head)).toMatchObject({ contains: false, firstBroken: 5 });
      await forge(given(), () => [], "with its head");
      expect(await verify(given(), head)).toMatchObject({ contains: false, firstBroken: 1 });
    });
  });

  describe("the history of somebody who was erased", () => {
    it("is whole, and names them no more", async () => {
      const { store, office } = given();
      await recordSix(given());
      await erase(given(), "minh");
      expect(await verify(given())).toMatchObject({ ok: true, entries: 7 });
      const names = (await entriesOf(given())).map((row) => row.memberName);
      expect(names).toEqual([
        null,
        null,
        "Phạm Thị Lan",
        null,
        "Nguyễn Văn Hòa",
        "Phạm Thị Lan",
        null,
      ]);
      const task = (await store.work.task(office.workspace, 1))!;
      const told = await store.work.history(office.workspace, task.id, 10);
      expect(told.map((entry) => entry.by)).toEqual(["Phạm Thị Lan", null, null]);
    });

    it("is whole where they did it themselves", async () => {
      await recordSix(given());
      await erase(given(), "clerk", "clerk");
      expect(await verify(given())).toMatchObject({ ok: true, entries: 7 });
      const last = (await entriesOf(given())).at(-1);
      expect(last).toMatchObject({ kind: "member_erased", memberName: null, nameSalt: null });
    });

    it("is whole where they had done nothing before", async () => {
      await erase(given(), "hoa", "hoa");
      expect(await verify(given())).toMatchObject({ ok: true, entries: 1 });
    });

    it.each([
      ["an edit of what they did", `UPDATE "activity" SET "at" = 'x' WHERE "position" = 2`, 2],
      [
        "a name put back in",
        `UPDATE "activity" SET "memberName" = 'Lê Thị Minh' WHERE "position" = 2`,
        2,
      ],
      [
        "somebody else's name taken away as well",
        `UPDATE "activity" SET "memberName" = NULL, "nameSalt" = NULL WHERE "position" = 5`,
        5,
      ],
      [
        "the erasure given to another",
        `UPDATE "activity" SET "data" = '{"member":1}' WHERE "position" = 7`,
        1,
      ],
      ["the erasure taken away", `DELETE FROM "activity" WHERE "position" = 7`, 1],
    ])("shows %s", async (_what, statement, firstBroken) => {
      await recordSix(given());
      await erase(given(), "minh");
      await given().sql(statement);
      expect(await verify(given())).toMatchObject({ ok: false, firstBroken });
    });

    it("shows a name that is missing after the erasure", async () => {
      const { store } = given();
      await recordSix(given());
      await erase(given(), "minh");
      await store.record([{ kind: "submitted" }], stampOf(given(), "minh", "web:after"));
      expect(await verify(given())).toMatchObject({ ok: true });
      await given().sql(
        `UPDATE "activity" SET "memberName" = NULL, "nameSalt" = NULL WHERE "position" = 8`,
      );
      expect(await verify(given())).toMatchObject({ ok: false, firstBroken: 8 });
    });
  });

  describe("a history from before names were sealed", () => {
    const unseal = (rows: Row[]) => rows.map((row) => ({ ...row, nameSalt: null, nameSeal: null }));

    it("is whole, goes on, and shows an edited name", async () => {
      await recordSix(given());
      await forge(given(), unseal, "with its head");
      await given().store.record([{ kind: "submitted" }], stampOf(given(), "minh", "web:new"));
      expect(await verify(given())).toMatchObject({ ok: true, entries: 7 });
      await given().sql(`UPDATE "activity" SET "memberName" = 'Ai đó' WHERE "position" = 2`);
      expect(await verify(given())).toMatchObject({ ok: false, firstBroken: 2 });
    });

    it("is whole when somebody is erased, and still holds all else of what they did", async () => {
      await recordSix(given());
      await forge(given(), unseal, "with its head");
      await given().store.record([{ kind: "submitted" }], stampOf(given(), "minh", "web:new"));
      await erase(given(), "minh");
      expect(await verify(given())).toMatchObject({ ok: true, entries: 8 });
      expect((await entriesOf(given())).filter((row) => row.memberName === "Lê Thị Minh")).toEqual(
        [],
      );
      const rows = await entriesOf(given());
      for (const edit of [`"at" = 'x'`, `"data" = '{}'`, `"taskId" = NULL`]) {
        await given().sql(`UPDATE "activity" SET ${edit} WHERE "position" = 2`);
        // The first of theirs: from there on nothing says which one it was.
        expect(await verify(given())).toMatchObject({ ok: false, firstBroken: 1 });
        await putBack(given(), rows);
      }
      await given().sql(`UPDATE "activity" SET "memberName" = NULL WHERE "position" = 5`);
      expect(await verify(given())).toMatchObject({ ok: false, firstBroken: 5 });
    });
  });
}

import { describe, expect, it } from "vitest";
import type { EvidenceItem } from "../../src/domain/task.js";
import { AT, withCode, type Given, type GivenNow } from "./contract.js";
import { otherWorkspace } from "./contract-office.js";

const HASH = "a".repeat(64);

async function firstOccurrence({ store, office }: Given, number: number): Promise<number> {
  const sheet = await store.work.task(office.workspace, number);
  return sheet!.deliverables[0]!.occurrences[0]!.id;
}

function aFile({ office }: Given): Omit<EvidenceItem, "id" | "occurrenceId"> {
  return {
    kind: "file",
    name: "Báo cáo số 15.pdf",
    sha256: HASH,
    size: 1200,
    mime: "application/pdf",
    addedBy: { id: office.members.minh, name: "Lê Thị Minh" },
    addedAt: AT,
  };
}

export function evidenceContract(given: GivenNow): void {
  describe("evidence", () => {
    it("is listed with its task and counted on its occurrence", async () => {
      const { store, office } = given();
      const occurrenceId = await firstOccurrence(given(), 1);
      const id = await store.work.addEvidence(occurrenceId, aFile(given()));
      const sheet = await store.work.taskOfEvidence(office.workspace, id);
      expect(sheet?.evidence).toEqual([{ id, occurrenceId, ...aFile(given()) }]);
      expect(sheet?.deliverables[0]?.occurrences[0]?.evidence).toBe(1);
      expect(await store.work.fileInUse(HASH)).toBe(true);
    });

    it("moves to another occurrence of the same workspace, never to one that is not there", async () => {
      const { store, office } = given();
      const id = await store.work.addEvidence(await firstOccurrence(given(), 1), aFile(given()));
      await store.work.moveEvidence(id, await firstOccurrence(given(), 2));
      expect((await store.work.taskOfEvidence(office.workspace, id))?.number).toBe(2);
      await expect(store.work.moveEvidence(id, 9999)).rejects.toMatchObject(withCode("gone"));
      await expect(store.work.addEvidence(9999, aFile(given()))).rejects.toMatchObject(
        withCode("gone"),
      );
    });

    it("leaves the task when it is removed, and its bytes are free", async () => {
      const { store, office } = given();
      const id = await store.work.addEvidence(await firstOccurrence(given(), 1), aFile(given()));
      await store.work.removeEvidence(id, AT);
      expect((await store.work.task(office.workspace, 1))?.evidence).toEqual([]);
      expect(await store.work.taskOfEvidence(office.workspace, id)).toBeNull();
      expect(await store.work.fileInUse(HASH)).toBe(false);
      await expect(store.work.removeEvidence(id, AT)).rejects.toMatchObject(withCode("gone"));
    });
  });

  describe("drafts", () => {
    it("keep files that have no task yet, in their own workspace only", async () => {
      const { store, office } = given();
      const files = [
        { sha256: HASH, name: "a.pdf", size: 1, mime: "application/pdf" },
        { sha256: "b".repeat(64), name: "b.pdf", size: 2, mime: "application/pdf" },
      ];
      const { workspace: workspaceId } = office;
      const draft = { workspaceId, memberId: office.members.minh, files, caption: "gửi", at: AT };
      const id = await store.work.saveDraft(draft);
      expect(await store.work.draft(workspaceId, id)).toEqual({ id, ...draft });
      expect(await store.work.draft(await otherWorkspace(given), id)).toBeNull();
      expect(await store.work.fileInUse(HASH)).toBe(true);
      await store.work.dropDraft(id);
      expect(await store.work.draft(workspaceId, id)).toBeNull();
      expect(await store.work.fileInUse(HASH)).toBe(false);
    });
  });

  describe("drafts that wait too long", () => {
    it("are words from before one moment, and files from before another, of every workspace", async () => {
      const { store, office } = given();
      const files = [{ sha256: HASH, name: "a.pdf", size: 1, mime: "application/pdf" }];
      const { workspace: workspaceId } = office;
      const mine = { workspaceId, memberId: office.members.minh, caption: "chờ" };
      const note = await store.work.saveDraft({
        ...mine,
        files: [],
        at: "2026-04-02T08:00:00.000Z",
      });
      const sent = await store.work.saveDraft({ ...mine, files, at: "2026-01-02T08:00:00.000Z" });
      await store.work.saveDraft({ ...mine, files, at: "2026-01-02T08:00:00.001Z" });
      const other = await otherWorkspace(given);
      const { id: memberId } = await store.office.addMember(other, {
        ...{ name: "Vũ Thị Mai", role: "official", admin: false, head: false, units: [] },
      });
      const theirs = { workspaceId: other, memberId, files: [], caption: "", at: AT };
      const second = await store.work.saveDraft(theirs);
      const before = { notes: "2026-04-02T08:00:00.001Z", files: "2026-01-02T08:00:00.001Z" };
      expect(await store.work.oldDrafts(before)).toEqual([
        { id: note, workspaceId, files: 0 },
        { id: sent, workspaceId, files: 1 },
        { id: second, workspaceId: other, files: 0 },
      ]);
      const exactly = { notes: AT, files: "2026-01-02T08:00:00.000Z" };
      expect(await store.work.oldDrafts(exactly)).toEqual([]);
    });
  });

  describe("history", () => {
    const stamp = (at: Given, source: string) => ({
      workspaceId: at.office.workspace,
      member: { id: at.office.members.minh, name: "Lê Thị Minh" },
      at: AT,
      source,
      via: "web",
    });

    it("is read back newest first, with the name of that time", async () => {
      const { store, office } = given();
      const task = (await store.work.task(office.workspace, 1))!;
      const about = { taskId: task.id };
      await store.record(
        [
          { kind: "evidence_added", ...about, data: { name: "a.pdf" } },
          { kind: "submitted", ...about, data: { note: null, evidence: 1 } },
        ],
        stamp(given(), "web:message:1"),
      );
      const entries = await store.work.history(office.workspace, task.id, 10);
      expect(entries.map((entry) => entry.kind)).toEqual(["submitted", "evidence_added"]);
      expect(entries[0]).toMatchObject({
        by: "Lê Thị Minh",
        via: "web",
        at: AT,
        data: { note: null, evidence: 1 },
      });
      expect(await store.work.history(office.workspace, task.id, 1)).toHaveLength(1);
    });

    it("takes a source once: the second time the whole transaction is undone", async () => {
      const { store, office } = given();
      const task = (await store.work.task(office.workspace, 1))!;
      const occurrence = await firstOccurrence(given(), 1);
      const once = () =>
        store.transaction(async (tx) => {
          const id = await tx.work.addEvidence(occurrence, aFile(given()));
          const event = { kind: "evidence_added", taskId: task.id } as const;
          await tx.record([event], stamp(given(), "telegram:update:991"));
          return id;
        });
      await once();
      await expect(once()).rejects.toMatchObject(withCode("duplicate"));
      expect((await store.work.task(office.workspace, 1))?.evidence).toHaveLength(1);
      expect(await store.work.history(office.workspace, task.id, 9)).toHaveLength(1);
    });
  });
}

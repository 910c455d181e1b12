import type { Work } from "../ports.js";
import type { Db } from "./tables.js";

export function draftShelf(db: Db): Pick<Work, "saveDraft" | "draft" | "dropDraft" | "oldDrafts"> {
  const { tables } = db;
  return {
    saveDraft({ files, ...given }) {
      return db.atomically(async ({ tables: inside }) => {
        const { id } = await inside.draft.create({ data: given });
        const rows = files.map(({ sha256, name, size, mime }) => {
          return { draftId: id, sha256, name, size, mime };
        });
        await inside.draftFile.createMany({ data: rows });
        return id;
      });
    },

    async draft(workspaceId, id) {
      const row = await tables.draft.findFirst({
        where: { workspaceId, id },
        include: { files: { orderBy: { id: "asc" } } },
      });
      if (row === null) return null;
      const { memberId, caption, at } = row;
      const files = row.files.map(({ sha256, name, size, mime }) => ({ sha256, name, size, mime }));
      return { id, workspaceId, memberId, files, caption, at };
    },

    async dropDraft(id) {
      await tables.draft.deleteMany({ where: { id } });
    },

    async oldDrafts({ notes, files }) {
      const rows = await tables.draft.findMany({
        where: {
          OR: [
            { at: { lt: notes }, files: { none: {} } },
            { at: { lt: files }, files: { some: {} } },
          ],
        },
        select: { id: true, workspaceId: true, _count: { select: { files: true } } },
        orderBy: { id: "asc" },
      });
      return rows.map(({ id, workspaceId, _count }) => ({ id, workspaceId, files: _count.files }));
    },
  };
}

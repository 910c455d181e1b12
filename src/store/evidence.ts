import type { Work } from "../ports.js";
import { fault } from "./errors.js";
import type { Db } from "./tables.js";

type EvidenceShelf = Pick<Work, "addEvidence" | "moveEvidence" | "removeEvidence" | "fileInUse">;

export function evidenceShelf({ tables }: Db): EvidenceShelf {
  return {
    async addEvidence(occurrenceId, { addedBy, ...given }) {
      const where = { id: occurrenceId };
      const place = await tables.occurrence.findUnique({ where, select: { workspaceId: true } });
      if (place === null) throw fault("gone");
      const { workspaceId } = place;
      const data = { ...given, workspaceId, occurrenceId, addedById: addedBy.id };
      const { id } = await tables.evidence.create({ data });
      return id;
    },

    async moveEvidence(id, occurrenceId) {
      const where = { id, removedAt: null };
      const { count } = await tables.evidence.updateMany({ where, data: { occurrenceId } });
      if (count === 0) throw fault("gone");
    },

    async removeEvidence(id, at) {
      const where = { id, removedAt: null };
      const { count } = await tables.evidence.updateMany({ where, data: { removedAt: at } });
      if (count === 0) throw fault("gone");
    },

    async fileInUse(sha256) {
      const where = { sha256 };
      const evidence = await tables.evidence.findFirst({ where: { ...where, removedAt: null } });
      if (evidence !== null) return true;
      if ((await tables.draftFile.findFirst({ where })) !== null) return true;
      if ((await tables.plan.findFirst({ where: { document: sha256 } })) !== null) return true;
      // The page of the local workspace shows pictures as long as their messages; Telegram and Slack keep their own.
      return (await tables.localPicture.findFirst({ where })) !== null;
    },
  };
}

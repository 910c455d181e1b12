import { DEFAULT_SETTINGS, type Workspace } from "../domain/office.js";
import type { Office } from "../ports.js";
import type { WorkspaceModel } from "./generated/sqlite/models.js";
import { readSettings } from "./schemas.js";
import type { Db } from "./tables.js";

type Workspaces = Pick<Office, "workspaces" | "workspace" | "createWorkspace" | "setSettings">;

export function workspaceShelf(db: Db): Workspaces {
  const { tables } = db;
  return {
    async workspaces() {
      const rows = await tables.workspace.findMany({ orderBy: { id: "asc" } });
      return rows.map(toWorkspace);
    },

    async workspace(code) {
      const row = await tables.workspace.findUnique({ where: { code } });
      return row === null ? null : toWorkspace(row);
    },

    createWorkspace(given) {
      return db.atomically(async ({ tables: inside }) => {
        const data = { ...given, settings: JSON.stringify(DEFAULT_SETTINGS) };
        const row = await inside.workspace.create({ data });
        // The local workspace always has a group, beside everybody's private chat.
        await inside.chat.create({
          data: {
            workspaceId: row.id,
            channel: "web",
            externalId: `g${row.id}`,
            title: row.name,
            purpose: "group",
          },
        });
        return toWorkspace(row);
      });
    },

    async setSettings(workspaceId, settings) {
      const data = { settings: JSON.stringify(settings) };
      await tables.workspace.update({ where: { id: workspaceId }, data });
    },
  };
}

export function toWorkspace(
  row: Pick<WorkspaceModel, "id" | "code" | "name" | "province" | "timeZone" | "settings">,
): Workspace {
  const { id, code, name, province, timeZone } = row;
  return { id, code, name, province, timeZone, settings: readSettings(row.settings) };
}

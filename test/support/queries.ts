import { vi } from "vitest";
import { OneConnectionLibSql } from "../../src/store/connection.js";

/** Listens to every statement that reaches SQLite over connections opened from now on, until it is told to stop. */
export function hearQueries(): { heard: string[]; stop(): void } {
  const heard: string[] = [];
  const create = OneConnectionLibSql.prototype.createClient;
  const spy = vi.spyOn(OneConnectionLibSql.prototype, "createClient").mockImplementation(function (
    this: OneConnectionLibSql,
    config,
  ) {
    const client = create.call(this, config);
    const execute = client.execute.bind(client);
    return Object.assign(client, {
      execute: (statement: string | { sql: string; args: [] }) => {
        const sql = typeof statement === "string" ? statement : statement.sql;
        // Asks the file whether anything was written, not for data.
        if (!sql.startsWith("PRAGMA")) heard.push(sql);
        return execute(statement);
      },
    });
  });
  return { heard, stop: () => spy.mockRestore() };
}

import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { OneConnectionLibSql, type Connection } from "../../src/store/connection.js";
import { openOffice, words } from "../support/office.js";

/* Several tasks given at once are read at once: a command has one transaction, and others wait for it. */

type Begin = (mode: "write") => ReturnType<Connection["transaction"]>;
const heard: string[] = [];
let office: Awaited<ReturnType<typeof openOffice>>;

beforeAll(async () => {
  listen();
  office = await openOffice();
});

afterAll(async () => {
  vi.restoreAllMocks();
  await office.close();
});

/** To the statements inside of transactions. */
function listen(): void {
  const create = OneConnectionLibSql.prototype.createClient;
  vi.spyOn(OneConnectionLibSql.prototype, "createClient").mockImplementation(function (
    this: OneConnectionLibSql,
    config,
  ) {
    const client = create.call(this, config);
    const begin = (Reflect.get(client, "transaction") as Begin).bind(client);
    return Object.assign(client, {
      transaction: async () => {
        const open = await begin("write");
        const execute = open.execute.bind(open);
        return Object.assign(open, {
          execute: (statement: string | { sql: string; args: [] }) => {
            heard.push(typeof statement === "string" ? statement : statement.sql);
            return execute(statement);
          },
        });
      },
    });
  });
}

it("assigning several tasks reads them at once, in the order in which they were typed", async () => {
  heard.length = 0;
  const said = await office.say(office.members.clerk, "/giao 6, 2, 1, 3 cho Lê Thị Minh");
  expect(words(said)).toBe("Đã giao #6, #2, #1, #3 cho Lê Thị Minh phụ trách.");
  expect(heard.filter((one) => one.includes('FROM "tasks" t'))).toHaveLength(1);
});

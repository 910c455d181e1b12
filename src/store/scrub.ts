import { z } from "zod";
import type { Dialect } from "./dialect.js";
import { asStoreError, fault } from "./errors.js";
import type { PrismaClient } from "./generated/sqlite/client.js";

/** What `PRAGMA wal_checkpoint` answers with: 1 where somebody still reads from the log. */
const Checkpoint = z.array(z.object({ busy: z.coerce.number() }));

/** Makes what was deleted disappear from the files of the database. */
export async function scrub(client: PrismaClient, dialect: Dialect): Promise<void> {
  try {
    for (const statement of dialect.scrub) {
      if (!statement.startsWith("PRAGMA")) await client.$executeRawUnsafe(statement);
      else {
        const [answer] = Checkpoint.parse(await client.$queryRawUnsafe(statement));
        if (answer?.busy === 1) throw fault("busy");
      }
    }
  } catch (error) {
    throw asStoreError(error);
  }
}

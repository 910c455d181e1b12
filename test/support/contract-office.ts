import type { Papers } from "../../src/ports.js";
import type { TestClock } from "./clock.js";
import { rowReader } from "./rows.js";
import { newTask, seedOffice, type SeededOffice, type TestStore } from "./store.js";

/** People of the day; nobody knows any of their accounts in the morning. */
export type Who = "minh" | "hoa" | "clerk" | "chair" | "viewer" | "van";
export const PEOPLE: readonly Who[] = ["minh", "hoa", "clerk", "chair", "viewer", "van"];

export type ContractOffice = Omit<SeededOffice, "members"> &
  Pick<TestStore, "store" | "files" | "url"> & {
    members: Record<Who, number>;
    codes: Record<Who, string>;
    clock: TestClock;
  };

export const MORNING = "2026-06-10T01:12:00.000Z";

export const plainPapers: Papers = {
  readPlan: () => Promise.reject(new Error("not in this test")),
  textOf: (bytes) => Promise.resolve(Buffer.from(bytes).toString("utf8")),
  chart: () => Promise.reject(new Error("not in this test")),
};

/** The seeded office with more work, whose people have a code each and no account yet. */
export async function seedDay({ store }: Pick<TestStore, "store">) {
  const seeded = await seedOffice(store);
  const { workspace, units } = seeded;
  const given = { role: "official" as const, admin: false, head: false, units: [units.vhxh] };
  const van = await store.office.addMember(workspace, { name: "Đặng Thị Vân", ...given });
  const members = { ...seeded.members, van: van.id };
  const codes = {} as Record<Who, string>;
  for (const [at, who] of PEOPLE.entries()) {
    await store.office.unbind({ channel: "web", id: String(members[who]) });
    codes[who] = `7QK2M9T${String(at + 1)}`;
    await store.office.createInvite(members[who], codes[who], "2026-12-31T00:00:00.000Z");
  }
  await moreWork(store, seeded);
  return { ...seeded, members, codes };
}

/** So much that the list of all has two pages. */
async function moreWork(store: TestStore["store"], { workspace, units }: SeededOffice) {
  const lead = ["Phòng Văn hóa - Xã hội"];
  const { id } = await store.plans.savePlan(workspace, {
    ...{ title: "Kế hoạch chuyển đổi số năm 2026", number: "20/KH-UBND", issuer: null },
    ...{ year: 2026, start: "2026-01-01", end: "2026-12-31", document: "e".repeat(64) },
    warnings: [],
    units: [
      { name: lead[0]!, state: "matched", unit: { id: units.vhxh, name: lead[0]! }, nearest: [] },
    ],
    rows: Array.from({ length: 6 }, (_, at) => {
      const month = String(at + 7).padStart(2, "0");
      const title = `Cập nhật trang thông tin đợt ${String(at + 1)}`;
      return newTask({ ref: `CDS.${String(at + 1)}`, title, lead }, `2026-${month}-20`);
    }),
  });
  await store.plans.setState(id, "active");
}

type Row = Record<string, unknown>;

/**
 * What every door's own way of naming accounts, chats and deliveries goes into, and what is made from it or by
 * chance: the same day leaves it different on each. Everything else must be the same.
 */
const OF_THE_DOOR: Readonly<Record<string, readonly string[]>> = {
  activity: ["source", "via", "hash", "nameSalt", "nameSeal"],
  identities: ["channel", "externalId", "privateChat"],
  invites: ["usedChannel", "usedAccount"],
  // When it was queued is told by the database's own clock.
  outbox: ["ref", "queuedAt"],
  workspaces: ["historyHead"],
};

/** Where the bot and people talk is the door's, not the office's. */
const NOT_OF_THE_OFFICE = new Set(["chats"]);

/** The records of the office as they stand, without what is the door's. */
export async function stateOf({ url, workspace }: Pick<ContractOffice, "url" | "workspace">) {
  const reader = rowReader(url);
  try {
    const tables = (await reader.read()).get(workspace) ?? {};
    const kept = Object.entries(tables).filter(([table]) => !NOT_OF_THE_OFFICE.has(table));
    return Object.fromEntries(kept.map(([table, rows]) => [table, rows.map(neutral(table))]));
  } finally {
    await reader.close();
  }
}

function neutral(table: string) {
  const dropped = OF_THE_DOOR[table] ?? [];
  return (row: Row): Row =>
    Object.fromEntries(
      Object.entries(row)
        .filter(([column]) => !dropped.includes(column))
        .map(([column, value]) => [column, withoutDoor(value)]),
    );
}

/** `{"channel":"slack"}` of a history entry, `telegram:update:991` in the key of a notice. */
function withoutDoor(value: unknown): unknown {
  if (typeof value !== "string") return value;
  return value
    .replace(/"channel":"(?:web|telegram|slack)"/g, '"channel":"…"')
    .replace(
      /(?:web|telegram|slack):(?:message|button|update|command|view|file|callback)[^\s"/]*/g,
      "…",
    );
}

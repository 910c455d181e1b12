import { beforeAll, describe, expect, it } from "vitest";
import type { ChannelName } from "../../src/ports.js";
import { stateOf } from "../support/contract-office.js";
import { slackContract } from "../support/contract-slack.js";
import { telegramContract } from "../support/contract-telegram.js";
import { webContract } from "../support/contract-web.js";
import { liveADay } from "./contract.js";
import type { ContractDoor, OwnWays, Turn } from "./contract-day.js";
import { OWN_WAYS } from "./contract-differences.js";

/*
 * The contract of the doors: one script, lived on the local page, on Telegram and on Slack, each over its own
 * wire and with its own library, says the same to the same people and leaves the same office behind.
 */

type Lived = { turns: Turn[]; ways: OwnWays[]; state: Record<string, unknown[]>; ok: boolean };

async function lived(open: () => Promise<ContractDoor>): Promise<Lived> {
  const door = await open();
  try {
    const { turns, ways } = await liveADay(door);
    const { store, workspace } = door.office;
    const { ok } = await store.audit.verify(workspace);
    expect(await store.mail.unanswered(door.name)).toEqual([]);
    return { turns, ways, ok, state: await stateOf(door.office) };
  } finally {
    await door.close();
  }
}

const LONGEST_MS = 120_000;

let page: Lived;
beforeAll(async () => {
  page = await lived(webContract);
}, LONGEST_MS);

describe("the working day of the contract", () => {
  it("is a whole one: everybody is answered, and nothing fails", () => {
    expect(page.turns.length).toBeGreaterThan(80);
    const words = page.turns.flatMap(({ heard }) => heard.flatMap(({ lines }) => lines)).join("\n");
    expect(words).not.toMatch(/Có lỗi khi xử lý|đang bận/);
    const silent = page.turns.filter(({ heard }) => heard.length === 0).map(({ did }) => did);
    expect(silent).toEqual([
      "that comes again",
      "minh in group: chiều nay họp lúc 14 giờ nhé",
      "minh in group sends ảnh họp.pdf “”",
    ]);
    const tables = ["activity", "evidence", "occurrences", "obstacles", "extensions", "outbox"];
    for (const table of [...tables, "progress", "identities"]) {
      expect(page.state[table]?.length ?? 0, table).toBeGreaterThan(0);
    }
    expect(page.ways.flatMap(({ extras, only }) => [...extras, ...only])).toEqual([]);
  });
});

describe.each<[string, ChannelName, () => Promise<ContractDoor>]>([
  ["Telegram", "telegram", telegramContract],
  ["Slack by Socket Mode", "slack", () => slackContract("socket")],
  ["Slack over HTTP", "slack", () => slackContract("http")],
])("a working day on %s", (_title, name, open) => {
  let here: Lived;
  beforeAll(async () => {
    here = await lived(open);
  }, LONGEST_MS);

  it("says the same words, buttons and files to the same people, turn by turn", () => {
    expect(here.turns.map(({ did }) => did)).toEqual(page.turns.map(({ did }) => did));
    for (const [at, turn] of here.turns.entries()) expect(turn).toEqual(page.turns[at]);
  });

  it("leaves the same records and the same history, which holds", () => {
    expect(here.ok).toBe(true);
    expect(Object.keys(here.state)).toEqual(Object.keys(page.state));
    for (const [table, rows] of Object.entries(here.state)) {
      expect(rows, table).toEqual(page.state[table]);
    }
  });

  it("differs in nothing but what is listed, and in all of that", () => {
    const extras = new Set(here.ways.flatMap((way) => way.extras));
    expect([...extras].sort()).toEqual([...OWN_WAYS[name].extras].sort());
    const whispered = here.ways.filter(({ only }) => only.length > 0).map(({ did }) => did);
    expect(whispered).toEqual(OWN_WAYS[name].whispered);
  });
});

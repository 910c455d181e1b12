import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { sweep } from "../../src/jobs/sweep.js";
import { quietLog, TestClock } from "../support/clock.js";
import { openOffice, words } from "../support/office.js";
import { rowReader } from "../support/rows.js";

type Office = Awaited<ReturnType<typeof openOffice>>;

describe("the sweep", () => {
  let o: Office;
  beforeEach(async () => {
    // Files lie on disk since now.
    o = await openOffice({ now: new Date().toISOString() });
  });
  afterEach(() => o.close());

  const at = (moment: string) =>
    sweep({ store: o.store, files: o.files, clock: new TestClock(moment), log: quietLog });
  const inDays = (days: number) => new Date(Date.now() + days * 24 * 3_600_000).toISOString();
  const IN_TWO_DAYS = inDays(2);
  const orphan = () =>
    o.files.put(
      (async function* () {
        yield Buffer.from("mồ côi");
      })(),
      1000,
    );

  it("removes what nothing names after a day, not before", async () => {
    const { sha256 } = await orphan();
    expect(await at(new Date().toISOString())).toBe(0);
    expect(await o.files.has(sha256)).toBe(true);
    expect(await at(IN_TWO_DAYS)).toBe(1);
    expect(await o.files.has(sha256)).toBe(false);
  });

  it("leaves evidence and drafts alone, and takes what was given up", async () => {
    const kept = await o.send(o.members.minh, [{ name: "a.pdf", bytes: "a" }], "#2");
    const draft = await o.send(o.members.minh, [{ name: "b.pdf", bytes: "b" }]);
    expect(await at(IN_TWO_DAYS)).toBe(0);
    await o.press(o.members.minh, draft, "Bỏ tệp");
    expect(await at(IN_TWO_DAYS)).toBe(1);
    await o.press(o.members.minh, kept, "Bỏ");
    expect(await at(IN_TWO_DAYS)).toBe(1);
  });

  it("drops words that waited for a choice for a day", async () => {
    const note = { workspaceId: o.workspace, memberId: o.members.minh, files: [] };
    const id = await o.store.work.saveDraft({ ...note, caption: "chờ số liệu", at: o.clock.now() });
    const kept = () => o.store.work.draft(o.workspace, id);
    await at(inDays(0.9));
    expect(await kept()).toMatchObject({ caption: "chờ số liệu" });
    expect(await at(inDays(1.1))).toBe(0);
    expect(await kept()).toBeNull();
    await at(inDays(1.1));
  });

  it("drops files that nobody gave to a task for ninety days, and says so in the history", async () => {
    const sent = await o.send(o.members.minh, [{ name: "b.pdf", bytes: "b" }]);
    expect(await at(inDays(89))).toBe(0);
    expect(await at(inDays(91))).toBe(1);
    const said = await o.press(o.members.minh, sent, "Bỏ tệp");
    expect(words(said)).toContain("Tệp này không còn chờ");
    const rows = rowReader(o.url);
    const history = (await rows.read()).get(o.workspace)?.activity ?? [];
    await rows.close();
    expect(history.map(({ kind, memberId, via }) => [kind, memberId, via])).toEqual([
      ["draft_kept", o.members.minh, "web"],
      ["draft_dropped", null, "desk"],
    ]);
  });
});

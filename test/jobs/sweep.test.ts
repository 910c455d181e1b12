import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { sweep } from "../../src/jobs/sweep.js";
import { quietLog, TestClock } from "../support/clock.js";
import { openOffice } from "../support/office.js";

type Office = Awaited<ReturnType<typeof openOffice>>;

describe("the sweep", () => {
  let o: Office;
  beforeEach(async () => {
    o = await openOffice();
  });
  afterEach(() => o.close());

  const at = (moment: string) =>
    sweep({ store: o.store, files: o.files, clock: new TestClock(moment), log: quietLog });
  const IN_TWO_DAYS = new Date(Date.now() + 48 * 3_600_000).toISOString();
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
});

import { readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { allWords, desk, freePort, last, makeHome, Program, wordsOf } from "../support/program.js";
import { sharedDir } from "../support/shared.js";

/* A working morning (contracts.md) with a real plan, from the first command at the desk to the accepted hand-in. */

const shared = sharedDir();
const seed =
  shared === null ? undefined : readdirSync(join(shared, "seeds")).find((n) => n.startsWith("003"));

type Loaded = {
  plan: { id: number; title: string; year: number; state: string };
  tasks: { number: number; ref: string; title: string }[];
  units: { name: string; state: string }[];
  warnings: unknown[];
  needsReview: { number: number; ref: string; why: string }[];
};
type Added = {
  member: { id: number; name: string; role: string; units: string[] };
  invite: { code: string; link: null; expires: string };
};

describe.skipIf(shared === null || seed === undefined)("a working morning with a real plan", () => {
  const home = makeHome();
  let program: Program;
  let loaded: Loaded;

  beforeAll(async () => {
    program = new Program(home.env, home.dir, await freePort());
    await program.start();
  });
  afterAll(async () => {
    await program.stop();
    home.remove();
  });

  const path = () => join(shared ?? "", "seeds", seed ?? "");
  const add = (name: string, role: string, ...rest: string[]) =>
    desk(home.env, "member", "add", "--workspace", "XB", "--name", name, "--role", role, ...rest)
      .json as Added;

  it("creates the workspace and loads the plan beside the running bot", () => {
    const made = desk(
      home.env,
      "workspace",
      "create",
      "--code",
      "XB",
      "--name",
      "UBND xã Xuân Bình",
    );
    expect(made.json).toMatchObject({
      workspace: { code: "XB", name: "UBND xã Xuân Bình", timeZone: "Asia/Ho_Chi_Minh" },
    });
    loaded = desk(home.env, "plan", "load", path(), "--workspace", "XB", "--activate").json;
    expect(loaded.plan).toMatchObject({ year: 2025, state: "active" });
    expect(loaded.tasks).toHaveLength(23);
    expect(loaded.tasks.map(({ number }) => number)).toEqual(loaded.tasks.map((_, i) => i + 1));
    expect(loaded.tasks[0]).toMatchObject({ number: 1, ref: "PL01.1" });
    expect(loaded.units).toContainEqual(
      expect.objectContaining({ name: "Văn phòng HĐND và UBND", state: "created" }),
    );
    expect(loaded.needsReview).toContainEqual({
      number: 1,
      ref: "PL01.1",
      why: "typo_day_written_as_month",
    });
  });

  it("loads the same document again without changing anything", () => {
    const again = desk(home.env, "plan", "load", path(), "--workspace", "XB", "--activate");
    expect(again.json).toMatchObject({ plan: loaded.plan, tasks: loaded.tasks });
  });

  it("carries a task from the invite to the accepted hand-in", async () => {
    const minh = add("Lê Thị Minh", "official", "--unit", "Văn phòng HĐND và UBND");
    expect(minh.member).toMatchObject({ role: "official", units: ["Văn phòng HĐND và UBND"] });
    expect(minh.invite.code).toMatch(/^[A-Z0-9]{8}$/);
    const clerk = add("Trần Văn Bình", "clerk");
    const me = (await program.person("Lê Thị Minh")).id;
    const she = (await program.person("Trần Văn Bình")).id;

    expect(allWords(await program.say(me, "/tasks"))).toContain("chưa được liên kết");
    const linked = await program.say(me, `/link ${minh.invite.code}`);
    expect(allWords(linked)).toMatch(
      /Lê Thị Minh, công chức, Văn phòng HĐND và UBND\. \d+ nhiệm vụ đang mở/,
    );
    await program.say(she, `/lienket ${clerk.invite.code}`);

    const tasks = await program.press(me, last(linked), "Xem nhiệm vụ");
    const first = allWords(tasks)
      .split("\n")
      .find((line) => line.startsWith("#1 "));
    expect(first).toContain("hạn 15/7/2025");
    expect(first).toContain("tháng 15/7/2025");
    expect(first).toContain("cần xác nhận");
    expect(
      last(tasks)
        .buttons.flat()
        .map(({ label }) => label),
    ).toContain("#1");

    const pdf = { name: "Kế hoạch số 15.pdf", bytes: "%PDF-1.4 bản có dấu" };
    const kept = await program.sendFile(me, pdf, "#1");
    expect(allWords(kept)).toContain("Đã lưu “Kế hoạch số 15.pdf” vào #1, sản phẩm Kế hoạch.");
    const labels = last(kept)
      .buttons.flat()
      .map(({ label }) => label);
    expect(labels).toContain("Nộp");
    expect(labels.some((label) => label.startsWith("Chuyển sang Báo cáo"))).toBe(true);
    expect(labels).toContain("Bỏ");

    const handed = await program.press(me, last(kept), "Nộp");
    expect(allWords(handed)).toMatch(/Đã nộp #1, Kế hoạch, lúc \d\d:\d\d\. Chờ Văn phòng duyệt\./);
    const told = await program.seen(she, (all) => allWords(all).includes("Lê Thị Minh đã nộp #1"));
    expect(allWords(told)).toContain("1 tài liệu");

    const queue = await program.say(she, "/review");
    expect(allWords(queue)).toContain("1 kết quả chờ duyệt");
    const opened = await program.press(she, last(queue), "Mở tệp");
    const [file] = last(opened).files;
    expect(file?.name).toBe("Kế hoạch số 15.pdf");
    const bytes = await (await fetch(program.url + (file?.url ?? ""))).text();
    expect(bytes).toBe("%PDF-1.4 bản có dấu");

    const asked = await program.press(she, last(queue), "Trả lại");
    expect(allWords(asked)).toContain("Lý do trả lại #1");
    await program.say(she, "thiếu dấu");
    const back = await program.seen(me, (all) => allWords(all).includes("trả lại: “thiếu dấu”"));
    const notice = back.find((one) => wordsOf(one).includes("trả lại: “thiếu dấu”"));
    if (notice === undefined) throw new Error("no notice");
    expect(allWords(await program.press(me, notice, "Nộp lại"))).toContain("Đã nộp #1");

    const second = await program.say(she, "/duyet");
    expect(allWords(await program.press(she, last(second), "Duyệt"))).toContain("Đã duyệt #1");
    const story = allWords(await program.say(me, "/task 1"));
    for (const deed of [
      "thêm tài liệu",
      "nộp Kế hoạch",
      "trả lại Kế hoạch: “thiếu dấu”",
      "duyệt Kế hoạch",
    ]) {
      expect(story).toContain(deed);
    }
    expect(story).toContain("Kế hoạch số 15.pdf");
    expect(desk(home.env, "plan", "show", "--workspace", "XB").code).toBe(0);
  });
});

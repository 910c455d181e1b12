import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { connect } from "../../src/store/connection.js";
import { deskIn, dropFolder, newFolder } from "./desk.js";

describe("dondoc audit verify", () => {
  let dir: string;
  let desk: ReturnType<typeof deskIn>;
  const at = ["--workspace", "XB"];

  /** A history of six entries, all from the desk. */
  beforeEach(async () => {
    dir = newFolder();
    desk = deskIn(dir);
    await desk.done("workspace", "create", "--code", "XB", "--name", "UBND xã Xuân Bình");
    await desk.done("unit", "add", ...at, "--name", "Phòng Kinh tế");
    for (const name of ["Cao Văn Lộc", "Mai Thị Nga"])
      await desk.done("member", "add", ...at, "--name", name, "--role", "official");
  });
  afterEach(() => dropFolder(dir));

  const sql = async (statement: string) => {
    const connection = connect(`file:${join(dir, "dondoc.db")}`);
    await connection.execute(statement);
    connection.close();
  };
  const verify = (...argv: string[]) => desk.run("audit", "verify", ...at, ...argv);

  it("says that all is well, and the head to note down", async () => {
    const said = await verify("--json");
    expect(said).toMatchObject({ exit: 0, err: "" });
    const { head } = said.json;
    expect(said.json).toEqual({ entries: 6, ok: true, firstBroken: null, head });
    expect(head).toEqual({ position: 6, hash: expect.stringMatching(/^[\da-f]{64}$/) });
    expect((await verify()).out).toBe(
      "Nhật ký của UBND xã Xuân Bình còn nguyên vẹn, 6 mục.\n" +
        `Mốc hiện tại, hãy ghi lại ở nơi khác ngoài máy chủ này: 6:${head.hash}\n`,
    );
  });

  it("names the first entry that is not as it was, exit 1", async () => {
    await sql(`DELETE FROM "activity" WHERE "position" = 4`);
    const said = await verify("--json");
    expect(said).toMatchObject({
      exit: 1,
      json: { entries: 3, ok: false, firstBroken: 4, head: { position: 6 } },
    });
    expect(await verify()).toMatchObject({
      exit: 1,
      out:
        "Nhật ký của UBND xã Xuân Bình không còn nguyên vẹn: mục số 4 đã bị sửa, xóa, chèn thêm hoặc đổi chỗ.\n" +
        "3 mục đầu khớp với nhau.\n" +
        "Hãy giữ nguyên cơ sở dữ liệu để xem xét và đối chiếu với các bản sao lưu trước đây.\n",
    });
  });

  it("takes a head as it was printed, and finds it in a history that went on", async () => {
    const { json } = await verify("--json");
    const head = `${json.head.position}:${json.head.hash}`;
    await desk.done("unit", "add", ...at, "--name", "Văn phòng");
    const printed = [
      head,
      ` ${head.toUpperCase()} `,
      JSON.stringify(json.head),
      JSON.stringify(json),
    ];
    for (const noted of [...printed, "0:"]) {
      const said = await verify("--head", noted, "--json");
      expect([noted, said]).toMatchObject([noted, { exit: 0, json: { contains: true } }]);
    }
    expect((await verify("--head", head)).out).toContain(
      "Nhật ký vẫn chứa mốc đã ghi ở mục số 6.\n",
    );
  });

  it("says when the history no longer contains it", async () => {
    const { head } = (await verify("--json")).json;
    const noted = ["--head", `${head.position}:${head.hash}`];
    await sql(`DELETE FROM "activity" WHERE "position" = 6`);
    await sql(`UPDATE "workspaces" SET "historyEntries" = 5, "historyHead" =
      (SELECT "hash" FROM "activity" WHERE "position" = 5)`);
    expect(await verify("--json")).toMatchObject({ exit: 0, json: { ok: true, entries: 5 } });
    expect(await verify(...noted, "--json")).toMatchObject({
      exit: 1,
      json: { ok: false, firstBroken: 6, contains: false },
    });
    await desk.done("unit", "add", ...at, "--name", "Văn phòng");
    expect(await verify(...noted, "--json")).toMatchObject({
      exit: 1,
      json: { ok: false, firstBroken: null, contains: false },
    });
    expect((await verify(...noted)).out).toBe(
      "Nhật ký của UBND xã Xuân Bình không còn chứa mốc đã ghi ở mục số 6: phần đến mốc ấy đã bị viết lại hoặc cắt bỏ.\n" +
        "Hãy giữ nguyên cơ sở dữ liệu để xem xét và đối chiếu với các bản sao lưu trước đây.\n",
    );
  });

  it.each(["6", "6:abc", `x:${"a".repeat(64)}`, "{}", "{", `3:`, `-1:${"a".repeat(64)}`])(
    "takes a head that nobody printed for wrong usage: %s",
    async (head) => {
      const said = await verify(`--head=${head}`, "--json");
      expect(said).toMatchObject({ exit: 2, json: { error: { code: "usage" } } });
      expect(said.json.error.message).toContain("Cần mốc như lệnh này đã in ra");
    },
  );

  it("looks at a history that names nobody in what was changed", async () => {
    await desk.done("member", "invite", ...at, "Mai Thị Nga");
    await desk.done("member", "remove", ...at, "Cao Văn Lộc");
    const connection = connect(`file:${join(dir, "dondoc.db")}`);
    const { rows } = await connection.execute(`SELECT "data" FROM "activity"`);
    connection.close();
    const data = rows.map((row) => JSON.stringify(row["data"]));
    expect(data).toHaveLength(8);
    expect(data.join("\n")).not.toMatch(/Lộc|Nga/);
    expect((await verify("--json")).json).toMatchObject({ ok: true, entries: 8 });
  });

  it("refuses a workspace that is not there", async () => {
    const said = await desk.run("audit", "verify", "--workspace", "KHONG", "--json");
    expect(said).toMatchObject({ exit: 1, json: { error: { code: "no_such_workspace" } } });
  });

  it("is a check of doctor as well", async () => {
    const check = async () => {
      const { json } = await desk.run("doctor", "--json");
      return json.checks.find((one: { name: string }) => one.name === "history");
    };
    expect(await check()).toMatchObject({
      state: "ok",
      detail: "6 mục gần đây nhất còn nguyên vẹn",
    });
    await sql(`UPDATE "activity" SET "at" = '2026-01-01T00:00:00.000Z' WHERE "position" = 2`);
    expect(await check()).toMatchObject({
      state: "fail",
      detail: "đã bị sửa, xóa hoặc chèn thêm: XB, mục số 2",
      advice: expect.stringContaining("dondoc audit verify --workspace XB"),
    });
    expect((await desk.run("doctor")).exit).toBe(1);
  });
});

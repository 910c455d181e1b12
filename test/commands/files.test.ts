import { zipSync } from "fflate";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { papers } from "../../src/documents/papers.js";
import { route } from "../../src/commands/router.js";
import { newDeliverable, newTask } from "../support/store.js";
import { docx, paragraph, pdf, xlsx } from "../support/marked.js";
import { labelsOf, openOffice, words } from "../support/office.js";

type Office = Awaited<ReturnType<typeof openOffice>>;
const ONE = Uint8Array.of(120);

describe("files", () => {
  let o: Office;
  beforeEach(async () => {
    o = await openOffice({ papers: papers() });
  });
  afterEach(() => o.close());

  async function onDisk(): Promise<string[]> {
    return o.files.olderThan("2999-01-01T00:00:00.000Z");
  }

  it("without a task become a draft with one button for each open task", async () => {
    const said = await o.send(o.members.minh, [
      { name: "anh 1.jpg" },
      { name: "anh 2.jpg", bytes: "hai" },
    ]);
    expect(words(said)).toContain("Tệp này cho việc nào?");
    expect(labelsOf(said).filter((label) => label.startsWith("#"))).toHaveLength(5);
    const kept = await o.type(o.members.minh, said.buttons[1]?.[0]?.command ?? "");
    expect(words(kept)).toContain("Đã lưu “anh 1.jpg”, “anh 2.jpg” vào #2");
    const task = await o.store.work.task(o.workspace, 2);
    expect(task?.evidence.map(({ name }) => name)).toEqual(["anh 1.jpg", "anh 2.jpg"]);
    const gone = await o.type(o.members.minh, said.buttons[2]?.[0]?.command ?? "");
    expect(words(gone)).toContain("Tệp này không còn chờ");
  });

  it("of a draft go to the task whose number is replied", async () => {
    await o.send(o.members.minh, [{ name: "bien ban.pdf" }]);
    expect(words(await o.say(o.members.minh, "#2"))).toContain("Đã lưu “bien ban.pdf” vào #2");
  });

  it("of a draft are nobody else's", async () => {
    const said = await o.send(o.members.minh, [{ name: "bien ban.pdf" }]);
    const command = said.buttons[0]?.[0]?.command ?? "";
    expect(words(await o.type(o.members.hoa, command))).toContain("Tệp này không còn chờ");
    expect(words(await o.press(o.members.minh, said, "Bỏ tệp"))).toBe(
      "Đã bỏ tệp, không lưu vào việc nào.",
    );
  });

  it("of a draft wait on while a number is wrong, and while its sender looks for the right one", async () => {
    await o.send(o.members.minh, [{ name: "bien ban.pdf" }]);
    expect(words(await o.say(o.members.minh, "99"))).toContain("Không có nhiệm vụ số 99.");
    expect(words(await o.say(o.members.minh, "#2"))).toContain("Đã lưu “bien ban.pdf” vào #2");
    await o.send(o.members.minh, [{ name: "khac.pdf", bytes: "khác" }]);
    expect(words(await o.say(o.members.minh, "ra soat"))).toContain("#1 Rà soát văn bản của xã");
  });

  it("that were kept but whose answer was lost still get their buttons", async () => {
    const over = { source: "web:message:lost" };
    await o.send(o.members.minh, [{ name: "a.pdf" }], "", over);
    const again = await o.send(o.members.minh, [{ name: "a.pdf" }], "", over);
    expect(words(again)).toContain("Đã nhận “a.pdf”");
    expect(words(await o.say(o.members.minh, "2"))).toContain("vào #2");
    const kept = await o.send(o.members.minh, [{ name: "b.pdf" }], "#1", {
      source: "web:message:b",
    });
    await o.press(o.members.minh, kept, "Bỏ");
    const late = await o.send(o.members.minh, [{ name: "b.pdf" }], "#1", {
      source: "web:message:b",
    });
    expect(words(late)).toContain("đã được ghi nhận trước đó");
    expect((await o.store.work.task(o.workspace, 1))?.evidence).toEqual([]);
  });

  it("that people of a group show each other are let be; with #N they are evidence", async () => {
    const place = { channel: "web", chat: o.group, kind: "group" } as const;
    const shown = {
      ...o.incoming(o.members.minh, { place }),
      ...{ kind: "files", files: [{ id: "x", name: "anh.jpg", size: 3, mime: null }] },
      caption: "ảnh buổi họp",
    };
    expect(await o.receive(shown as never)).toBeNull();
    const meant = await o.send(o.members.minh, [{ name: "a.pdf" }], "#2", { place });
    expect(words(meant)).toContain("vào #2");
  });

  it("sent as a reply to a message about a task, or to a question, are evidence for it", async () => {
    await o.receive({
      ...o.incoming(o.members.minh, { source: "web:message:sheet" }),
      kind: "text",
      text: "/nv 2",
    } as never);
    const replied = await o.send(o.members.minh, [{ name: "a.pdf" }], "", {
      replyTo: "ref-web:message:sheet",
    });
    expect(words(replied)).toContain("vào #2");
    await o.type(o.members.minh, "evidence 2");
    expect(words(await o.send(o.members.minh, [{ name: "b.pdf", bytes: "b" }]))).toContain(
      "vào #2",
    );
  });

  it("for a task that is not there or not theirs are kept as a draft, with the reason", async () => {
    const missing = await o.send(o.members.minh, [{ name: "a.pdf" }], "#99");
    expect(words(missing)).toContain("Không có nhiệm vụ số 99.");
    expect(words(missing)).toContain("Đã nhận “a.pdf”");
    const foreign = await o.send(o.members.hoa, [{ name: "b.pdf" }], "#4");
    expect(words(foreign)).toContain(
      "Chỉ bộ phận chủ trì, bộ phận phối hợp hoặc Văn phòng được thêm tài liệu",
    );
    expect(words(foreign)).toContain("Đã nhận “b.pdf”");
  });

  it("are kept once by their bytes, and the same file again is not added again", async () => {
    await o.send(o.members.minh, [{ name: "a.pdf", bytes: "như nhau" }], "#2");
    await o.send(o.members.minh, [{ name: "b.pdf", bytes: "như nhau" }], "#2");
    expect((await o.store.work.task(o.workspace, 2))?.evidence).toHaveLength(1);
    const album = ["c.pdf", "d.pdf"].map((name) => ({ name, bytes: "như nhau" }));
    await o.send(o.members.minh, album, "#1");
    expect((await o.store.work.task(o.workspace, 1))?.evidence).toHaveLength(1);
    expect(await onDisk()).toHaveLength(1);
  });

  it("some good and some not: the good ones are kept, each other one has its sentence", async () => {
    const said = await o.send(
      o.members.minh,
      [
        { name: "tốt.pdf" },
        { name: "chay.exe" },
        { name: "trong.pdf", bytes: "" },
        { name: "lon.pdf", size: 9e9 },
      ],
      "#2",
    );
    expect(words(said)).toContain("Đã lưu “tốt.pdf” vào #2");
    expect(words(said)).toContain("Loại tệp của “chay.exe” không được nhận.");
    expect(words(said)).toContain("Tệp “trong.pdf” trống");
    expect(words(said)).toContain("Tệp “lon.pdf” quá lớn (giới hạn 1,0 MB)");
    expect(words(said)).toContain("gửi đường liên kết");
  });

  it.each([
    ["a name", { name: "TỐI MẬT kế hoạch.pdf" }, "#2"],
    ["a caption", { name: "a.pdf" }, "#2 tài liệu mật"],
    ["the text", { name: "a.txt", bytes: "UBND XÃ TÂN HÒA\nTUYỆT MẬT\nBÁO CÁO" }, "#2"],
    ["a Word file", { name: "a.docx", bytes: docx(paragraph("Xã") + paragraph("MẬT")) }, "#2"],
    ["a cell", { name: "a.xlsx", bytes: xlsx('<c t="s"><v>0</v></c>', ["MẬT"]) }, "#2"],
    ["a PDF", { name: "a.pdf", bytes: pdf("BT /F1 14 Tf 50 700 Td <41> Tj ET", "MẬT") }, "#2"],
    ["a file in an archive", { name: "a.zip", bytes: zipSync({ "TỐI MẬT.pdf": ONE }) }, "#2"],
    ["a line of any case", { name: "a.txt", bytes: "Xã\nĐộ mật: Mật\nx" }, "#2"],
  ])("with a mark of secrecy in %s are refused and not kept", async (_, file, caption) => {
    const said = await o.send(o.members.minh, [file], caption);
    expect(words(said)).toContain("có dấu chỉ độ mật nên không được nhận và không được lưu");
    expect((await o.store.work.task(o.workspace, 2))?.evidence).toEqual([]);
    expect(await onDisk()).toEqual([]);
  });

  it("that would burst when opened are refused and not kept", async () => {
    const bomb = zipSync({ "a.bin": new Uint8Array(60 * 1024 * 1024) }, { level: 9 });
    const said = await o.send(o.members.minh, [{ name: "hồ sơ.zip", bytes: bomb }], "#2");
    expect(words(said)).toContain("quá lớn khi giải nén");
    expect(await onDisk()).toEqual([]);
  });

  it("keep a name without path and control characters", async () => {
    await o.send(o.members.minh, [{ name: "../../etc/Báo\u0000 cáo\u202E.pdf" }], "#2");
    const task = await o.store.work.task(o.workspace, 2);
    expect(task?.evidence.map(({ name }) => name)).toEqual(["Báo cáo.pdf"]);
  });

  it("more than ten at once are asked for in parts", async () => {
    const many = Array.from({ length: 11 }, (_, i) => ({ name: `${String(i)}.pdf` }));
    expect(words(await o.send(o.members.minh, many, "#2"))).toContain("tối đa 10 tệp");
  });

  it("that cannot be fetched are asked for again", async () => {
    const file = { id: "gone", name: "a.pdf", size: 5, mime: null };
    const incoming = {
      ...o.incoming(o.members.minh, {}),
      kind: "files",
      files: [file],
      caption: "#2",
    };
    const said = await o.receive(incoming as never);
    expect(said && words(said)).toContain("Không tải được tệp “a.pdf”");
  });

  it("whose bytes were removed before they were named are asked for again", async () => {
    const kit = { ...o.kit, files: { ...o.files, has: () => Promise.resolve(false) } };
    o.door.uploads.set("x", Buffer.from("x"));
    const files = [{ id: "x", name: "a.pdf", size: 1, mime: null }];
    for (const caption of ["#2", ""]) {
      const sent = { ...o.incoming(o.members.minh, {}), kind: "files", files, caption };
      const said = await route(sent as never, kit);
      expect(said && words(said)).toBe("Không tải được tệp “a.pdf”. Đề nghị anh/chị gửi lại.");
    }
    expect((await o.store.work.task(o.workspace, 2))?.evidence).toEqual([]);
  });

  it("of several plans at once are asked for one by one, none is left out unsaid", async () => {
    const two = [{ name: "a.txt" }, { name: "b.txt", bytes: "b" }];
    const said = await o.send(o.members.clerk, two, "/kehoach");
    expect(words(said)).toContain("Mỗi lần nạp một tệp kế hoạch.");
  });

  it("are moved together by a button, or not at all", async () => {
    const lead = { ref: "9", title: "Hai sản phẩm", lead: ["Văn phòng HĐND và UBND"] };
    const deliverables = ["Kế hoạch", "Báo cáo"].map((name) => newDeliverable(name, "2026-09-01"));
    const { id } = await o.store.plans.savePlan(o.workspace, {
      ...{ title: "Kế hoạch hai", number: null, issuer: null, year: 2026, warnings: [] },
      ...{ start: "2026-01-01", end: "2026-12-31", document: "c".repeat(64), units: [] },
      rows: [newTask({ ...lead, deliverables }, null)],
    });
    await o.store.plans.setState(id, "active");
    const files = (count: number) =>
      Array.from({ length: count }, (_, i) => ({
        name: `${String(i)}.pdf`,
        bytes: `${count}/${i}`,
      }));
    const some = await o.send(o.members.clerk, files(7), "#7");
    expect(words(await o.press(o.members.clerk, some, "Chuyển sang Báo cáo"))).toContain("“6.pdf”");
    const task = await o.store.work.task(o.workspace, 7);
    expect(task?.deliverables.map((one) => one.occurrences[0]?.evidence)).toEqual([0, 7]);
  });

  it("that the clerk sends with /kehoach but are no plan say so", async () => {
    const said = await o.send(
      o.members.clerk,
      [{ name: "a.txt", bytes: "\u0000\u0001\u0002" }],
      "/kehoach",
    );
    expect(words(said)).toMatch(/Không đọc được kế hoạch|0 nhiệm vụ/);
    const refused = await o.send(
      o.members.minh,
      [{ name: "kh.txt", bytes: "Kế hoạch" }],
      "/kehoach",
    );
    expect(words(refused)).toBe(
      "Chỉ Văn phòng được quản lý kế hoạch, kỳ báo cáo và ghi ngày của sự kiện.",
    );
  });

  it("are all within reach, however many a task has", async () => {
    for (const part of [0, 1]) {
      const ten = Array.from({ length: 10 }, (_, i) => {
        const name = `ban ${String(part * 10 + i + 1)}.pdf`;
        return { name, bytes: name };
      });
      await o.send(o.members.minh, ten, "#2");
    }
    const sheet = await o.say(o.members.minh, "/nv 2");
    const first = await o.press(o.members.minh, sheet, "Mọi tài liệu (20)");
    expect(words(first)).toContain("20 tài liệu, trang 1/3");
    const last = await o.press(o.members.minh, await o.press(o.members.minh, first, "Sau"), "Sau");
    const opened = await o.press(o.members.minh, last, "Mở ban 20.pdf");
    expect(opened.files).toMatchObject([{ name: "ban 20.pdf" }]);
    await o.say(o.members.minh, "/xong 2");
    const queue = await o.say(o.members.clerk, "/duyet");
    expect(labelsOf(queue)).toContain("Mọi tài liệu (20)");
  });
});

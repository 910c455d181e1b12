import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { labelsOf, openOffice, words } from "../support/office.js";

/* What somebody who has never seen the program does next, and should not be punished for. */

let o: Awaited<ReturnType<typeof openOffice>>;
beforeEach(async () => {
  o = await openOffice();
});
afterEach(() => o.close());

describe("looking before answering", () => {
  it("by the question's own button leaves the question open", async () => {
    const asked = await o.say(o.members.minh, "/vuongmac 2");
    const seen = await o.press(o.members.minh, asked, "Xem #2");
    expect(words(seen)).toContain("Tự kiểm tra cải cách hành chính");
    const said = await o.say(o.members.minh, "thiếu máy quét");
    expect(words(said)).toContain("Đã ghi vướng mắc của #2: “thiếu máy quét”");
  });

  it("closes it where something else is asked for in words", async () => {
    await o.say(o.members.minh, "/vuongmac 2");
    await o.say(o.members.minh, "/nhiemvu");
    expect(words(await o.say(o.members.minh, "thiếu máy quét"))).not.toContain("Đã ghi vướng mắc");
  });
});

describe("a task's number behind /nv", () => {
  it.each(["/nv nv2", "/nv #2", "/nhiemvu nv 2", "/nv 2"])("%s opens it", async (typed) => {
    expect(words(await o.say(o.members.minh, typed))).toMatch(/^#2 /);
  });
});

describe("a document named by its kind", () => {
  it.each(["Quyết định số 12/QĐ-UBND ngày 20/5/2026", "QĐ 12/QĐ-UBND", "Kế hoạch 12/KH-UBND"])(
    "%s is evidence",
    async (typed) => {
      const said = await o.say(o.members.minh, `/minhchung 2 ${typed}`);
      expect(words(said)).toMatch(/^Đã lưu “Số 12\//);
    },
  );

  it("is none without a number", async () => {
    const said = await o.say(o.members.minh, "/minhchung 2 Biên bản đang chờ ký");
    expect(words(said)).toContain("Tài liệu kiểm chứng là một tệp");
  });
});

describe("several files", () => {
  it("sent by mistake can each be taken back", async () => {
    const files = ["a.pdf", "b.pdf"].map((name) => ({ name, bytes: `nội dung của ${name}` }));
    const kept = await o.send(o.members.minh, files, "#2");
    const back = await o.press(o.members.minh, kept, "Bỏ b.pdf");
    expect(words(back)).toContain("b.pdf");
    expect(labelsOf(kept)).toContain("Bỏ a.pdf");
    expect((await o.store.work.task(o.workspace, 2))?.evidence.map(({ name }) => name)).toEqual([
      "a.pdf",
    ]);
  });
});

describe("a hand-in with a note and no document", () => {
  it("is told to be without evidence, and offers to add some", async () => {
    const said = await o.say(o.members.minh, "/xong 1 đã bàn giao");
    expect(words(said)).toContain("Không kèm tài liệu");
    expect(labelsOf(said)).toContain("Thêm tài liệu");
  });
});

describe("a unit's list", () => {
  it("says what that unit does in each task, whoever reads it", async () => {
    const said = words(await o.say(o.members.minh, "/nhiemvu phòng kinh tế"));
    const [, lead = "", coordinating = ""] = said.split("\n");
    expect([lead.slice(0, 2), coordinating.slice(0, 2)]).toEqual(["#3", "#2"]);
    expect(lead).not.toContain("phối hợp");
    expect(coordinating).toContain("phối hợp");
  });

  it("is asked for with what is late, in either order", async () => {
    const asked = ["/nhiemvu phòng kinh tế quá hạn", "/nhiemvu quá hạn phòng kinh tế"];
    for (const typed of asked) {
      const said = await o.say(o.members.clerk, typed);
      expect(words(said)).toContain("Việc quá hạn của Phòng Kinh tế: 1 việc.");
      expect(labelsOf(said)[0]).toBe("#3");
    }
    expect(words(await o.say(o.members.clerk, "/nhiemvu rà soát tuần này"))).toContain(
      "tìm theo “rà soát”",
    );
  });
});

describe("a chair's first look", () => {
  it("tells of the whole office, and of what waits for a decision", async () => {
    const said = await o.say(o.members.chair, "/start");
    expect(words(said)).toContain("Toàn cơ quan: 6 nhiệm vụ đang mở, 2 việc quá hạn.");
    expect(words(said)).toMatch(/\/giahan.*\n.*\/vuongmac/);
    expect(labelsOf(said).slice(0, 2)).toEqual(["Toàn cơ quan", "Quá hạn"]);
  });

  it("does not invite a viewer to send files", async () => {
    expect(words(await o.say(o.members.viewer, "/start"))).not.toContain("Gửi tệp");
  });
});

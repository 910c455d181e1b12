import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { labelsOf, wordsOf } from "../../support/slack.js";
import { openSlackOffice, type Mode, type SlackOffice } from "../../support/slack-office.js";

/* A working day on Slack, over the socket and over HTTP alike. */

describe.each<Mode>(["socket", "http"])("a working day over %s", (mode) => {
  let office: SlackOffice;
  beforeAll(async () => {
    office = await openSlackOffice(mode);
  });
  afterAll(() => office.close());

  const minh = () => office.people.minh;
  const clerk = () => office.people.clerk;
  const home = (user: string) => office.chat(user);

  it("links somebody new by their code, and tells what they are", async () => {
    const { slack, store, workspace } = office;
    const user = "U0NEW0001";
    const chat = slack.person(user, "Vân");
    const member = await store.office.addMember(workspace, {
      ...{ name: "Đặng Thị Vân", role: "official", admin: false, head: false },
      units: [office.units.kt],
    });
    await store.office.createInvite(member.id, "7QK2M9TD", "2026-07-01T00:00:00.000Z");
    await slack.say(user, chat, "xin chào");
    await slack.answer(user, chat, "chưa được liên kết");
    await slack.command(user, chat, "/link", "7QK2M9TD");
    const said = await slack.answer(user, chat, "Đặng Thị Vân, công chức, Phòng Kinh tế");
    expect(labelsOf(said)).toContain("Xem nhiệm vụ");
    expect(await store.office.privatePlaces(member.id)).toMatchObject([{ chat }]);
  });

  it("lists one's tasks by the command's own name, behind /cchc and in plain words", async () => {
    const { slack } = office;
    const chat = home(minh());
    for (const [name, words] of [
      ["/tasks", ""],
      ["/nhiemvu", ""],
      ["/cchc", "nhiemvu"],
    ] as const) {
      const before = slack.seen(minh(), chat).length;
      await slack.command(minh(), chat, name, words);
      const said = await slack.until(() => slack.seen(minh(), chat)[before], name);
      expect(wordsOf(said)).toContain("#1 Rà soát văn bản của xã");
      expect(labelsOf(said)).toContain("#1");
    }
    await slack.say(minh(), chat, "nhiệm vụ");
    await slack.answer(minh(), chat, "#1 Rà soát văn bản của xã");
  });

  it("keeps a file with its number, hands in, returns with a reason, hands in again, accepts", async () => {
    const { slack } = office;
    const chat = home(minh());
    const id = slack.file(minh(), "Báo cáo số 15.pdf", "%PDF bản có dấu");
    await slack.share(minh(), chat, [id], "#1");
    const kept = await slack.answer(minh(), chat, "Đã lưu “Báo cáo số 15.pdf” vào #1");
    await slack.press(minh(), kept, "Nộp");
    await slack.answer(minh(), chat, /Đã nộp #1, .*Chờ Văn phòng duyệt/s);
    await slack.answer(clerk(), home(clerk()), "Lê Thị Minh đã nộp #1");

    await slack.command(clerk(), home(clerk()), "/review");
    const queue = await slack.answer(clerk(), home(clerk()), "1 kết quả chờ duyệt");
    await slack.press(clerk(), queue, "Mở tệp");
    const opened = await slack.until(() =>
      slack.seen(clerk(), home(clerk())).find(({ files }) => files.length > 0),
    );
    const file = slack.state.files.get(opened.files[0]!)!;
    expect([file.name, file.bytes.toString()]).toEqual(["Báo cáo số 15.pdf", "%PDF bản có dấu"]);

    await slack.press(clerk(), queue, "Trả lại");
    const asked = await slack.answer(clerk(), home(clerk()), "Lý do trả lại #1");
    await slack.press(clerk(), asked, "Nhập lý do");
    await slack.until(() => slack.state.views.length > 0, "the form");
    await slack.submit(clerk(), { words: "thiếu dấu" });
    const back = await slack.answer(minh(), chat, "trả lại: “thiếu dấu”");
    await slack.press(minh(), back, "Nộp lại");
    await slack.until(
      () => slack.seen(minh(), chat).filter((m) => wordsOf(m).includes("Đã nộp #1")).length === 2,
    );
    await slack.say(clerk(), home(clerk()), "/duyet");
    const second = await slack.until(() =>
      slack
        .seen(clerk(), home(clerk()))
        .findLast((m) => labelsOf(m).includes("Duyệt") && m !== queue),
    );
    await slack.press(clerk(), second, "Duyệt");
    await slack.answer(clerk(), home(clerk()), "Đã duyệt #1");
    await slack.answer(minh(), chat, /duyệt.*#1|#1.*duyệt/i);
  });

  it("acknowledges everything within three seconds", () => {
    expect(office.slack.acks.length).toBeGreaterThan(10);
    expect(Math.max(...office.slack.acks)).toBeLessThan(3000);
  });
});

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { message } from "../../../src/messages/message.js";
import { wordsOf } from "../../support/slack.js";
import { openSlackOffice, type SlackOffice } from "../../support/slack-office.js";

let office: SlackOffice;
beforeEach(async () => {
  office = await openSlackOffice("socket");
});
afterEach(() => office.close());

const evidenceOf = async (number: number) =>
  (await office.store.work.task(office.workspace, number))?.evidence.map(({ name }) => name);

const QUIET_MS = 300;

describe("files that come in", () => {
  it("keeps several of one message at once, and each of them once", async () => {
    const { slack, people, chat } = office;
    const ids = ["một.pdf", "hai.pdf", "ba.pdf"].map((name) => slack.file(people.minh, name, name));
    await slack.share(people.minh, chat(people.minh), ids, "#2");
    const said = await slack.answer(people.minh, chat(people.minh), "vào #2");
    for (const name of ["một.pdf", "hai.pdf", "ba.pdf"]) expect(wordsOf(said)).toContain(name);
    await pause(QUIET_MS);
    expect((await evidenceOf(2))?.sort()).toEqual(["ba.pdf", "hai.pdf", "một.pdf"]);
    expect(slack.seen(people.minh, chat(people.minh))).toHaveLength(1);
  });

  it("finds the words beside a file of which only the notice came", async () => {
    const { slack, people, chat, store, workspace } = office;
    const mine = chat(people.minh);
    const id = slack.file(people.minh, "một.pdf", "nội dung");
    const { ts } = slack.messageEvent(people.minh, mine, "#2");
    slack.state.files.get(id)!.shares.push({ channel: mine, ts: String(ts), thread: null });
    await slack.shared(people.minh, mine, id);
    await slack.answer(people.minh, mine, "Đã lưu “một.pdf” vào #2");
    expect((await store.work.task(workspace, 2))?.evidence).toHaveLength(1);
  });

  it("keeps a draft of a file without words, and asks for its task", async () => {
    const { slack, people, chat } = office;
    const id = slack.file(people.minh, "một.pdf", "nội dung");
    await slack.share(people.minh, chat(people.minh), [id]);
    const asked = await slack.answer(people.minh, chat(people.minh), "Đã nhận “một.pdf”");
    await slack.press(people.minh, asked, "Nhập số việc");
    await slack.until(() => slack.state.views.length > 0, "the form");
    const wrong = await slack.submit(people.minh, { number: "mười" });
    expect(wrong.body).toMatchObject({ response_action: "errors" });
    await slack.submit(people.minh, { number: "2" });
    await slack.answer(people.minh, chat(people.minh), "vào #2");
  });

  it("waits for a file that Slack still takes in", async () => {
    const { slack, people, chat } = office;
    const id = slack.file(people.minh, "chậm.pdf", "nội dung", { looksLeft: 2 });
    await slack.share(people.minh, chat(people.minh), [id], "#2");
    await slack.answer(people.minh, chat(people.minh), "Đã lưu “chậm.pdf” vào #2");
  });

  it("learns the name of a file that came without it, as from Slack Connect", async () => {
    const { slack, people, chat } = office;
    const mine = chat(people.minh);
    const id = slack.file(people.minh, "nơi khác.pdf", "nội dung");
    const files = [{ id, file_access: "check_file_info" }];
    await slack.say(people.minh, mine, "#2", { subtype: "file_share", files });
    await slack.answer(people.minh, mine, "Đã lưu “nơi khác.pdf” vào #2");
  });

  it("takes files of a message that was passed on", async () => {
    const { slack, people, chat } = office;
    const mine = chat(people.minh);
    const id = slack.file(people.minh, "chuyển tiếp.pdf", "nội dung");
    const attachments = [{ files: [{ id, name: "chuyển tiếp.pdf", size: 10 }] }];
    await slack.say(people.minh, mine, "#2", { attachments });
    await slack.answer(people.minh, mine, "Đã lưu “chuyển tiếp.pdf” vào #2");
  });

  it("never shows the token to another host, nor follows there", async () => {
    const { slack, people, chat } = office;
    const asked: string[] = [];
    const other = createServer((request, response) => {
      asked.push(request.headers.authorization ?? "");
      response.end("x");
    });
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    const elsewhere = `http://127.0.0.1:${String((other.address() as AddressInfo).port)}/a.pdf`;
    const id = slack.file(people.minh, "lạ.pdf", "nội dung", { elsewhere });
    await slack.share(people.minh, chat(people.minh), [id], "#2");
    await slack.answer(people.minh, chat(people.minh), "lạ.pdf");
    expect(asked).toEqual([]);
    expect(await evidenceOf(2)).toEqual([]);
    await new Promise((resolve) => other.close(resolve));
  });

  it("does not keep the page where one signs in for a file", async () => {
    const { slack, people, chat } = office;
    const id = slack.file(people.minh, "trang.pdf", "<!DOCTYPE html>", {
      mimetype: "application/pdf",
    });
    Object.assign(slack.state.files.get(id)!, { mimetype: "text/html; charset=utf-8" });
    slack.state.faults.set("files.info", [fileInfo(id, slack.server.url)]);
    await slack.share(people.minh, chat(people.minh), [id], "#2");
    await slack.answer(people.minh, chat(people.minh), "trang.pdf");
    expect(await evidenceOf(2)).toEqual([]);
  });
});

function fileInfo(id: string, origin: string) {
  const url = `${origin}/files-pri/${id}/trang.pdf`;
  const file = { id, name: "trang.pdf", size: 15, mimetype: "application/pdf", url_private: url };
  return { body: { ok: true, file } };
}

describe("files that go out", () => {
  it("says which ones did not reach Slack", async () => {
    const { people, chat, files, door, slack } = office;
    const bytes = (async function* () {
      yield Buffer.from("nội dung");
    })();
    const { sha256, size } = await files.put(bytes, 1000);
    const file = { sha256, size, name: "kết quả.pdf", mime: "application/pdf" };
    const said = message(["Tệp của việc #2"], [], { files: [file], about: 2 });
    const place = { channel: "slack", chat: chat(people.minh), kind: "private" } as const;
    slack.state.faults.set("files.completeUploadExternal", [
      { body: { ok: false, error: "file_uploads_disabled" } },
    ]);
    expect((await door.send(place, said)).ok).toBe(true);
    await slack.answer(people.minh, chat(people.minh), "Chưa gửi được tệp “kết quả.pdf”");
    await door.send(place, said);
    const posted = slack.seen(people.minh, chat(people.minh)).at(-1)!;
    expect(slack.state.files.get(posted.files[0]!)?.bytes.toString()).toBe("nội dung");
  });
});

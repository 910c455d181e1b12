import { DEFAULT_SETTINGS } from "../../src/domain/office.js";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Message } from "../../src/messages/message.js";
import type { Incoming } from "../../src/ports.js";
import { english, isVietnamese, seedEnglishOffice } from "../support/english.js";
import { labelsOf, openOffice, words, type Upload } from "../support/office.js";

type Office = Awaited<ReturnType<typeof openOffice>>;

/** In English, and says so to the door. */
function spoken(said: Message): Message {
  expect(said.language).toBe("en");
  return english(said);
}

/** Speaks to the office and holds every answer, and all news, to English. */
function listener(o: Office) {
  return {
    say: async (as: number | string, text: string, over?: Partial<Incoming>) =>
      spoken(await o.say(as, text, over)),
    type: async (as: number, command: string) => spoken(await o.type(as, command)),
    press: async (as: number, said: Message, label: string) =>
      spoken(await o.press(as, said, label)),
    send: async (as: number, files: Upload[], caption?: string) =>
      spoken(await o.send(as, files, caption)),
    news: async () => {
      const news = await o.news();
      news.forEach(({ said }) => spoken(said));
      return news;
    },
  };
}

describe("a letter that only Vietnamese has", () => {
  it.each(["đ", "Ư", "ế", "e\u0323", "nhiệm vụ", "à"])("%j is seen", (letters) => {
    expect(isVietnamese(letters)).toBe(true);
  });

  it.each(["task", "“…” · #1", "15/KH-UBND"])("%j has none", (letters) => {
    expect(isVietnamese(letters)).toBe(false);
  });
});

describe("in an office that reads English", () => {
  let o: Office;
  let talk: ReturnType<typeof listener>;
  beforeEach(async () => {
    o = await openOffice({ seed: seedEnglishOffice });
    talk = listener(o);
  });
  afterEach(() => o.close());

  it("/start and /help tell each role who they are and what they can type", async () => {
    for (const as of Object.values(o.members)) {
      for (const text of ["/start", "/help", "help"]) {
        expect(words(await talk.say(as, text))).toContain("Your role: ");
      }
    }
    const said = words(await talk.say(o.members.clerk, "/help"));
    expect(said).toContain("coordinating clerk, The Office");
    expect(said).toContain("/tasks: ");
    const place = { channel: "web", chat: o.group, kind: "group" } as const;
    expect(words(await talk.say(o.members.minh, "/help", { place }))).toContain("In a group");
  });

  it("the list of tasks says how each stands, and is turned over", async () => {
    const first = await talk.say(o.members.minh, "/tasks");
    expect(words(first)).toContain("Your tasks: 11 open, 3 overdue.");
    expect(words(first)).toContain("#1 Review the documents of the commune · due 14/3/2026");
    expect(words(first)).toContain("88 days overdue");
    expect(words(first)).toContain("to be confirmed");
    expect(words(first)).toContain("due today");
    expect(words(first)).toContain("deliverable: Periodic report, quarter I/2026");
    expect(words(first)).toContain("2 deliverables not handed in yet");
    expect(words(first)).toContain("Page 1/2.");
    const second = await talk.press(o.members.minh, first, "Next");
    expect(words(second)).toContain("coordinating");
    expect(labelsOf(second)).toContain("Back");
    const all = words(first) + words(second);
    expect(all).toContain("due 14/6/2026 (the plan says: “before 2026-06-14”), not a working day");
    expect(all).toContain("waits for: the province publishes results");
    expect(all).toContain("no day yet, it follows from: Home Affairs");
    expect(all).toContain("ongoing until 31/12/2026");
    expect(all).toContain("the plan gives no due day");
  });

  it.each([
    ["/tasks late", "Overdue: 3 tasks."],
    ["/tasks overdue", "Overdue: 3 tasks."],
    ["/tasks week", "Due this week or overdue: "],
    ["/tasks unit", "Tasks of your unit: "],
    ["/tasks my unit", "Tasks of your unit: "],
    ["/tasks all", "Tasks of the whole office: 11 open"],
    ["/tasks whole office", "Tasks of the whole office: 11 open"],
    ["/tasks mine", "Your tasks: 11 open"],
    ["/tasks villages", "Tasks found by “villages”: 1 open"],
    ["figures", "Tasks found by “figures”: 1 open"],
    ["/tasks zzzz", "No open task matches “zzzz”."],
  ])("%j is answered with %j", async (text, answer) => {
    expect(words(await talk.say(o.members.minh, text))).toContain(answer);
  });

  it("says so where a list is empty", async () => {
    await o.store.plans.setState(o.plan, "closed");
    for (const filter of ["", "late", "week", "unit", "all"]) {
      const said = await talk.say(o.members.minh, `/tasks ${filter}`);
      expect(said.blocks).toHaveLength(1);
    }
    expect(words(await talk.say(o.members.minh, "/task 1"))).toContain(
      "This plan is not active yet, or is closed.",
    );
  });

  it("shows every task whole to every role", async () => {
    for (const as of Object.values(o.members)) {
      for (const number of o.numbers) {
        const said = await talk.say(as, `/task ${String(number)}`);
        expect(words(said)).toContain("Deliverables and due days");
      }
    }
    const said = words(await talk.say(o.members.minh, "/task 1"));
    expect(said).toContain("Lead: The Office.\nCoordinating: Economy Division.");
    expect(said).toContain("Source: Reform plan of Tan Hoa for 2026, item I.1 (Institutions).");
  });

  it("walks a hand-in from evidence to its return and its acceptance", async () => {
    const { minh, clerk } = o.members;
    const wanted = await talk.say(minh, "/done 1");
    expect(words(wanted)).toContain("The plan asks for “Review report” for task #1.");
    const asked = await talk.press(minh, wanted, "Add evidence");
    expect(words(asked)).toContain("Evidence for task #1, Review report: reply to this message");
    const kept = await talk.send(minh, [{ name: "report.pdf", bytes: "x".repeat(1_010_000) }]);
    expect(words(kept)).toBe("Kept “report.pdf” for #1, Review report.");
    const handed = await talk.press(minh, kept, "Hand in");
    expect(words(handed)).toBe(
      "Handed in #1, Review report, at 08:12. It waits for review by the clerk.",
    );
    const [submitted] = await talk.news();
    expect(submitted?.words).toBe(
      "Le Thi Minh handed in #1, Review report, at 08:12 on 10/6/2026, 1 document.\n" +
        "Review the documents of the commune",
    );
    const queue = await talk.say(clerk, "/review");
    expect(words(queue)).toContain("1 result to review:");
    expect(words(queue)).toContain("; handed in 88 days late");
    expect(words(queue)).toContain("Evidence: report.pdf (986 KB)");
    const opened = await talk.press(clerk, queue, "Open the file");
    expect(words(opened)).toBe("“report.pdf”, evidence for #1.");
    const why = await talk.press(clerk, queue, "Return");
    expect(labelsOf(why)).toContain("No signature or seal");
    const returned = await talk.press(clerk, why, "No signature or seal");
    expect(words(returned)).toContain(
      "Returned #1, Review report, reason: “No signature or seal”.",
    );
    const [back] = await talk.news();
    expect(back?.words).toContain("was returned by Pham Thi Lan: “No signature or seal”.");
    expect(words(await talk.say(minh, "/tasks late"))).toContain("returned, to be handed in again");
    if (back === undefined) throw new Error("nobody heard of it");
    await talk.press(minh, back.said, "Hand in again");
    await talk.news();
    const accepted = await talk.press(clerk, await talk.say(clerk, "/review"), "Accept");
    expect(words(accepted)).toBe("Accepted #1, Review report.");
    const [good] = await talk.news();
    expect(good?.words).toBe("#1, Review report, was accepted as done by Pham Thi Lan.");
    const sheet = words(await talk.say(minh, "/task 1"));
    expect(sheet).toContain(
      "due 14/3/2026 (the plan says: “before 2026-03-14”) · done · 1 document",
    );
    expect(sheet).toContain("History");
    expect(words(await talk.say(minh, "/done 1 again"))).toContain("accepted as done");
    expect(words(await talk.say(clerk, "/review"))).toBe("Nothing waits for review.");
  });

  it("hands in without evidence for a reason", async () => {
    const { minh, clerk } = o.members;
    const wanted = await talk.say(minh, "/done 2");
    const asked = await talk.press(minh, wanted, "Hand in without evidence");
    expect(words(asked)).toContain("Why is task #2 handed in without evidence?");
    await talk.press(minh, asked, "Sent by the document exchange");
    const [news] = await talk.news();
    expect(news?.words).toContain("without evidence.\nInspect the reform\nNote: “Sent by the");
    const queue = words(await talk.say(clerk, "/review"));
    expect(queue).toContain("; handed in on time");
    expect(queue).toContain("Without evidence.");
    expect(words(await talk.say(minh, "/done 2 once more"))).toContain("waits for review");
    await talk.say(minh, "/done 10 sent by mail");
    const two = await talk.say(clerk, "/review");
    expect(words(two)).toContain("2 results to review, result number 1:");
    expect(words(await talk.press(clerk, two, "Next"))).toContain("result number 2:");
    expect(words(await talk.press(clerk, two, "Accept"))).toContain("1 result still to review.");
  });

  it("records a hand-in as done where the office does not review", async () => {
    const settings = { ...DEFAULT_SETTINGS, verification: false, answerInPrivate: false };
    await o.store.office.setSettings(o.workspace, settings);
    expect(words(await talk.say(o.members.minh, "/done 2 by mail"))).toBe(
      "Handed in #2, Report, at 08:12. The result is recorded as done.\n" +
        "Without evidence: your note is kept as the explanation. If you have a document, please add it.",
    );
    await talk.say(o.members.minh, "/task 2");
  });

  it("asks which of several deliverables, and keeps a period from being handed in too early", async () => {
    const { minh } = o.members;
    const asked = await talk.say(minh, "/done 7 by mail");
    expect(words(asked)).toContain("Task #7 has 2 open deliverables. Which one do you hand in?");
    await talk.press(minh, asked, "Periodic report, quarter I/2026");
    await talk.say(minh, "/done 7 o0");
    for (const period of ["quarter II/2026", "Summary"]) {
      const again = await talk.say(minh, "/done 7 by mail");
      const label = labelsOf(again).find((one) => one.endsWith(period));
      if (label !== undefined) await talk.press(minh, again, label);
    }
    const early = await talk.say(minh, "/done 7 by mail");
    expect(words(early)).toContain("The next period, Periodic report, second half of 2026, begins");
    expect(labelsOf(early)).toContain("Hand in early: second half of 2026");
    const sheet = await talk.say(minh, "/task 7");
    expect(words(sheet)).toContain("handed in, waiting for review");
    expect(labelsOf(await talk.say(o.members.clerk, "/task 7"))).toContain("Accept Summary");
  });

  it("keeps, moves, lists and takes back evidence of every kind", async () => {
    const { minh } = o.members;
    const typed = await talk.say(minh, "/evidence 7 No. 15/KH-UBND of 12/7/2026");
    expect(words(typed)).toContain("Kept “No. 15/KH-UBND of 12/7/2026” for #7, ");
    const moved = await talk.press(minh, typed, "Move to Summary");
    expect(words(moved)).toBe("Moved “No. 15/KH-UBND of 12/7/2026” to #7, Summary.");
    const link = await talk.say(minh, "/evidence 7 https://example.vn/plan");
    expect(words(await talk.press(minh, link, "Take back"))).toBe(
      "Took “https://example.vn/plan” back from #7.",
    );
    for (let i = 1; i <= 9; i += 1) {
      const name = `part ${String(i)}.pdf`;
      await talk.send(minh, [{ name, bytes: name }], "#7");
    }
    const sheet = await talk.say(minh, "/task 7");
    expect(words(sheet)).toContain("… and 2 more documents");
    const all = await talk.press(minh, sheet, "All documents (10)");
    expect(words(all)).toContain("Documents of #7: 10 documents, page 1/2.");
    expect(labelsOf(await talk.press(minh, all, "Next"))).toContain("Back");
    const document = await talk.press(minh, all, "Open No. 15/KH-UBND of 12/7/2026");
    expect(words(document)).toBe("Evidence for #7: No. 15/KH-UBND of 12/7/2026");
  });

  it("asks for the task of a file, and drops it", async () => {
    const { minh, viewer } = o.members;
    const draft = await talk.send(minh, [{ name: "minutes.pdf" }]);
    expect(words(draft)).toContain("Which task is it for?");
    expect(words(await talk.say(minh, "99"))).toContain("99");
    const kept = await talk.type(minh, draft.buttons[0]?.[0]?.command ?? "");
    expect(words(kept)).toContain("Kept “minutes.pdf” for #");
    await talk.press(minh, draft, "Drop the file");
    const other = await talk.send(minh, [{ name: "other.pdf", bytes: "other" }]);
    expect(words(await talk.press(minh, other, "Drop the file"))).toBe(
      "The file is dropped; it is kept for no task.",
    );
    await talk.send(viewer, [{ name: "other.pdf" }]);
    await o.store.plans.setState(o.plan, "closed");
    const none = await talk.send(minh, [{ name: "third.pdf", bytes: "third" }]);
    expect(words(none)).toContain("You have no open tasks.");
  });

  it.each<Upload>([
    { name: "program.exe" },
    { name: "empty.pdf", bytes: "" },
    { name: "huge.pdf", size: 10_000_000_000 },
    { name: "mat.txt", bytes: "TUYỆT MẬT" },
    { name: "no-extension" },
  ])("refuses or keeps the file $name in English", async (upload) => {
    await talk.send(o.members.minh, [upload], "#2");
  });

  it.each([
    "/task",
    "/task twelve",
    "/task 99",
    "/done",
    "/done twelve",
    "/done 99",
    "/done 2 o999",
    "/evidence",
    "/evidence 99 15/KH-UBND",
    "/evidence 2 nothing",
    "/evidence 2 ftp://x",
    "/evidence 3 15/KH-UBND",
    "/done 3 done",
    "/review",
    "/plan",
    "/accept o1",
    "/return o1 no",
    "/accept",
    "/open e999",
    "/files 99 p1",
    "/move o1 e999",
    "/drop e999",
    "/drop d999",
    "/attach d999 1",
    "/link",
    "/link ABCDEFGH",
    "/donee 2",
    "/nosuchcommand",
    "/",
    "what is this",
  ])("answers %j", async (text) => {
    for (const as of Object.values(o.members)) await talk.say(as, text);
  });

  it("shows the clerk a plan with its rows, and closes it", async () => {
    const { clerk } = o.members;
    const to = `/plan ${String(o.plan)}`;
    await talk.say(clerk, "/plan");
    for (const step of ["", " notes p1", " rows p1", " rows p7", " unclear p1", " units"]) {
      await talk.say(clerk, to + step);
    }
    await talk.say(clerk, `${to} confirm 5`);
    await talk.say(clerk, `${to} due 5`);
    await talk.say(clerk, `${to} drop 6`);
    await talk.say(clerk, `${to} activate`);
    await talk.say(clerk, `${to} close`);
    await talk.say(clerk, `${to} close yes`);
    expect((await o.store.plans.plan(o.workspace, o.plan))?.state).toBe("closed");
  });

  it("answers what it cannot take in, and what was done before", async () => {
    const { minh } = o.members;
    for (const what of ["voice", "video", "sticker", "location", "contact", "poll", "dance"]) {
      const said = await o.receive({ ...o.incoming(minh, {}), kind: "unknown", what });
      if (said === null) throw new Error("nobody was answered");
      english(said);
    }
    // The same source twice with other contents: what is written under it is written once.
    const once = { source: "web:message:once" };
    await o.say(minh, "/evidence 2 15/KH-UBND", once);
    const typed = await talk.say(minh, "/evidence 2 16/KH-UBND", once);
    const sent = await o.send(minh, [{ name: "report.pdf" }], "#2", once);
    for (const said of [typed, english(sent)]) {
      expect(words(said)).toMatch(/^This was recorded before; .*\n#2 Inspect the reform\n/);
    }
  });
});

describe("each is spoken to in their own language", () => {
  it("in answers and in news, about the same hand-in", async () => {
    const o = await openOffice({ seed: seedEnglishOffice });
    const { minh, clerk } = o.members;
    await o.store.office.setLanguage(clerk, "vi");
    expect(words(english(await o.say(minh, "/done 2 by mail")))).toContain("Handed in #2, Report");
    const [submitted] = await o.news();
    expect(submitted?.words).toBe(
      "Le Thi Minh đã nộp #2, Report, lúc 08:12 ngày 10/6/2026, không kèm tài liệu.\n" +
        "Inspect the reform\nGhi chú: “by mail”",
    );
    const queue = await o.say(clerk, "/duyet");
    expect(words(queue)).toContain("1 kết quả chờ duyệt:");
    await o.type(
      clerk,
      queue.buttons.flat().find(({ label }) => label === "Trả lại")?.command ?? "",
    );
    expect(words(await o.say(clerk, "no seal"))).toContain("Đã trả lại #2, Report");
    const [back] = await o.news();
    if (back === undefined) throw new Error("nobody heard of it");
    expect(words(english(back.said))).toContain("was returned by Pham Thi Lan: “no seal”.");
    expect(words(await o.say(clerk, "/nhiemvu"))).toContain(
      "Nhiệm vụ của anh/chị: 11 việc đang mở",
    );
    expect(words(await o.say(clerk, "/trogiup"))).toContain("/nhiemvu: ");
    await o.close();
  });
});

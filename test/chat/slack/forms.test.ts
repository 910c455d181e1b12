import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { commandsOf, formOf, problemsOf, type Filled } from "../../../src/messages/forms.js";
import { labelsOf, wordsOf } from "../../support/slack.js";
import { openSlackOffice, type SlackOffice } from "../../support/slack-office.js";

const TODAY = "2026-06-10";

describe("what a form types", () => {
  it.each<[string, Filled, string[]]>([
    ["return o5", { words: "thiếu dấu" }, ["return o5 thiếu dấu"]],
    ["done 12 o5 none", { words: "bản giấy" }, ["done 12 o5 none bản giấy"]],
    ["done 12 o5", {}, ["done 12 o5"]],
    [
      "done 12 o5",
      { words: "đã ban hành", number: "15/KH-UBND", date: "2026-06-01" },
      ["evidence 12 o5 15/KH-UBND ngày 01/06/2026", "done 12 o5 đã ban hành"],
    ],
    ["evidence 12 o5", { link: "https://a.example" }, ["evidence 12 o5 https://a.example"]],
    ["extend 12 o5", { date: "2026-07-30", words: "chờ" }, ["extend 12 o5 30/07/2026 chờ"]],
    ["extend 12 o5 chờ số liệu", { date: "2026-07-30" }, ["extend 12 o5 chờ số liệu 30/07/2026"]],
    ["extend 12 o5 2026-07-30", { words: "chờ" }, ["extend 12 o5 2026-07-30 chờ"]],
    ["grant x3", { date: "2026-07-30" }, ["grant x3 30/07/2026"]],
    ["progress 12", { share: "60", words: "đã trình" }, ["progress 12 60% đã trình"]],
    ["attach d5", { number: "12" }, ["attach d5 12"]],
    ["indicator 3", { figure: "97,5" }, ["indicator 3 97,5"]],
    [
      "indicator",
      { number: "#3", figure: "97,5 %", date: "2026-05-31", words: "theo báo cáo tuần" },
      ["indicator 3 97,5 % đến 31/05/2026 theo báo cáo tuần"],
    ],
    ["reminder", { period: "Q3" }, ["reminder Q3"]],
    [
      "reminder",
      {
        period: "Q3",
        date: "2026-09-20",
        letter: "581/SNV-CCHC",
        from: "2026-06-15",
        to: "2026-09-14",
      },
      ["reminder Q3 20/09/2026 số 581/SNV-CCHC số liệu từ 15/06/2026 đến 14/09/2026"],
    ],
    [
      "reminder",
      { title: "Báo cáo chuyển đổi số", date: "2026-06-25" },
      ["reminder other Báo cáo chuyển đổi số 25/06/2026"],
    ],
    ["obstacle 12", { words: "thiếu kinh phí" }, ["obstacle 12 thiếu kinh phí"]],
  ])("%s with %j", (ask, filled, commands) => {
    const form = formOf(ask, "vi")!;
    expect(problemsOf(form, filled, TODAY, "vi")).toEqual({});
    expect(commandsOf(form, filled)).toEqual(commands);
  });

  it.each<[string, Filled, keyof Filled]>([
    ["return o5", {}, "words"],
    ["return o5", { words: "x".repeat(501) }, "words"],
    ["extend 12 o5", { date: "2026-06-09", words: "chờ" }, "date"],
    ["extend 12 o5", { words: "chờ" }, "date"],
    ["evidence 12 o5", {}, "number"],
    ["evidence 12 o5", { number: "mười lăm" }, "number"],
    ["evidence 12 o5", { number: "15/KH-UBND", date: "2026-06-11" }, "date"],
    ["evidence 12 o5", { link: "a.example" }, "link"],
    ["progress 12", { share: "101", words: "x" }, "share"],
    ["attach d5", { number: "mười" }, "number"],
    ["indicator 3", {}, "figure"],
    ["indicator 3", { figure: "gần đủ" }, "figure"],
    ["indicator 3", { figure: "97,5 đến" }, "figure"],
    ["indicator 3", { figure: "97,5", date: "2026-06-11" }, "date"],
    ["indicator", { number: "ba", figure: "97,5" }, "number"],
    ["reminder", { date: "2026-09-20" }, "period"],
    ["reminder", { period: "Q3", date: "2026-06-09" }, "date"],
    ["reminder", { period: "Q3", letter: "một văn bản" }, "letter"],
    ["reminder", { period: "Q3", from: "2026-06-15" }, "to"],
    ["reminder", { period: "Q3", to: "2026-06-15" }, "from"],
    ["reminder", { period: "Q3", from: "2026-06-15", to: "2026-06-14" }, "to"],
  ])("%s does not take %j", (ask, filled, field) => {
    for (const language of ["vi", "en"] as const) {
      const problems = problemsOf(formOf(ask, language)!, filled, TODAY, language);
      expect(Object.keys(problems)).toEqual([field]);
    }
  });
});

describe("forms and the Home on Slack", () => {
  let office: SlackOffice;
  beforeEach(async () => {
    office = await openSlackOffice("socket");
  });
  afterEach(() => office.close());

  const open = async (user: string, label: string, words: string) => {
    const { slack, chat } = office;
    const said = await slack.answer(user, chat(user), words);
    const before = slack.state.views.length;
    await slack.press(user, said, label);
    return slack.until(() => slack.state.views[before], "the form");
  };

  it("hands in with a note and the number of the document, in one form", async () => {
    const { slack, people, chat, store, workspace } = office;
    const mine = chat(people.minh);
    await slack.command(people.minh, mine, "/evidence", "1 https://xa.example.vn/1");
    const view = await open(people.minh, "Nộp kèm ghi chú", "vào #1");
    expect(view.title?.text).toBe("Nộp kết quả");
    const wrong = await slack.submit(people.minh, { number: "không phải số" });
    expect(wrong.body).toMatchObject({ response_action: "errors", errors: { number: /./ } });
    await slack.submit(people.minh, {
      words: "bản cuối",
      number: "15/KH-UBND",
      date: "2026-06-01",
    });
    await slack.answer(people.minh, mine, "Đã nộp #1");
    const task = await store.work.task(workspace, 1);
    expect(task?.evidence.map(({ name }) => name)).toEqual([
      "https://xa.example.vn/1",
      expect.stringContaining("15/KH-UBND"),
    ]);
    expect(task?.deliverables[0]?.occurrences[0]).toMatchObject({ state: "submitted" });
  });

  it("asks for more time with a calendar", async () => {
    const { slack, people, chat } = office;
    const mine = chat(people.minh);
    await slack.command(people.minh, mine, "/giahan", "2");
    await open(people.minh, "Chọn ngày", "đến ngày nào");
    const past = await slack.submit(people.minh, { date: "2026-06-09", words: "chờ số liệu" });
    expect(past.body).toMatchObject({ response_action: "errors" });
    await slack.submit(people.minh, { date: "2026-07-15", words: "chờ số liệu" });
    await slack.answer(people.minh, mine, /15\/7\/2026.*/s);
    await slack.answer(people.clerk, chat(people.clerk), "chờ số liệu");
  });

  it("enters a reading from the list and from one indicator, and says at its field what is wrong", async () => {
    const { slack, people, chat, store, workspace } = office;
    const mine = chat(people.minh);
    await slack.command(people.minh, mine, "/chitieu", "");
    const any = await open(people.minh, "Nhập bằng biểu mẫu", "3 chỉ tiêu");
    expect(any.title?.text).toBe("Số liệu của chỉ tiêu");
    const wrong = await slack.submit(people.minh, {
      ...{ number: "1", figure: "gần đủ", date: "2026-06-11" },
    });
    expect(wrong.body).toEqual({
      response_action: "errors",
      errors: {
        figure: "Xin ghi một con số, ví dụ 97,5.",
        date: "Ngày này chưa đến nên chưa có số liệu.",
      },
    });
    await slack.submit(people.minh, { number: "1", figure: "97,5", date: "2026-05-31" });
    await slack.answer(people.minh, mine, "97,5 % tính đến 31/5/2026, chưa đạt mục tiêu");
    await slack.command(people.minh, mine, "/indicator", "1");
    await open(people.minh, "Nhập bằng biểu mẫu", "Hiện nay: 97,5 %");
    await slack.submit(people.minh, { figure: "98,5 %", words: "theo báo cáo tuần" });
    await slack.answer(people.minh, mine, "98,5 % tính đến 10/6/2026, đạt mục tiêu");
    const found = await store.indicators.indicator(workspace, 1);
    expect(found?.readings.map(({ day, value, note }) => [day, value, note])).toEqual([
      ["2026-05-31", 97.5, null],
      ["2026-06-10", 98.5, "theo báo cáo tuần"],
    ]);
  });

  it("opens a reporting round from the bare command: period, days, letter", async () => {
    const { slack, people, chat, store, workspace } = office;
    const theirs = chat(people.clerk);
    await slack.command(people.clerk, theirs, "/nhacbaocao", "");
    const view = await open(people.clerk, "Mở bằng biểu mẫu", "Không có kỳ báo cáo nào đang mở");
    expect(view.title?.text).toBe("Mở kỳ báo cáo");
    const wrong = await slack.submit(people.clerk, { date: "2026-06-09", from: "2026-06-15" });
    expect(wrong.body).toMatchObject({
      ...{ response_action: "errors", errors: { period: /./, date: /./, to: /./ } },
    });
    await slack.submit(people.clerk, {
      ...{ period: "Q3", date: "2026-09-18", letter: "581/SNV-CCHC" },
      ...{ from: "2026-06-10", to: "2026-09-10" },
    });
    const draft = await slack.answer(people.clerk, theirs, "Sẽ mở");
    await slack.press(people.clerk, draft, "Mở kỳ báo cáo");
    await slack.answer(people.clerk, theirs, "Đã mở kỳ báo cáo");
    expect(await store.rounds.openRounds([workspace])).toMatchObject([
      {
        ...{ period: "2026-Q3", due: "2026-09-18", letter: "581/SNV-CCHC" },
        ...{ dataFrom: "2026-06-10", dataTo: "2026-09-10" },
      },
    ]);
  });

  it("says so where a form does not open, and does a form once that is sent twice", async () => {
    const { slack, people, chat, store, workspace } = office;
    const mine = chat(people.minh);
    await slack.command(people.minh, mine, "/tiendo", "2");
    const asked = await slack.answer(people.minh, mine, "#2");
    const label = labelsOf(asked).find((one) => one.startsWith("Nhập"))!;
    await slack.press(people.minh, asked, label, { trigger_id: "used" });
    await slack.answer(people.minh, mine, "Chưa mở được biểu mẫu");
    await open(people.minh, label, "#2");
    await slack.submit(people.minh, { share: "60", words: "đã trình" });
    await slack.submit(people.minh, { share: "60", words: "đã trình" });
    await slack.answer(people.minh, mine, "đã trình");
    const history = await store.work.history(
      workspace,
      (await store.work.task(workspace, 2))!.id,
      20,
    );
    expect(history.filter(({ kind }) => kind === "progress_noted")).toHaveLength(1);
  });

  it("shows one's tasks on the Home, turns and filters them there, and answers in the chat", async () => {
    const { slack, people, chat } = office;
    await slack.openHome(people.minh);
    const home = () => slack.state.homes.get(people.minh);
    const first = await slack.until(home, "the Home");
    expect(wordsOf(first)).toContain("#1 Rà soát văn bản của xã");
    const filter = labelsOf(first).find((label) => label === "Quá hạn") ?? labelsOf(first).at(-1)!;
    await slack.pressHome(people.minh, filter);
    const second = await slack.until(() => home() !== first && home(), "the filtered Home");
    expect(second.private_metadata).toMatch(/^home /);
    expect(slack.seen(people.minh, chat(people.minh))).toEqual([]);
    await slack.openHome(people.minh);
    await slack.until(() => home() !== second);
    await slack.pressHome(people.minh, "#1");
    await slack.answer(people.minh, chat(people.minh), "#1 Rà soát văn bản của xã");
  });

  it("shows leaders the week's figures above the list, as they stand after each press", async () => {
    const { slack, people, chat } = office;
    for (const who of [people.chair, people.clerk]) {
      await slack.openHome(who);
      const home = await slack.until(() => slack.state.homes.get(who), "the Home");
      expect(wordsOf(home)).toContain("Tuần từ 08/6/2026 đến 14/6/2026");
      expect(wordsOf(home)).toContain("Kết quả chờ duyệt: 0");
    }
    await slack.openHome(people.minh);
    const own = await slack.until(() => slack.state.homes.get(people.minh), "the Home");
    expect(wordsOf(own)).not.toContain("Kết quả chờ duyệt");
    await slack.command(people.minh, chat(people.minh), "/evidence", "1 15/BC-UBND");
    await slack.answer(people.minh, chat(people.minh), "Đã lưu");
    await slack.command(people.minh, chat(people.minh), "/done", "1");
    await slack.answer(people.minh, chat(people.minh), "Đã nộp #1");
    const home = () => slack.state.homes.get(people.clerk)!;
    const before = home();
    await slack.openHome(people.clerk);
    await slack.until(() => home() !== before, "the Home anew");
    expect(wordsOf(home())).toContain("Kết quả chờ duyệt: 1");
    await slack.pressHome(people.clerk, "Duyệt kết quả (1)");
    await slack.answer(people.clerk, chat(people.clerk), "1 kết quả chờ duyệt");
    const queue = await slack.answer(people.clerk, chat(people.clerk), "1 kết quả chờ duyệt");
    await slack.press(people.clerk, queue, "Duyệt");
    await slack.answer(people.clerk, chat(people.clerk), "Đã duyệt #1");
    await slack.pressHome(people.clerk, "Quá hạn");
    await slack.until(() => wordsOf(home()).includes("Kết quả chờ duyệt: 0"), "the filtered Home");
    expect(home().private_metadata).toBe("home late");
  });

  it("tells somebody whom it does not know on the Home how to be known", async () => {
    const { slack } = office;
    slack.person("U0NEW0001", "Vân");
    await slack.openHome("U0NEW0001");
    const home = await slack.until(() => slack.state.homes.get("U0NEW0001"), "the Home");
    expect(wordsOf(home)).toContain("chưa được liên kết");
  });
});

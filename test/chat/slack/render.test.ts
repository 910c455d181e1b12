import { describe, expect, it } from "vitest";
import { message, saidIn, text, type Message } from "../../../src/messages/message.js";
import { render, renderView } from "../../../src/chat/slack/render.js";
import { messageProblems, viewProblems } from "../../support/block-kit.js";
import { labelsOf, wordsOf } from "../../support/slack.js";
import type { SlackBlock } from "../../support/slack-state.js";

const shown = (said: Message) =>
  render(said).map((part) => ({ ...part, blocks: part.blocks as SlackBlock[] }));

const button = (at: number) => ({ label: `#${String(at)}`, command: `task ${String(at)}` });
const line = "Việc số một “rất dài” & <quan trọng> của Văn phòng. ";

describe("a message on Slack", () => {
  it("says its words as they are, in blocks and to notifications", () => {
    const said = message([text("Việc của tôi", "title"), "a <b> & c", "*đậm* _nghiêng_ `mã` ~bỏ~"]);
    const [part] = shown(said);
    expect(wordsOf(part!)).toBe("Việc của tôi\na <b> & c\n*đậm* _nghiêng_ `mã` ~bỏ~");
    expect(part?.text).toBe("Việc của tôi\na &lt;b&gt; &amp; c\n*đậm* _nghiêng_ `mã` ~bỏ~");
    expect(part?.blocks.map(({ type }) => type)).toEqual(["header", "section", "section"]);
  });

  it("calls a person by their account", () => {
    const mention = { name: "Lê <Minh>", account: "U0MINH" };
    const [part] = shown(message([{ type: "text", text: "Gửi Lê <Minh>:", mention }, "Việc"]));
    expect(part?.blocks[0]?.text).toEqual({ type: "mrkdwn", text: "Gửi <@U0MINH>:" });
    const stranger = { name: "Minh", account: "77> <!channel" };
    const [other] = shown(message([{ type: "text", text: "Gửi Minh:", mention: stranger }]));
    expect(JSON.stringify(other)).not.toContain("channel");
  });

  it("lets links be clicked", () => {
    const [part] = shown(message(["xem https://xa.example.vn/a?b=1&c=2"]));
    expect(part?.blocks[0]?.text).toEqual({
      type: "mrkdwn",
      text: "xem https://xa.example.vn/a?b=1&amp;c=2",
    });
  });

  const huge = (letters: string, times: number) => letters.repeat(times);
  it.each<[string, Message]>([
    ["a long text", message([huge(line, 200)])],
    ["a very long text", message([huge(line, 2000)])],
    ["one word of 40,000 letters", message([huge("ê", 40_000)])],
    ["signs that grow when they are escaped", message([huge("&", 9000)])],
    ["letters outside of the first plane", message([huge("𝒳", 7000)])],
    ["a title longer than a header", message([text(huge(line, 5), "title")])],
    [
      "a long list",
      message([{ type: "list", items: Array.from({ length: 500 }, () => ({ text: line })) }]),
    ],
    ["a hundred texts", message(Array.from({ length: 120 }, (_, at) => `Đoạn ${String(at)}`))],
    [
      "two hundred rows of buttons",
      message(
        ["x"],
        Array.from({ length: 200 }, (_, at) => [button(at)]),
      ),
    ],
    ["a row of sixty buttons", message(["x"], [Array.from({ length: 60 }, (_, at) => button(at))])],
    ["a label of 300 letters", message(["x"], [[{ label: huge("ê", 300), command: "task 1" }]])],
    ["a long question", message([huge(line, 300)], [[button(1)]], { ask: "return o5" })],
  ])("keeps Slack's limits with %s, and loses nothing", (_what, said) => {
    const parts = shown(said);
    for (const part of parts) expect(messageProblems(part)).toEqual([]);
    expect(viewProblems({ type: "home", blocks: renderView(said) })).toEqual([]);
    const letters = (words: string) => words.replace(/[\s•]/g, "");
    const words = said.blocks.map((block) =>
      block.type === "text"
        ? block.text
        : block.type === "list"
          ? block.items.map((i) => i.text).join("")
          : "",
    );
    expect(
      letters(parts.map((part) => (part.blocks.some((b) => b.text) ? wordsOf(part) : "")).join("")),
    ).toBe(letters(words.join("")));
    const buttons = parts.flatMap((part) => labelsOf(part));
    expect(buttons.length).toBeGreaterThanOrEqual(said.buttons.flat().length);
  });

  it("puts the buttons of a message in several parts on the last one", () => {
    const parts = shown(message([huge(line, 600)], [[button(1)]]));
    expect(parts.length).toBeGreaterThan(1);
    expect(parts.slice(0, -1).flatMap((part) => labelsOf(part))).toEqual([]);
    expect(labelsOf(parts.at(-1)!)).toEqual(["#1"]);
  });

  it("offers a form beside a question, and beside the one hand-in", () => {
    expect(labelsOf(shown(message(["Lý do?"], [], { ask: "return o5" }))[0]!)).toEqual([
      "Nhập lý do",
    ]);
    const asked = message(["Why? Reply to this message."], [], { ask: "return o5" });
    const english = saidIn(asked, "en");
    expect(labelsOf(shown(english)[0]!)).toEqual(["Give a reason"]);
    const file = message(["Gửi tệp kế hoạch"], [], { ask: "plan load" });
    expect(labelsOf(shown(file)[0]!)).toEqual([]);
    const handIn = message(["x"], [[{ label: "Nộp", command: "done 12 o57" }]]);
    expect(labelsOf(shown(handIn)[0]!)).toEqual(["Nộp", "Nộp kèm ghi chú"]);
  });

  it("is no message where there are only files", () => {
    const file = { sha256: "a".repeat(64), name: "a.pdf", size: 1, mime: "application/pdf" };
    expect(render(message([], [], { files: [file] }))).toEqual([]);
  });
});

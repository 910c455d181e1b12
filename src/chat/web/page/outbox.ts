import { Refused, sendMessage, type Outgoing } from "./api.js";
import { h } from "./dom.js";
import { fileWords } from "./message-view.js";
import type { Office } from "./office.js";
import type { WireMessage } from "./shapes.js";

type Waiting = { out: Outgoing; view: HTMLElement; state: "sending" | "failed"; passing: boolean };

type Heard = {
  answers(messages: WireMessage[]): void;
  show(view: HTMLElement): void;
};

/**
 * What is on its way: it stands in the chat at once, leaves in order, and is sent again under the same
 * id until the server has it; it goes when it comes back through the stream as a message.
 */
export class Outbox {
  private readonly office: Office;
  private readonly heard: Heard;
  private readonly waiting = new Map<string, Waiting>();
  private line: Promise<void> = Promise.resolve();
  private underWay = 0;

  constructor(office: Office, heard: Heard) {
    this.office = office;
    this.heard = heard;
  }

  /** Something was sent and its answer is not there yet. */
  get busy(): boolean {
    return this.underWay > 0;
  }

  send(out: Outgoing): void {
    const view = h("article", { class: "message own going" });
    const waiting: Waiting = { out, view, state: "sending", passing: false };
    this.waiting.set(out.id, waiting);
    this.heard.show(view);
    this.attempt(waiting);
  }

  /** It has come back as a message of the chat. */
  arrived(message: WireMessage): void {
    if (message.sentId === undefined) return;
    this.waiting.get(message.sentId)?.view.remove();
    this.waiting.delete(message.sentId);
  }

  /** Shows again what waits in a chat that is opened. */
  showAll(chat: string): void {
    for (const { out, view } of this.waiting.values()) {
      if (out.chat === chat) this.heard.show(view);
    }
  }

  /** The connection is back: what failed for want of it goes again. */
  retryAll(): void {
    for (const waiting of this.waiting.values()) {
      if (waiting.state === "failed" && waiting.passing) this.attempt(waiting);
    }
  }

  private attempt(waiting: Waiting): void {
    waiting.state = "sending";
    this.draw(waiting, null);
    this.underWay += 1;
    this.line = this.line
      .then(() => this.deliver(waiting))
      .finally(() => {
        this.underWay -= 1;
      });
  }

  private async deliver(waiting: Waiting): Promise<void> {
    if (!this.waiting.has(waiting.out.id)) return;
    try {
      const { messages } = await sendMessage(this.office.me.id, waiting.out);
      this.draw(waiting, "");
      this.heard.answers(messages);
    } catch (error) {
      waiting.state = "failed";
      waiting.passing = error instanceof Refused && error.passing;
      this.draw(waiting, error instanceof Error ? error.message : "");
    }
  }

  /** `why` is null while it is being sent, and the server's words where it said no. */
  private draw({ out, view, state }: Waiting, why: string | null): void {
    const { words } = this.office;
    const failed = state === "failed";
    view.classList.toggle("failed", failed);
    const files = out.files.map((file) => h("li", { class: "file" }, ...fileWords(file)));
    view.replaceChildren(
      h("header", {}, h("span", { class: "from" }, words.you)),
      h(
        "div",
        { class: "says" },
        out.text === "" ? null : h("p", { class: "plain" }, out.text),
        files.length === 0 ? null : h("ul", { class: "files" }, ...files),
      ),
    );
    if (failed) view.append(this.failure(out, why ?? ""));
    else if (why === null) view.append(h("p", { class: "note", role: "status" }, words.sending));
  }

  private failure(out: Outgoing, why: string): HTMLElement {
    const { words } = this.office;
    const again = h("button", { type: "button", class: "primary" }, words.sendAgain);
    again.addEventListener("click", () => {
      const waiting = this.waiting.get(out.id);
      if (waiting !== undefined) this.attempt(waiting);
    });
    const discard = h("button", { type: "button" }, words.discard);
    discard.addEventListener("click", () => {
      this.waiting.get(out.id)?.view.remove();
      this.waiting.delete(out.id);
    });
    return h(
      "div",
      { class: "failure" },
      h("p", { class: "problem", role: "alert" }, why === "" ? words.notSent : why),
      h("div", { class: "row" }, again, discard),
    );
  }
}

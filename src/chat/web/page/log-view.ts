import { fill, h, icon } from "./dom.js";
import { messageView, type MessageActions } from "./message-view.js";
import type { Office } from "./office.js";
import type { WireChat, WireMessage } from "./shapes.js";

const NEAR_END_PX = 80;

/** The messages of the chat that is open; it stays where one reads, and goes along at the end. */
export class LogView {
  readonly element: HTMLElement;
  private readonly office: Office;
  private readonly actions: MessageActions & { say(text: string): void };
  private readonly log: HTMLElement;
  private readonly waiting = h("div", { class: "waiting" });
  private readonly news: HTMLButtonElement;
  private chat: WireChat | null = null;

  constructor(office: Office, actions: LogView["actions"]) {
    this.office = office;
    this.actions = actions;
    this.log = h("div", { class: "log", role: "log", "aria-live": "polite", tabindex: 0 });
    this.news = h(
      "button",
      { type: "button", class: "news", hidden: true, onclick: () => this.toEnd() },
      icon("down"),
      h("span", {}, office.words.newMessages),
    );
    this.log.addEventListener("scroll", () => {
      if (this.atEnd()) this.news.hidden = true;
    });
    this.element = h("div", { class: "log-frame" }, this.log, this.news);
    new ResizeObserver(this.keepEnd()).observe(this.log);
  }

  show(chat: WireChat, title: string): void {
    this.chat = chat;
    this.log.setAttribute("aria-label", fill(this.office.words.messages, { chat: title }));
    this.draw();
    this.toEnd();
  }

  /** A message of the open chat came or changed. */
  put(said: WireMessage, change: "new" | "changed", follow: boolean): void {
    const stay = !follow && !this.atEnd();
    if (change === "changed") this.redraw(said);
    else if (this.isLast(said)) this.add(said);
    else this.draw();
    // An answer may come before the words it answers: it is the last one that is followed.
    if (!stay) this.follow(this.office.said.of(said.chat).at(-1) ?? said, change);
    else if (change === "new") this.news.hidden = false;
  }

  /** What is being sent stands at the end. */
  wait(view: HTMLElement): void {
    this.waiting.append(view);
    this.log.querySelector(".empty")?.remove();
    this.log.append(this.waiting);
    this.toEnd();
  }

  clearWaiting(): void {
    this.waiting.replaceChildren();
  }

  toEnd(): void {
    this.log.scrollTop = this.log.scrollHeight;
    this.news.hidden = true;
  }

  /** To the end; of an answer that is longer than the screen one reads the beginning first. */
  private follow(said: WireMessage, change: "new" | "changed"): void {
    const view = this.log.querySelector<HTMLElement>(`[data-id="${CSS.escape(said.id)}"]`);
    this.toEnd();
    if (view === null || change === "changed" || said.from === this.office.me.id) return;
    if (view.offsetHeight > this.log.clientHeight) view.scrollIntoView({ block: "start" });
  }

  private draw(): void {
    const messages = this.chat === null ? [] : this.office.said.of(this.chat.id);
    this.log.replaceChildren();
    for (const said of messages) this.add(said);
    if (messages.length === 0 && this.waiting.childElementCount === 0)
      this.log.append(this.empty());
    this.log.append(this.waiting);
  }

  private add(said: WireMessage): void {
    this.log.querySelector(".empty")?.remove();
    const day = this.office.times.day(said.at);
    const days = this.log.querySelectorAll<HTMLElement>(".day");
    if (days[days.length - 1]?.textContent !== day) {
      this.log.insertBefore(h("p", { class: "day" }, day), this.waitingIfThere());
    }
    const view = messageView(said, this.office, this.actions);
    this.log.insertBefore(view, this.waitingIfThere());
    this.settlePictures(view);
  }

  private redraw(said: WireMessage): void {
    const before = this.log.querySelector<HTMLElement>(`[data-id="${CSS.escape(said.id)}"]`);
    if (before === null) return;
    const focused = before.contains(document.activeElement);
    const view = messageView(said, this.office, this.actions);
    before.replaceWith(view);
    if (focused) (view.querySelector<HTMLElement>(".buttons button") ?? view).focus();
    this.settlePictures(view);
  }

  private isLast(said: WireMessage): boolean {
    const all = this.log.querySelectorAll<HTMLElement>("article[data-id]");
    return Number(all[all.length - 1]?.dataset.id ?? 0) < Number(said.id);
  }

  private waitingIfThere(): Node | null {
    return this.waiting.parentNode === this.log ? this.waiting : null;
  }

  /** A picture grows when it has come; who is at the end stays there. */
  private settlePictures(view: HTMLElement): void {
    for (const picture of view.querySelectorAll("img")) {
      picture.addEventListener("load", () => {
        if (this.news.hidden) this.toEnd();
      });
    }
  }

  private atEnd(): boolean {
    const { scrollHeight, scrollTop, clientHeight } = this.log;
    return scrollHeight - scrollTop - clientHeight < NEAR_END_PX;
  }

  /** A keyboard that opens makes the log shorter: the end stays in sight. */
  private keepEnd(): () => void {
    let height = 0;
    return () => {
      const grown = this.log.clientHeight - height;
      height = this.log.clientHeight;
      const { scrollHeight, scrollTop } = this.log;
      if (scrollHeight - scrollTop - height + grown < NEAR_END_PX) this.toEnd();
    };
  }

  private empty(): HTMLElement {
    const { words } = this.office;
    const inGroup = this.chat?.kind === "group";
    const steps = words.firstSteps.map(({ label, text }) =>
      h("button", { type: "button", onclick: () => this.actions.say(text) }, label),
    );
    return h(
      "div",
      { class: "empty" },
      h("p", { class: "title" }, words.empty),
      h("p", {}, inGroup ? words.emptyGroupHint : words.emptyHint),
      h("div", { class: "row" }, ...steps),
    );
  }
}

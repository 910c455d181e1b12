import { newId, pressButton, type Outgoing } from "./api.js";
import { chatAddress, chatTitle, ChatsView } from "./chats-view.js";
import { Composer } from "./composer.js";
import { h, icon } from "./dom.js";
import { dropZone } from "./drop-zone.js";
import { LogView } from "./log-view.js";
import { ReadMarks, type Office } from "./office.js";
import { Outbox } from "./outbox.js";
import { chooserDialog, initials, personLine } from "./people-view.js";
import type { History, WireButton, WireChat, WireMessage } from "./shapes.js";
import { sidePanel } from "./side-panel.js";
import { openStream } from "./stream.js";

/** The page of one person: chats at the side, the open one in the middle. */
export class Room {
  private readonly office: Office;
  private readonly marks: ReadMarks;
  private readonly chats: ChatsView;
  private readonly log: LogView;
  private readonly composer: Composer;
  private readonly outbox: Outbox;
  private readonly title = h("h1", {});
  private readonly status: HTMLElement;
  private readonly closePanel: () => void;
  private chat: WireChat;
  /** Own doings under way: their answers are followed to the end of the log. */
  private awaited = 0;

  constructor(office: Office, chat: WireChat) {
    this.office = office;
    this.chat = chat;
    this.marks = new ReadMarks(office.me.id);
    this.chats = new ChatsView(office, (to) => this.open(to, true));
    this.composer = new Composer(office, (out) => this.send(out));
    this.log = new LogView(office, {
      reply: (message) => this.composer.reply(message),
      press: (message, button) => this.press(message, button),
      say: (text) => this.send({ id: newId(), chat: this.chat.id, text, files: [], replyTo: null }),
    });
    this.outbox = new Outbox(office, {
      answers: (messages) => this.hearAll(messages),
      show: (view) => this.log.wait(view),
    });
    this.status = h("p", { class: "status", role: "status", hidden: true });
    this.closePanel = this.build();
  }

  /** Shows what was said so far, and goes on from there. */
  enter({ messages, lastEventId }: History): void {
    for (const message of messages) this.office.said.put(message);
    this.open(this.chat, false);
    openStream(this.office.me.id, lastEventId, {
      message: (message) => this.hear(message),
      connected: (yes) => this.connected(yes),
    });
    window.addEventListener("popstate", () => {
      const asked = new URLSearchParams(location.search).get("chat");
      const to = this.office.chats.find((each) => each.id === asked) ?? this.office.chats[0];
      if (to !== undefined) this.open(to, false);
    });
    window.addEventListener("focus", () => this.mark());
    if (matchMedia("(pointer: fine)").matches) this.composer.focus();
  }

  private build(): () => void {
    const { words, me, people } = this.office;
    const chooser = chooserDialog(people, words, me.id);
    const change = h(
      "button",
      { type: "button", class: "me", "aria-haspopup": "dialog", onclick: chooser.open },
      initials(me.name),
      h("span", { class: "label" }, words.playing),
      h("span", { class: "name" }, me.name),
      h("span", { class: "line" }, personLine(me, words)),
      h("span", { class: "change" }, words.changePerson, h("kbd", {}, "Ctrl K")),
    );
    const panel = sidePanel(words, [
      h("p", { class: "brand" }, h("strong", {}, words.product), h("span", {}, me.workspace)),
      change,
      this.chats.element,
    ]);
    const menu = h(
      "button",
      { type: "button", class: "menu quiet", "aria-label": words.openChats, onclick: panel.open },
      icon("menu"),
    );
    const main = h(
      "main",
      { class: "chat" },
      h("header", {}, menu, h("div", {}, this.title, h("p", { class: "as" }, me.name))),
      this.status,
      this.log.element,
      this.composer.element,
    );
    dropZone(main, words.dropHere, (files) => this.composer.addFiles(files));
    document.body.replaceChildren(panel.element, panel.cover, main, chooser.dialog);
    return panel.close;
  }

  private open(chat: WireChat, byHand: boolean): void {
    this.chat = chat;
    const title = chatTitle(chat, this.office);
    this.title.textContent = title;
    const address = chatAddress(this.office.me.id, chat.id);
    if (byHand && address !== location.search) history.pushState(null, "", address);
    else history.replaceState(null, "", address);
    this.log.clearWaiting();
    this.log.show(chat, title);
    this.outbox.showAll(chat.id);
    this.composer.show(chat.id);
    this.mark();
    if (!byHand) return;
    this.closePanel();
    if (matchMedia("(pointer: fine)").matches) this.composer.focus();
  }

  private hearAll(messages: WireMessage[]): void {
    for (const message of messages) this.hear(message);
  }

  private hear(message: WireMessage): void {
    const change = this.office.said.put(message);
    this.outbox.arrived(message);
    if (change === "same") return;
    if (message.chat === this.chat.id) {
      const own = message.from === this.office.me.id;
      this.log.put(message, change, own || this.awaited > 0 || this.outbox.busy);
    }
    this.mark();
  }

  private send(out: Outgoing): void {
    this.outbox.send(out);
  }

  private async press(message: WireMessage, button: WireButton): Promise<string | null> {
    const { chat, id } = message;
    this.awaited += 1;
    try {
      const press = { chat, message: id, command: button.command, id: newId() };
      const { messages } = await pressButton(this.office.me.id, press);
      this.hearAll(messages);
      return null;
    } catch (error) {
      const said = error instanceof Error ? error.message : "";
      return said === "" ? this.office.words.buttonFailed : said;
    } finally {
      this.awaited -= 1;
    }
  }

  private connected(yes: boolean): void {
    this.status.hidden = yes;
    this.status.textContent = yes ? "" : this.office.words.lost;
    if (yes) this.outbox.retryAll();
  }

  /** What stands before one's eyes has been read; the rest is counted. */
  private mark(): void {
    const { said, chats, me, words } = this.office;
    if (!document.hidden) this.marks.seen(this.chat.id, said.lastId(this.chat.id));
    const unread = new Map(
      chats.map((each) => [each.id, this.marks.unread(said.of(each.id), each.id, me.id)]),
    );
    this.chats.mark(this.chat.id, unread);
    const all = [...unread.values()].reduce((sum, each) => sum + each, 0);
    document.title = `${all > 0 ? `(${String(all)}) ` : ""}${me.name} · ${words.product}`;
  }
}

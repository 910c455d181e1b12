import { arrowKeys, fill, h } from "./dom.js";
import type { Office } from "./office.js";
import type { WireChat } from "./shapes.js";

/** The private chat bears the bot's name: one's own name says nothing about whom one talks to. */
export function chatTitle(chat: WireChat, { words }: Office): string {
  return chat.kind === "private" ? words.bot : chat.title;
}

export function chatAddress(as: string, chat: string): string {
  return `?${new URLSearchParams({ as, chat }).toString()}`;
}

/** The chats of a person, with what is unread in each. */
export class ChatsView {
  readonly element: HTMLElement;
  private readonly office: Office;
  private readonly links = new Map<string, { link: HTMLElement; count: HTMLElement }>();

  constructor(office: Office, open: (chat: WireChat) => void) {
    this.office = office;
    const list = h("ul", {}, ...office.chats.map((chat) => h("li", {}, this.linkOf(chat, open))));
    this.element = h(
      "nav",
      { class: "chats", "aria-label": office.words.chats },
      h("h2", {}, office.words.chats),
      list,
    );
    arrowKeys(list, "a");
  }

  mark(open: string, unread: Map<string, number>): void {
    for (const [id, { link, count }] of this.links) {
      const waiting = unread.get(id) ?? 0;
      if (id === open) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
      count.hidden = waiting === 0;
      const label = fill(this.office.words.unread, { count: waiting });
      count.replaceChildren(
        h("span", { "aria-hidden": "true" }, waiting > 99 ? "99+" : String(waiting)),
        h("span", { class: "unseen" }, label),
      );
    }
  }

  private linkOf(chat: WireChat, open: (chat: WireChat) => void): HTMLElement {
    const { words, me } = this.office;
    const count = h("span", { class: "count", hidden: true });
    const kind = chat.kind === "private" ? words.privateChat : words.groupChat;
    const link = h(
      "a",
      { href: chatAddress(me.id, chat.id), class: chat.kind },
      h("span", { class: "title" }, chatTitle(chat, this.office)),
      h("span", { class: "kind" }, kind),
      count,
    );
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      open(chat);
    });
    this.links.set(chat.id, { link, count });
    return link;
  }
}

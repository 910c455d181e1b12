import { newId, type Outgoing } from "./api.js";
import { ChosenFiles } from "./chosen-files.js";
import { fill, h, icon } from "./dom.js";
import { shortWords, type Office } from "./office.js";
import type { WireMessage } from "./shapes.js";
import { SlashMenu } from "./slash-menu.js";

/** Where one writes: words, files, what one replies to. Each chat keeps its own unfinished words. */
export class Composer {
  readonly element: HTMLElement;
  private readonly office: Office;
  private readonly send: (out: Outgoing) => void;
  private readonly input: HTMLTextAreaElement;
  private readonly files: ChosenFiles;
  private readonly menu: SlashMenu;
  private readonly strip = h("div", { class: "replying", hidden: true });
  private readonly drafts = new Map<string, string>();
  private chat = "";
  private replyTo: WireMessage | null = null;

  constructor(office: Office, send: (out: Outgoing) => void) {
    const { words } = office;
    this.office = office;
    this.send = send;
    this.input = h("textarea", {
      ...{ rows: 1, "aria-label": words.write, placeholder: words.writeHint },
      ...{ enterkeyhint: "send", autocomplete: "off" },
    });
    this.files = new ChosenFiles(office, () => this.label());
    this.menu = new SlashMenu(office.facts.commands, this.input, words);
    this.element = this.build();
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.input.addEventListener("input", () => this.grow());
    this.input.addEventListener("paste", (event) => this.paste(event));
  }

  show(chat: string): void {
    if (this.chat !== "") this.drafts.set(this.chat, this.input.value);
    this.chat = chat;
    this.input.value = this.drafts.get(chat) ?? "";
    this.files.clear();
    this.cancelReply();
    this.menu.close();
    this.grow();
  }

  focus(): void {
    this.input.focus();
  }

  reply(message: WireMessage): void {
    const { words } = this.office;
    this.replyTo = message;
    const name = this.office.nameOf(message.from);
    const cancel = h(
      "button",
      { type: "button", class: "quiet", "aria-label": words.cancelReply },
      icon("close"),
    );
    cancel.addEventListener("click", () => {
      this.cancelReply();
      this.focus();
    });
    this.strip.replaceChildren(
      h("span", { class: "who" }, fill(words.replyingTo, { name })),
      h("span", { class: "quote" }, shortWords(message)),
      cancel,
    );
    this.strip.hidden = false;
    this.focus();
  }

  addFiles(files: Iterable<File>): void {
    this.files.add(files);
    this.focus();
  }

  private build(): HTMLElement {
    const { words } = this.office;
    const picker = h("input", { type: "file", multiple: true, class: "unseen", tabindex: -1 });
    picker.setAttribute("aria-label", words.attach);
    picker.addEventListener("change", () => {
      this.addFiles(picker.files ?? []);
      picker.value = "";
    });
    const attach = h(
      "button",
      { type: "button", class: "quiet", "aria-label": words.attach, title: words.attach },
      icon("clip"),
    );
    attach.addEventListener("click", () => picker.click());
    const send = h(
      "button",
      { type: "submit", class: "send primary", "aria-label": words.send },
      icon("send"),
      h("span", {}, words.send),
    );
    const line = h("div", { class: "line" }, attach, picker, this.input, send);
    const form = h("form", { class: "composer" }, this.strip, this.files.element, line);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.submit();
    });
    return h("div", { class: "composer-frame" }, this.menu.element, form);
  }

  private key(event: KeyboardEvent): void {
    // An input method that is still putting a letter together owns the key.
    if (event.isComposing || event.key === "Process") return;
    if (this.menu.key(event)) {
      this.grow();
      return;
    }
    if (event.key === "Escape" && this.replyTo !== null) this.cancelReply();
    if (event.key !== "Enter" || event.shiftKey || event.ctrlKey || event.altKey) return;
    event.preventDefault();
    this.submit();
  }

  private submit(): void {
    const text = this.input.value.trim();
    const files = this.files.all;
    const most = this.office.facts.limits.text;
    if (text === "" && files.length === 0) {
      this.focus();
      return;
    }
    if ([...text].length > most) {
      this.files.say(fill(this.office.words.textTooLong, { most }));
      return;
    }
    const replyTo = this.replyTo?.id ?? null;
    this.input.value = "";
    this.files.clear();
    this.cancelReply();
    this.menu.close();
    this.grow();
    this.send({ id: newId(), chat: this.chat, text, files, replyTo });
    this.focus();
  }

  private cancelReply(): void {
    this.replyTo = null;
    this.strip.hidden = true;
  }

  private paste(event: ClipboardEvent): void {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    this.addFiles(files.map((file) => this.named(file)));
  }

  /** Browsers call every screenshot "image.png". */
  private named(file: File): File {
    if (file.name !== "image.png") return file;
    const { words, times } = this.office;
    const taken = new Date(file.lastModified).toISOString();
    const time = times.moment(taken).replace("/", "-").replace(":", ".");
    return new File([file], `${fill(words.pastedPicture, { time })}.png`, { type: file.type });
  }

  private label(): void {
    const { words } = this.office;
    this.input.placeholder = this.files.all.length > 0 ? words.writeCaption : words.writeHint;
  }

  private grow(): void {
    this.input.style.height = "auto";
    this.input.style.height = `${String(this.input.scrollHeight)}px`;
  }
}

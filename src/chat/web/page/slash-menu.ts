import { fold, h } from "./dom.js";
import type { PageWords, WireCommand } from "./shapes.js";

/** The commands one may choose while the message is "/" and part of a name. */
export class SlashMenu {
  readonly element: HTMLElement;
  private readonly input: HTMLTextAreaElement;
  private readonly commands: WireCommand[];
  private shown: WireCommand[] = [];
  private at = 0;

  constructor(commands: WireCommand[], input: HTMLTextAreaElement, words: PageWords) {
    this.commands = commands;
    this.input = input;
    this.element = h("ul", {
      ...{ id: "commands", class: "slash", role: "listbox" },
      ...{ "aria-label": words.commands, hidden: true },
    });
    input.setAttribute("aria-controls", "commands");
    input.setAttribute("aria-autocomplete", "list");
    input.addEventListener("input", () => this.look());
    input.addEventListener("blur", () => this.close());
  }

  /** True where the key was for the menu. */
  key(event: KeyboardEvent): boolean {
    if (this.element.hidden) return false;
    const chosen = this.shown[this.at];
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const step = event.key === "ArrowDown" ? 1 : -1;
      this.at = (this.at + step + this.shown.length) % this.shown.length;
      this.draw();
    } else if (event.key === "Escape") this.close();
    else if ((event.key === "Enter" || event.key === "Tab") && !event.shiftKey && chosen) {
      // A name that stands there whole is sent by Enter like any other message.
      if (event.key === "Enter" && this.isWhole(chosen)) return this.close();
      this.choose(chosen);
    } else return false;
    event.preventDefault();
    return true;
  }

  close(): false {
    this.element.hidden = true;
    this.input.removeAttribute("aria-activedescendant");
    return false;
  }

  private look(): void {
    const typed = /^\/(\p{L}*)$/u.exec(this.input.value)?.[1];
    this.shown = typed === undefined ? [] : this.commands.filter((each) => fits(each, typed));
    this.at = 0;
    if (this.shown.length === 0) this.close();
    else this.draw();
  }

  private draw(): void {
    const options = this.shown.map((command, at) => {
      const chosen = at === this.at;
      const option = h(
        "li",
        { id: `command-${String(at)}`, role: "option", "aria-selected": chosen ? "true" : "false" },
        h("span", { class: "hint" }, command.hint),
        h("span", { class: "does" }, command.does ?? `/${command.name}`),
      );
      option.addEventListener("pointerdown", (event) => {
        event.preventDefault();
        this.choose(command);
      });
      return option;
    });
    this.element.replaceChildren(...options);
    this.element.hidden = false;
    this.input.setAttribute("aria-activedescendant", `command-${String(this.at)}`);
    options[this.at]?.scrollIntoView({ block: "nearest" });
  }

  private isWhole(command: WireCommand): boolean {
    const typed = this.input.value.slice(1).toLowerCase();
    return typed === command.name || typed === command.vietnamese;
  }

  private choose(command: WireCommand): void {
    const takesWords = command.hint.includes(" ");
    this.input.value = `/${command.vietnamese}${takesWords ? " " : ""}`;
    this.close();
    this.input.focus();
  }
}

function fits(command: WireCommand, typed: string): boolean {
  const wanted = fold(typed);
  return [command.name, command.vietnamese].some((name) => fold(name).startsWith(wanted));
}

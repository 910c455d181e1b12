import { fileSize, fill, h, icon } from "./dom.js";
import { fileWords } from "./message-view.js";
import type { Office } from "./office.js";

/** The files that go with the next message. */
export class ChosenFiles {
  readonly element: HTMLElement;
  private readonly office: Office;
  private readonly changed: () => void;
  private readonly problem = h("p", { class: "problem", role: "alert", hidden: true });
  private readonly list: HTMLElement;
  private files: File[] = [];

  constructor(office: Office, changed: () => void) {
    this.office = office;
    this.changed = changed;
    this.list = h("ul", { class: "files", "aria-label": office.words.chosenFiles });
    this.element = h("div", { class: "chosen", hidden: true }, this.list, this.problem);
  }

  get all(): File[] {
    return this.files;
  }

  /** Says what was left out and why. */
  add(more: Iterable<File>): void {
    const { words, facts } = this.office;
    const { files: most, fileBytes } = facts.limits;
    const problems: string[] = [];
    for (const file of more) {
      if (file.size > fileBytes) {
        const limit = fileSize(fileBytes);
        problems.push(fill(words.fileTooLarge, { name: file.name, limit }));
      } else if (this.files.length >= most) {
        problems.push(fill(words.tooManyFiles, { most }));
        break;
      } else this.files.push(file);
    }
    this.draw(problems.join(" "));
  }

  clear(): void {
    this.files = [];
    this.draw("");
  }

  say(problem: string): void {
    this.draw(problem);
  }

  private draw(problem: string): void {
    this.list.replaceChildren(...this.files.map((file) => this.chip(file)));
    this.list.hidden = this.files.length === 0;
    this.problem.textContent = problem;
    this.problem.hidden = problem === "";
    this.element.hidden = this.files.length === 0 && problem === "";
    this.changed();
  }

  private chip(file: File): HTMLElement {
    const label = fill(this.office.words.removeFile, { name: file.name });
    const remove = h(
      "button",
      { type: "button", class: "quiet", "aria-label": label },
      icon("close"),
    );
    remove.addEventListener("click", () => {
      this.files = this.files.filter((each) => each !== file);
      this.draw("");
    });
    return h("li", { class: "file" }, ...fileWords(file), remove);
  }
}

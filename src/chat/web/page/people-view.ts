import { arrowKeys, fill, fold, h, icon } from "./dom.js";
import type { PageWords, WirePerson } from "./shapes.js";

/** From how many people on one searches. */
const MANY = 6;

/** "công chức · Phòng Kinh tế" */
export function personLine(person: WirePerson, words: PageWords): string {
  return [words.roles[person.role] ?? person.role, ...person.units].join(" · ");
}

/** Whom one can be, by workspace. Each is a link, so that another tab can be another person. */
export function peopleList(people: WirePerson[], words: PageWords, me: string | null): HTMLElement {
  if (people.length === 0) return h("p", { class: "note" }, words.noPeople);
  const nobody = h("p", { class: "note", role: "status", hidden: true });
  const groups = [...new Set(people.map((person) => person.workspace))].map((workspace) =>
    h(
      "section",
      {},
      h("h3", {}, workspace),
      h(
        "ul",
        {},
        ...people
          .filter((person) => person.workspace === workspace)
          .map((person) => h("li", {}, personLink(person, words, person.id === me))),
      ),
    ),
  );
  const list = h("div", { class: "people-groups" }, ...groups);
  const search = h("input", {
    ...{ type: "search", "aria-label": words.searchPeople, placeholder: words.searchPeople },
    ...{ autocomplete: "off", hidden: people.length < MANY },
  });
  search.addEventListener("input", () => {
    const left = narrow(list, search.value);
    nobody.hidden = left > 0;
    nobody.textContent = fill(words.nobodyFound, { words: search.value.trim() });
  });
  search.addEventListener("keydown", (event) => {
    const first = list.querySelector<HTMLElement>("li:not([hidden]) a");
    if (event.key !== "ArrowDown" && event.key !== "Enter") return;
    event.preventDefault();
    if (event.key === "Enter") first?.click();
    else first?.focus();
  });
  arrowKeys(list, "li:not([hidden]) a", search);
  return h("div", { class: "people" }, search, list, nobody);
}

function personLink(person: WirePerson, words: PageWords, current: boolean): HTMLElement {
  return h(
    "a",
    {
      href: `?${new URLSearchParams({ as: person.id }).toString()}`,
      "aria-current": current ? "true" : null,
      "data-words": fold([person.name, personLine(person, words), person.workspace].join(" ")),
    },
    initials(person.name),
    h("span", { class: "name" }, person.name),
    h("span", { class: "line" }, personLine(person, words)),
  );
}

/** "Lê Thị Minh" → "M", as one is called. */
export function initials(name: string): HTMLElement {
  const called = name.trim().split(/\s+/).at(-1) ?? "";
  return h("span", { class: "face", "aria-hidden": "true" }, [...called][0] ?? "");
}

/** Hides whom the words do not fit; how many are left. */
function narrow(list: HTMLElement, typed: string): number {
  const wanted = fold(typed).split(/\s+/).filter(Boolean);
  let left = 0;
  for (const link of list.querySelectorAll<HTMLElement>("a")) {
    const fits = wanted.every((word) => link.dataset.words?.includes(word) === true);
    const line = link.closest("li");
    if (line !== null) line.hidden = !fits;
    if (fits) left += 1;
  }
  for (const section of list.querySelectorAll("section")) {
    section.hidden = section.querySelector("li:not([hidden])") === null;
  }
  return left;
}

/** The first screen: nobody has been chosen. */
export function chooserPage(
  people: WirePerson[],
  words: PageWords,
  problem: string | null,
): HTMLElement {
  return h(
    "main",
    { class: "chooser" },
    h("p", { class: "brand" }, h("strong", {}, words.product)),
    h("h1", {}, words.choosePerson),
    problem === null ? null : h("p", { class: "problem", role: "alert" }, problem),
    h("p", { class: "note" }, words.choosePersonHint),
    peopleList(people, words, null),
  );
}

export type Chooser = { dialog: HTMLDialogElement; open: () => void };

/** The same list over the page; Ctrl+K opens it from anywhere. */
export function chooserDialog(people: WirePerson[], words: PageWords, me: string): Chooser {
  const close = h(
    "button",
    { type: "button", class: "quiet", "aria-label": words.close, onclick: () => dialog.close() },
    icon("close"),
  );
  const dialog = h(
    "dialog",
    { class: "chooser", "aria-label": words.choosePerson },
    h("header", {}, h("h2", {}, words.choosePerson), close),
    peopleList(people, words, me),
  );
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "k") return;
    event.preventDefault();
    open();
  });
  const open = () => {
    if (dialog.open) return;
    dialog.showModal();
    const search = dialog.querySelector<HTMLElement>("input:not([hidden])");
    (search ?? dialog.querySelector<HTMLElement>("a[aria-current]"))?.focus();
  };
  return { dialog, open };
}

/** What an element may be given: attributes as they are written, listeners under `on…`. */
type Attributes = Record<
  string,
  string | number | boolean | null | undefined | ((event: never) => void)
>;
type Child = Node | string | null;

/** Builds an element. People's words go in as text, never as markup. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") {
      element.addEventListener(name.slice(2), value as EventListener);
    } else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(name, String(value));
    }
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

/** "Bỏ tệp {name}" with {name: "a.pdf"} → "Bỏ tệp a.pdf". */
export function fill(sentence: string, facts: Record<string, string | number>): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, key: string) => String(facts[key] ?? whole));
}

/** Up and Down, Home and End go through a list of things that can be focused. */
export function arrowKeys(list: HTMLElement, of: string, beforeFirst?: HTMLElement): void {
  list.addEventListener("keydown", (event) => {
    const all = [...list.querySelectorAll<HTMLElement>(of)].filter((each) => !each.hidden);
    const at = all.indexOf(document.activeElement as HTMLElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (to === undefined || at < 0) return;
    event.preventDefault();
    if (to < 0 && beforeFirst !== undefined) beforeFirst.focus();
    else all[Math.min(Math.max(to, 0), all.length - 1)]?.focus();
  });
}

const UNITS = ["byte", "KB", "MB"];

/** 3565158 → "3,4 MB". */
export function fileSize(bytes: number): string {
  const unit = bytes < 1024 ? 0 : bytes < 1024 * 1024 ? 1 : 2;
  const value = bytes / 1024 ** unit;
  const shown =
    unit === 2 ? value.toFixed(1).replace(/\.0$/, "").replace(".", ",") : Math.round(value);
  return `${String(shown)} ${UNITS[unit] ?? ""}`;
}

const FOLDED = /[\u0300-\u036f]/g;

/** "Đỗ Thị Lan" → "do thi lan": searching does not mind diacritics. */
export function fold(words: string): string {
  return words.toLowerCase().normalize("NFD").replace(FOLDED, "").replaceAll("đ", "d");
}

const ICONS = {
  menu: "M4 7h16M4 12h16M4 17h16",
  clip: "M8 12.5l6.5-6.5a3.2 3.2 0 0 1 4.5 4.5l-8.3 8.3a5.2 5.2 0 0 1-7.4-7.4L11 3.7",
  send: "M4 12l16-8-6 16-3-6.5z",
  close: "M6 6l12 12M18 6L6 18",
  reply: "M10 8L5 12.5 10 17M5.5 12.5H14a5 5 0 0 1 5 5V19",
  down: "M12 5v14M6 13l6 6 6-6",
} as const;

/** A drawn sign beside words or an accessible name, never instead of one. */
export function icon(name: keyof typeof ICONS): SVGSVGElement {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("class", "icon");
  const path = document.createElementNS(space, "path");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}

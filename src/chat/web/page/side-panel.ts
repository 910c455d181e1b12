import { h, icon } from "./dom.js";
import type { PageWords } from "./shapes.js";

export type SidePanel = {
  element: HTMLElement;
  /** Lies over the chat while the panel is drawn out on a narrow screen. */
  cover: HTMLElement;
  open: () => void;
  close: () => void;
};

const NARROW = "(max-width: 760px)";

/** Beside the chat on a wide screen; on a narrow one a drawer, out of reach while it is shut. */
export function sidePanel(words: PageWords, content: HTMLElement[]): SidePanel {
  const shut = h(
    "button",
    { type: "button", class: "shut quiet", "aria-label": words.closeChats },
    icon("close"),
  );
  const element = h("aside", { class: "side" }, shut, ...content);
  const cover = h("div", { class: "cover", hidden: true });
  const narrow = matchMedia(NARROW);
  let opener: HTMLElement | null = null;
  const set = (out: boolean) => {
    element.classList.toggle("out", out);
    element.inert = narrow.matches && !out;
    cover.hidden = !(narrow.matches && out);
  };
  const open = () => {
    opener = document.activeElement as HTMLElement | null;
    set(true);
    (element.querySelector<HTMLElement>("[aria-current]") ?? shut).focus();
  };
  const close = () => {
    const inside = element.contains(document.activeElement);
    set(false);
    if (inside && narrow.matches) opener?.focus();
  };
  shut.addEventListener("click", close);
  cover.addEventListener("click", close);
  element.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && narrow.matches) close();
  });
  narrow.addEventListener("change", () => set(false));
  set(false);
  return { element, cover, open, close };
}

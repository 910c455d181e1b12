import { fileIsThere } from "./api.js";
import { fileSize, fill, h, icon } from "./dom.js";
import type { Office } from "./office.js";
import type { WireBlock, WireButton, WireFile, WireItem, WireMessage } from "./shapes.js";

export type MessageActions = {
  reply(message: WireMessage): void;
  /** Settles when it was answered; false when it could not be done. */
  press(message: WireMessage, button: WireButton): Promise<string | null>;
};

/** One message, whole. */
export function messageView(
  said: WireMessage,
  office: Office,
  actions: MessageActions,
): HTMLElement {
  const { words, times, me } = office;
  const own = said.from === me.id;
  const name = own ? words.you : office.nameOf(said.from);
  const kind = own ? "own" : said.from === "bot" ? "bot" : "other";
  const reply = h(
    "button",
    {
      type: "button",
      class: "reply quiet",
      "aria-label": fill(words.replyTo, { name }),
      onclick: () => actions.reply(said),
    },
    icon("reply"),
    h("span", {}, words.reply),
  );
  return h(
    "article",
    { class: `message ${kind}`, "data-id": said.id, tabindex: -1 },
    h(
      "header",
      {},
      h("span", { class: "from" }, name),
      h("time", { datetime: said.at }, times.moment(said.at)),
      reply,
    ),
    h("div", { class: "says" }, ...contentOf(said.blocks, said.files, office)),
    buttonsOf(said, office, actions),
  );
}

/** Words, lists, pictures and files, as they stand in a message that left or is leaving. */
function contentOf(blocks: WireBlock[], files: WireFile[], office: Office): Node[] {
  const shown: Node[] = blocks.map((block) => blockView(block, office));
  if (files.length > 0) {
    shown.push(h("ul", { class: "files" }, ...files.map((file) => fileView(file, office))));
  }
  return shown;
}

function blockView(block: WireBlock, office: Office): Node {
  if (block.type === "text") {
    return h("p", { class: block.tone ?? "plain" }, ...linked(block.text));
  }
  if (block.type === "list") {
    return h("ul", { class: "lines" }, ...block.items.map((item) => itemView(item, office)));
  }
  return pictureView(block, block.alt, null, office);
}

/** The state is said in words, unless the line says it already; the colour only goes with it. */
function itemView(item: WireItem, { words }: Office): HTMLElement {
  if (item.state === undefined) return h("li", {}, h("span", {}, ...linked(item.text)));
  const ways = words.states[item.state];
  const said = ways.some((way) => item.text.toLowerCase().includes(way));
  return h(
    "li",
    { class: `state ${item.state}` },
    h("span", {}, ...linked(item.text)),
    said ? null : " ",
    said ? null : h("span", { class: "mark" }, ways[0] ?? ""),
  );
}

const ADDRESS = /(https?:\/\/[^\s<>"”]+[^\s<>"”.,;:!?)\]])/;

function linked(text: string): (Node | string)[] {
  return text.split(ADDRESS).map((part, at) => {
    if (at % 2 === 0) return part;
    return h("a", { href: part, target: "_blank", rel: "noopener noreferrer" }, part);
  });
}

const PICTURE = /\.(png|jpe?g|webp)$/i;

function fileView(file: WireFile, office: Office): HTMLElement {
  if (PICTURE.test(file.name)) {
    const caption = `${file.name} · ${fileSize(file.size)}`;
    return h("li", {}, pictureView(file, file.name, caption, office));
  }
  const label = fill(office.words.openFile, { name: file.name, size: fileSize(file.size) });
  const link = h(
    "a",
    { class: "file", href: file.url, download: file.name, "aria-label": label },
    ...fileWords(file),
  );
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || link.dataset.there === "yes") return;
    event.preventDefault();
    void fileIsThere(file.url).then((there) => {
      if (!there) {
        link.replaceWith(goneView(file, office));
        return;
      }
      link.dataset.there = "yes";
      link.click();
      delete link.dataset.there;
    });
  });
  return h("li", {}, link);
}

function pictureView(
  file: WireFile,
  alt: string,
  caption: string | null,
  office: Office,
): HTMLElement {
  const link = h("a", {
    class: "picture",
    href: file.url,
    target: "_blank",
    rel: "noopener",
    "aria-label": fill(office.words.openPicture, { name: alt }),
  });
  const picture = h("img", { src: file.url, alt, loading: "lazy" });
  picture.addEventListener("error", () => {
    link.replaceWith(goneView(file, office));
  });
  link.append(picture);
  if (caption !== null) link.append(h("span", { class: "caption" }, caption));
  return link;
}

function goneView(file: WireFile, { words }: Office): HTMLElement {
  const said = h("span", { class: "size", role: "status" }, words.fileGone);
  return h("span", { class: "file gone" }, h("span", { class: "name" }, file.name), said);
}

/** "PDF", the name, "120 KB". */
export function fileWords(file: { name: string; size: number }): HTMLElement[] {
  const extension = /\.([\p{L}\p{N}]{1,5})$/u.exec(file.name)?.[1] ?? "";
  return [
    h("span", { class: "type", "aria-hidden": "true" }, extension.toUpperCase()),
    h("span", { class: "name" }, file.name),
    h("span", { class: "size" }, fileSize(file.size)),
  ];
}

function buttonsOf(said: WireMessage, office: Office, actions: MessageActions): HTMLElement | null {
  if (said.buttons.length === 0) return null;
  const problem = h("p", { class: "problem", role: "alert", hidden: true });
  const rows = said.buttons.map((row) =>
    h("div", { class: "row" }, ...row.map((button) => buttonView(button, said, actions, problem))),
  );
  return h("div", { class: "buttons" }, ...rows, problem);
}

function buttonView(
  button: WireButton,
  said: WireMessage,
  actions: MessageActions,
  problem: HTMLElement,
): HTMLElement {
  const view = h("button", { type: "button", class: button.style ?? "plain" }, button.label);
  view.addEventListener("click", () => {
    // Kept focusable: who works with the keyboard stays where they are.
    if (view.getAttribute("aria-busy") === "true") return;
    view.setAttribute("aria-busy", "true");
    problem.hidden = true;
    void actions.press(said, button).then((why) => {
      view.removeAttribute("aria-busy");
      problem.textContent = why;
      problem.hidden = why === null;
    });
  });
  return view;
}

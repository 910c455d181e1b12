import { h } from "./dom.js";

/** Files dropped anywhere on the chat go to the composer; dropped beside it they open nothing. */
export function dropZone(chat: HTMLElement, words: string, take: (files: File[]) => void): void {
  const cover = h("div", { class: "drop", hidden: true }, h("p", {}, words));
  chat.append(cover);
  const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") === true;
  window.addEventListener("dragover", (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    cover.hidden = !chat.contains(event.target as Node);
  });
  window.addEventListener("dragleave", (event) => {
    if (event.relatedTarget === null) cover.hidden = true;
  });
  window.addEventListener("drop", (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    cover.hidden = true;
    if (chat.contains(event.target as Node)) take([...(event.dataTransfer?.files ?? [])]);
  });
}

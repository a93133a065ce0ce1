/** Asks once more before everything is deleted. */

import { freshId, h } from "../dom";
import type { Say } from "../strings";

/** Opens the question over the page; `yes` runs when the person confirms. */
export function confirmClear(into: Node & ParentNode, say: Say, yes: () => void): void {
  const [title, text] = [freshId("confirm"), freshId("confirm")];
  const close = (): void => dialog.close();
  const dialog = h(
    "dialog",
    { class: "confirm", role: "alertdialog", "aria-labelledby": title, "aria-describedby": text },
    h("h2", { id: title }, say("clear.title")),
    h("p", { id: text }, say("clear.text")),
    h("button", { type: "button", class: "danger", onclick: () => { close(); yes(); } }, say("clear.yes")),
    h("button", { type: "button", class: "secondary", autofocus: true, onclick: close }, say("clear.no")),
  );
  dialog.addEventListener("close", () => dialog.remove());
  into.append(dialog);
  dialog.showModal();
}

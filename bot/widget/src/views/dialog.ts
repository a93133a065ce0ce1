/** A window over the page, named by its heading; it takes the focus and gives it back. */

import { freshId, h, type Child } from "../dom";
import type { Say } from "../strings";

/** Opens a window in `into`; the heading's id names it, so that `content` stands alone. */
function openDialog(into: Node & ParentNode, look: string, title: string, ...content: Child[]): HTMLDialogElement {
  const dialog = h("dialog", { class: `sheet ${look}`, "aria-labelledby": title }, ...content);
  dialog.addEventListener("close", () => dialog.remove());
  into.append(dialog);
  dialog.showModal();
  return dialog;
}

/** A window that asks for a decision, its text read out at once. Whatever is pressed closes it. */
export function decisionDialog(
  into: Node & ParentNode, title: string, text: string, yes: readonly [label: string, act: () => void], no: string,
): void {
  const [titleId, textId] = [freshId("dialog"), freshId("dialog")];
  const close = (): void => dialog.close();
  const dialog = openDialog(
    into, "confirm", titleId,
    h("h2", { id: titleId }, title),
    h("p", { id: textId }, text),
    h("button", { type: "button", class: "danger", onclick: () => { close(); yes[1](); } }, yes[0]),
    h("button", { type: "button", class: "secondary", autofocus: true, onclick: close }, no),
  );
  dialog.setAttribute("role", "alertdialog");
  dialog.setAttribute("aria-describedby", textId);
}

/** A window to look through, with the way out of it, and out of the page, always in sight. */
export function sheet(
  into: Node & ParentNode, title: string, say: Say, exit: () => void, ...content: Child[]
): HTMLDialogElement {
  const id = freshId("dialog");
  const dialog: HTMLDialogElement = openDialog(
    into, "window", id,
    h(
      "div", { class: "sheet-head" },
      h("h2", { id, tabindex: -1, autofocus: true }, title),
      h("button", { type: "button", class: "secondary", onclick: () => dialog.close() }, say("launcher.close")),
      h("button", { type: "button", class: "exit", onclick: exit }, say("exit")),
    ),
    ...content,
  );
  return dialog;
}

/** A round button in a corner that opens the chat over the page. It never opens by itself. */

import { h } from "./dom";
import { icon } from "./icons";

export class Launcher {
  private readonly dialog = h("dialog", { class: "launched" });
  private readonly button = h(
    "button", { type: "button", class: "launcher", "aria-haspopup": "dialog", onclick: () => this.open() },
    icon("chat"),
  );
  readonly nodes: readonly HTMLElement[] = [this.button, this.dialog];

  /** Takes the chat in; `titleId` names the dialog. */
  hold(chat: HTMLElement, titleId: string): void {
    this.dialog.append(chat);
    this.dialog.setAttribute("aria-labelledby", titleId);
  }

  relabel(label: string): void {
    this.button.setAttribute("aria-label", label);
  }

  readonly fold = (): void => this.dialog.close();

  private open(): void {
    this.dialog.showModal();
  }
}

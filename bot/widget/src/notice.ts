/** One line of trouble above the text box, with a way out of it. */

import { h } from "./dom";
import { icon } from "./icons";

export class Notice {
  readonly root = h("div", { role: "alert", class: "notice" });

  /** Shows a text; `action` is the label of a button and what it does. */
  show(text: string, action?: readonly [label: string, act: () => void]): void {
    const button = action && h("button", { type: "button", class: "secondary", onclick: action[1] }, action[0]);
    this.root.replaceChildren(icon("warning"), h("p", {}, text), ...(button ? [button] : []));
  }

  clear(): void {
    this.root.replaceChildren();
  }
}

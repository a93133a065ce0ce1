/** What covers the place of the chat while there is none: the start, and the end. */

import { h } from "./dom";
import type { Say } from "./strings";
import { endView, startView, type StartActions } from "./views/start";

export class Cover {
  readonly root = h("div", { class: "cover-place" });

  /** Drawn again when the words of a language arrive: a code that is being typed stays. */
  start(say: Say, days: string | undefined, actions: StartActions): void {
    const before = this.root.querySelector<HTMLDetailsElement>(".resume[open]");
    const typed = before?.querySelector("input");
    const focused = typed !== undefined && typed === (this.root.getRootNode() as ShadowRoot).activeElement;
    this.root.replaceChildren(startView(say, days, actions));
    const after = this.root.querySelector<HTMLDetailsElement>(".resume");
    const box = after?.querySelector("input");
    if (!before || !after || !box) return;
    after.open = true;
    box.value = typed?.value ?? "";
    if (focused) box.focus();
  }

  end(say: Say, why: "ended" | "lost", text: string, again: () => void): void {
    this.root.replaceChildren(endView(say, why, text, again));
  }

  clear(): void {
    this.root.replaceChildren();
  }

  /** Puts the focus on the heading of the end, so that it is read out. */
  focusHeading(): void {
    this.root.querySelector<HTMLElement>("[tabindex]")?.focus();
  }

  /** Puts the focus on the button that begins. */
  focusButton(): void {
    this.root.querySelector<HTMLElement>("button")?.focus();
  }
}

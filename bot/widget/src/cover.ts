/** What covers the place of the chat while there is none: the start, and the end. */

import { h } from "./dom";
import type { Say } from "./strings";
import { endView, startView, type StartActions } from "./views/start";

export class Cover {
  readonly root = h("div", { class: "cover-place" });

  start(say: Say, days: string | undefined, actions: StartActions): void {
    this.root.replaceChildren(startView(say, days, actions));
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

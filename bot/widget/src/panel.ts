/** Where the open question is answered. The element stays; only what is in it changes. */

import { h } from "./dom";
import type { Ask } from "./inputs/answer";
import { questionGroup, toolRow } from "./question";
import type { Say } from "./strings";
import type { Reply } from "./types";

export class Panel {
  private readonly offered = h("div", { class: "offered" });
  private readonly content = h("div");
  readonly root = h("section", { class: "panel", tabindex: -1 }, this.offered, this.content);

  relabel(say: Say): void {
    this.root.setAttribute("aria-label", say("answer"));
  }

  /** Shows the question; `shown` says that its text stands right above, `more` are buttons beside its tools. */
  ask(ask: Ask, progress: Reply["progress"], shown: boolean, more: readonly HTMLElement[] = []): void {
    const asks = ask.question.type !== "none";
    const parts = [asks ? progressLine(progress, ask.say) : null, asks ? questionGroup(ask, shown) : null, toolRow(ask, more)];
    this.content.replaceChildren(...parts.filter((part): part is HTMLElement => part !== null));
  }

  /** Shows no question. */
  rest(): void {
    this.content.replaceChildren();
  }

  /** Keeps a button above the questions, or takes it away. */
  offer(button: HTMLElement | null): void {
    this.offered.replaceChildren(...(button ? [button] : []));
  }

  /** While an answer is on its way the question is out of sight, its place and content kept. */
  lock(locked: boolean): void {
    this.content.classList.toggle("away", locked);
  }

  /** Takes the focus from a control that is about to go. */
  holdFocus(): void {
    this.root.focus({ preventScroll: true });
  }

  get focused(): boolean {
    const { activeElement } = this.root.getRootNode() as ShadowRoot;
    return !!activeElement && this.root.contains(activeElement);
  }
}

function progressLine(progress: Reply["progress"], say: Say): HTMLElement | null {
  if (!progress || progress.left < 1) return null;
  const text = say("progress", { count: progress.left });
  const bar = h("progress", {
    value: progress.answered, max: progress.answered + progress.left, "aria-hidden": "true",
  });
  return h("div", { class: "progress" }, h("span", {}, text), bar);
}

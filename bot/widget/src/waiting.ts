/** Three dots while a reply is on its way; one that takes longer is announced too. */

import { h } from "./dom";

const SLOW_MS = 2_000;

export class Waiting {
  readonly root = h("p", { class: "typing", hidden: true }, h("i"), h("i"), h("i"));
  private slow: ReturnType<typeof setTimeout> | undefined;

  /** `announce` says that it takes longer, to those who do not see the dots. */
  constructor(private readonly announce: () => void) {}

  show(waiting: boolean): void {
    this.root.hidden = !waiting;
    clearTimeout(this.slow);
    if (waiting) this.slow = setTimeout(this.announce, SLOW_MS);
  }

  /** Takes the dots away, while the waiting goes on. */
  hide(): void {
    this.root.hidden = true;
  }
}

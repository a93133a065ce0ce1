/** The history: a live list that only grows at its end, so that nothing is read out twice. */

import { h } from "./dom";
import { messageItem } from "./message";
import type { Say } from "./strings";
import type { Message } from "./types";

/** Until then, screen readers have taken note of what was added. */
const SETTLED_MS = 1_000;

/** What the person just sent, shown before the server has it. */
interface Pending {
  item: HTMLLIElement;
  typed: boolean;
}

export class Log {
  private readonly list = h("ol", { class: "messages" });
  readonly root = h("div", { role: "log", class: "log" }, this.list);
  private readonly seen = new Set<number>();
  private pending: Pending | null = null;

  relabel(say: Say): void {
    this.root.setAttribute("aria-label", say("log"));
  }

  /** Adds the messages not seen before; the first item that is new and not the person's own. */
  add(messages: readonly Message[], say: Say): HTMLElement | null {
    let first: HTMLElement | null = null;
    for (const message of messages) {
      if (this.seen.has(message.seq)) continue;
      this.seen.add(message.seq);
      if (message.from === "person" && this.pending) {
        this.adopt(message);
        continue;
      }
      const item = messageItem(message, say);
      this.list.append(item);
      if (message.from === "bot") first ??= item;
    }
    return first;
  }

  /** Shows at once what the person sends; `typed` when these are their own words. */
  echo(shown: string, typed: boolean, lang: string, say: Say): HTMLElement {
    const item = messageItem({ from: "person", kind: "text", lang, text: shown }, say);
    item.classList.add("sending");
    this.list.append(item);
    this.pending = { item, typed };
    return item;
  }

  /** Says under the waiting message that it has not been sent, and gives the message. */
  markUnsent(say: Say): HTMLElement | undefined {
    const item = this.pending?.item;
    if (item && !item.querySelector(".unsent")) item.append(h("p", { class: "unsent" }, say("log.unsent")));
    return item;
  }

  /** The waiting message has arrived. */
  settle(): void {
    this.pending?.item.classList.remove("sending");
    this.pending?.item.querySelector(".unsent")?.remove();
    this.pending = null;
  }

  /** Takes the waiting message back out. */
  withdraw(): void {
    this.pending?.item.remove();
    this.pending = null;
  }

  /** Puts the result at the end of the history, in place of an earlier one. It is not read out. */
  place(result: HTMLElement): void {
    this.removeResult();
    this.list.append(h("li", { class: "result-place", "aria-live": "off" }, result));
  }

  removeResult(): void {
    this.list.querySelector(".result-place")?.remove();
  }

  /** Lets `add` fill the list without its being read out: what was said before is no news. */
  quietly(add: () => void): void {
    this.root.setAttribute("aria-live", "off");
    add();
    setTimeout(() => this.root.removeAttribute("aria-live"), SETTLED_MS);
  }

  get last(): Element | null {
    return this.list.lastElementChild;
  }

  clear(): void {
    this.list.replaceChildren();
    this.seen.clear();
    this.pending = null;
  }

  /** Whether the history ends with this question, so that it need not be shown a second time. */
  endsWith(question: string): boolean {
    const last = this.list.querySelector(":scope > .bot:last-child");
    return !!last && (last.classList.contains("question") || last.querySelector("p")?.textContent === question);
  }

  /** The server's record of the waiting message: numbers may be masked in what was typed. */
  private adopt(message: Message): void {
    const text = this.pending?.item.querySelector("p");
    if (text && this.pending?.typed && message.text) text.textContent = message.text;
    this.settle();
  }
}

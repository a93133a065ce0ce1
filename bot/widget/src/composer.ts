/** The box for a person's own words, always there. */

import { freshId, h } from "./dom";
import { icon } from "./icons";
import type { Say } from "./strings";

/** The server takes no longer text. */
export const LONGEST = 2_000;
const COUNT_FROM = 1_800;

export class Composer {
  private readonly box = h("textarea", {
    id: freshId("words"), rows: 1, autocomplete: "off", spellcheck: "false", enterkeyhint: "send",
    "aria-describedby": "words-left",
  });
  private readonly label = h("label", { for: this.box.id });
  private readonly left = h("p", { id: "words-left", class: "hint", "aria-live": "polite" });
  private readonly button = h("button", { type: "submit", class: "send" });
  readonly root = h(
    "form", { class: "composer", novalidate: true },
    this.label, h("div", { class: "composer-row" }, this.box, this.button), this.left,
  );
  private say: Say = (id) => id;

  /** `send` says whether it took the text; if not, the text stays. */
  constructor(private readonly send: (text: string) => boolean) {
    this.root.addEventListener("submit", (event) => { event.preventDefault(); this.submit(); });
    this.box.addEventListener("input", () => this.measure());
    this.box.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.submit();
    });
  }

  relabel(say: Say, beside: boolean): void {
    this.say = say;
    this.label.textContent = say(beside ? "composer.beside" : "composer.alone");
    this.button.replaceChildren(icon("send"), h("span", {}, say("composer.send")));
    this.measure();
  }

  /** Gives text back to the person, unless they are already writing something else. */
  restore(text: string): void {
    if (this.box.value.trim()) return;
    this.box.value = text;
    this.measure();
  }

  clear(): void {
    this.box.value = "";
    this.measure();
  }

  private submit(): void {
    const text = this.box.value.trim();
    if (!text || text.length > LONGEST) this.box.focus();
    else if (this.send(text)) this.clear();
  }

  private measure(): void {
    const { length } = this.box.value.trim();
    const over = length - LONGEST;
    this.left.hidden = length < COUNT_FROM;
    this.left.classList.toggle("error", over > 0);
    this.box.toggleAttribute("aria-invalid", over > 0);
    this.left.textContent = this.left.hidden ? "" : over > 0
      ? this.say("composer.too_long", { count: over })
      : this.say("composer.left", { count: -over });
    this.box.style.blockSize = "auto";
    this.box.style.blockSize = `${this.box.scrollHeight + 2}px`;
  }
}

/** The bar on top: whose questions these are, language, "clear this chat" and the quick exit. */

import { freshId, h } from "./dom";
import { icon, type IconName } from "./icons";
import { LANGUAGES } from "./languages";
import type { Say } from "./strings";

export interface HeaderActions {
  exit(): void;
  clear(): void;
  language(code: string): void;
  /** Folds a launched chat away; absent when the chat stands in the page. */
  fold?: () => void;
}

export class Header {
  readonly titleId = freshId("title");
  private readonly title = h("h2", { class: "title", id: this.titleId });
  private readonly owner = h("p", { class: "owner" });
  private readonly languages = h("ul", { class: "languages", id: freshId("languages"), hidden: true });
  private readonly language = this.button("language", () => this.show(!this.open), "quiet");
  private readonly clear = this.button("clear", () => this.actions.clear(), "quiet");
  private readonly exit = this.button("leave", () => this.actions.exit(), "exit");
  private readonly fold = this.button("close", () => this.actions.fold?.(), "quiet fold");
  /** Stays in sight while the rest scrolls. */
  readonly bar = h(
    "div", { class: "bar" }, this.language, this.clear, this.exit, this.fold, this.languages,
  );
  readonly root = h(
    "div", { class: "header" }, h("div", { class: "heading" }, this.title, this.owner), this.bar,
  );

  constructor(private readonly actions: HeaderActions) {
    this.fold.hidden = !actions.fold;
    this.language.setAttribute("aria-controls", this.languages.id);
    this.show(false);
  }

  /** The languages to choose from. A single one needs no menu. */
  offer(languages: Readonly<Record<string, string>>): void {
    const offered = Object.entries(languages);
    this.language.hidden = offered.length < 2;
    this.languages.replaceChildren(...offered.map(([code, name]) => h("li", {}, h("button", {
      type: "button", class: "choice", lang: code, "data-language": code, onclick: () => this.choose(code),
    }, name))));
  }

  relabel(say: Say, language: string, organisation: string): void {
    this.title.textContent = say("title");
    this.owner.textContent = organisation && say("for_organisation", { organisation });
    this.owner.hidden = !organisation;
    this.name(this.language, say("language"), LANGUAGES[language]);
    this.name(this.clear, say("clear"));
    this.name(this.exit, say("exit"));
    this.fold.setAttribute("aria-label", say("launcher.close"));
    for (const button of this.languages.querySelectorAll("button")) {
      if (button.dataset["language"] === language) button.setAttribute("aria-current", "true");
      else button.removeAttribute("aria-current");
    }
  }

  private choose(code: string): void {
    this.show(false);
    this.language.focus();
    this.actions.language(code);
  }

  /** There is a chat to clear, or there is none. */
  clearable(yes: boolean): void {
    this.clear.hidden = !yes;
    this.bar.classList.toggle("full", yes);
  }

  private get open(): boolean {
    return this.language.getAttribute("aria-expanded") === "true";
  }

  private show(open: boolean): void {
    this.languages.hidden = !open;
    this.language.setAttribute("aria-expanded", String(open));
  }

  private button(name: IconName, act: () => void, look: string): HTMLButtonElement {
    return h("button", { type: "button", class: look, onclick: act }, icon(name), h("span"));
  }

  /** `value` is the button's present choice; it is shown in place of the label, which is spoken. */
  private name(button: HTMLButtonElement, label: string, value?: string): void {
    const text = button.querySelector("span");
    if (!text) return;
    text.replaceChildren(...(value ? [h("span", { class: "spoken" }, `${label}: `), h("span", { class: "value" }, value)] : [label]));
  }
}

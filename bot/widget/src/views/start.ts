/** What a person reads before the first question, and after the last. */

import { h } from "../dom";
import type { Say, StringId } from "../strings";

const POINTS = ["start.not_advice", "start.private", "start.screen", "start.exit"] as const;

/** Says what this is and what it is not; nothing is sent before "Start". */
export function startView(say: Say, start: () => void): HTMLElement {
  return h(
    "section", { class: "cover" },
    h("h3", {}, say("start.title")),
    h("p", { class: "lead" }, say("start.about")),
    h("ul", {}, ...POINTS.map((id) => h("li", {}, say(id, { button: say("exit") })))),
    h("button", { type: "button", class: "primary", onclick: start }, say("start.button")),
  );
}

/** The chat is over: deleted by the person, or no longer there. The heading can take the focus. */
export function endView(say: Say, why: "ended" | "lost", again: () => void): HTMLElement {
  const title: StringId = `${why}.title`;
  return h(
    "section", { class: "cover" },
    h("h3", { tabindex: -1 }, say(title)),
    h("p", {}, say(`${why}.text`)),
    h("button", { type: "button", class: "primary", onclick: again }, say("ended.new")),
  );
}

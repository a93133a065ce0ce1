/** What a person reads before the first question, and after the last. */

import { h } from "../dom";
import type { Say, StringId } from "../strings";
import { resumeView } from "./code";

const POINTS = ["start.not_advice", "start.private", "start.kept", "start.screen", "start.exit"] as const;

export interface StartActions {
  start(): void;
  /** Opens the chat of a code; gives the words of what went wrong, or nothing. */
  resume(code: string): Promise<string | undefined>;
}

/** Says what this is and what it is not; nothing is sent before "Start". `days`: how long answers are kept. */
export function startView(say: Say, days: string | undefined, actions: StartActions): HTMLElement {
  const points = POINTS.filter((id) => days || id !== "start.kept");
  return h(
    "section", { class: "cover" },
    h("h3", {}, say("start.title")),
    h("p", { class: "lead" }, say("start.about")),
    h("ul", {}, ...points.map((id) => h("li", {}, say(id, { button: say("exit"), days: days ?? "" })))),
    h("button", { type: "button", class: "primary", onclick: actions.start }, say("start.button")),
    resumeView(say, actions.resume),
  );
}

/**
 * The chat is over: deleted by the person, or no longer there. The heading can take the focus.
 * `text` is the server's word on why, if it has one.
 */
export function endView(say: Say, why: "ended" | "lost", text: string, again: () => void): HTMLElement {
  const title: StringId = `${why}.title`;
  return h(
    "section", { class: "cover" },
    h("h3", { tabindex: -1 }, say(title)),
    h("p", {}, text || say(`${why}.text`)),
    h("button", { type: "button", class: "primary", onclick: again }, say("ended.new")),
  );
}

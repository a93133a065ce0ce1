/** One button for each choice. */

import { h } from "../dom";
import { supported } from "../languages";
import type { Choice } from "../types";
import type { Ask } from "./answer";

const LANGUAGE = "do:language:";

export function choiceButtons(ask: Ask): HTMLElement {
  const { choices, type } = ask.question;
  const short = type === "yes_no" && choices.length <= 3;
  return h(
    "div", { class: short ? "choices short" : "choices" },
    ...choices.map((choice) => choiceButton(ask, choice, "choice")),
  );
}

/** A button that answers with its choice; a language is named in that language. */
export function choiceButton(ask: Ask, { id, label }: Choice, look: string): HTMLButtonElement {
  const language = id.startsWith(LANGUAGE) ? supported(id.slice(LANGUAGE.length)) : undefined;
  return h("button", {
    type: "button", class: look, lang: language, "data-choice": id,
    onclick: () => ask.answer({ turn: { choice: id, question: ask.question.id }, shown: label }),
  }, label);
}

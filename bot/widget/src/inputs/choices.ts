/** One button for each choice; many choices stand in groups that open. */

import { h } from "../dom";
import { supported } from "../languages";
import type { Choice } from "../types";
import type { Ask } from "./answer";

const LANGUAGE = "do:language:";

export function choiceButtons(ask: Ask): HTMLElement {
  const { choices, type } = ask.question;
  if (choices.some(({ group }) => group)) return groupedButtons(ask);
  const short = type === "yes_no" && choices.length <= 3;
  return h(
    "div", { class: short ? "choices short" : "choices" },
    ...choices.map((choice) => choiceButton(ask, choice, "choice")),
  );
}

/** The groups in their order, closed, one open at a time; a group of one choice is its button. */
function groupedButtons(ask: Ask): HTMLElement {
  const groups = new Map<string, Choice[]>();
  for (const choice of ask.question.choices) {
    const name = choice.group ?? choice.label;
    groups.set(name, [...(groups.get(name) ?? []), choice]);
  }
  return h(
    "div", { class: "choices" },
    ...[...groups].map(([name, choices]) => choices.length === 1
      ? choiceButton(ask, choices[0] as Choice, "choice")
      : h(
        "details", { class: "choice-group", name: ask.question.id },
        h("summary", { class: "choice" }, name),
        h("div", { class: "choices" }, ...choices.map((choice) => choiceButton(ask, choice, "choice"))),
      )),
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

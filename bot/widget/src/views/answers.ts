/** All answers so far, group by group, each with a way to change it. */

import { freshId, h } from "../dom";
import type { Say } from "../strings";
import type { GivenAnswer } from "../types";

/** `change` runs with the answer that the person wants to give anew. */
export function answersView(
  answers: readonly GivenAnswer[], say: Say, change: (answer: GivenAnswer) => void,
): HTMLElement {
  const groups = new Map<string, GivenAnswer[]>();
  for (const answer of answers) groups.set(answer.group, [...(groups.get(answer.group) ?? []), answer]);
  return h(
    "div", { class: "answers" },
    answers.length === 0 && h("p", {}, say("answers.none")),
    ...[...groups].map(([group, members]) => groupView(group, members, say, change)),
  );
}

/** What the button says to those who listen, and the chat when it was pressed. */
export function changing({ question, label }: GivenAnswer, say: Say): string {
  return `${say("answers.change")}: ${label || question}`;
}

function groupView(
  group: string, answers: readonly GivenAnswer[], say: Say, change: (answer: GivenAnswer) => void,
): HTMLElement {
  const id = freshId("group");
  return h(
    "section", group ? { "aria-labelledby": id } : {},
    group && h("h3", { id, dir: "auto" }, group),
    h("ul", {}, ...answers.map((answer) => h(
      "li", {},
      h(
        "div", {},
        h("p", { class: "hint", dir: "auto" }, answer.label || answer.question),
        h("p", { class: "given", dir: "auto" }, answer.answer),
      ),
      answer.change && h("button", {
        type: "button", class: "tool", "data-choice": answer.change, "aria-label": changing(answer, say),
        onclick: () => change(answer),
      }, say("answers.change")),
    ))),
  );
}

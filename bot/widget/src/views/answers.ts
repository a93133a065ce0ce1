/** All answers so far, group by group, each with a way to change it. */

import { freshId, h } from "../dom";
import type { Say, StringId } from "../strings";
import type { GivenAnswer } from "../types";

/** What the person wants to do with an answer: a choice, and what it looks like in the chat. */
export type Act = (choice: string, shown: string) => void;

/** `act` runs when the person wants to give an answer anew, or to take out what was added by mistake. */
export function answersView(answers: readonly GivenAnswer[], say: Say, act: Act): HTMLElement {
  const groups = new Map<string, GivenAnswer[]>();
  for (const answer of answers) groups.set(answer.group, [...(groups.get(answer.group) ?? []), answer]);
  return h(
    "div", { class: "answers" },
    answers.length === 0 && h("p", {}, say("answers.none")),
    ...[...groups].map(([group, members]) => groupView(group, members, say, act)),
  );
}

/** What the button says to those who listen, and the chat when it was pressed. */
function changing({ question, label }: GivenAnswer, say: Say): string {
  return `${say("answers.change")}: ${label || question}`;
}

function groupView(group: string, answers: readonly GivenAnswer[], say: Say, act: Act): HTMLElement {
  const id = freshId("group");
  const button = (choice: string, label: StringId, shown: string): HTMLElement => h("button", {
    type: "button", class: "tool", "data-choice": choice, "aria-label": shown, onclick: () => act(choice, shown),
  }, say(label));
  const remove = answers[0]?.remove;
  return h(
    "section", group ? { "aria-labelledby": id } : {},
    group && h("h3", { id, dir: "auto" }, group),
    remove && button(remove, "answers.remove", `${say("answers.remove")}: ${group}`),
    h("ul", {}, ...answers.map((answer) => h(
      "li", {},
      h(
        "div", {},
        h("p", { class: "hint", dir: "auto" }, answer.label || answer.question),
        h("p", { class: "given", dir: "auto" }, answer.answer),
      ),
      answer.change && button(answer.change, "answers.change", changing(answer, say)),
    ))),
  );
}

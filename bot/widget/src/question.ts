/** The open question as a group of controls, with the other things a person can do beneath. */

import { h } from "./dom";
import type { Ask } from "./inputs/answer";
import { choiceButton, choiceButtons } from "./inputs/choices";
import { dateInput } from "./inputs/date";
import { durationInput } from "./inputs/duration";
import { countInput, gramsInput, moneyInput } from "./inputs/number";
import { selectInput } from "./inputs/select";
import { setInput } from "./inputs/set";
import { statuteInput } from "./inputs/statute";
import type { Question, QuestionType } from "./types";

type Input = (ask: Ask) => HTMLElement;

const INPUTS: Partial<Record<QuestionType, Input>> = {
  date: dateInput,
  days: durationInput,
  count: countInput,
  money: moneyInput,
  grams: gramsInput,
  set: setInput,
  state: selectInput,
  jurisdiction: selectInput,
  statute: statuteInput,
};

/** Types whose control is made of the server's choices. */
const NEEDS_CHOICES = new Set<QuestionType>(["set", "state", "jurisdiction"]);

/**
 * The group for a question. `shown` says that the question's text already stands right above, so
 * its legend is for listeners only.
 */
export function questionGroup(ask: Ask, shown: boolean): HTMLElement {
  const { question, say, language } = ask;
  const usesChoices = NEEDS_CHOICES.has(question.type);
  const choices = question.choices.length > 0;
  const input = usesChoices && !choices ? undefined : INPUTS[question.type];
  return h(
    "fieldset", { class: "question-group" },
    h("legend", { class: shown ? "spoken" : "", lang: language, dir: "auto" }, question.text),
    input?.(ask),
    choices && !usesChoices && choiceButtons(ask),
    question.type === "offense" && h("p", { class: "hint" }, say("offense.hint")),
  );
}

/** Asks which answer to change; the window with all answers does that better. */
const LIST = "do:change";

/** The row of other things to do: "I don't know", "go back" and the like, as the server names them, and ours. */
export function toolRow(ask: Ask, more: readonly HTMLElement[]): HTMLElement | null {
  const tools = ask.question.tools.filter(({ id }) => id !== LIST);
  if (tools.length === 0) return null;
  return h(
    "div", { role: "group", class: "tools", "aria-label": ask.say("answer.tools") },
    ...tools.map((tool) => choiceButton(ask, tool, "tool")), ...more,
  );
}

/** Whether two questions are one, so that what a person has begun to fill in can stay. */
export function sameQuestion(one: Question | null, other: Question | null): boolean {
  return one?.id === other?.id && one?.text === other?.text;
}

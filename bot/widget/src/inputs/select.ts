/** One of many: states, courts and other long lists. */

import { h } from "../dom";
import { answerForm, field, type Answer, type Ask, type Fault } from "./answer";

export function selectInput(ask: Ask): HTMLElement {
  const { question, say } = ask;
  const list = h(
    "select", {},
    h("option", { value: "" }, say("select.first")),
    ...question.choices.map(({ id, label }) => h("option", { value: id }, label)),
  );
  const read = (): Answer | Fault => {
    const choice = question.choices.find(({ id }) => id === list.value);
    if (!choice) return { fault: say("select.error"), at: list };
    return { turn: { choice: choice.id, question: question.id }, shown: choice.label };
  };
  return answerForm(ask, read, field(say("select"), list));
}

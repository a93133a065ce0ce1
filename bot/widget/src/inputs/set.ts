/** Several choices at once; "none of these" excludes the others. */

import { h } from "../dom";
import { answerForm, type Answer, type Ask, type Fault } from "./answer";

const NONE = "none";

export function setInput(ask: Ask): HTMLElement {
  const { question, say } = ask;
  const boxes = question.choices.map(({ id }) => h("input", { type: "checkbox", value: id }));
  for (const box of boxes) {
    box.addEventListener("change", () => {
      if (!box.checked) return;
      for (const other of boxes) {
        if (other !== box && (box.value === NONE || other.value === NONE)) other.checked = false;
      }
    });
  }
  const lines = question.choices.map(({ label }, index) =>
    h("label", { class: "tick choice" }, boxes[index], h("span", {}, label)));

  const read = (): Answer | Fault => {
    const ticked = question.choices.filter((_, index) => boxes[index]?.checked);
    if (ticked.length === 0) return { fault: say("set.error"), at: boxes[0] ?? lines[0]! };
    return {
      turn: { choice: ticked.map(({ id }) => id).join("+"), question: question.id },
      shown: ticked.map(({ label }) => label).join("; "),
    };
  };
  return answerForm(ask, read, h("p", { class: "hint" }, say("set.hint")), ...lines);
}

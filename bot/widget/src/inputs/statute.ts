/** The law a charge is under, as the paper has it. */

import { h } from "../dom";
import { answerForm, field, type Answer, type Ask, type Fault } from "./answer";

export function statuteInput(ask: Ask): HTMLElement {
  const { say } = ask;
  const box = h("input", {
    type: "text", autocomplete: "off", autocapitalize: "characters", spellcheck: "false", maxlength: 200,
  });
  const read = (): Answer | Fault => {
    const text = box.value.trim();
    if (!text) return { fault: say("text.error"), at: box };
    return { turn: { text }, shown: text, typed: true };
  };
  return answerForm(ask, read, field(say("statute"), box, say("statute.hint")));
}

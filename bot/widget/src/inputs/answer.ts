/** What every kind of answer control gets and gives. */

import { freshId, h, type Child } from "../dom";
import type { Say } from "../strings";
import type { Question, Turn } from "../types";

/** A finished answer: what goes to the server, and what the person sees of it. */
export interface Answer {
  turn: Turn;
  shown: string;
  /** The words are the person's own. */
  typed?: boolean;
}

/** The question that is open, and where its answer goes. */
export interface Ask {
  question: Question;
  language: string;
  say: Say;
  answer(answer: Answer): void;
}

/** A label with its control, a hint under the label if there is one. */
export function field(label: string, control: HTMLElement, hint?: string): HTMLElement {
  control.id ||= freshId("field");
  const note = hint ? h("span", { class: "hint", id: freshId("hint") }, hint) : null;
  if (note) control.setAttribute("aria-describedby", note.id);
  return h("div", { class: "field" }, h("label", { for: control.id }, label), note, control);
}

/**
 * A form around the controls with a send button. `read` gives the answer, or the message and the
 * control at fault; then the focus goes there, because the person has just acted.
 */
export function answerForm(ask: Ask, read: () => Answer | Fault, ...children: Child[]): HTMLFormElement {
  const error = h("p", { class: "error", id: freshId("error") });
  const form = h(
    "form",
    { novalidate: true, class: "answer-form" },
    ...children,
    h("button", { type: "submit", class: "primary" }, ask.say("answer.send")),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearFault(form, error);
    const outcome = read();
    if ("turn" in outcome) return ask.answer(outcome);
    showFault(form, outcome, error);
  });
  return form;
}

/** A control whose content cannot be sent, and why, in words for the person. */
export interface Fault {
  fault: string;
  at: HTMLElement;
}

/** Puts the words right before the control at fault, or before a group of which it is one. */
function showFault(form: HTMLFormElement, { fault, at }: Fault, error: HTMLElement): void {
  error.textContent = fault;
  if (at.closest(".field")) at.before(error);
  else form.prepend(error);
  at.setAttribute("aria-invalid", "true");
  at.setAttribute("aria-describedby", `${error.id} ${at.getAttribute("aria-describedby") ?? ""}`.trim());
  at.focus();
}

function clearFault(form: HTMLFormElement, error: HTMLElement): void {
  error.remove();
  for (const control of form.querySelectorAll("[aria-invalid]")) {
    const notes = control.getAttribute("aria-describedby")?.replace(error.id, "").trim();
    control.removeAttribute("aria-invalid");
    control.removeAttribute("aria-describedby");
    if (notes) control.setAttribute("aria-describedby", notes);
  }
}

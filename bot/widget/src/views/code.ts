/** The code that opens the chat again: shown when it is asked for, and read when it is typed. */

import { freshId, h } from "../dom";
import { field } from "../inputs/answer";
import { dayInWords } from "../own-words";
import type { Say } from "../strings";
import type { GivenCode } from "../types";

const LONGEST = 60;

/** The code in large letters, with what to do with it. It can take the focus. */
export function codeView({ code, until }: GivenCode, language: string, say: Say): HTMLElement {
  return h(
    "div", { class: "code-place", tabindex: -1 },
    h("p", { class: "code", dir: "ltr", lang: "en" }, code),
    h("p", {}, say("code.care")),
    h("p", { class: "hint" }, say("code.until", { date: momentInWords(until, language, false) })),
  );
}

/** A day, or a day with its time, in the words of a language. `moment` is an ISO date, with or without a time. */
export function momentInWords(moment: string, language: string, time = true): string {
  return dayInWords(new Date(moment), language, { time });
}

/** The box for a code, folded. `open` gives the words of what went wrong, or nothing. */
export function resumeView(say: Say, open: (code: string) => Promise<string | undefined>): HTMLElement {
  const box = h("input", {
    type: "text", autocomplete: "off", autocapitalize: "characters", spellcheck: "false", maxlength: LONGEST, dir: "ltr",
  });
  const error = h("p", { class: "error", id: freshId("error"), role: "alert" });
  box.setAttribute("aria-errormessage", error.id);
  const fail = (text: string): void => {
    error.textContent = text;
    box.setAttribute("aria-invalid", "true");
    box.focus();
  };
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    error.textContent = "";
    box.removeAttribute("aria-invalid");
    const code = box.value.trim();
    const trouble = code ? await open(code) : say("resume.error");
    if (trouble) fail(trouble);
  };
  const form = h(
    "form", { class: "answer-form", novalidate: true, onsubmit: (event) => void submit(event) },
    field(say("resume.label"), box), error,
    h("button", { type: "submit", class: "secondary" }, say("resume.button")),
  );
  return h("details", { class: "resume" }, h("summary", {}, say("resume.open")), form);
}

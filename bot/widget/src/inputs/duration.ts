/** A length of time as the papers give it: so many days, months or years. */

import { h } from "../dom";
import { ownUnit } from "../own-words";
import { answerForm, field, type Answer, type Ask, type Fault } from "./answer";
import { wholeNumber } from "./digits";

const UNITS = ["days", "months", "years"] as const;
export type Unit = (typeof UNITS)[number];

/** "18 months" in the words of the language. Never turned into days: a year is a legal line. */
export function durationInWords(number: string, unit: Unit, language: string): string {
  const own = ownUnit(unit, language);
  if (own) return `${number} ${own}`;
  const format = new Intl.NumberFormat(language, {
    style: "unit", unit: unit.slice(0, -1), unitDisplay: "long", useGrouping: false,
  });
  const words = format.format(Number(number)).replace(/\s/g, " ");
  return /\p{Nd}/u.test(words) ? words : `${number} ${words}`; // Arabic leaves out the one
}

export function durationInput(ask: Ask): HTMLElement {
  const { say, language } = ask;
  const box = h("input", { type: "text", inputmode: "numeric", autocomplete: "off", class: "digits-4" });
  const units = h("select", {}, ...UNITS.map((unit) => h("option", { value: unit }, say(`duration.${unit}`))));
  const read = (): Answer | Fault => {
    const number = wholeNumber(box.value);
    if (number === undefined) return { fault: say("whole.error"), at: box };
    const words = durationInWords(number, units.value as Unit, language);
    return { turn: { text: words }, shown: words };
  };
  return answerForm(
    ask, read,
    h("div", { class: "row" }, field(say("duration"), box), field(say("duration.unit"), units)),
  );
}

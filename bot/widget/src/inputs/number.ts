/** One number: how many, how much money, how heavy. */

import { h } from "../dom";
import { answerForm, field, type Answer, type Ask, type Fault } from "./answer";
import { dollars, grams, wholeNumber } from "./digits";

interface Kind {
  label: "count" | "money" | "grams";
  wrong: "whole.error" | "number.error";
  mode: "numeric" | "decimal";
  read(text: string): string | undefined;
  /** As it is sent and shown, with its unit. */
  word(number: string): string;
}

const COUNT: Kind = {
  label: "count", wrong: "whole.error", mode: "numeric", read: wholeNumber, word: (number) => number,
};
const MONEY: Kind = {
  label: "money", wrong: "number.error", mode: "decimal", read: dollars, word: (number) => `$${number}`,
};
const GRAMS: Kind = {
  label: "grams", wrong: "number.error", mode: "decimal", read: grams, word: (number) => `${number} g`,
};

export const countInput = (ask: Ask): HTMLElement => numberInput(ask, COUNT);
export const moneyInput = (ask: Ask): HTMLElement => numberInput(ask, MONEY);
export const gramsInput = (ask: Ask): HTMLElement => numberInput(ask, GRAMS);

function numberInput(ask: Ask, kind: Kind): HTMLElement {
  const box = h("input", { type: "text", inputmode: kind.mode, autocomplete: "off", class: "digits-8" });
  const read = (): Answer | Fault => {
    const number = kind.read(box.value);
    if (number === undefined) return { fault: ask.say(kind.wrong), at: box };
    const words = kind.word(number);
    return { turn: { text: words }, shown: words };
  };
  return answerForm(ask, read, field(ask.say(kind.label), box));
}

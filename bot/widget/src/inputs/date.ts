/** A date that may be known only in part: the year, the month of a year, or the day. */

import { h } from "../dom";
import { dayInWords, monthNames } from "../own-words";
import { answerForm, field, type Answer, type Ask, type Fault } from "./answer";
import { plainDigits } from "./digits";

const OLDEST_YEAR = 1900;
/** A hearing or an expiry date can lie ahead, but not further than this. */
const YEARS_AHEAD = 20;

export type PartOfDate = "year" | "month" | "day";

/** "2009", "2009-06" or "2009-06-15"; or the part that cannot be right. */
export function partialDate(
  year: string, month: string, day: string, thisYear: number,
): { date: string } | { wrong: PartOfDate } {
  const y = Number(year);
  if (!/^\d{4}$/.test(year) || y < OLDEST_YEAR || y > thisYear + YEARS_AHEAD) return { wrong: "year" };
  if (!month) return day ? { wrong: "month" } : { date: year };
  const iso = `${year}-${month.padStart(2, "0")}`;
  if (!day) return { date: iso };
  const d = Number(day);
  const days = new Date(Date.UTC(y, Number(month), 0)).getUTCDate();
  if (!/^\d{1,2}$/.test(day) || d < 1 || d > days) return { wrong: "day" };
  return { date: `${iso}-${String(d).padStart(2, "0")}` };
}

/** The date in words, no more exact than it is: "2009", "June 2009", "June 15, 2009". */
export function dateInWords(iso: string, language: string): string {
  const [year = "", month, day] = iso.split("-");
  if (!month) return year;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day ?? 1)));
  return dayInWords(date, language, { day: !!day, zone: "UTC" });
}

export function dateInput(ask: Ask): HTMLElement {
  const { say, language } = ask;
  const year = numberBox(4);
  const month = monthList(ask);
  const day = numberBox(2);
  const rest = h("div", { class: "row" }, field(say("date.month"), month), field(say("date.day"), day));
  const onlyYear = h("input", { type: "checkbox" });
  onlyYear.addEventListener("change", () => { rest.hidden = onlyYear.checked; });

  const read = (): Answer | Fault => {
    const [m, d] = onlyYear.checked ? ["", ""] : [month.value, plainDigits(day.value).trim()];
    const outcome = partialDate(plainDigits(year.value).trim(), m, d, new Date().getFullYear());
    if ("date" in outcome) {
      return { turn: { text: outcome.date }, shown: dateInWords(outcome.date, language) };
    }
    return { fault: say(`date.error_${outcome.wrong}`), at: { year, month, day }[outcome.wrong] };
  };
  return answerForm(
    ask, read,
    field(say("date.year"), year),
    h("label", { class: "tick" }, onlyYear, h("span", {}, say("date.only_year"))),
    rest,
    h("p", { class: "hint" }, say("date.hint")),
  );
}

function numberBox(length: number): HTMLInputElement {
  return h("input", {
    type: "text", inputmode: "numeric", autocomplete: "off", maxlength: length, class: `digits-${length}`,
  });
}

function monthList({ say, language }: Ask): HTMLSelectElement {
  const months = monthNames(language).map((name, index) => h("option", { value: index + 1 }, name));
  return h("select", {}, h("option", { value: "" }, say("date.no_month")), ...months);
}

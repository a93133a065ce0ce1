/** The strings the widget itself shows: ids here, texts in the catalogue that the server gives. */

import { LANGUAGES } from "./languages";

import english from "../../../data/locales/en/ui.po";

const OFFERED = "language.";

export const STRING_IDS = [
  "title", "for_organisation",
  "start.title", "start.about", "start.not_advice", "start.private", "start.kept", "start.screen", "start.exit",
  "start.button",
  "resume.open", "resume.label", "resume.button", "resume.error", "resume.done",
  "answers", "answers.none", "answers.change", "answers.remove", "answers.failed",
  "code", "code.text", "code.show", "code.care", "code.until", "code.failed", "ending",
  "language", "exit", "exit.two", "exit.one",
  "clear", "clear.title", "clear.text", "clear.yes", "clear.no", "clear.failed", "clear.again",
  "ended.title", "ended.text", "ended.new", "lost.title", "lost.text",
  "log", "log.person", "log.bot", "log.unsent", "typing", "progress",
  "answer", "answer.tools", "answer.send",
  "composer.beside", "composer.alone", "composer.send", "composer.left", "composer.too_long",
  "offline", "unreachable", "retry", "went_wrong",
  "date.year", "date.month", "date.day", "date.hint", "date.only_year", "date.no_month",
  "date.error_year", "date.error_month", "date.error_day",
  "count", "money", "grams", "number.error", "whole.error",
  "duration", "duration.unit", "duration.days", "duration.months", "duration.years",
  "set.hint", "set.error", "select", "select.first", "select.error",
  "statute", "statute.hint", "text.error", "offense.hint",
  "result.go", "result.failed", "result.urgent", "result.tick", "result.sources", "result.call",
  "result.open", "result.print", "result.save", "result.care", "result.file",
  "result.timeline", "result.pdf", "result.calendar", "result.file_failed",
  "launcher.open", "launcher.close",
] as const;

export type StringId = (typeof STRING_IDS)[number];
export type Params = Readonly<Record<string, string | number>>;

/** Gives the text of a string id with its {placeholders} filled. */
export type Say = (id: StringId, params?: Params) => string;

/** One language's strings. What the table lacks is said in English. */
export class Strings {
  /** `table` maps "ui.<id>" to text, as the server sends it. */
  constructor(readonly language: string, private readonly table: Readonly<Record<string, string>>) {}

  /** The languages that the server offers, by code; all of them as long as it has not said. */
  get languages(): Readonly<Record<string, string>> {
    const said = Object.entries(this.table).filter(([id]) => id.startsWith(OFFERED));
    return said.length ? Object.fromEntries(said.map(([id, name]) => [id.slice(OFFERED.length), name])) : LANGUAGES;
  }

  /** For how many days answers are kept, if the server has said so. */
  get days(): string | undefined {
    return this.table["retention_days"];
  }

  readonly say: Say = (id, params = {}) => {
    const text = this.table[`ui.${id}`] || english[id] || id;
    return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
  };
}

/** The strings that come with the widget, for when the server's cannot be had. */
export const ENGLISH = new Strings("en", {});

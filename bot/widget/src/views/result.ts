/** The result: sections in the server's order, what is urgent first and set apart. */

import { freshId, h, spoken, type Child } from "../dom";
import { icon } from "../icons";
import { apart, phoneInWords, safeHref } from "../links";
import type { FileName } from "../session";
import type { Say, StringId } from "../strings";
import type { Result, ResultItem, ResultSection } from "../types";
import { timelineView } from "./timeline";

const LAST = new Set(["counsel", "save"]);

export interface ResultActions {
  /** Ids of the papers that the person has marked; changed as they mark. */
  ticked: Set<string>;
  print(): void;
  save(): void;
  /** Gets a file from the server; `button` is the one that was pressed. */
  fetch(file: FileName, button: HTMLButtonElement): void;
}

/** The view of a result. Its heading can take the focus. */
export function resultView(result: Result, say: Say, actions: ResultActions): HTMLElement {
  const title = freshId("result");
  return h(
    "section",
    { class: "result", lang: result.language, dir: result.direction, "aria-labelledby": title },
    h("h2", { id: title, tabindex: -1 }, result.title),
    result.intro && h("p", { class: "lead" }, result.intro),
    ...sections(result, say, actions.ticked),
    result.disclaimer && h("p", { class: "disclaimer" }, result.disclaimer),
    h(
      "div", { class: "result-actions" },
      h("button", { type: "button", class: "secondary", onclick: actions.print }, icon("print"), say("result.print")),
      h("button", { type: "button", class: "secondary", onclick: actions.save }, icon("save"), say("result.save")),
      fileButton("result.pdf", "result.pdf", say, actions),
      fileButton("deadlines.ics", "result.calendar", say, actions),
      h("p", { class: "hint" }, say("result.care")),
    ),
  );
}

/** What is urgent first, the timeline before whom to call. */
function sections({ sections, timeline }: Result, say: Say, ticked: Set<string>): HTMLElement[] {
  const first = sections.filter(({ id }) => id === "urgent");
  const last = sections.filter(({ id }) => LAST.has(id));
  const rest = sections.filter((section) => !first.includes(section) && !last.includes(section));
  const views = (some: ResultSection[]): HTMLElement[] =>
    some.filter(({ items, intro }) => items.length > 0 || intro).map((section) => sectionView(section, say, ticked));
  return [...views([...first, ...rest]), ...(timeline ? [timelineView(timeline, say)] : []), ...views(last)];
}

function fileButton(file: FileName, label: StringId, say: Say, actions: ResultActions): HTMLElement {
  const get = (): void => actions.fetch(file, button);
  const button: HTMLButtonElement = h(
    "button", { type: "button", class: "secondary", "data-file": file, onclick: get }, icon("save"), say(label),
  );
  return button;
}

function sectionView(section: ResultSection, say: Say, ticked: Set<string>): HTMLElement {
  const urgent = section.id === "urgent";
  const papers = section.id === "papers";
  const item = papers ? paperItem : plainItem;
  return h(
    "section", { class: `section section-${section.id}` },
    h("h3", {}, urgent && icon("warning"), urgent && spoken(`${say("result.urgent")} `), section.title),
    section.intro && h("p", {}, section.intro),
    papers && h("p", { class: "hint" }, say("result.tick")),
    h("ul", { class: "items" }, ...section.items.map((each) => h("li", {}, ...item(each, say, ticked)))),
  );
}

function plainItem(item: ResultItem, say: Say): Child[] {
  return [item.title && h("h4", {}, item.title), ...details(item, say)];
}

function paperItem(item: ResultItem, say: Say, ticked: Set<string>): Child[] {
  const mark = (): void => { if (box.checked) ticked.add(item.id); else ticked.delete(item.id); };
  const box: HTMLInputElement = h("input", { type: "checkbox", checked: ticked.has(item.id), onchange: mark });
  return [
    h("label", { class: "tick" }, box, h("span", {}, item.title || item.text || "")),
    ...details(item.title ? item : { ...item, text: "" }, say),
  ];
}

function details(item: ResultItem, say: Say): Child[] {
  const { points = [], sources = [] } = item;
  return [
    item.text && h("p", {}, item.text),
    points.length > 0 && h("ul", { class: "points" }, ...points.map((point) => h("li", {}, point))),
    item.href && linkTo(item.href, item.title ?? "", say),
    sources.length > 0 && h(
      "details", { class: "sources" },
      h("summary", {}, say("result.sources")),
      h("ul", {}, ...sources.map((source) => h("li", {}, source))),
    ),
  ];
}

/** A link that opens beside the chat, so that the chat is not lost; a number is a link to call it. */
function linkTo(href: string, about: string, say: Say): Child {
  const address = safeHref(href);
  if (!address) return null;
  const url = new URL(address);
  if (url.protocol !== "https:") {
    const number = apart(phoneInWords(url.pathname));
    return h("a", { class: "call", href: address }, icon("phone"), h("span", {}, say("result.call", { number })));
  }
  return h(
    "a", { href: address, target: "_blank", rel: "noopener noreferrer" },
    say("result.open", { place: apart(url.hostname) }), about && spoken(` (${about})`),
  );
}

/** One message as a list item. */

import { h, spoken } from "./dom";
import { icon } from "./icons";
import { safeHref } from "./links";
import type { Say } from "./strings";
import type { Message, Phone } from "./types";

export type MessageView = Pick<Message, "from" | "kind" | "lang" | "text"> & Partial<Message>;

/** The list item of a message; language and direction are its own. */
export function messageItem(message: MessageView, say: Say): HTMLLIElement {
  const heading = message.title && h("strong", { class: "message-title" }, message.title);
  const lines = message.items ?? [];
  return h(
    "li",
    { class: `message ${message.from} ${message.kind}`, lang: message.lang, dir: "auto" },
    spoken(say(message.from === "person" ? "log.person" : "log.bot")),
    message.kind === "notice" && icon("warning"),
    heading,
    message.text && h("p", { dir: "auto" }, message.text),
    lines.length > 0 && h("ul", {}, ...lines.map((line) => h("li", { dir: "auto" }, line))),
    message.phone && phoneLink(message.phone),
  );
}

function phoneLink({ label, href }: Phone): Node {
  const address = safeHref(href);
  if (!address) return h("p", {}, label);
  return h("a", { class: "call", href: address }, icon("phone"), h("span", {}, label));
}

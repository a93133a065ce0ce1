/** Makes elements from tags, attributes and text. Text is always set as text, never parsed. */

type Attribute = string | number | boolean | undefined | ((event: Event) => void);
export type Attributes = Record<string, Attribute>;
export type Child = Node | string | false | null | undefined;

/**
 * Makes one element. A function is an event listener (`onclick`), a boolean switches the attribute,
 * `undefined` leaves it out, anything else is the attribute's text.
 */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K, attributes: Attributes = {}, ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else if (typeof value === "boolean") element.toggleAttribute(name, value);
    else if (value !== undefined) element.setAttribute(name, String(value));
  }
  element.append(...children.filter((child): child is Node | string => !!child));
  return element;
}

/** Text for people who listen to the page only. */
export function spoken(text: string): HTMLElement {
  return h("span", { class: "spoken" }, text);
}

let count = 0;

/** An id that no other element of this shadow tree has. */
export function freshId(name: string): string {
  count += 1;
  return `${name}-${count}`;
}

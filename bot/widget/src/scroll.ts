/** Brings what is new into sight, in whichever box scrolls around it. */

const GAP = 12;

/** The parts of the widget that stay in sight and may cover what scrolls beneath them. */
export interface Bars {
  header: HTMLElement;
  foot: HTMLElement;
}

/** Scrolls until `first` is at the top, or less far if everything down to `last` fits before. */
export function reveal(first: Element, last: Element, { header, foot }: Bars): void {
  const frame = scrollerOf(first);
  const box = frame === document.scrollingElement
    ? { top: 0, bottom: window.innerHeight } : frame.getBoundingClientRect();
  const top = box.top + coveredBy(header, frame) + GAP;
  const bottom = box.bottom - coveredBy(foot, frame);
  const toStart = first.getBoundingClientRect().top - top;
  const toEnd = last.getBoundingClientRect().bottom - bottom;
  frame.scrollBy({ top: toStart < 0 ? toStart : Math.max(0, Math.min(toStart, toEnd)) });
}

function scrollerOf(element: Element): Element {
  for (let here: Element | null = element; here; here = parentOf(here)) {
    if (/auto|scroll/.test(getComputedStyle(here).overflowY)) return here;
  }
  return document.scrollingElement ?? document.documentElement;
}

function parentOf(element: Element): Element | null {
  const root = element.getRootNode();
  return element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
}

/** Height that a bar takes from `frame`: none if it is outside, or scrolls along. */
function coveredBy(bar: HTMLElement, frame: Element): number {
  const inside = frame.contains(bar) || frame === document.scrollingElement;
  return inside && getComputedStyle(bar).position === "sticky" ? bar.getBoundingClientRect().height : 0;
}

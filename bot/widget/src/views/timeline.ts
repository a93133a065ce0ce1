/** The timeline: the server's drawing, shape by shape, and the same in sentences on demand. */

import { h } from "../dom";
import type { Say } from "../strings";
import type { Shape, Timeline } from "../types";

const SVG = "http://www.w3.org/2000/svg";
/** What a shape says of its place; the rest of its look is the stylesheet's, by class. */
const PLACES = ["x", "y", "x1", "y1", "x2", "y2", "width", "height"] as const;

export function timelineView(timeline: Timeline, say: Say): HTMLElement {
  return h(
    "section", { class: "section section-timeline" },
    h("h3", {}, timeline.title),
    h("p", {}, timeline.intro),
    drawing(timeline),
    h(
      "details", {},
      h("summary", {}, say("result.timeline")),
      h("ul", { class: "points" }, ...timeline.description.map((sentence) => h("li", {}, sentence))),
    ),
  );
}

function drawing({ width, height, title, direction, shapes }: Timeline): SVGSVGElement {
  const svg = svgElement("svg", {
    viewBox: `0 0 ${width} ${height}`, class: "drawing", role: "img", "aria-label": title, direction,
  });
  svg.append(...shapes.map(element));
  return svg;
}

function element(shape: Shape): SVGElement {
  const places = PLACES.filter((place) => shape[place] !== undefined).map((place) => [place, shape[place]]);
  const drawn = svgElement(shape.kind, {
    ...Object.fromEntries(places), class: `drawn-${shape.class}`, rx: shape.round, "font-size": shape.size,
    "text-anchor": shape.anchor,
  });
  drawn.textContent = shape.text ?? "";
  return drawn;
}

function svgElement<K extends keyof SVGElementTagNameMap>(
  tag: K, attributes: Record<string, string | number | undefined>,
): SVGElementTagNameMap[K] {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined) made.setAttribute(name, String(value));
  }
  return made;
}

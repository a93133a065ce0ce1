/** The few line drawings of the widget; each says what a word beside it says too. */

const SVG = "http://www.w3.org/2000/svg";

const PATHS = {
  warning: "M12 3 2 20h20L12 3zM12 10v4.5M12 17.2v.3",
  phone: "M6 3h3.5l1.5 5-2.2 1.6a12 12 0 0 0 5.6 5.6L16 13l5 1.5V18a3 3 0 0 1-3.3 3A16 16 0 0 1 3 6.3 3 3 0 0 1 6 3z",
  leave: "M14 4H5v16h9M10 12h11M17 8l4 4-4 4",
  language: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM3 12h18M12 3c3 3 3 15 0 18M12 3c-3 3-3 15 0 18",
  clear: "M4 7h16M9 7V4h6v3M6.5 7l1 13h9l1-13M10 11v6M14 11v6",
  send: "M12 20V5M6 11l6-6 6 6",
  chat: "M4 5h16v11H9l-5 4V5z",
  close: "M6 6l12 12M18 6 6 18",
  print: "M7 9V3h10v6M7 17H4V9h16v8h-3M7 14h10v7H7z",
  save: "M12 4v11M7 11l5 5 5-5M4 20h16",
  done: "M5 12.5 10 17.5 19.5 7",
} as const;

export type IconName = keyof typeof PATHS;

/** A decorative drawing in the colour of the text around it. */
export function icon(name: IconName): SVGSVGElement {
  const svg = document.createElementNS(SVG, "svg");
  const path = document.createElementNS(SVG, "path");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}

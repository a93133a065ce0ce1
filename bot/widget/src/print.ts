/** Prints the result alone, whatever page the widget stands in. */

const HIDDEN = "data-advisal-not-printed";

/** Hides everything beside `host` and its ancestors while the browser prints; what is folded opens. */
export function printOnly(host: Element): void {
  host.shadowRoot?.querySelectorAll("details").forEach((details) => { details.open = true; });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`@media print { [${HIDDEN}] { display: none !important } }`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  const hidden = besides(host);
  hidden.forEach((element) => element.setAttribute(HIDDEN, ""));
  const restore = (): void => {
    hidden.forEach((element) => element.removeAttribute(HIDDEN));
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
  };
  addEventListener("afterprint", restore, { once: true });
  window.print();
}

function besides(element: Element): Element[] {
  const found: Element[] = [];
  for (let here = element; here.parentElement && here !== document.body; here = here.parentElement) {
    found.push(...Array.from(here.parentElement.children).filter((sibling) => sibling !== here));
  }
  return found;
}

/** Leaving at once: the button, and Escape pressed three times. */

const PRESSES = 3;
/** Presses further apart than this do not belong together. */
const WITHIN_MS = 5_000;

/** Empties the page and goes to `address` in place of this page, so that Back does not return here. */
export function leave(address: string): void {
  document.body.replaceChildren();
  document.title = "\u00a0";
  location.replace(address);
}

/**
 * Calls `leave` at the third press of Escape, and `more` with the presses still missing before.
 * Returns what stops the listening.
 */
export function onEscapes(leave: () => void, more: (missing: number) => void): () => void {
  let presses = 0;
  let since = 0;
  const listen = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || event.repeat || event.isComposing) return;
    presses = event.timeStamp - since > WITHIN_MS ? 1 : presses + 1;
    if (presses === 1) since = event.timeStamp;
    if (presses >= PRESSES) leave();
    else more(PRESSES - presses);
  };
  document.addEventListener("keydown", listen, true);
  return () => document.removeEventListener("keydown", listen, true);
}

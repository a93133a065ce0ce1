/** What the chat listens to beside its own buttons: Escape, the network, and the page being seen again. */

import { onEscapes } from "./exit";

export interface Heard {
  /** Escape was pressed as often as it takes. */
  leave(): void;
  /** Escape was pressed, and so many presses are missing. */
  escaping(missing: number): void;
  /** The page is seen again. */
  woke(): void;
  /** The network is back. */
  online(): void;
}

/** Begins to listen; returns what stops it. */
export function listen({ leave, escaping, woke, online }: Heard): () => void {
  const seen = (): void => {
    if (!document.hidden) woke();
  };
  document.addEventListener("visibilitychange", seen);
  addEventListener("online", online);
  const deaf = onEscapes(leave, escaping);
  return () => {
    document.removeEventListener("visibilitychange", seen);
    removeEventListener("online", online);
    deaf();
  };
}

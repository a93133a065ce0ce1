/** Deleting the chat: asks once, clears the screen at once, and says so if the server could not be told. */

import type { Notice } from "./notice";
import type { Session } from "./session";
import type { Say } from "./strings";
import { decisionDialog } from "./views/dialog";

/** Asks in a window over `root`; `clear` runs on yes, before anything is sent. */
export function askToDelete(root: HTMLElement, session: Session, notice: Notice, say: Say, clear: () => void): void {
  const yes = (): void => {
    clear();
    void remove(session, notice, say);
  };
  decisionDialog(root, say("clear.title"), say("clear.text"), [say("clear.yes"), yes], say("clear.no"));
}

async function remove(session: Session, notice: Notice, say: Say): Promise<void> {
  try {
    await session.remove();
    notice.clear();
  } catch {
    notice.show(say("clear.failed"), [say("clear.again"), () => void remove(session, notice, say)]);
  }
}

/** What the page decides about a chat. */

import type { Api } from "./api";
import type { Launcher } from "./launcher";

export interface ChatOptions {
  api: Api;
  language: string;
  organisation: string;
  /** Where the quick exit goes. */
  exitAddress: string;
  /** What opens and folds the chat, if it does not stand in the page. */
  launcher?: Launcher;
}

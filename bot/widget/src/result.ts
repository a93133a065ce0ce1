/** Keeps one result in the history: the newest, with its print and save buttons at work. */

import type { Log } from "./log";
import { printOnly } from "./print";
import { resultText, saveText } from "./result-text";
import type { Say } from "./strings";
import type { Result } from "./types";
import { resultView } from "./views/result";

export interface Placed {
  view: HTMLElement;
  /** The result is another one than before. */
  fresh: boolean;
}

export class ResultPlace {
  private shown: { text: string; view: HTMLElement } | null = null;

  /** `host` gives the element to print. */
  constructor(private readonly log: Log, private readonly host: () => Element) {}

  /** Shows the result, leaving what is there if it says the same. */
  show(result: Result, say: Say): Placed {
    const text = JSON.stringify(result);
    if (this.shown?.text === text && this.shown.view.isConnected) return { view: this.shown.view, fresh: false };
    const view = resultView(result, say, {
      print: () => printOnly(this.host()),
      save: () => saveText(resultText(result), `${say("result.file")}.txt`),
    });
    this.log.place(view);
    this.shown = { text, view };
    return { view, fresh: true };
  }
}

/** Keeps one result in the history: the newest, with its buttons at work. */

import { h } from "./dom";
import type { Log } from "./log";
import { printOnly } from "./print";
import { resultText, saveBlob } from "./result-text";
import type { FileName, Session } from "./session";
import type { Say, StringId } from "./strings";
import type { Reply, Result } from "./types";
import { resultView } from "./views/result";

/** What stands around the result. */
export interface Surroundings {
  readonly say: Say;
  /** The chat that is open now. */
  session(): Session | null;
  /** The element to print. */
  host(): Element;
  reveal(view: Element): void;
  /** Keeps a button in sight, or takes it away. */
  offer(button: HTMLElement | null): void;
  /** Says what went wrong, with a button to try again. */
  trouble(error: unknown, otherwise: StringId, again: () => void): void;
}

export class ResultPlace {
  private readonly ticked = new Set<string>();
  private shown: { text: string; view: HTMLElement } | null = null;

  constructor(private readonly log: Log, private readonly around: Surroundings) {}

  /** Shows the result of a reply that has one; `asked`: the person wants to see it, also if it is the same as before. */
  async show(reply: Reply, asked: boolean): Promise<void> {
    const session = this.around.session();
    if (!reply.result || !session) return this.remove();
    try {
      const result = await session.result();
      if (session !== this.around.session()) return;
      const fresh = this.place(result, session);
      const view = this.shown!.view;
      this.around.offer(this.wayTo(view));
      if (fresh || asked) this.around.reveal(view);
    } catch (error) {
      if (session !== this.around.session()) return;
      this.around.trouble(error, "result.failed", () => void this.show(reply, asked));
    }
  }

  /** Another chat may begin: nothing of this one stays. */
  forget(): void {
    this.shown = null;
    this.ticked.clear();
  }

  private remove(): void {
    this.around.offer(null);
    this.log.removeResult();
  }

  /** Leaves what is there if it says the same; whether it is new. */
  private place(result: Result, session: Session): boolean {
    const { say, host } = this.around;
    const text = JSON.stringify(result);
    if (this.shown?.text === text && this.shown.view.isConnected) return false;
    const name = say("result.file");
    const view = resultView(result, say, {
      ticked: this.ticked,
      print: () => printOnly(host()),
      save: () => saveBlob(new Blob([resultText(result)], { type: "text/plain;charset=utf-8" }), `${name}.txt`),
      fetch: (file, button) => void this.fetch(session, file, name, button),
    });
    this.log.place(view);
    this.shown = { text, view };
    return true;
  }

  private async fetch(session: Session, file: FileName, name: string, button: HTMLButtonElement): Promise<void> {
    if (button.getAttribute("aria-busy")) return;
    button.setAttribute("aria-busy", "true");
    try {
      saveBlob(await session.file(file), `${name}.${file.split(".")[1]}`);
    } catch (error) {
      this.around.trouble(error, "result.file_failed", () => void this.fetch(session, file, name, button));
    }
    button.removeAttribute("aria-busy");
  }

  private wayTo(view: HTMLElement): HTMLElement {
    const go = (): void => {
      this.around.reveal(view);
      view.querySelector<HTMLElement>("h2")?.focus({ preventScroll: true });
    };
    return h("button", { type: "button", class: "secondary", onclick: go }, this.around.say("result.go"));
  }
}

/** What a person can do beside answering: see all answers and change one, and take a code for later. */

import { wordsOf } from "./api";
import { h } from "./dom";
import type { Answer } from "./inputs/answer";
import type { Session } from "./session";
import type { Say, StringId } from "./strings";
import { answersView } from "./views/answers";
import { codeView } from "./views/code";
import { sheet } from "./views/dialog";

/** What the windows need to know of the chat as it is when they open. */
export interface Standing {
  session: Session;
  language: string;
  say: Say;
  answer(answer: Answer): void;
}

export class More {
  private dialog: HTMLDialogElement | null = null;

  /** `standing` is null while there is no chat; `exit` leaves the page. The windows open in `root`. */
  constructor(
    private readonly root: HTMLElement, private readonly standing: () => Standing | null,
    private readonly exit: () => void,
  ) {}

  /** The buttons that open the windows. */
  buttons(say: Say): HTMLElement[] {
    const button = (id: StringId, act: (now: Standing) => void): HTMLElement => h("button", {
      type: "button", class: "tool", "data-more": id, "aria-haspopup": "dialog",
      onclick: () => { const now = this.standing(); if (now) act(now); },
    }, say(id));
    return [button("answers", (now) => this.answers(now)), button("code", (now) => this.code(now))];
  }

  get open(): boolean {
    return !!this.dialog?.open;
  }

  close(): void {
    this.dialog?.close();
  }

  private answers({ session, say, answer }: Standing): void {
    const place = this.place(say, "answers");
    void fill(place, say, "answers.failed", async () => answersView(await session.answers(), say, (choice, shown) => {
      this.close();
      answer({ turn: { choice }, shown });
    }));
  }

  private code({ session, say, language }: Standing): void {
    const place = this.place(say, "code");
    const show = (): Promise<void> =>
      fill(place, say, "code.failed", async () => codeView(await session.code(), language, say));
    place.append(
      h("p", {}, say("code.text")),
      h("button", { type: "button", class: "primary", onclick: () => void show() }, say("code.show")),
    );
  }

  /** Opens a window; what it holds goes into the place. */
  private place(say: Say, title: StringId): HTMLElement {
    const place = h("div", { class: "filled" });
    this.dialog = sheet(this.root, say(title), say, this.exit, place);
    return place;
  }
}

/** Fills a window with what the server gives, or says what went wrong and lets it be tried again. */
async function fill(place: HTMLElement, say: Say, failed: StringId, view: () => Promise<HTMLElement>): Promise<void> {
  place.setAttribute("aria-busy", "true");
  try {
    const content = await view();
    place.replaceChildren(content);
    content.focus();
  } catch (error) {
    const text = wordsOf(error) || say(failed);
    const again = h("button", { type: "button", class: "secondary", onclick: () => void fill(place, say, failed, view) }, say("retry"));
    place.replaceChildren(h("p", { class: "error", role: "alert" }, text), again);
    again.focus();
  }
  place.removeAttribute("aria-busy");
}

/** The chat on the page: what is shown when, from the start to the result or the deletion. */

import { Refused, type Api } from "./api";
import { Composer } from "./composer";
import { h } from "./dom";
import { leave, onEscapes } from "./exit";
import { Header } from "./header";
import type { Answer } from "./inputs/answer";
import { direction, LANGUAGES } from "./languages";
import type { Launcher } from "./launcher";
import { Log } from "./log";
import { Notice } from "./notice";
import { Panel } from "./panel";
import { ResultPlace } from "./result";
import { reveal } from "./scroll";
import { Session, type Events } from "./session";
import { ENGLISH, Strings } from "./strings";
import type { Question, Reply, Turn } from "./types";
import { confirmClear } from "./views/confirm";
import { endView, startView } from "./views/start";

/** A reply that takes longer is announced to those who do not see the dots. */
const SLOW_MS = 2_000;

export interface ChatOptions {
  api: Api;
  language: string;
  organisation: string;
  /** Where the quick exit goes. */
  exitAddress: string;
  /** What opens and folds the chat, if it does not stand in the page. */
  launcher?: Launcher;
}

export class Chat {
  private readonly header: Header;
  private readonly cover = h("div", { class: "cover-place" });
  private readonly log = new Log();
  private readonly typing = h("p", { class: "typing", hidden: true }, h("i"), h("i"), h("i"));
  private readonly panel = new Panel();
  private readonly notice = new Notice();
  private readonly status = h("p", { role: "status", class: "spoken" });
  private readonly composer = new Composer((text) => this.answer({ turn: { text }, shown: text, typed: true }));
  private readonly scroller = h("div", { class: "scroller" }, this.cover, this.log.root, this.typing, this.panel.root);
  private readonly foot = h("div", { class: "foot" }, this.notice.root, this.composer.root);
  readonly root: HTMLElement;

  private readonly result: ResultPlace;
  private strings: Strings = ENGLISH;
  private language: string;
  private session: Session | null = null;
  private reply: Reply | null = null;
  private showing: "start" | "chat" | "ended" | "lost" = "start";
  private stopListening: (() => void)[] = [];
  private slow: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly options: ChatOptions) {
    this.language = options.language;
    this.header = new Header({
      exit: () => this.exit(),
      clear: () => this.askToClear(),
      language: (code) => this.choose(code),
      ...(options.launcher ? { fold: options.launcher.fold } : {}),
    });
    this.root = h("div", { class: "shell" }, this.header.root, this.scroller, this.foot, this.status);
    this.result = new ResultPlace(this.log, () => (this.root.getRootNode() as ShadowRoot).host);
    this.scroller.addEventListener("focusin", (event) => this.uncover(event.target as Element));
    options.launcher?.hold(this.root, this.header.titleId);
    this.draw();
  }

  /** Begins to listen for Escape, for the network and for the page being seen again. */
  listen(): void {
    void this.speak(this.language);
    const wake = (): void => { if (!document.hidden) void this.session?.woke(Date.now()); };
    const online = (): void => void this.session?.retry();
    document.addEventListener("visibilitychange", wake);
    addEventListener("online", online);
    this.stopListening = [
      () => document.removeEventListener("visibilitychange", wake),
      () => removeEventListener("online", online),
      onEscapes(() => this.exit(), (missing) => this.announce(this.say(missing > 1 ? "exit.two" : "exit.one"))),
    ];
  }

  stop(): void {
    this.stopListening.forEach((stop) => stop());
    this.stopListening = [];
  }

  /** The person, or the page, wants another language. */
  choose(code: string): void {
    if (code === this.language && this.strings.language === code) return;
    if (!this.session) return void this.speak(code);
    const turn = this.turnOf(`do:language:${code}`);
    this.answer({ turn, shown: LANGUAGES[code] ?? code });
  }

  private readonly say: Strings["say"] = (id, params) => this.strings.say(id, params);

  private async speak(code: string): Promise<void> {
    this.language = code;
    this.options.api.language = code;
    const table = await this.options.api.strings(code).catch(() => null);
    if (this.language !== code) return;
    const strings = table ? new Strings(code, table) : ENGLISH;
    const offered = Object.keys(strings.languages);
    if (!offered.includes(code)) return this.speak(offered.includes("en") ? "en" : offered[0] ?? "en");
    this.strings = strings;
    this.draw();
  }

  /** Puts every text of the widget's own in its place, in the present language. */
  private draw(): void {
    const { say, strings } = this;
    this.root.lang = strings.language;
    this.root.dir = direction(strings.language);
    this.header.offer(strings.languages);
    this.header.relabel(say, this.language, this.options.organisation);
    this.options.launcher?.relabel(say("launcher.open"));
    this.log.relabel(say);
    this.panel.relabel(say);
    this.show(this.showing);
  }

  private show(what: Chat["showing"]): void {
    this.showing = what;
    const covered = what !== "chat";
    this.foot.classList.toggle("covered", covered);
    this.header.clearable(!covered);
    this.composer.root.hidden = covered;
    this.panel.root.hidden = covered;
    this.cover.replaceChildren();
    if (what === "start") this.cover.append(startView(this.say, () => void this.start()));
    else if (covered) this.cover.append(endView(this.say, what as "ended" | "lost", () => this.again()));
    else this.drawQuestion();
  }

  private async start(): Promise<void> {
    this.notice.clear();
    this.show("chat");
    this.panel.holdFocus();
    this.wait(true);
    if (this.strings.language !== this.language) void this.speak(this.language);
    try {
      this.session = await Session.open(this.options.api, this.language, this.events);
    } catch (error) {
      this.show("start");
      this.cover.querySelector("button")?.focus();
      this.notice.show(this.trouble(error, "unreachable"), [this.say("retry"), () => void this.start()]);
    }
    this.wait(false);
  }

  /** Sends an answer, unless another one is still on its way. */
  private answer({ turn, shown, typed = false }: Answer): boolean {
    if (!this.session || this.session.waiting) return false;
    if (this.panel.focused || matchMedia("(pointer: coarse)").matches) this.panel.holdFocus();
    const item = this.log.echo(shown, typed, this.language, this.say);
    this.session.send(turn);
    this.reveal(item, this.typing);
    return true;
  }

  private turnOf(choice: string): Turn {
    const open = this.reply?.question?.id;
    return open ? { choice, question: open } : { choice };
  }

  private readonly events: Events = {
    replied: (reply, turn) => this.replied(reply, turn),
    busy: (busy) => {
      this.wait(busy);
      if (!busy) this.notice.clear();
    },
    undelivered: (again, answered) => {
      this.typing.hidden = true;
      const item = this.log.markUnsent(this.say);
      const text = this.say(again && !answered ? "offline" : "unreachable");
      this.notice.show(text, [this.say("retry"), () => void this.session?.retry()]);
      if (item) this.reveal(item, item);
    },
    refused: (turn, error) => {
      this.log.withdraw();
      if ("text" in turn) this.composer.restore(turn.text);
      this.notice.show(this.trouble(error, "went_wrong"));
    },
    gone: () => this.end("lost"),
  };

  private replied(reply: Reply, turn: Turn | null): void {
    if (reply.phase === "deleted") return this.end("ended");
    const same = sameQuestion(reply.question, this.reply?.question ?? null);
    this.reply = reply;
    const first = this.log.add(reply.messages, this.say);
    if (turn) this.log.settle();
    if (turn || !same) this.drawQuestion();
    if (reply.language !== this.language) void this.speak(reply.language);
    if (first) this.reveal(first);
    void this.showResult(reply, !!turn && "choice" in turn && turn.choice === "do:result");
  }

  private drawQuestion(): void {
    const question = this.reply?.question;
    this.composer.relabel(this.say, !!question && question.type !== "none");
    if (!question) return this.panel.rest();
    const { language } = this.reply!;
    const ask = { question, language, say: this.say, answer: (answer: Answer) => void this.answer(answer) };
    this.panel.ask(ask, this.reply!.progress, this.log.endsWith(question.text));
    this.panel.lock(!!this.session?.waiting);
  }

  private async showResult(reply: Reply, asked: boolean): Promise<void> {
    const { session } = this;
    if (!reply.result || !session) {
      this.panel.offer(null);
      return this.log.removeResult();
    }
    try {
      const result = await session.result();
      if (session !== this.session) return;
      const { view, fresh } = this.result.show(result, this.say);
      this.panel.offer(this.wayTo(view));
      if (fresh || asked) this.reveal(view);
    } catch (error) {
      const again = (): void => { this.notice.clear(); void this.showResult(reply, asked); };
      this.notice.show(this.trouble(error, "result.failed"), [this.say("retry"), again]);
    }
  }

  private wayTo(view: HTMLElement): HTMLElement {
    const go = (): void => {
      this.reveal(view);
      view.querySelector<HTMLElement>("h2")?.focus({ preventScroll: true });
    };
    return h("button", { type: "button", class: "secondary", onclick: go }, this.say("result.go"));
  }

  private askToClear(): void {
    if (this.showing !== "chat" || !this.session) return;
    confirmClear(this.root, this.say, () => void this.clear());
  }

  private async clear(): Promise<void> {
    const { session } = this;
    if (!session) return;
    this.end("ended");
    this.focusCover();
    await this.remove(session);
  }

  private async remove(session: Session): Promise<void> {
    try {
      await session.remove();
      this.notice.clear();
    } catch {
      const again = (): void => void this.remove(session);
      this.notice.show(this.say("clear.failed"), [this.say("clear.again"), again]);
    }
  }

  /** Takes every trace of the chat off the screen. */
  private end(why: "ended" | "lost"): void {
    const held = this.panel.focused;
    this.session?.close();
    this.session = null;
    this.reply = null;
    this.log.clear();
    this.composer.clear();
    this.notice.clear();
    this.panel.rest();
    this.panel.offer(null);
    this.typing.hidden = true;
    this.show(why);
    if (held) this.focusCover();
  }

  private again(): void {
    this.notice.clear();
    this.show("start");
    this.cover.querySelector<HTMLElement>("button")?.focus();
  }

  private exit(): void {
    this.root.replaceChildren();
    this.session?.close();
    leave(this.options.exitAddress);
  }

  private wait(waiting: boolean): void {
    this.typing.hidden = !waiting;
    this.panel.lock(waiting);
    clearTimeout(this.slow);
    this.announce("");
    if (waiting) this.slow = setTimeout(() => this.announce(this.say("typing")), SLOW_MS);
  }

  private reveal(first: Element, last: Element = this.panel.root): void {
    reveal(first, last, { header: this.header.bar, foot: this.foot });
  }

  /** What the keyboard has reached must not lie beneath the bars. */
  private uncover(focused: Element): void {
    if (focused !== this.panel.root && focused.matches(":focus-visible")) this.reveal(focused, focused);
  }

  private announce(text: string): void {
    this.status.textContent = text;
  }

  private focusCover(): void {
    this.cover.querySelector<HTMLElement>("[tabindex]")?.focus();
  }

  private trouble(error: unknown, otherwise: "unreachable" | "went_wrong" | "result.failed"): string {
    return (error instanceof Refused && error.message) || this.say(otherwise);
  }
}

function sameQuestion(one: Question | null, other: Question | null): boolean {
  return one?.id === other?.id && one?.text === other?.text;
}

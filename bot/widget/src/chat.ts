/** The chat on the page: what is shown when, from the start to the result or the deletion. */

import { wordsOf } from "./api";
import { Composer } from "./composer";
import { Cover } from "./cover";
import { askToDelete } from "./deletion";
import { h } from "./dom";
import { Ending } from "./ending";
import { leave } from "./exit";
import { Header } from "./header";
import type { Answer } from "./inputs/answer";
import { direction, LANGUAGES } from "./languages";
import { listen } from "./listening";
import { Log } from "./log";
import { More, type Standing } from "./more";
import { Notice } from "./notice";
import type { ChatOptions } from "./options";
import { Panel } from "./panel";
import { ResultPlace } from "./result";
import { sameQuestion } from "./question";
import { reveal } from "./scroll";
import { Session, type Events } from "./session";
import { Speech } from "./speech";
import type { Strings } from "./strings";
import type { Reply, Turn } from "./types";
import { momentInWords } from "./views/code";
import type { StartActions } from "./views/start";
import { Waiting } from "./waiting";

export class Chat {
  private readonly header: Header;
  private readonly cover = new Cover();
  private readonly log = new Log();
  private readonly waiting = new Waiting(() => this.announce(this.say("typing")));
  private readonly panel = new Panel();
  private readonly notice = new Notice();
  private readonly status = h("p", { role: "status", class: "spoken" });
  private readonly composer = new Composer((text) => this.answer({ turn: { text }, shown: text, typed: true }));
  private readonly scroller = h("div", { class: "scroller" }, this.cover.root, this.log.root, this.waiting.root, this.panel.root);
  private readonly foot = h("div", { class: "foot" }, this.notice.root, this.composer.root);
  readonly root: HTMLElement;

  private readonly more: More;
  private readonly result = new ResultPlace(this.log, {
    say: (id, params) => this.say(id, params),
    session: () => this.session,
    host: () => (this.root.getRootNode() as ShadowRoot).host,
    reveal: (view) => this.reveal(view),
    offer: (button) => this.panel.offer(button),
    trouble: (error, otherwise, again) => {
      this.notice.show(wordsOf(error) || this.say(otherwise), [this.say("retry"), () => { this.notice.clear(); again(); }]);
    },
  });
  private readonly ending = new Ending((until) => this.warn(until), () => void this.session?.retry());
  private session: Session | null = null;
  private reply: Reply | null = null;
  private showing: "start" | "chat" | "ended" | "lost" = "start";
  /** The server's word on why the conversation is over. */
  private why = "";
  private readonly speech: Speech;
  private stopListening = (): void => {};

  constructor(private readonly options: ChatOptions) {
    this.speech = new Speech(options.api, options.language, () => this.draw());
    this.header = new Header({
      exit: () => this.exit(),
      clear: () => this.askToClear(),
      language: (code) => this.choose(code),
      ...(options.launcher ? { fold: options.launcher.fold } : {}),
    });
    this.root = h("div", { class: "shell" }, this.header.root, this.scroller, this.foot, this.status);
    this.more = new More(this.root, () => this.standing(), () => this.exit());
    this.scroller.addEventListener("focusin", (event) => this.uncover(event.target as Element));
    options.launcher?.hold(this.root, this.header.titleId);
    this.draw();
  }

  /** Begins to listen for Escape, for the network and for the page being seen again. */
  listen(): void {
    void this.speech.speak(this.language);
    this.stopListening = listen({
      leave: () => this.exit(),
      escaping: (missing) => this.announce(this.say(missing > 1 ? "exit.two" : "exit.one")),
      online: () => void this.session?.retry(),
      woke: () => {
        void this.session?.woke(Date.now());
        if (this.session) this.ending.check();
      },
    });
  }

  stop(): void {
    this.stopListening();
    this.stopListening = () => {};
  }

  /** The person, or the page, wants another language. */
  choose(code: string): void {
    if (code === this.language && this.speech.fluent) return;
    if (!this.session) return void this.speech.speak(code);
    const turn = this.turnOf(`do:language:${code}`);
    this.answer({ turn, shown: LANGUAGES[code] ?? code });
  }

  private get language(): string {
    return this.speech.language;
  }

  private readonly say: Strings["say"] = (id, params) => this.speech.say(id, params);

  /** Puts every text of the widget's own in its place, in the present language. */
  private draw(): void {
    const { say, speech: { strings } } = this;
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
    if (what === "start") return this.cover.start(this.say, this.speech.strings.days, this.beginnings);
    if (what !== "chat") return this.cover.end(this.say, what, this.why, () => this.again());
    this.cover.clear();
    this.drawQuestion();
  }

  private readonly beginnings: StartActions = {
    start: () => void this.start(),
    resume: async (code) => {
      let session: Session;
      try {
        session = await Session.resume(this.options.api, code, this.language, this.events);
      } catch (error) {
        return wordsOf(error) || this.say("unreachable");
      }
      this.session = session;
      this.notice.clear();
      this.show("chat");
      this.panel.holdFocus();
      this.log.quietly(() => session.begin());
      this.announce(this.say("resume.done"));
      if (this.log.last) this.reveal(this.log.last);
      return undefined;
    },
  };

  private async start(): Promise<void> {
    this.notice.clear();
    this.show("chat");
    this.panel.holdFocus();
    this.wait(true);
    if (!this.speech.fluent) void this.speech.speak(this.language);
    try {
      this.session = await Session.open(this.options.api, this.language, this.events);
      this.session.begin();
    } catch (error) {
      this.show("start");
      this.cover.focusButton();
      this.notice.show(wordsOf(error) || this.say("unreachable"), [this.say("retry"), this.beginnings.start]);
    }
    this.wait(false);
  }

  private standing(): Standing | null {
    const { session, language, say } = this;
    return session && { session, language, say, answer: (answer) => void this.answer(answer) };
  }

  private warn(until: string): void {
    this.notice.show(this.say("ending", { date: momentInWords(until, this.language) }));
  }

  /** Sends an answer, unless another one is still on its way. */
  private answer({ turn, shown, typed = false }: Answer): boolean {
    if (!this.session || this.session.waiting) return false;
    if (this.panel.focused || matchMedia("(pointer: coarse)").matches) this.panel.holdFocus();
    const item = this.log.echo(shown, typed, this.language, this.say);
    this.session.send(turn);
    this.reveal(item, this.waiting.root);
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
      this.waiting.hide();
      const item = this.log.markUnsent(this.say);
      const text = this.say(again && !answered ? "offline" : "unreachable");
      this.notice.show(text, [this.say("retry"), () => void this.session?.retry()]);
      if (item) this.reveal(item, item);
    },
    refused: (turn, error) => {
      this.log.withdraw();
      if ("text" in turn) this.composer.restore(turn.text);
      this.notice.show(wordsOf(error) || this.say("went_wrong"));
    },
    gone: (error) => this.end("lost", error.elsewhere ? error.message : ""),
  };

  private replied(reply: Reply, turn: Turn | null): void {
    if (reply.phase === "deleted") return this.end("ended");
    const same = sameQuestion(reply.question, this.reply?.question ?? null);
    this.reply = reply;
    this.ending.watch(reply.until);
    const first = this.log.add(reply.messages, this.say);
    if (turn) this.log.settle();
    if (turn || !same) this.drawQuestion();
    if (reply.language !== this.language) void this.speech.speak(reply.language);
    if (first) this.reveal(first);
    void this.result.show(reply, !!turn && "choice" in turn && turn.choice === "do:result");
  }

  private drawQuestion(): void {
    const question = this.reply?.question;
    this.composer.relabel(this.say, !!question && question.type !== "none");
    if (!question) return this.panel.rest();
    const { language } = this.reply!;
    const ask = { question, language, say: this.say, answer: (answer: Answer) => void this.answer(answer) };
    this.panel.ask(ask, this.reply!.progress, this.log.endsWith(question.text), this.more.buttons(this.say));
    this.panel.lock(!!this.session?.waiting);
  }

  private askToClear(): void {
    if (this.showing !== "chat" || !this.session) return;
    askToDelete(this.root, this.session, this.notice, this.say, () => {
      this.end("ended");
      this.cover.focusHeading();
    });
  }

  /** Takes every trace of the chat off the screen. */
  private end(why: "ended" | "lost", text = ""): void {
    const held = this.panel.focused || this.more.open;
    this.more.close();
    this.ending.watch();
    this.why = text;
    this.session?.close();
    this.session = null;
    this.reply = null;
    this.log.clear();
    this.result.forget();
    this.composer.clear();
    this.notice.clear();
    this.panel.rest();
    this.panel.offer(null);
    this.waiting.hide();
    this.show(why);
    if (held) this.cover.focusHeading();
  }

  private again(): void {
    this.notice.clear();
    this.show("start");
    this.cover.focusButton();
  }

  private exit(): void {
    this.root.replaceChildren();
    this.session?.close();
    leave(this.options.exitAddress);
  }

  private wait(waiting: boolean): void {
    this.announce("");
    this.waiting.show(waiting);
    this.panel.lock(waiting);
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
}

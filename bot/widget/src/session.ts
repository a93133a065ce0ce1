/** One conversation with the server: sends turns in order, tries again, and catches up. */

import { Refused, Unreachable, type Api } from "./api";
import { randomId } from "./ids";
import type { GivenAnswer, GivenCode, Opened, Reply, Result, Turn } from "./types";

/** Waits between tries, in milliseconds; after the last one the person decides. */
export const WAITS = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000];

/** When the page comes back after this long, look for what was missed. */
const STALE_MS = 60_000;

/** What the session tells the page. */
export interface Events {
  replied(reply: Reply, turn: Turn | null): void;
  /** The last turn is on its way (`true`) or settled (`false`). */
  busy(busy: boolean): void;
  /**
   * The turn could not be delivered. `again`: the session will try by itself. `answered`: there is
   * a connection, but the server is in trouble.
   */
  undelivered(again: boolean, answered: boolean): void;
  /** The server does not take this turn; the person may change it. */
  refused(turn: Turn, error: Refused): void;
  /** The conversation no longer exists on the server, or went on elsewhere. */
  gone(error: Refused): void;
}

interface Unsent {
  id: string;
  turn: Turn;
}

/** The files of a result. */
export type FileName = "result.pdf" | "deadlines.ics";

export class Session {
  private unsent: Unsent | null = null;
  private sending = false;
  private failures = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private last = 0;
  private heard = 0;
  private closed = false;

  private constructor(
    private readonly api: Api, readonly opened: Opened, private readonly events: Events,
    private readonly waits: readonly number[],
  ) {}

  /** Begins a conversation on the server. Throws `Refused` or `Unreachable`. */
  static async open(api: Api, language: string, events: Events, waits = WAITS): Promise<Session> {
    return new Session(api, await api.open(language), events, waits);
  }

  /** Goes on with the conversation of a code. Throws `Refused` or `Unreachable`. */
  static async resume(api: Api, code: string, language: string, events: Events, waits = WAITS): Promise<Session> {
    return new Session(api, await api.resume(code, language), events, waits);
  }

  /** Tells of what was said so far; to be called once, when the page knows of the session. */
  begin(): void {
    this.take(this.opened.reply, null);
  }

  /** A turn is waiting for its reply. */
  get waiting(): boolean {
    return this.unsent !== null;
  }

  /** Sends a turn under a client id that stays the same however often it is tried. */
  send(turn: Turn): void {
    if (this.unsent || this.closed) return;
    this.unsent = { id: randomId(), turn };
    this.failures = 0;
    this.events.busy(true);
    void this.deliver();
  }

  /** Tries the waiting turn now; without one, asks for what was missed. */
  async retry(): Promise<void> {
    if (this.closed) return;
    if (this.unsent) await this.deliver();
    else await this.catchUp();
  }

  /** To be called when the page is seen again: catches up if nothing was heard for a while. */
  async woke(now: number): Promise<void> {
    if (this.unsent || now - this.heard > STALE_MS) await this.retry();
  }

  result(): Promise<Result> {
    return this.asked(this.api.result(this.opened), false);
  }

  file(name: FileName): Promise<Blob> {
    return this.asked(this.api.file(this.opened, name), false);
  }

  answers(): Promise<GivenAnswer[]> {
    return this.asked(this.api.answers(this.opened));
  }

  code(): Promise<GivenCode> {
    return this.asked(this.api.code(this.opened));
  }

  /** Deletes the conversation on the server. One that is already gone counts as deleted. */
  async remove(): Promise<void> {
    this.close();
    try {
      await this.api.remove(this.opened);
    } catch (error) {
      if (!(error instanceof Refused && error.gone)) throw error;
    }
  }

  /** Stops everything that is still under way on this side. */
  close(): void {
    this.closed = true;
    this.unsent = null;
    clearTimeout(this.timer);
  }

  /** What was asked for besides turns. A conversation that is gone is told; 404 can also be for want of a result. */
  private async asked<T>(answer: Promise<T>, missing = true): Promise<T> {
    try {
      return await answer;
    } catch (error) {
      if (!this.closed && error instanceof Refused && error.gone && (missing || error.status !== 404)) this.events.gone(error);
      throw error;
    }
  }

  private async deliver(): Promise<void> {
    const { unsent } = this;
    if (!unsent || this.sending) return;
    clearTimeout(this.timer);
    this.sending = true;
    const outcome = await this.attempt(unsent).catch((error: unknown) => error as Error);
    this.sending = false;
    if (this.closed) return;
    if (outcome instanceof Error) {
      this.failed(unsent, outcome);
    } else {
      this.settle();
      this.take(outcome, unsent.turn);
    }
  }

  private async attempt({ id, turn }: Unsent): Promise<Reply> {
    const reply = await this.api.turn(this.opened, id, turn);
    if (this.failures === 0) return reply;
    // After a failure the server may have said things that this reply does not repeat.
    return merged(await this.api.messages(this.opened, this.last), reply);
  }

  private failed({ turn }: Unsent, error: Error): void {
    if (error instanceof Refused) {
      this.settle();
      if (error.gone) return this.events.gone(error);
      this.events.refused(turn, error);
      if (error.status === 409) void this.catchUp();
      return;
    }
    const wait = this.waits[this.failures];
    this.failures += 1;
    this.events.undelivered(wait !== undefined, error instanceof Unreachable && error.answered);
    if (wait !== undefined) this.timer = setTimeout(() => void this.deliver(), wait);
  }

  private async catchUp(): Promise<void> {
    const outcome = await this.api.messages(this.opened, this.last).catch((error: unknown) => error);
    if (this.closed || this.unsent) return;
    if (outcome instanceof Refused && outcome.gone) this.events.gone(outcome);
    else if (!(outcome instanceof Error)) this.take(outcome as Reply, null);
  }

  private settle(): void {
    this.unsent = null;
    this.events.busy(false);
  }

  private take(reply: Reply, turn: Turn | null): void {
    this.heard = Date.now();
    this.last = Math.max(this.last, reply.seq);
    this.events.replied(reply, turn);
  }
}

/** The later reply, with the messages of both, each once and in order. */
function merged(earlier: Reply, later: Reply): Reply {
  const messages = new Map([...later.messages, ...earlier.messages].map((each) => [each.seq, each]));
  const inOrder = [...messages.values()].sort((one, other) => one.seq - other.seq);
  return { ...(earlier.seq >= later.seq ? earlier : later), messages: inOrder };
}

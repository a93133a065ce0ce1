/** Warns before the server deletes a conversation in which nothing was said for long. */

/** So long before the end the warning comes. */
export const NOTICE_MS = 12 * 60 * 60 * 1_000;
/** Timers take no longer wait. */
const LONGEST_MS = 2 ** 31 - 1;

export class Ending {
  private until = "";
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** `warn` gets the moment as an ISO date; `over` is called when it has come, by this device's clock. */
  constructor(private readonly warn: (until: string) => void, private readonly over: () => void) {}

  /** The server's word on when the conversation ends; without one there is nothing to watch. */
  watch(until = ""): void {
    this.until = until;
    this.check();
  }

  /** To be called when the page is seen again too: timers sleep while a phone sleeps. */
  readonly check = (): void => {
    clearTimeout(this.timer);
    const left = Date.parse(this.until) - Date.now();
    if (Number.isNaN(left)) return;
    if (left <= 0) return this.over();
    if (left <= NOTICE_MS) this.warn(this.until);
    this.timer = setTimeout(this.check, Math.min(left <= NOTICE_MS ? left : left - NOTICE_MS, LONGEST_MS));
  };
}

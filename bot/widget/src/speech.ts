/** The language that the chat speaks, and its words as the server gives them. */

import type { Api } from "./api";
import { ENGLISH, Strings } from "./strings";

export class Speech {
  strings: Strings = ENGLISH;

  /** `changed` is called when the words of a language have arrived. */
  constructor(private readonly api: Api, public language: string, private readonly changed: () => void) {}

  readonly say: Strings["say"] = (id, params) => this.strings.say(id, params);

  /** Whether the words are those of the language: not while they are still on their way, or could not be had. */
  get fluent(): boolean {
    return this.strings.language === this.language;
  }

  /** Speaks a language from now on; one that the server does not offer becomes English, or its first. */
  async speak(code: string): Promise<void> {
    this.language = code;
    this.api.language = code;
    const table = await this.api.strings(code).catch(() => null);
    if (this.language !== code) return;
    const strings = table ? new Strings(code, table) : ENGLISH;
    const offered = Object.keys(strings.languages);
    if (!offered.includes(code)) return this.speak(offered.includes("en") ? "en" : offered[0] ?? "en");
    this.strings = strings;
    this.changed();
  }
}

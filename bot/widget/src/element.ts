/** <advisal-chat>: reads its attributes and puts the chat into a shadow tree. */

import { Api } from "./api";
import { Chat } from "./chat";
import { colourRules } from "./colour";
import { firstLanguage, supported } from "./languages";
import { Launcher } from "./launcher";
import { stylesheet } from "./styles";

const BLANK = "about:blank";

/**
 * Attributes: `language` (a code; else the browser's), `server` (address before /api; else the
 * page's own), `organisation` (a name to show), `colour` (such as #17606e), `mode` (inline or
 * launcher), `position` (end or start: the launcher's corner), `exit-address` (https address for
 * the quick exit; else blank).
 */
export class AdvisalChat extends HTMLElement {
  static readonly observedAttributes = ["language"];
  private chat: Chat | null = null;

  connectedCallback(): void {
    this.chat ??= this.build();
    this.chat.listen();
  }

  disconnectedCallback(): void {
    this.chat?.stop();
  }

  attributeChangedCallback(_name: string, before: string | null, now: string | null): void {
    const code = supported(now);
    if (code && before !== now) this.chat?.choose(code);
  }

  private build(): Chat {
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [stylesheet(), ...ownColours(this.getAttribute("colour"))];
    const launcher = this.getAttribute("mode") === "launcher" ? new Launcher() : null;
    const chat = new Chat({
      api: new Api((this.getAttribute("server") ?? "").replace(/\/+$/, "")),
      language: firstLanguage(this.getAttribute("language"), navigator.languages),
      organisation: this.getAttribute("organisation") ?? "",
      exitAddress: exitAddress(this.getAttribute("exit-address")),
      ...(launcher ? { launcher } : {}),
    });
    root.append(...(launcher?.nodes ?? [chat.root]));
    return chat;
  }
}

function ownColours(asked: string | null): CSSStyleSheet[] {
  const rules = colourRules(asked);
  if (!rules) return [];
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules);
  return [sheet];
}

/** Only a web address can be an exit; anything else would be a way to run a script. */
function exitAddress(asked: string | null): string {
  return asked && /^https?:\/\//i.test(asked) ? asked : BLANK;
}

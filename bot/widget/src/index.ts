import { AdvisalChat } from "./element";

// A browser without constructable stylesheets keeps what stands inside the tag: a link to plain pages.
if ("adoptedStyleSheets" in Document.prototype && !customElements.get("advisal-chat")) {
  customElements.define("advisal-chat", AdvisalChat);
}

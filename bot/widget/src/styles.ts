/** The widget's one stylesheet, shared by every chat on a page. */

import palette from "../../web/pages/palette.css";
import base from "./styles/base.css";
import composer from "./styles/composer.css";
import header from "./styles/header.css";
import launcher from "./styles/launcher.css";
import log from "./styles/log.css";
import more from "./styles/more.css";
import panel from "./styles/panel.css";
import print from "./styles/print.css";
import result from "./styles/result.css";
import timeline from "./styles/timeline.css";

let sheet: CSSStyleSheet | undefined;

export function stylesheet(): CSSStyleSheet {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync([base, palette, header, log, panel, composer, result, timeline, more, launcher, print].join(""));
  }
  return sheet;
}

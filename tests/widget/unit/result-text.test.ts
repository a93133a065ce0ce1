import assert from "node:assert/strict";
import { test } from "node:test";

import { resultText } from "../../../bot/widget/src/result-text";

test("a saved result holds every part in its order", () => {
  const text = resultText({
    language: "en", direction: "ltr", title: "Your answers", intro: "Take this to a lawyer.",
    sections: [
      { id: "do", title: "Do this", items: [{ id: "a", title: "Go", text: "To the hearing.", points: ["On time"] }] },
      { id: "counsel", title: "Call", items: [{ id: "b", title: "Line", href: "tel:+12025550142", sources: ["S"] }] },
    ],
    disclaimer: "Not advice.",
  });
  assert.equal(text, [
    "Your answers", "Take this to a lawyer.", "",
    "DO THIS", "", "- Go: To the hearing.", "  * On time", "",
    "CALL", "", "- Line", "  +12025550142", "  [S]", "",
    "Not advice.", "",
  ].join("\n"));
});

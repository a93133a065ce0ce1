import assert from "node:assert/strict";
import { test } from "node:test";

import { colourRules, contrast } from "../../../bot/widget/src/colour";

type Rgb = [number, number, number];

const TINTS = { "": [0xdc, 0xeb, 0xee] as Rgb, "-dark": [0x1f, 0x46, 0x50] as Rgb };

function rgb(rules: string, name: string): Rgb {
  const found = new RegExp(`--advisal-${name}:#(..)(..)(..);`).exec(rules);
  assert.ok(found, name);
  return found.slice(1).map((part) => parseInt(part, 16)) as Rgb;
}

test("any colour can be read on the chat's grounds, and its own words on it, light and dark", () => {
  for (let value = 0; value < 0xffffff; value += 70_001) {
    const rules = colourRules(`#${value.toString(16).padStart(6, "0")}`) ?? "";
    for (const [scheme, ground] of Object.entries(TINTS)) {
      const accent = rgb(rules, `accent${scheme}`);
      assert.ok(contrast(accent, ground) >= 4.5, `${rules} on the ground`);
      assert.ok(contrast(accent, rgb(rules, `on-accent${scheme}`)) >= 4.5, `${rules} beneath its words`);
    }
  }
});

test("a colour that is read as it is stays as it is, short or long", () => {
  assert.match(colourRules("#17606e") ?? "", /--advisal-accent:#17606e;/);
  assert.equal(colourRules("#147"), colourRules(" 114477 "));
});

test("what is no colour changes nothing, and no rule can be smuggled in", () => {
  for (const text of [null, "", "red", "#12", "#17606e;}*{display:none", "url(x)"]) assert.equal(colourRules(text), undefined);
});

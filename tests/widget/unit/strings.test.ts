import assert from "node:assert/strict";
import { test } from "node:test";

import english from "../../../data/locales/en/ui.po";
import spanish from "../../../data/locales/es/ui.po";
import { LANGUAGES, direction, firstLanguage, supported } from "../../../bot/widget/src/languages";
import { phoneInWords, apart, safeHref } from "../../../bot/widget/src/links";
import { ENGLISH, STRING_IDS, Strings } from "../../../bot/widget/src/strings";

const placeholders = (text = ""): string[] => (text.match(/\{\w+\}/g) ?? []).sort();

test("the catalogue has exactly the strings that the widget uses", () => {
  assert.deepEqual(Object.keys(english).sort(), [...STRING_IDS].sort());
  assert.deepEqual(Object.keys(spanish).sort(), [...STRING_IDS].sort());
});

test("placeholders are the same in every language", () => {
  for (const id of STRING_IDS) assert.deepEqual(placeholders(spanish[id]), placeholders(english[id]), id);
});

test("a string that the server lacks is said in English", () => {
  const some = new Strings("es", { "ui.retry": "Intentar otra vez" });
  assert.equal(some.say("retry"), "Intentar otra vez");
  assert.equal(some.say("progress", { count: 4 }), ENGLISH.say("progress", { count: 4 }));
});

test("placeholders are filled, also with the text of a placeholder", () => {
  const text = new Strings("en", { "ui.for_organisation": "With {organisation}" });
  assert.equal(text.say("for_organisation", { organisation: "{count}" }), "With {count}");
});

test("the language asked for goes before the browser's, and English is last", () => {
  assert.equal(firstLanguage("es", ["en-US"]), "es");
  assert.equal(firstLanguage(null, ["de-DE", "es-MX"]), "es");
  assert.equal(firstLanguage("xx", ["de"]), "en");
  assert.equal(supported("zh-CN"), "zh-Hans");
  assert.equal(supported("pt-PT"), "pt-BR");
  assert.equal(supported("fil-PH"), "tl");
  assert.equal(supported(""), undefined);
});

test("the server says which languages are offered", () => {
  assert.deepEqual(Object.keys(new Strings("en", {}).languages), Object.keys(LANGUAGES));
  assert.deepEqual(new Strings("en", { "language.es": "Español" }).languages, { es: "Español" });
});

test("every language has its own name and a direction", () => {
  for (const [code, name] of Object.entries(LANGUAGES)) assert.ok(name && direction(code));
  assert.equal(direction("ar"), "rtl");
});

test("only addresses that can be called, written to or opened are links", () => {
  assert.equal(safeHref("tel:+12025550142"), "tel:+12025550142");
  assert.equal(safeHref("https://www.justice.gov/eoir"), "https://www.justice.gov/eoir");
  for (const href of ["javascript:alert(1)", "data:text/html,x", "http://a.example", "/path", "", undefined]) {
    assert.equal(safeHref(href), undefined);
  }
});

test("American numbers are written in groups", () => {
  assert.equal(phoneInWords("+12025550142"), "(202) 555-0142");
  assert.equal(phoneInWords("+525512345678"), "+525512345678");
});

test("a number keeps its order among words of any direction", () => {
  assert.equal(apart("(202) 555-0142"), "\u2066(202) 555-0142\u2069");
});

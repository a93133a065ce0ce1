import assert from "node:assert/strict";
import { test } from "node:test";

import { dateInWords, partialDate } from "../../../bot/widget/src/inputs/date";
import { dollars, grams, plainDigits, wholeNumber } from "../../../bot/widget/src/inputs/digits";
import { durationInWords } from "../../../bot/widget/src/inputs/duration";
import { dayInWords, monthNames } from "../../../bot/widget/src/own-words";

test("a year alone is a date", () => {
  assert.deepEqual(partialDate("2009", "", "", 2026), { date: "2009" });
});

test("a month makes the date exact to the month, a day to the day", () => {
  assert.deepEqual(partialDate("2009", "6", "", 2026), { date: "2009-06" });
  assert.deepEqual(partialDate("2009", "6", "5", 2026), { date: "2009-06-05" });
});

test("a day that the month does not have is wrong, leap years counted", () => {
  assert.deepEqual(partialDate("2023", "2", "29", 2026), { wrong: "day" });
  assert.deepEqual(partialDate("2024", "2", "29", 2026), { date: "2024-02-29" });
  assert.deepEqual(partialDate("2024", "2", "0", 2026), { wrong: "day" });
});

test("a day without its month is asked for the month", () => {
  assert.deepEqual(partialDate("2009", "", "5", 2026), { wrong: "month" });
});

test("a short, old or far year is wrong", () => {
  for (const year of ["", "09", "1899", "2047", "20o9"]) {
    assert.deepEqual(partialDate(year, "", "", 2026), { wrong: "year" }, year);
  }
});

test("a date is shown as exactly as it is known", () => {
  assert.equal(dateInWords("2009", "en"), "2009");
  assert.equal(dateInWords("2009-06", "es"), "junio de 2009");
  assert.equal(dateInWords("2009-06-05", "en"), "June 5, 2009");
});

test("a duration keeps the unit it was given in", () => {
  assert.equal(durationInWords("365", "days", "en"), "365 days");
  assert.equal(durationInWords("1", "years", "es"), "1 año");
  assert.equal(durationInWords("1500", "days", "en"), "1500 days");
});

test("Haitian Creole has months and units of its own, where the browser lends it French ones", () => {
  assert.equal(dateInWords("2009-01", "ht"), "janvye 2009");
  assert.equal(dateInWords("2009-06-05", "ht"), "5 jen 2009");
  assert.equal(durationInWords("3", "days", "ht"), "3 jou");
  assert.equal(monthNames("ht").join(" "), "janvye fevriye mas avril me jen jiyè out septanm oktòb novanm desanm");
  assert.equal(monthNames("en")[11], "December");
  const moment = new Date("2026-12-22T15:05:00Z");
  assert.match(dayInWords(moment, "ht", { time: true, zone: "UTC" }), /^22 desanm 2026, 3:05 PM$/);
  assert.match(dayInWords(moment, "en", { time: true, zone: "UTC" }), /^December 22, 2026.+3:05.PM$/);
});

test("digits of other scripts are read as digits", () => {
  assert.equal(plainDigits("٢٠٠٩"), "2009");
  assert.equal(plainDigits("２００９ 年"), "2009 年");
});

test("marks of thousands are left out of whole numbers and dollars", () => {
  assert.equal(wholeNumber("1,500"), "1500");
  assert.equal(wholeNumber("007"), "7");
  assert.equal(dollars("$1,500.50"), "1500.50");
  assert.equal(dollars("10.000"), "10000");
  assert.equal(dollars("12,5"), "12.5");
});

test("what could be two weights is not read", () => {
  assert.equal(grams("28.5"), "28.5");
  assert.equal(grams("28,5 g"), "28.5");
  assert.equal(grams("1.500"), "1.500");
  assert.equal(grams("1,500"), undefined);
});

test("what is no number is not read", () => {
  for (const read of [wholeNumber, dollars, grams]) {
    for (const text of ["", "about 3", "-1", "1-2", "1.2.3"]) assert.equal(read(text), undefined, text);
  }
});

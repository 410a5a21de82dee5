import { expect, test } from "vitest";
import { chooseLanguage, findLanguage, LANGUAGES } from "./rules";

test.each([
  ["en", "en"],
  ["de-AT", "de"],
  ["RU", "ru"],
  ["ar_EG", "ar"],
  ["tlh,ru;q=0.5,de;q=0.4", "ru"],
  [" fr-CH , de;q=0.9", "de"],
  ["xx", "en"],
  ["english", "en"],
  ["constructor", "en"],
  ["", "en"],
  [null, "en"],
  [undefined, "en"],
])("somebody whose Telegram or browser speaks %s is spoken to in %s", (tags, language) => {
  expect(chooseLanguage(tags)).toBe(language);
});

test("whoever speaks none of our languages leaves the choice to the next who knows", () => {
  expect(findLanguage("fr")).toBeUndefined();
  expect(LANGUAGES.map(findLanguage)).toEqual(LANGUAGES);
});

import { expect, test } from "vitest";
import { chooseLanguage } from "./rules";

test.each([
  ["en", "en"],
  ["en-GB", "en"],
  ["EN", "en"],
  ["de", "de"],
  ["de-AT", "de"],
  ["ru", "ru"],
  ["ar-EG", "ar"],
  ["xx", "en"],
  ["english", "en"],
  ["", "en"],
  [undefined, "en"],
])("somebody whose Telegram speaks %s is spoken to in %s", (code, language) => {
  expect(chooseLanguage(code)).toBe(language);
});

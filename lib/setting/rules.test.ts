import { expect, test } from "vitest";
import {
  chooseTextLanguage,
  isVariable,
  SETTING_NAMES,
  TEXT_LANGUAGES,
  textSetting,
} from "./rules";

test("every language has its terms and its privacy text, and nothing else is only a setting", () => {
  const texts = TEXT_LANGUAGES.flatMap((language) => [
    textSetting("terms", language),
    textSetting("privacy", language),
  ]);
  expect(SETTING_NAMES.filter((name) => !isVariable(name)).sort()).toEqual(texts.sort());
});

test.each([
  ["ru", "ru"],
  ["ar-EG", "ar"],
  ["pt-BR, de;q=0.8, en;q=0.5", "de"],
  ["DE_at", "de"],
  ["pt", "en"],
  ["", "en"],
  [null, "en"],
])("who reads %j gets the texts in %s", (tags, language) => {
  expect(chooseTextLanguage(tags)).toBe(language);
});

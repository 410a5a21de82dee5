import { expect, test } from "vitest";
import { isVariable, SETTING_NAMES, TEXT_LANGUAGES, textSetting } from "./rules";

test("every language has its terms and its privacy text, and nothing else is only a setting", () => {
  const texts = TEXT_LANGUAGES.flatMap((language) => [
    textSetting("terms", language),
    textSetting("privacy", language),
  ]);
  expect(SETTING_NAMES.filter((name) => !isVariable(name)).sort()).toEqual(texts.sort());
});

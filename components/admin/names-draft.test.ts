import { expect, it } from "vitest";
import { namesOf, toTranslations } from "./names-draft";

it("a name is typed in every language, and goes out in those it has", () => {
  expect(namesOf()).toEqual({ en: "", de: "", ru: "", ar: "" });
  const names = namesOf([{ language: "de", name: "Lissabon" }]);
  expect(names).toEqual({ en: "", de: "Lissabon", ru: "", ar: "" });
  const typed = { ...names, ru: " Лиссабон ", ar: "  " };
  expect(toTranslations(typed, "name")).toEqual([
    { language: "de", name: "Lissabon" },
    { language: "ru", name: "Лиссабон" },
  ]);
});

it("a title is one under another word", () => {
  const names = namesOf([{ language: "ar", title: "شاي" }]);
  expect(toTranslations(names, "title")).toEqual([{ language: "ar", title: "شاي" }]);
});

import { expect, it } from "vitest";
import type { ProductSheet } from "@/lib/catalog/rules";
import { draftOf, isSameDraft, toBody } from "./product-draft";

const tea = {
  ...{ slug: "tea", title: "Tea", description: "Green", kind: "pickup", category_id: "cat_1" },
  translations: [{ language: "de", title: "Tee", description: "" }],
} as unknown as ProductSheet;

it("a product becomes a draft and the same again", () => {
  expect(toBody(draftOf(tea, "cat_2"))).toEqual({
    ...{ slug: "tea", title: "Tea", description: "Green", kind: "pickup", category_id: "cat_1" },
    translations: [{ language: "de", title: "Tee", description: "" }],
  });
});

it("a new one begins empty, in the first category", () => {
  expect(toBody(draftOf(undefined, "cat_2"))).toMatchObject({
    ...{ slug: "", title: "", kind: "digital", category_id: "cat_2", translations: [] },
  });
});

it("blanks at the ends are no change, words are", () => {
  const draft = draftOf(tea, "");
  const typed = (title: string) => ({
    ...draft,
    texts: { ...draft.texts, ru: { title, description: "" } },
  });
  expect(isSameDraft(draft, typed("  "))).toBe(true);
  expect(isSameDraft(draft, typed("Чай"))).toBe(false);
});

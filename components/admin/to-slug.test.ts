import { expect, it } from "vitest";
import { toSlug } from "./to-slug";

it.each([
  ["Café Größe 12", "cafe-grosse-12"],
  ["  --Tea!! & more ", "tea-more"],
  ["Чай", ""],
  [`${"x".repeat(60)} y`, "x".repeat(60)],
])("%j becomes %j", (title, slug) => {
  expect(toSlug(title)).toBe(slug);
});

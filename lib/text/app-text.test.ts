import { describe, expect, it } from "vitest";
import { amountText } from "./amount";
import { goodsText } from "./goods-text";
import { plural } from "./plural";

describe("plural", () => {
  it("follows the rules of the language, not of English", () => {
    const forms = { one: "# товар", few: "# товара", many: "# товаров", other: "# товара" };
    expect([1, 2, 5, 21].map((count) => plural("ru", count, forms))).toEqual([
      "1 товар",
      "2 товара",
      "5 товаров",
      "21 товар",
    ]);
  });

  it("falls back to the general form where a language has no special one", () => {
    expect(plural("en", 3, { one: "# item", other: "# items" })).toBe("3 items");
  });
});

describe("amountText", () => {
  it("keeps every cent of an amount that a float cannot hold", () => {
    expect(amountText({ amount: "90071992547409.93", currency: "EUR" }, "en")).toBe(
      "€90,071,992,547,409.93",
    );
  });
});

it("counts items in whole sentences", () => {
  expect(goodsText("en").catalog.basketButton(1, "€5.00")).toBe("View basket · 1 item · €5.00");
});

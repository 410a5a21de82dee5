import { expect, test } from "vitest";
import { query } from "@/lib/db";
import "@/test/database";
import { addUnits, makeOffer, makeShopper, placeOrder } from "@/test/factories";
import { getFirstSteps } from "./get-first-steps";

const done = async () =>
  Object.entries(await getFirstSteps())
    .filter(([, isDone]) => isDone)
    .map(([step]) => step);

test("a shop comes step by step from nothing to its first sale, and is no new one when it has sold out", async () => {
  expect(await done()).toEqual([]);
  await query({
    text: "INSERT INTO category (id, slug, title) VALUES ('cat_test', 'test', 'Test')",
  });
  expect(await done()).toEqual(["has_category"]);
  const offer = await makeOffer({ units: 0, priceMinor: 100n });
  const hide = (isActive: boolean) =>
    query({ text: "UPDATE offer SET is_active = $1", values: [isActive] });
  await hide(false);
  expect(await done()).toEqual(["has_category", "has_product"]);
  await hide(true);
  expect(await done()).toEqual(["has_category", "has_product", "has_offer"]);
  await addUnits(offer.id, ["ONE"]);
  const all = ["has_category", "has_product", "has_offer", "has_stock"];
  expect(await done()).toEqual(all);
  const buyer = await makeShopper({ balanceMinor: 100n });
  await placeOrder({ shopperId: buyer.id, offerId: offer.id, isFromBalance: true });
  expect(await done()).toEqual(all);
});

test("a file for every buyer is stock too", async () => {
  await query({ text: "UPDATE product SET is_active = false" });
  expect(await done()).toEqual(["has_category", "has_product"]);
  await makeOffer({ isUnlimited: true });
  expect(await done()).toContain("has_stock");
});

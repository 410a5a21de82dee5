import { expect, it } from "vitest";
import { queryOne } from "@/lib/db";
import { unseal } from "@/lib/seal";
import "@/test/database";
import { balanceOf, makeDeposit, makeOffer, makeShopper, placeOrder, settle } from "./factories";

it("a shopper with a balance has it from a settled refill", async () => {
  const shopper = await makeShopper({ balanceMinor: 2500n });
  expect(await balanceOf(shopper.id)).toBe(2500n);
});

it("an order that its deposit pays is paid, with a unit that can be read", async () => {
  const shopper = await makeShopper();
  const offer = await makeOffer({ priceMinor: 1250n, units: ["THE-CODE"] });
  const order = await placeOrder({ shopperId: shopper.id, offerId: offer.id });
  const deposit = await makeDeposit({
    shopperId: shopper.id,
    orderId: order.id,
    priceMinor: order.totalMinor,
  });
  const outcome = await settle({ ...deposit, receivedAmount: "10", creditMinor: 1250n });

  expect(outcome).toBe("paid");
  expect(await balanceOf(shopper.id)).toBe(0n);
  const unit = await queryOne<{ id: string; sealed_payload: Buffer }>({
    text: "SELECT id, sealed_payload FROM stock_unit WHERE order_id = $1 AND state = 'sold'",
    values: [order.id],
  });
  expect(unseal(unit.sealed_payload, unit.id).toString()).toBe('{"text":"THE-CODE","files":[]}');
});

it("an unlimited offer can be bought from the balance again and again", async () => {
  const shopper = await makeShopper({ balanceMinor: 2000n });
  const offer = await makeOffer({ priceMinor: 1000n, isUnlimited: true });
  await placeOrder({ shopperId: shopper.id, offerId: offer.id, isFromBalance: true });
  await placeOrder({ shopperId: shopper.id, offerId: offer.id, isFromBalance: true });
  expect(await balanceOf(shopper.id)).toBe(0n);
});

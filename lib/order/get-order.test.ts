import { expect, test } from "vitest";
import { query } from "@/lib/db";
import "@/test/database";
import { makeDeposit, makeOffer, makeShopper, placeOrder } from "@/test/factories";
import { getOrder } from "./get-order";

test("an order shows its own payments, oldest first, and no other's", async () => {
  const { id: shopperId } = await makeShopper();
  const [order, another] = [
    await placeOrder({ shopperId, offerId: (await makeOffer()).id }),
    await placeOrder({ shopperId, offerId: (await makeOffer()).id }),
  ];
  const first = await makeDeposit({ shopperId, orderId: order.id });
  await makeDeposit({ shopperId, orderId: another.id });
  await makeDeposit({ shopperId });
  const second = await makeDeposit({ shopperId, orderId: order.id });
  const { payments } = await getOrder({ orderId: order.id, shopperId });
  expect(payments.map((payment) => payment.payment_id)).toEqual([
    first.depositId,
    second.depositId,
  ]);
});

test("an order whose money was given back is still shown, without its goods", async () => {
  const { id: shopperId } = await makeShopper({ balanceMinor: 1_000n });
  const { id: offerId } = await makeOffer();
  const { id: orderId } = await placeOrder({ shopperId, offerId, isFromBalance: true });
  expect((await getOrder({ orderId, shopperId })).deliveries).toHaveLength(1);
  await query({
    text: `SELECT post_ledger('refund:${orderId}', 'refund', ARRAY['revenue', 'shopper:${shopperId}'], ARRAY[-1000, 1000], '${orderId}');
           UPDATE orders SET state = 'refunded' WHERE id = '${orderId}'`,
  });
  expect(await getOrder({ orderId, shopperId })).toMatchObject({
    status: "refunded",
    deliveries: [],
  });
});

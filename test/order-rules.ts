// What the doors of orders and payments answer to whom: a part of the table in admin-matrix.test.ts.
import { query } from "@/lib/db";
import { makeDeposit, makeOffer, makeShopper, placeOrder } from "./factories";

type Answers = readonly [support: number, manager: number, owner: number];
type Rule = { answers: Answers; call: () => Promise<{ params: { id: string }; body?: unknown }> };

const everybody = (status: number): Answers => [status, status, status];

async function openOrder() {
  const { id: offerId } = await makeOffer();
  const { id: shopperId } = await makeShopper();
  return { params: { id: (await placeOrder({ shopperId, offerId })).id } };
}

/** An order that is paid and was sent. */
async function sentOrder() {
  const { id: offerId } = await makeOffer();
  const { id: shopperId } = await makeShopper({ balanceMinor: 1000n });
  const { id } = await placeOrder({ shopperId, offerId, isFromBalance: true });
  await query({
    text: "UPDATE notification SET state = 'sent', sent_at = now() WHERE payload->>'order_id' = $1",
    values: [id],
  });
  return { params: { id } };
}

async function faultyUnit() {
  const { params } = await sentOrder();
  const [unit] = await query<{ id: string }>({
    text: "SELECT id FROM stock_unit WHERE order_id = $1",
    values: [params.id],
  });
  return { params, body: { unit_id: unit?.id, reason: "It does not work" } };
}

async function openPayment() {
  const { id: shopperId } = await makeShopper();
  return { params: { id: (await makeDeposit({ shopperId })).depositId } };
}

export const ORDER_RULES: Record<string, Record<string, Rule>> = {
  "app/api/admin/orders/[id]/route.ts": { GET: { answers: everybody(200), call: openOrder } },
  "app/api/admin/orders/[id]/export/route.ts": {
    POST: { answers: everybody(200), call: openOrder },
  },
  "app/api/admin/orders/[id]/ask-gateway/route.ts": {
    POST: { answers: everybody(404), call: openOrder }, // an order that was asked no payment for
  },
  "app/api/admin/orders/[id]/resend/route.ts": {
    POST: { answers: everybody(200), call: sentOrder },
  },
  "app/api/admin/orders/[id]/cancel/route.ts": {
    POST: {
      answers: [403, 200, 200],
      call: async () => ({ ...(await openOrder()), body: { reason: "By telephone" } }),
    },
  },
  "app/api/admin/orders/[id]/refund/route.ts": {
    POST: {
      answers: [403, 200, 200],
      call: async () => ({
        ...(await sentOrder()),
        body: { amount: "4.00", reason: "It was late", expected_refunded: "0.00" },
      }),
    },
  },
  "app/api/admin/orders/[id]/replace-unit/route.ts": {
    POST: { answers: [403, 200, 200], call: faultyUnit },
  },
  "app/api/admin/payments/[id]/settle/route.ts": {
    POST: {
      answers: [403, 403, 200],
      call: async () => ({
        ...(await openPayment()),
        body: { amount: "4.00", reason: "Seen on the chain", expected_credited: "0.00" },
      }),
    },
  },
  "app/api/admin/shoppers/[id]/adjust-balance/route.ts": {
    POST: {
      answers: [403, 403, 200],
      call: async () => ({
        params: { id: (await makeShopper()).id },
        body: { amount: "4.00", reason: "For the trouble", expected_balance: "0.00" },
      }),
    },
  },
  "app/api/admin/payments/[id]/route.ts": { GET: { answers: everybody(200), call: openPayment } },
  "app/api/admin/payments/[id]/export/route.ts": {
    POST: { answers: everybody(200), call: openPayment },
  },
  "app/api/admin/payments/[id]/ask-gateway/route.ts": {
    POST: { answers: everybody(502), call: openPayment }, // nobody listens there
  },
};

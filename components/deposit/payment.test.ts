import { expect, it } from "vitest";
import type { PaymentView } from "@/lib/deposit/rules";
import { isOnBalance, isPositive, outcomeOf } from "@/lib/deposit/rules";
import { isOver, tickerOf } from "./payment";

const payment: PaymentView = {
  payment_id: "dep_1",
  order_id: "ord_1",
  purpose: "order",
  status: "waiting",
  gateway: "nowpayments",
  pay_currency: "btc",
  network: "BTC",
  pay_address: "bc1q",
  payin_extra_id: null,
  pay_amount: "0.001",
  payment_uri: null,
  invoice_url: null,
  price_amount: "20.00",
  price_currency: "EUR",
  received_amount: null,
  credited_amount: null,
  remainder_amount: null,
  expires_at: null,
  order_status: "awaiting",
};

it("every status has its outcome, settled depends on what became of the order", () => {
  const outcome = (change: Partial<PaymentView>) => outcomeOf({ ...payment, ...change });
  expect(outcome({})).toBe("waiting");
  expect(outcome({ status: "confirming" })).toBe("confirming");
  expect(outcome({ status: "underpaid" })).toBe("underpaid");
  expect(outcome({ status: "review" })).toBe("review");
  expect(outcome({ status: "failed" })).toBe("failed");
  expect(outcome({ status: "expired" })).toBe("expired");
  const late = { status: "expired", credited_amount: "20.00" } as const;
  expect(outcome({ ...late, order_status: "expired" })).toBe("creditedOnly");
  expect(outcome({ ...late, order_status: "cancelled" })).toBe("creditedOnly");
  expect(outcome({ status: "expired", credited_amount: "0.00" })).toBe("expired");
  expect(outcome({ order_status: "cancelled" })).toBe("cancelled");
  expect(outcome({ status: "confirming", order_status: "cancelled" })).toBe("confirming");
  expect(outcome({ status: "expired", purpose: "refill" })).toBe("expiredRefill");
  // Nobody waits for this payment any more: another one, or the balance, paid the order.
  expect(outcome({ status: "expired", order_status: "paid" })).toBe("paidSoon");
  expect(outcome({ status: "expired", order_status: "delivered" })).toBe("paid");
  expect(outcome({ status: "expired", order_status: "refunded" })).toBe("expired");
  expect(outcome({ status: "settled", order_status: "paid" })).toBe("paidSoon");
  expect(outcome({ status: "settled", order_status: "delivered" })).toBe("paid");
  expect(outcome({ status: "settled", order_status: "cancelled" })).toBe("creditedOnly");
  expect(outcome({ status: "settled", order_status: "refunded" })).toBe("refunded");
  expect(outcome({ status: "settled", purpose: "refill", order_status: null })).toBe("refilled");
});

it("money that bought nothing, or was given back, is on the balance", () => {
  const isThere = (change: Partial<PaymentView>) => isOnBalance({ ...payment, ...change });
  expect(isThere({ status: "settled", order_status: "refunded" })).toBe(true);
  expect(isThere({ status: "settled", order_status: "cancelled" })).toBe(true);
  expect(isThere({ status: "settled", order_status: "delivered" })).toBe(false);
});

it("expired and underpaid payments are not over: late money still counts", () => {
  expect(isOver({ ...payment, status: "expired" })).toBe(false);
  expect(isOver({ ...payment, status: "underpaid" })).toBe(false);
  expect(isOver({ ...payment, status: "settled", order_status: "delivered" })).toBe(true);
});

it("a coin is named without its network", () => {
  expect(tickerOf({ pay_currency: "usdttrc20", network: "TRC20" })).toBe("USDT");
  expect(tickerOf({ pay_currency: "btc", network: null })).toBe("BTC");
});

it("only amounts above nothing are positive", () => {
  expect([null, "0", "0.00", "-1.00", "0.01"].map(isPositive)).toEqual([
    false,
    false,
    false,
    false,
    true,
  ]);
});

import { beforeEach, describe, expect, it } from "vitest";
import { query } from "@/lib/db";
import { renewDatabase } from "@/test/database";
import { fillBasket, makeOffer, makeShopper, placeOrder, settle } from "@/test/factories";
import { depositAt, moveOrder } from "@/test/make-history";
import { readDeposits } from "./read-deposits";

const LATER = new Date("2027-01-01T00:00:00Z");
const AT = "2026-11-20T10:00:00Z";
const THAT_DAY = { from: "2026-11-20", to: "2026-11-20", tz: "UTC" };

beforeEach(renewDatabase);

const order = async () => {
  const { id: offerId } = await makeOffer({ priceMinor: 1_000n });
  const { id: shopperId } = await makeShopper();
  const { id: orderId } = await placeOrder({ shopperId, offerId });
  return { shopperId, orderId };
};

const expireOrders = () => query({ text: "SELECT expire_orders(10)" });

describe("readDeposits", () => {
  it("reports an empty shop as nothing", async () => {
    const report = await readDeposits(THAT_DAY, LATER);
    expect(report).toEqual({
      currency: "EUR",
      rows: [],
      outcomes: { settled: 0, underpaid: 0, late: 0, review: 0, failed: 0, expired: 0, open: 0 },
      credited: "0.00",
      rates: { ended: 0, success_percent: null, unpaid_percent: null, failure_percent: null },
      rates_before: {
        ended: 0,
        success_percent: null,
        unpaid_percent: null,
        failure_percent: null,
      },
      settle_seconds: { p50: null, p95: null },
      conversion: { baskets: 0, placed: 0, paid: 0, awaiting: 0, expired: 0, cancelled: 0 },
    });
  });

  it("tells exact, over, under, late, unpaid and open payments apart, by coin", async () => {
    await depositAt(AT, { ...(await order()), creditMinor: 1_000n });
    await depositAt(AT, { ...(await order()), creditMinor: 1_700n }); // too much: the rest is on the balance
    await depositAt(AT, { ...(await order()), creditMinor: 400n, payCurrency: "eth" });
    await depositAt(AT, {
      ...{ ...(await order()), creditMinor: 1_000n, payCurrency: "eth", isLate: true },
    });
    await depositAt(AT, { ...(await order()), payCurrency: "eth" });
    const report = await readDeposits(THAT_DAY, LATER);
    expect(report.outcomes).toMatchObject({ settled: 2, underpaid: 1, late: 1, open: 1 });
    expect(report.credited).toBe("41.00");
    expect(report.rows.map(({ pay_currency: coin, credited }) => [coin, credited])).toEqual([
      ["eth", "14.00"],
      ["btc", "27.00"],
    ]);
    expect(report.rates).toEqual({
      ...{ ended: 4, success_percent: 50, unpaid_percent: 0, failure_percent: 50 },
    });
  });

  it("counts a payment that nobody made as unpaid and compares with the day before", async () => {
    const { depositId: unpaid } = await depositAt(AT);
    await query({ text: "UPDATE deposit SET status = 'expired' WHERE id = $1", values: [unpaid] });
    await depositAt("2026-11-19T10:00:00Z", { creditMinor: 1_000n });
    const { rates, rates_before } = await readDeposits(THAT_DAY, LATER);
    expect([rates.success_percent, rates.unpaid_percent]).toEqual([0, 100]);
    expect([rates_before.success_percent, rates_before.ended]).toEqual([100, 1]);
  });

  it("takes off what a gateway took back", async () => {
    const deposit = await depositAt(AT, { creditMinor: 1_000n });
    expect((await readDeposits(THAT_DAY, LATER)).credited).toBe("10.00");
    const told = {
      receivedAmount: "10",
      creditedAmount: "10",
      creditMinor: 0n,
      payCurrency: "btc",
    };
    expect(await settle({ ...deposit, ...told, status: "refunded" })).toBe("reversed");
    const { credited, outcomes } = await readDeposits(THAT_DAY, LATER);
    expect([credited, outcomes.failed]).toEqual(["0.00", 1]);
  });

  it("measures from the first sign of a payment until it is in the books", async () => {
    for (const settleSeconds of [10, 20, 30, 40, 1000])
      await depositAt(AT, { creditMinor: 1_000n, settleSeconds });
    await depositAt(AT); // not settled: not measured
    const { settle_seconds: seconds } = await readDeposits(THAT_DAY, LATER);
    expect([seconds.p50, Math.round(seconds.p95 ?? 0)]).toEqual([30, 808]);
  });

  it("follows the orders of the period to what they became", async () => {
    const { id: offerId } = await makeOffer({ priceMinor: 1_000n, units: 9 });
    const { id: buyer } = await makeShopper({ balanceMinor: 1_000n });
    const paid = await placeOrder({ shopperId: buyer, offerId, isFromBalance: true });
    const expired = await placeOrder({ shopperId: buyer, offerId, ttlSeconds: -1 });
    await expireOrders();
    const cancelled = await placeOrder({ shopperId: buyer, offerId });
    await query({ text: "SELECT cancel_order($1, $2)", values: [cancelled.id, buyer] });
    const awaiting = await placeOrder({ shopperId: buyer, offerId });
    const earlier = await placeOrder({ shopperId: buyer, offerId });
    for (const { id } of [paid, expired, cancelled, awaiting]) await moveOrder(id, AT);
    await moveOrder(earlier.id, "2026-11-19T23:59:59.999Z");
    await fillBasket({ shopperId: buyer, offerId });
    const { conversion } = await readDeposits(THAT_DAY, LATER);
    expect(conversion).toEqual({
      ...{ baskets: 1, placed: 4, paid: 1, awaiting: 1, expired: 1, cancelled: 1 },
    });
  });
});

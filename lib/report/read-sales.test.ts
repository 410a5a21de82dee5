import { beforeEach, describe, expect, it } from "vitest";
import { renewDatabase } from "@/test/database";
import { makeDeposit, makeOffer, makeShopper, placeOrder, settle } from "@/test/factories";
import { moveOrder, refundAt, sellAt } from "@/test/make-history";
import { readSales } from "./read-sales";

const LATER = new Date("2027-01-01T00:00:00Z");

const BERLIN = "Europe/Berlin";

beforeEach(renewDatabase);

const sell = async (at: string, priceMinor: bigint, quantity = 1) => {
  const { id: offerId } = await makeOffer({ priceMinor });
  return sellAt(at, { offerId, priceMinor, quantity });
};

describe("readSales", () => {
  it("reports an empty shop as nothing, without gaps and without comparison", async () => {
    const sales = await readSales({ from: "2026-11-15", to: "2026-11-21", tz: "UTC" }, LATER);
    const nothing = {
      ...{ gross: "0.00", refunds: "0.00", net: "0.00", granted: "0.00" },
      ...{ orders: 0, average: null },
    };
    expect(sales).toMatchObject({ currency: "EUR", unit: "day", total: nothing, before: nothing });
    expect(sales.change).toEqual({
      ...{ gross: null, refunds: null, net: null, orders: null, average: null },
    });
    expect(sales.buckets.map(({ starts_at: at }) => at.slice(0, 10))).toEqual(
      [15, 16, 17, 18, 19, 20, 21].map((day) => `2026-11-${day}`),
    );
    expect(new Set(sales.buckets.map(({ net }) => net))).toEqual(new Set(["0.00"]));
  });

  it("sums what was paid less what was given back, by when each was booked", async () => {
    await sell("2026-11-20T10:00:00Z", 1_050n, 2);
    const partly = await sell("2026-11-20T12:00:00Z", 2_000n);
    await refundAt("2026-11-21T09:00:00Z", partly.orderId, 500n);
    const wholly = await sell("2026-11-01T12:00:00Z", 700n); // sold before the period, refunded in it
    await refundAt("2026-11-21T10:00:00Z", wholly.orderId, 700n);
    const { total, change, before, buckets } = await readSales(
      { from: "2026-11-20", to: "2026-11-22", tz: "UTC" },
      LATER,
    );
    expect(total).toEqual({
      ...{ gross: "41.00", refunds: "12.00", net: "29.00", granted: "0.00" },
      ...{ orders: 2, average: "20.50" },
    });
    expect(buckets.map(({ net, orders }) => [net, orders])).toEqual([
      ["41.00", 2],
      ["-12.00", 0],
      ["0.00", 0],
    ]);
    expect([before.gross, change.gross]).toEqual(["0.00", null]);
  });

  it("rounds the average to the nearest cent", async () => {
    await sell("2026-11-20T10:00:00Z", 1_000n);
    await sell("2026-11-20T11:00:00Z", 1_001n);
    const { total } = await readSales({ from: "2026-11-20", to: "2026-11-20", tz: "UTC" }, LATER);
    expect(total.average).toBe("10.01");
  });

  it("says what was granted where very little was missing, and counts no expired, cancelled or open order", async () => {
    const { id: offerId } = await makeOffer({ priceMinor: 10_000n, units: 9 });
    const { id: shopperId } = await makeShopper();
    const order = await placeOrder({ shopperId, offerId });
    const deposit = await makeDeposit({ shopperId, orderId: order.id, priceMinor: 10_000n });
    await settle({ ...deposit, receivedAmount: "9.96", creditMinor: 9_960n });
    await moveOrder(order.id, "2026-11-20T10:00:00Z");
    const open = await placeOrder({ shopperId, offerId });
    await moveOrder(open.id, "2026-11-20T11:00:00Z");
    const { total } = await readSales({ from: "2026-11-20", to: "2026-11-20", tz: "UTC" }, LATER);
    expect(total).toMatchObject({ gross: "100.00", granted: "0.40", orders: 1 });
  });

  it("compares with as many days before, cut at the same time of day while the period still runs", async () => {
    await sell("2026-11-20T09:00:00Z", 1_000n);
    await sell("2026-11-20T18:00:00Z", 5_000n);
    await sell("2026-11-21T10:00:00Z", 1_500n);
    const today = { from: "2026-11-21", to: "2026-11-21", tz: "UTC" };
    const atNoon = await readSales(today, new Date("2026-11-21T12:00:00Z"));
    expect([atNoon.before.net, atNoon.change.net]).toEqual(["10.00", 50]);
    const over = await readSales(today, LATER);
    expect([over.before.net, over.change.net]).toEqual(["60.00", -75]);
    expect(over.buckets[9]).toMatchObject({ net: "0.00", before_net: "10.00" });
    expect(over.buckets[10]).toMatchObject({ net: "15.00", before_net: "0.00" });
  });

  it("begins and ends days where the reader's calendar does", async () => {
    await sell("2026-11-20T22:59:59.999Z", 100n); // still the 20th in Berlin
    await sell("2026-11-20T23:00:00Z", 200n); // midnight there
    await sell("2026-11-21T22:59:59.999Z", 400n);
    await sell("2026-11-21T23:00:00Z", 800n);
    const of = async (tz: string) =>
      (await readSales({ from: "2026-11-21", to: "2026-11-21", tz }, LATER)).total.gross;
    expect(await of(BERLIN)).toBe("6.00");
    expect(await of("UTC")).toBe("12.00");
    expect(await of("Pacific/Kiritimati")).toBe("3.00"); // fourteen hours ahead
    expect(await of("America/Los_Angeles")).toBe("12.00");
  });

  it.each([
    ["2026-03-29", 23, "spring, when an hour is missing"],
    ["2026-10-25", 25, "autumn, when an hour comes twice"],
    ["2026-11-21", 24, "any other day"],
  ])("has for %s in Berlin %i hours: %s", async (day, hours) => {
    const { buckets } = await readSales({ from: day, to: day, tz: BERLIN }, LATER);
    expect(buckets).toHaveLength(hours);
  });

  it("keeps the two hours apart that have one name", async () => {
    await sell("2026-10-25T00:30:00Z", 100n); // 02:30 summer time
    await sell("2026-10-25T01:30:00Z", 200n); // 02:30 winter time
    const { buckets } = await readSales(
      { from: "2026-10-25", to: "2026-10-25", tz: BERLIN },
      LATER,
    );
    expect(buckets.slice(1, 5).map(({ gross }) => gross)).toEqual(["0.00", "1.00", "2.00", "0.00"]);
  });

  it("puts the whole of a short and of a long day into one column each", async () => {
    await sell("2026-10-24T22:00:00Z", 100n);
    await sell("2026-10-25T22:59:00Z", 200n);
    await sell("2026-10-25T23:00:00Z", 400n);
    const { buckets } = await readSales(
      { from: "2026-10-24", to: "2026-10-27", tz: BERLIN },
      LATER,
    );
    expect(buckets.map(({ gross }) => gross)).toEqual(["0.00", "3.00", "4.00", "0.00"]);
    expect(buckets[2]?.starts_at).toBe("2026-10-25T23:00:00.000Z");
  });

  it("plots a year by months, the first from where it begins", async () => {
    await sell("2026-01-15T12:00:00Z", 100n);
    await sell("2026-12-31T22:30:00Z", 200n);
    await sell("2026-12-31T23:30:00Z", 400n); // next year in Berlin
    const { unit, buckets } = await readSales(
      { from: "2026-01-10", to: "2026-12-31", tz: BERLIN },
      LATER,
    );
    expect([unit, buckets.length, buckets[0]?.starts_at]).toEqual([
      "month",
      12,
      "2026-01-09T23:00:00.000Z",
    ]);
    expect([buckets[0]?.gross, buckets[11]?.gross, buckets[0]?.before_net]).toEqual([
      "1.00",
      "2.00",
      null,
    ]);
  });

  it("refuses a time zone that is none", async () => {
    await expect(
      readSales({ from: "2026-11-21", to: "2026-11-21", tz: "Mars/Olympus" }, LATER),
    ).rejects.toMatchObject({
      code: "MALFORMED",
      details: { errors: { tz: ["is no time zone"] } },
    });
  });
});

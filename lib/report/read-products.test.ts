import { beforeEach, describe, expect, it } from "vitest";
import { query } from "@/lib/db";
import { renewDatabase } from "@/test/database";
import { makeOffer, makeShopper, placeOrder } from "@/test/factories";
import { behindGuards, moveOrder, refundAt, sellAt } from "@/test/make-history";
import { readProducts } from "./read-products";

const LATER = new Date("2027-01-01T00:00:00Z");
const AT = "2026-11-20T10:00:00Z";
const THAT_DAY = { from: "2026-11-20", to: "2026-11-20", tz: "UTC" };
const NEXT_DAY = { from: "2026-11-21", to: "2026-11-21", tz: "UTC" };

beforeEach(renewDatabase);

/** An offer whose five units came in a batch of that cost; null: nobody said what they cost. */
async function stock(title: string, priceMinor: bigint, costMinor: bigint | null) {
  const { id: offerId, unitIds } = await makeOffer({ title, priceMinor, units: 5 });
  await query({
    text: `INSERT INTO stock_batch (id, offer_id, name, unit_cost_minor, unit_count, created_by) VALUES ($1, $2, $3, $4, $5, 9001)`,
    values: [`bat_${title}`, offerId, `Batch ${title}`, costMinor, unitIds.length],
  });
  const ids = unitIds.map((id) => `'${id}'`).join(",");
  await behindGuards(`UPDATE stock_unit SET batch_id = 'bat_${title}' WHERE id IN (${ids});`);
  return { offerId, priceMinor };
}

describe("readProducts", () => {
  it("has nothing to say of an empty shop", async () => {
    expect(await readProducts(THAT_DAY, LATER)).toEqual({
      ...{ currency: "EUR", products: [], batches: [] },
      total: {
        ...{ quantity: 0, gross: "0.00", refunds: "0.00", net: "0.00", cost: "0.00", unknown: 0 },
        ...{ margin: "0.00", margin_percent: null },
      },
    });
  });

  it("takes the cost of every unit sold from what was earned, best product first", async () => {
    const tea = await stock("Tea", 1_000n, 400n);
    const mate = await stock("Mate", 2_000n, 500n);
    await sellAt(AT, { ...tea, quantity: 3 });
    await sellAt(AT, { ...mate, quantity: 2 });
    await sellAt("2026-11-19T23:59:59.999Z", mate); // the day before
    const { products, batches, total } = await readProducts(THAT_DAY, LATER);
    expect(products.map((row) => [row.title, row.quantity, row.net, row.cost, row.margin])).toEqual(
      [
        ["Mate", 2, "40.00", "10.00", "30.00"],
        ["Tea", 3, "30.00", "12.00", "18.00"],
      ],
    );
    expect(
      batches.map((row) => [row.name, row.quantity, row.margin, row.margin_percent, row.free]),
    ).toEqual([
      ["Batch Mate", 2, "30.00", 75, 2],
      ["Batch Tea", 3, "18.00", 60, 2],
    ]);
    expect(total).toMatchObject({ quantity: 5, net: "70.00", cost: "22.00", margin: "48.00" });
  });

  it("never takes an unknown cost for none", async () => {
    const tea = await stock("Tea", 1_000n, 400n);
    const gift = await stock("Gift", 500n, null);
    const hand = await makeOffer({ title: "By hand", priceMinor: 300n });
    const file = await makeOffer({ title: "File", priceMinor: 200n, isUnlimited: true });
    await sellAt(AT, tea);
    await sellAt(AT, gift);
    await sellAt(AT, { offerId: hand.id, priceMinor: 300n });
    await sellAt(AT, { offerId: file.id, priceMinor: 200n });
    const { products, batches, total } = await readProducts(THAT_DAY, LATER);
    expect(products.map((row) => [row.title, row.unknown, row.margin])).toEqual([
      ["Tea", 0, "6.00"],
      ["Gift", 1, null],
      ["By hand", 1, null],
      ["File", 1, null],
    ]);
    expect(batches.map((row) => [row.name, row.margin])).toEqual([
      ["Batch Tea", "6.00"],
      ["Batch Gift", null],
    ]);
    expect(total).toMatchObject({ unknown: 3, cost: "4.00", margin: null, margin_percent: null });
  });

  it("lays a refund on the lines and units of its order without losing a cent, on the day it was booked", async () => {
    const tea = await stock("Tea", 333n, 100n);
    const mate = await stock("Mate", 667n, 100n);
    const { id: shopperId } = await makeShopper({ balanceMinor: 5_000n });
    await query({
      text: "INSERT INTO basket_line (shopper_id, offer_id, quantity) VALUES ($1, $2, 2), ($1, $3, 1)",
      values: [shopperId, tea.offerId, mate.offerId],
    });
    const { id: orderId } = await placeOrder({ shopperId, isFromBalance: true }); // 13.33
    await moveOrder(orderId, AT);
    await refundAt("2026-11-21T09:00:00Z", orderId, 500n);
    const sold = await readProducts(THAT_DAY, LATER);
    expect(sold.products.map((row) => [row.title, row.net, row.refunds])).toEqual([
      ["Mate", "6.67", "0.00"],
      ["Tea", "6.66", "0.00"],
    ]);
    const refunded = await readProducts(NEXT_DAY, LATER);
    const parts = refunded.products.map(({ refunds }) => Math.round(Number(refunds) * 100));
    expect(parts.sort()).toEqual([249, 251]);
    expect(refunded.total).toMatchObject({ quantity: 0, refunds: "5.00", net: "-5.00" });
    expect(refunded.batches.map(({ refunds }) => Math.round(Number(refunds) * 100)).sort()).toEqual(
      [249, 251],
    );
  });

  it("counts a faulty unit and the one that replaced it as two that were paid for by the shop, and once by the buyer", async () => {
    const tea = await stock("Tea", 1_000n, 400n);
    const { orderId } = await sellAt(AT, tea);
    await query({ text: "SELECT mark_delivered($1)", values: [orderId] });
    await query({ text: "UPDATE notification SET state = 'sent', sent_at = now()" });
    const [replaced] = await query<{ id: string }>({
      text: `SELECT replace_unit(jsonb_build_object('order_id', $1::text, 'unit_id', id, 'actor', 'staff:9001', 'reason', 'faulty')) AS id
               FROM stock_unit WHERE order_id = $1`,
      values: [orderId],
    });
    await behindGuards(`UPDATE stock_unit SET sold_at = '${AT}' WHERE id = '${replaced?.id}';`);
    const { products, batches } = await readProducts(THAT_DAY, LATER);
    expect(products[0]).toMatchObject({ quantity: 1, net: "10.00", cost: "8.00", margin: "2.00" });
    expect(batches[0]).toMatchObject({ quantity: 1, net: "10.00", cost: "8.00", margin: "2.00" });
  });

  it("shows the ten best and sums up all", async () => {
    for (let n = 1; n <= 12; n += 1) await sellAt(AT, await stock(`P${n}`, BigInt(n * 100), 10n));
    const { products, batches, total } = await readProducts(THAT_DAY, LATER);
    expect(products.map(({ title }) => title)).toEqual(
      [12, 11, 10, 9, 8, 7, 6, 5, 4, 3].map((n) => `P${n}`),
    );
    expect([batches.length, total.gross, total.quantity]).toEqual([10, "78.00", 12]);
  });
});

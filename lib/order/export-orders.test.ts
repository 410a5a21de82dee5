import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, it } from "vitest";
import { query } from "@/lib/db";
import "@/test/database";
import { makeOffer, makeShopper, placeOrder } from "@/test/factories";
import { readActs, signIn } from "@/test/sign-in";
import { exportOrders } from "./export-orders";
import type { OrderQuery } from "./schema";

const ORDERS = 20_000;
const HEADINGS =
  "Order,Placed at,State,Total,Currency,Items,First item,Paid at,Delivered at,Paid through,Coin,Shopper,Telegram ID,First name,Username";

const read = async (wanted: OrderQuery = {}) => {
  const { caller } = await signIn();
  return new Response(await exportOrders({ caller, wanted })).text();
};

it("writes every order that the filter finds, whatever page was looked at", async () => {
  const shopper = await makeShopper({ firstName: '=HYPERLINK("https://evil.example")' });
  const offer = await makeOffer({ title: 'Tea, "green"\nand more', priceMinor: 1250n });
  const { id } = await placeOrder({ shopperId: shopper.id, offerId: offer.id, quantity: 2 });
  const text = await read({ shopper: shopper.id, cursor: "ord_0" });
  const [order] = await query<{ at: string }>({
    text: `SELECT to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at FROM orders WHERE id = $1`,
    values: [id],
  });
  expect(text).toBe(
    [
      HEADINGS,
      `${id},${order?.at},awaiting,25.00,EUR,2,"Tea, ""green""\nand more",,,,,${shopper.id},${shopper.telegramId},"'=HYPERLINK(""https://evil.example"")",`,
      "",
    ].join("\r\n"),
  );
});

it("stands in the audit log once, with its filter, before the first row leaves", async () => {
  const { caller } = await signIn();
  await exportOrders({ caller, wanted: { state: ["paid"], q: "ada" } });
  expect(await readActs("orders")).toContain("order.export_list");
  const [act] = await query({
    text: "SELECT after, actor, address FROM audit_entry WHERE subject = 'orders' ORDER BY id DESC LIMIT 1",
  });
  expect(act).toEqual({
    ...{ after: { state: ["paid"], q: "ada" }, actor: "9001", address: caller.address },
  });
});

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

/** What is still in use. */
function countBytes(): number {
  collectGarbage();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

it(`writes ${ORDERS} orders in the memory of a few batches`, async () => {
  const shopper = await makeShopper({ firstName: "Many" });
  const offer = await makeOffer({ isUnlimited: true, priceMinor: 100n });
  await query({
    text: `WITH placed AS (
             INSERT INTO orders (id, shopper_id, total_minor, currency, expires_at)
             SELECT 'ord_0' || lpad(n::text, 12, '0'), $1, 100, 'EUR', now() + interval '1 day' FROM generate_series(1, ${ORDERS}) AS n RETURNING id)
           INSERT INTO order_line (order_id, position, offer_id, product_slug, title, kind, quantity, unit_price_minor, is_unlimited)
           SELECT id, 1, $2, 'x', repeat('A long title ', 12), 'digital', 1, 100, true FROM placed`,
    values: [shopper.id, offer.id],
  });
  const { caller } = await signIn();
  const wanted = { shopper: shopper.id };
  const reader = (await exportOrders({ caller, wanted })).getReader();
  let [bytes, lines, most] = [0, 0, 0];
  const start = countBytes();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    bytes += value.length;
    lines += value.filter((byte) => byte === 10).length;
    most = Math.max(most, countBytes() - start);
  }
  expect(lines).toBe(ORDERS + 1);
  expect(bytes).toBeGreaterThan(4_000_000);
  expect(most).toBeLessThan(bytes);
});

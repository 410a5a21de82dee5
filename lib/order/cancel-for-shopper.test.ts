import { describe, expect, it } from "vitest";
import "@/test/database";
import { query, queryOne } from "@/lib/db";
import { makeOffer, makeShopper, placeOrder } from "@/test/factories";
import { readActs, signIn } from "@/test/sign-in";
import { cancelForShopper } from "./cancel-for-shopper";
import { payOrder } from "./pay-order";

const reason = "Asked for by telephone";

async function makeOpen(balanceMinor = 0n) {
  const { id: shopperId } = await makeShopper({ balanceMinor });
  const { id: offerId } = await makeOffer({ units: 1 });
  const { id: orderId } = await placeOrder({ shopperId, offerId });
  return { shopperId, offerId, orderId };
}

async function stateOf(orderId: string) {
  return queryOne<{ order: string; held: number }>({
    text: `SELECT state AS order, (SELECT count(*)::int FROM stock_unit WHERE order_id = o.id) AS held FROM orders o WHERE id = $1`,
    values: [orderId],
  });
}

describe("cancelForShopper", () => {
  it("frees the units, tells the shopper and is written down once, with its reason", async () => {
    const { caller } = await signIn();
    const { orderId, shopperId } = await makeOpen();
    await cancelForShopper({ caller, orderId, reason });
    expect(await stateOf(orderId)).toEqual({ order: "cancelled", held: 0 });
    const told = await query<{ kind: string }>({
      text: "SELECT kind FROM notification WHERE shopper_id = $1",
      values: [shopperId],
    });
    expect(told).toEqual([{ kind: "order_cancelled" }]);
    const acts = await query({
      text: "SELECT act, reason, before, after FROM audit_entry WHERE subject = $1",
      values: [orderId],
    });
    expect(acts).toEqual([
      {
        ...{ act: "order.cancel", reason },
        before: { status: "awaiting" },
        after: { status: "cancelled" },
      },
    ]);
  });

  it("is refused once the order waits for nothing, and changes nothing", async () => {
    const { caller } = await signIn();
    const { orderId, shopperId } = await makeOpen(1000n);
    await payOrder({ orderId, shopperId });
    await expect(cancelForShopper({ caller, orderId, reason })).rejects.toMatchObject({
      code: "ALREADY_DONE",
      details: { errors: { _: [expect.stringContaining("paid")] } },
    });
    expect(await stateOf(orderId)).toEqual({ order: "paid", held: 1 });
    expect(await readActs(orderId)).toEqual([]);
  });

  it("is refused for an order that is none", async () => {
    const { caller } = await signIn();
    await expect(cancelForShopper({ caller, orderId: "ord_none", reason })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });

  it("is done once when two people do it at once", async () => {
    const callers = [(await signIn()).caller, (await signIn()).caller];
    const { orderId } = await makeOpen();
    const tries = await Promise.allSettled(
      callers.map((caller) => cancelForShopper({ caller, orderId, reason })),
    );
    expect(tries.filter(({ status }) => status === "rejected")).toMatchObject([
      { reason: { code: "ALREADY_DONE" } },
    ]);
    expect(await readActs(orderId)).toEqual(["order.cancel"]);
  });

  it("against a payment at the same moment, one of both wins", async () => {
    const { caller } = await signIn();
    const { orderId, shopperId } = await makeOpen(1000n);
    const tries = await Promise.allSettled([
      cancelForShopper({ caller, orderId, reason }),
      payOrder({ orderId, shopperId }),
    ]);
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const { order } = await stateOf(orderId);
    expect(await readActs(orderId)).toEqual(order === "cancelled" ? ["order.cancel"] : []);
  });
});

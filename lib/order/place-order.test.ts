import { afterEach, describe, expect, test } from "vitest";
import { clearBasket } from "@/lib/basket/clear-basket";
import { setBasketLine } from "@/lib/basket/set-basket-line";
import { query } from "@/lib/db";
import { countRows } from "@/test/count-rows";
import { setEnv } from "@/test/database";
import { balanceOf, fillBasket, makeOffer, makeShopper } from "@/test/factories";
import { basketOf, countUnits, outcomesOf, stateOf, toldTo } from "@/test/read-state";
import { getOrder } from "./get-order";
import { type PlacedOrder, placeOrder } from "./place-order";

type Wish = Partial<Parameters<typeof placeOrder>[0]> & { shopperId: string };

afterEach(() => setEnv());

function place(wish: Wish): Promise<PlacedOrder> {
  return placeOrder({ quantity: 1, isFromBalance: false, requestKey: null, ...wish });
}

const eur = (amount: bigint) => ({ amount, currency: "EUR" as const });

describe("an order", () => {
  test("takes the whole basket, with its prices of that moment, and holds its units", async () => {
    const { id: shopperId } = await makeShopper();
    const tea = await makeOffer({ title: "Tea", priceMinor: 1_205n, units: 5 });
    const guide = await makeOffer({ title: "Guide", priceMinor: 99n, isUnlimited: true });
    await fillBasket({ shopperId, offerId: tea.id, quantity: 3 });
    await fillBasket({ shopperId, offerId: guide.id });
    const placed = await place({ shopperId, expectedTotal: eur(3_714n) });
    expect(placed).toMatchObject({ total: eur(3_714n), state: "awaiting" });
    expect(await basketOf(shopperId)).toEqual({});
    expect([await countUnits(tea.id), await countUnits(tea.id, "reserved")]).toEqual([2, 3]);
    await query({ text: "UPDATE offer SET price_minor = 1, title = 'Another'" });
    const order = await getOrder({ orderId: placed.orderId, shopperId });
    expect(order).toMatchObject({ status: "awaiting", total: "37.14", deliveries: [] });
    expect(order.lines.map((line) => [line.title, line.quantity, line.line_total]).sort()).toEqual([
      ["Guide", 1, "0.99"],
      ["Tea", 3, "36.15"],
    ]);
  });

  test("of one offer leaves the basket alone", async () => {
    const { id: shopperId } = await makeShopper();
    const [one, other] = [await makeOffer(), await makeOffer()];
    await fillBasket({ shopperId, offerId: other.id });
    await place({ shopperId, offerId: one.id, quantity: 2 });
    expect(await basketOf(shopperId)).toEqual({ [other.id]: 1 });
    expect(await countUnits(one.id, "reserved")).toBe(2);
  });

  test("from the balance is paid in the same step, however many others wait", async () => {
    setEnv({ MAX_OPEN_ORDERS: "1", MAX_RESERVED_UNITS: "1" });
    const { id: shopperId } = await makeShopper({ balanceMinor: 5_000n });
    const offer = await makeOffer({ units: 9 });
    await place({ shopperId, offerId: offer.id });
    const { orderId, state } = await place({
      ...{ shopperId, offerId: offer.id },
      ...{ quantity: 4, isFromBalance: true },
    });
    expect([state, await stateOf(orderId)]).toEqual(["paid", "paid"]);
    expect(await countUnits(offer.id, "sold")).toBe(4);
    expect(await balanceOf(shopperId)).toBe(1_000n);
    expect(await toldTo(shopperId)).toContain("delivery");
  });
});

describe("an order is refused, and nothing changes,", () => {
  type Case = [string, string, () => Promise<Wish>];
  const buyer = async (column?: string, balanceMinor = 0n) => {
    const { id } = await makeShopper({ balanceMinor });
    if (column)
      await query({ text: `UPDATE shopper SET ${column} = now() WHERE id = $1`, values: [id] });
    return id;
  };
  const off = async (table: "offer" | "product") => {
    const offer = await makeOffer();
    const id = table === "offer" ? offer.id : offer.productId;
    await query({ text: `UPDATE ${table} SET is_active = false WHERE id = $1`, values: [id] });
    return offer.id;
  };

  const CASES: Case[] = [
    [
      "for nobody",
      "NOT_FOUND",
      async () => ({ shopperId: "shp_nobody", offerId: (await makeOffer()).id }),
    ],
    [
      "for a banned shopper",
      "BANNED",
      async () => ({ shopperId: await buyer("banned_at"), offerId: (await makeOffer()).id }),
    ],
    [
      "for a frozen shopper, from the balance too",
      "FROZEN",
      async () => ({
        ...{ shopperId: await buyer("frozen_at", 5_000n), offerId: (await makeOffer()).id },
        isFromBalance: true,
      }),
    ],
    ["of an empty basket", "ORDER_NOT_PAYABLE", async () => ({ shopperId: await buyer() })],
    [
      "of an offer that does not exist",
      "NOT_FOUND",
      async () => ({ shopperId: await buyer(), offerId: "off_none" }),
    ],
    [
      "of an offer that is switched off",
      "OUT_OF_STOCK",
      async () => ({ shopperId: await buyer(), offerId: await off("offer") }),
    ],
    [
      "of a product that is switched off",
      "OUT_OF_STOCK",
      async () => ({ shopperId: await buyer(), offerId: await off("product") }),
    ],
    [
      "of more than there is",
      "OUT_OF_STOCK",
      async () => ({ shopperId: await buyer(), offerId: (await makeOffer()).id, quantity: 4 }),
    ],
    [
      "of a basket of which one line is sold out",
      "OUT_OF_STOCK",
      async () => {
        const shopperId = await buyer();
        for (const units of [3, 0, 3])
          await fillBasket({ shopperId, offerId: (await makeOffer({ units })).id });
        return { shopperId };
      },
    ],
    [
      "of two copies of one payload",
      "TOO_MANY_UNITS",
      async () => ({
        ...{ shopperId: await buyer(), offerId: (await makeOffer({ isUnlimited: true })).id },
        quantity: 2,
      }),
    ],
    [
      "above the units that one shopper may hold",
      "TOO_MANY_UNITS",
      async () => ({
        ...{ shopperId: await buyer(), offerId: (await makeOffer({ units: 21 })).id },
        quantity: 21,
      }),
    ],
    [
      "at another price than the shopper saw, also a higher one",
      "PRICE_CHANGED",
      async () => ({
        ...{ shopperId: await buyer(), offerId: (await makeOffer()).id },
        expectedTotal: eur(1_001n),
      }),
    ],
    [
      "from a balance that is a cent short",
      "INSUFFICIENT_BALANCE",
      async () => ({
        ...{ shopperId: await buyer(undefined, 999n), offerId: (await makeOffer()).id },
        isFromBalance: true,
      }),
    ],
  ];

  test.each(CASES)("%s: %s", async (_, code, arrange) => {
    const wish = await arrange();
    const look = async () => [
      await countRows(),
      await basketOf(wish.shopperId),
      await query({ text: "SELECT state, count(*) FROM stock_unit GROUP BY 1 ORDER BY 1" }),
    ];
    const before = await look();
    await expect(place(wish)).rejects.toMatchObject({ code });
    expect(await look()).toEqual(before);
  });

  test("of digital goods where Telegram's terms rule; of goods to collect it is not", async () => {
    setEnv({ PAYMENT_POLICY: "telegram" });
    const { id: shopperId } = await makeShopper();
    const [digital, pickup] = [await makeOffer(), await makeOffer({ kind: "pickup" })];
    await expect(place({ shopperId, offerId: digital.id })).rejects.toMatchObject({
      code: "POLICY",
    });
    expect((await place({ shopperId, offerId: pickup.id })).state).toBe("awaiting");
  });
});

describe("at once", () => {
  test("as many orders are opened as one shopper may have, however many are asked for", async () => {
    const { id: shopperId } = await makeShopper();
    const offer = await makeOffer({ units: 12 });
    const calls = Array.from({ length: 12 }, () => place({ shopperId, offerId: offer.id }));
    expect(await outcomesOf(calls)).toEqual([
      ...Array(9).fill("TOO_MANY_ORDERS"),
      ...Array(3).fill("done"),
    ]);
    expect(await countUnits(offer.id, "reserved")).toBe(3);
  });

  test("as many units are held as one shopper may hold", async () => {
    setEnv({ MAX_OPEN_ORDERS: "50", MAX_RESERVED_UNITS: "10" });
    const { id: shopperId } = await makeShopper();
    const offer = await makeOffer({ units: 40 });
    const calls = Array.from({ length: 8 }, () =>
      place({ shopperId, offerId: offer.id, quantity: 4 }),
    );
    expect(await outcomesOf(calls)).toEqual([...Array(6).fill("TOO_MANY_UNITS"), "done", "done"]);
    expect(await countUnits(offer.id, "reserved")).toBe(8);
  });

  test("a basket is ordered once", async () => {
    const { id: shopperId } = await makeShopper();
    const offer = await makeOffer({ units: 9 });
    await fillBasket({ shopperId, offerId: offer.id, quantity: 2 });
    const calls = Array.from({ length: 6 }, () => place({ shopperId }));
    expect(await outcomesOf(calls)).toEqual([...Array(5).fill("ORDER_NOT_PAYABLE"), "done"]);
    expect(await countUnits(offer.id, "reserved")).toBe(2);
  });

  test("what is put into the basket is ordered or stays there, never lost and never both", async () => {
    const offers = [await makeOffer({ units: 60 }), await makeOffer({ units: 60 })];
    const [first, second] = offers.map(({ id }) => id) as [string, string];
    for (let round = 0; round < 25; round += 1) {
      const { id: shopperId } = await makeShopper();
      await fillBasket({ shopperId, offerId: first });
      const [placed] = await Promise.all([
        place({ shopperId }),
        setBasketLine({ shopperId, offerId: second, quantity: 2 }),
      ]);
      const { lines } = await getOrder({ orderId: placed.orderId, shopperId });
      const ordered = lines.find((line) => line.offer_id === second)?.quantity ?? 0;
      expect(ordered + ((await basketOf(shopperId))[second] ?? 0)).toBe(2);
    }
  });

  test("a basket that is emptied is ordered before or not at all", async () => {
    const offer = await makeOffer({ units: 60 });
    for (let round = 0; round < 20; round += 1) {
      const { id: shopperId } = await makeShopper();
      await fillBasket({ shopperId, offerId: offer.id });
      const before = await countUnits(offer.id, "reserved");
      const [outcome] = await Promise.all([
        outcomesOf([place({ shopperId })]),
        clearBasket({ shopperId }),
      ]);
      expect(["done", "ORDER_NOT_PAYABLE"]).toContain(outcome[0]);
      const held = (await countUnits(offer.id, "reserved")) - before;
      expect(held).toBe(outcome[0] === "done" ? 1 : 0);
      expect(await basketOf(shopperId)).toEqual({});
    }
  });
});

import { beforeAll, describe, expect, it } from "vitest";
import type { z } from "zod";
import { setBasketLine } from "@/lib/basket/set-basket-line";
import { query } from "@/lib/db";
import { listDeposits } from "@/lib/deposit/list-deposits";
import { COUNTED_MAX } from "@/lib/list/rules";
import { listShoppers } from "@/lib/shopper/list-shoppers";
import "@/test/database";
import {
  balanceOf,
  makeDeposit,
  makeLocation,
  makeOffer,
  makeShopper,
  placeOrder,
  settle,
} from "@/test/factories";
import { cancelOrder } from "./cancel-order";
import { listAllOrders } from "./list-all-orders";
import { orderQuery } from "./schema";

type Asked = z.input<typeof orderQuery>;

/** What the address would ask for. */
const list = (asked: Asked = {}) => listAllOrders(orderQuery.parse(asked));
const idsOf = async (asked?: Asked) => (await list(asked)).items.map(({ order_id: id }) => id);

const ADDRESS = "TXLAQ63Xg1NAzckPwKHvzw7CSEmLMEqcdj";

let ada: Awaited<ReturnType<typeof makeShopper>>;
let bob: Awaited<ReturnType<typeof makeShopper>>;
/** Delivered to Ada, paid in Tether; placed by Bob in the city and waiting for bitcoin; from Bob's balance; cancelled by Ada. */
let [delivered, waiting, fromBalance, cancelled] = ["", "", "", ""];
let deposit: Awaited<ReturnType<typeof makeDeposit>>;
let [city, district] = ["", ""];

beforeAll(async () => {
  ada = await makeShopper({ firstName: "Ada", telegramId: 123_456_789n });
  bob = await makeShopper({ firstName: "Böb 100%", balanceMinor: 2500n });
  await query({
    text: "UPDATE shopper SET username = 'LovelaceA', note = 'kind' WHERE id = $1",
    values: [ada.id],
  });
  city = await makeLocation({ name: "Lisbon" });
  district = await makeLocation({ name: "Alfama", parentId: city });
  const tea = await makeOffer({ title: "Green tea", priceMinor: 1000n, units: 9 });
  const card = await makeOffer({ title: "Gift card", priceMinor: 2500n, locationId: district });
  delivered = (await placeOrder({ shopperId: ada.id, offerId: tea.id })).id;
  deposit = await makeDeposit({ shopperId: ada.id, orderId: delivered });
  await settle({ ...deposit, receivedAmount: deposit.payAmount, creditMinor: 1000n });
  waiting = (await placeOrder({ shopperId: bob.id, offerId: card.id })).id;
  await makeDeposit({ shopperId: bob.id, orderId: waiting, payCurrency: "btc", priceMinor: 2500n });
  fromBalance = (
    await placeOrder({ shopperId: bob.id, offerId: tea.id, quantity: 2, isFromBalance: true })
  ).id;
  cancelled = (await placeOrder({ shopperId: ada.id, offerId: tea.id })).id;
  await cancelOrder({ orderId: cancelled, shopperId: ada.id });
});

describe("listAllOrders", () => {
  it("shows everybody's orders, the newest first, with what they are about", async () => {
    const page = await list();
    expect(page).toMatchObject({ next_cursor: null, count: 4, is_count_exact: true });
    expect(page.items.map(({ order_id: id }) => id)).toEqual([
      cancelled,
      fromBalance,
      waiting,
      delivered,
    ]);
    expect(page.items[3]).toEqual({
      ...{ order_id: delivered, status: "paid", total: "10.00", currency: "EUR" },
      ...{ created_at: expect.stringMatching(/Z$/), paid_at: expect.stringMatching(/Z$/) },
      ...{ delivered_at: null, title: "Green tea", unit_count: 1 },
      ...{ gateway: "nowpayments", pay_currency: "usdttrc20" },
      shopper: {
        ...{ shopper_id: ada.id, telegram_id: 123_456_789, first_name: "Ada" },
        ...{ username: "LovelaceA", marks: ["note"] },
      },
    });
    expect(page.items[1]).toMatchObject({ gateway: "balance", pay_currency: null, unit_count: 2 });
    expect(page.items[0]).toMatchObject({ gateway: null, status: "cancelled" });
    expect(await balanceOf(bob.id)).toBe(500n);
  });

  it.each<[string, () => Asked, () => string[]]>([
    ["state", () => ({ state: "awaiting" }), () => [waiting]],
    [
      "several states",
      () => ({ state: "paid,cancelled" }),
      () => [cancelled, fromBalance, delivered],
    ],
    ["gateway", () => ({ gateway: "nowpayments" }), () => [waiting, delivered]],
    ["coin", () => ({ coin: "btc" }), () => [waiting]],
    ["a gateway nobody used", () => ({ gateway: "cashier" }), () => []],
    ["district", () => ({ location: district }), () => [waiting]],
    ["city", () => ({ location: city }), () => [waiting]],
    ["title of a product", () => ({ product: "GREEN" }), () => [cancelled, fromBalance, delivered]],
    ["title that has a sign of LIKE", () => ({ product: "gre_n" }), () => []],
    ["product and place", () => ({ product: "green", location: city }), () => []],
    ["shopper", () => ({ shopper: ada.id }), () => [cancelled, delivered]],
    [
      "several at once",
      () => ({ shopper: ada.id, state: "paid", coin: "usdttrc20", product: "tea", q: "ada" }),
      () => [delivered],
    ],
    ["several at once, one of which fits none", () => ({ shopper: ada.id, coin: "btc" }), () => []],
    ["period", () => ({ from: "2020-01-01T00:00:00Z", to: "2021-01-01T00:00:00Z" }), () => []],
    [
      "period to come",
      () => ({ to: "2199-01-01T00:00:00+02:00", state: "awaiting" }),
      () => [waiting],
    ],
  ])("narrows down by %s", async (_name, asked, expected) => {
    expect(await idsOf(asked())).toEqual(expected());
    expect((await list(asked())).count).toBe(expected().length);
  });

  it.each<[string, () => string, () => string[]]>([
    ["an order", () => delivered, () => [delivered]],
    ["the start of an order", () => delivered.slice(0, -4), () => [delivered]],
    [
      "the short id that its shopper sees",
      () => `#${delivered.slice(-6).toUpperCase()}`,
      () => [delivered],
    ],
    ["a payment", () => deposit.depositId, () => [delivered]],
    ["the short id of a payment", () => `#${deposit.depositId.slice(-6)}`, () => [delivered]],
    ["the gateway's payment", () => deposit.gatewayPaymentId, () => [delivered]],
    ["an address", () => ADDRESS, () => [waiting, delivered]],
    ["a shopper", () => ada.id, () => [cancelled, delivered]],
    ["a Telegram id", () => "123456789", () => [cancelled, delivered]],
    ["a part of a name", () => "Ada", () => [cancelled, delivered]],
    ["a username", () => "@loveLace", () => [cancelled, delivered]],
    ["two letters of a name", () => "lo", () => [cancelled, delivered]],
    ["letters of another script", () => "BÖB", () => [fromBalance, waiting]],
    ["signs of LIKE", () => "100%", () => [fromBalance, waiting]],
    ["a part of a product's title", () => "EEN te", () => [cancelled, fromBalance, delivered]],
    ["two letters of a title", () => "gr", () => []],
    ["a product's title, with a sign of LIKE", () => "gre_n", () => []],
    ["the middle of a name in two letters", () => "ve", () => []],
    ["a number longer than any Telegram id", () => "99999999999999999999", () => []],
    ["what nobody is called", () => "' OR 1=1--", () => []],
  ])("finds by %s", async (_name, q, expected) => {
    expect(await idsOf({ q: q() })).toEqual(expected());
  });

  it("keeps a period to the millisecond of the order, its end excluded", async () => {
    const { created_at: at } = (await list({ q: waiting })).items[0] ?? {};
    const next = new Date(Date.parse(at ?? "") + 1).toISOString();
    expect(await idsOf({ from: at, to: next })).toContain(waiting);
    expect(await idsOf({ to: at })).not.toContain(waiting);
    expect(await idsOf({ from: next })).not.toContain(waiting);
  });
});

describe("a long list", () => {
  const walk = async (asked: Asked, onPage: () => Promise<void>) => {
    const seen: string[] = [];
    let cursor: string | undefined;
    for (let page = 0; page < 400; page += 1) {
      const { items, next_cursor: next } = await list({ ...asked, cursor });
      seen.push(...items.map(({ order_id: id }) => id));
      if (next === null) return seen;
      cursor = next;
      await onPage();
    }
    throw new Error("the list has no end");
  };

  it("finds by a name and by a title at once, each order once, whatever else is asked", async () => {
    const offer = await makeOffer({ title: "Adagio", units: 3 });
    const adas = (await placeOrder({ shopperId: ada.id, offerId: offer.id })).id;
    const bobs = (await placeOrder({ shopperId: bob.id, offerId: offer.id })).id;
    expect(await idsOf({ q: "ada" })).toEqual([bobs, adas, cancelled, delivered]);
    expect((await list({ q: "ada" })).count).toBe(4);
    expect(await idsOf({ q: "adagio", state: "awaiting" })).toEqual([bobs, adas]);
    expect(await idsOf({ q: "adagio", product: "green" })).toEqual([]);
    expect(await idsOf({ q: "ada", product: "green" })).toEqual([cancelled, delivered]);
    for (const id of [adas, bobs])
      await cancelOrder({ orderId: id, shopperId: id === adas ? ada.id : bob.id });
    await query({
      text: "UPDATE product SET title = 'Andante', description = 'Better than the Adagio' WHERE id = $1",
      values: [offer.productId],
    });
    expect(await idsOf({ q: "adagio" })).toEqual([]);
    await query({
      text: "INSERT INTO product_translation (product_id, language, title) VALUES ($1, 'de', 'Das Adagio')",
      values: [offer.productId],
    });
    expect(await idsOf({ q: "s ADAGIO" })).toEqual([bobs, adas]);
    await query({
      text: "DELETE FROM product_translation WHERE product_id = $1",
      values: [offer.productId],
    });
  });

  it("finds by a long name without a space, as long as an address", async () => {
    const { id: shopperId } = await makeShopper({ firstName: "Konstantinos-Alexandros" });
    const offer = await makeOffer({ units: 1 });
    const { id } = await placeOrder({ shopperId, offerId: offer.id });
    const { depositId } = await makeDeposit({ shopperId, orderId: id });
    const q = "konstantinos-Alexandros";
    expect(await idsOf({ q })).toEqual([id]);
    expect((await listDeposits({ q })).items).toMatchObject([{ payment_id: depositId }]);
    expect((await listShoppers({ q })).items).toMatchObject([{ shopper_id: shopperId }]);
  });

  it("gives every order once over all pages, while new ones come in", async () => {
    const { id: shopperId } = await makeShopper({ firstName: "Walker" });
    const offer = await makeOffer({ units: 140 });
    const placed: string[] = [];
    const place = async () => {
      placed.push((await placeOrder({ shopperId, offerId: offer.id })).id);
    };
    for (let order = 0; order < 120; order += 1) await place();
    const before = placed.toReversed();
    expect(await walk({ shopper: shopperId }, place)).toEqual(before);
    expect(placed.length).toBeGreaterThan(before.length);
  });

  it("counts an order once of which several lines fit", async () => {
    const { id: shopperId } = await makeShopper({ firstName: "Twice" });
    const locationId = await makeLocation({ name: "Porto" });
    for (const title of ["First", "Second"]) {
      const { id: offerId } = await makeOffer({ title, locationId, units: 2 });
      await setBasketLine({ shopperId, offerId, quantity: 1 });
    }
    const { id } = await placeOrder({ shopperId });
    for (const asked of [{ location: locationId }, { location: locationId, q: "twice" }]) {
      const { items, count } = await list(asked);
      expect([count, items.map((order) => order.order_id)]).toEqual([1, [id]]);
    }
  });

  it("is counted up to a bound, and paged beyond it all the same", async () => {
    const shopper = await makeShopper({ firstName: "Crowd" });
    await query({
      text: `INSERT INTO deposit (id, shopper_id, purpose, gateway, pay_currency, price_minor, currency, expires_at)
             SELECT 'dep_0' || lpad(n::text, 12, '0'), $1, 'refill', 'nowpayments', 'btc', 1, 'EUR', now() FROM generate_series(1, ${COUNTED_MAX + 120}) AS n`,
      values: [shopper.id],
    });
    let cursor: string | undefined;
    const seen = new Set<string>();
    for (let page = 0; page < 3; page += 1) {
      const answer = await listDeposits({ shopper: shopper.id, cursor });
      expect(answer).toMatchObject({ count: COUNTED_MAX, is_count_exact: false });
      for (const { payment_id: id } of answer.items) seen.add(id);
      cursor = answer.next_cursor ?? undefined;
    }
    expect(seen.size).toBe(150);
    expect([...seen][149]).toBe(`dep_0${String(COUNTED_MAX + 120 - 149).padStart(12, "0")}`);
  });
});

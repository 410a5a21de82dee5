import { beforeAll, describe, expect, it } from "vitest";
import { query } from "@/lib/db";
import type { Caller } from "@/lib/staff/rules";
import "@/test/database";
import { fillBasket, makeLocation, makeOffer, makeShopper } from "@/test/factories";
import { readActs, signIn } from "@/test/sign-in";
import { changeOffer } from "./change-offer";
import { changePrices } from "./change-prices";
import { createOffer } from "./create-offer";
import { getProductSheet } from "./get-product-sheet";
import { orderOffers } from "./order-offers";
import { removeOffer } from "./remove-offer";
import { OFFERS_MAX, type PriceChange } from "./rules";
import type { NewOffer, OfferChange } from "./schema";

let caller: Caller;

beforeAll(async () => {
  ({ caller } = await signIn());
});

const refused = (code: string) => expect.objectContaining({ code });
const create = (productId: string, wanted: Partial<NewOffer> = {}) =>
  createOffer({
    caller,
    productId,
    offer: {
      ...{ title: "Small", location_id: null, price: "5.00", is_unlimited: false, is_active: true },
      ...wanted,
    },
  });
const change = (id: string, wanted: Omit<OfferChange, "version">, version = 1) =>
  changeOffer({ caller, id, change: { version, ...wanted } });
const offersOf = async (productId: string) => (await getProductSheet(productId)).offers;

describe("createOffer", () => {
  it("adds offers in their order, each variant once at a place", async () => {
    const { productId } = await makeOffer();
    const place = await makeLocation({ name: "Baixa" });
    const id = await create(productId, { price: "7.5" });
    await create(productId, { location_id: place });
    expect(await offersOf(productId)).toMatchObject([
      { title: "", price: "10.00" },
      { id, title: "Small", price: "7.50", location_name: null, is_active: true, version: 1 },
      { title: "Small", location_id: place, location_name: "Baixa" },
    ]);
    await expect(create(productId)).rejects.toEqual(refused("TAKEN"));
    await expect(create(productId, { location_id: "loc_none" })).rejects.toEqual(
      refused("MALFORMED"),
    );
    await expect(create("prd_none")).rejects.toEqual(refused("NOT_FOUND"));
    expect(await readActs(id)).toEqual(["offer.create"]);
  });

  it("adds one of two that are the same and come at once, and no more than fit", async () => {
    const { productId } = await makeOffer();
    const both = await Promise.allSettled([create(productId), create(productId)]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await query({
      text: "INSERT INTO offer (id, product_id, title, price_minor) SELECT $1 || n, $1, 'n' || n, 100 FROM generate_series(4, $2::int) n",
      values: [productId, OFFERS_MAX],
    });
    const last = await Promise.allSettled([
      create(productId, { title: "Last" }),
      create(productId, { title: "Beyond" }),
    ]);
    expect(last.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { code: "MALFORMED" },
    });
    expect(await offersOf(productId)).toHaveLength(OFFERS_MAX);
  });
});

describe("changeOffer", () => {
  it("lets one of two editors win, and the other hears it", async () => {
    const { id, productId } = await makeOffer();
    const tries = await Promise.allSettled([
      change(id, { price: "11.00" }),
      change(id, { price: "12.00" }),
    ]);
    expect(tries.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { code: "CHANGED_MEANWHILE" },
    });
    expect(await readActs(id)).toEqual(["offer.change"]);
    expect((await offersOf(productId))[0]).toMatchObject({ version: 2 });
  });

  it("keeps counted and unlimited apart once there is stock, and variants apart always", async () => {
    const { id, productId } = await makeOffer({ units: 1 });
    await expect(change(id, { is_unlimited: true })).rejects.toEqual(refused("IN_USE"));
    const other = await create(productId);
    await change(other, { is_unlimited: true });
    await query({
      text: "INSERT INTO shared_payload (id, offer_id, version, sealed_payload, fingerprint) VALUES ($1, $1, 1, $2, $3)",
      values: [other, Buffer.alloc(40), Buffer.alloc(32)],
    });
    await expect(change(other, { is_unlimited: false }, 2)).rejects.toEqual(refused("IN_USE"));
    await expect(change(other, { title: "" }, 2)).rejects.toEqual(refused("TAKEN"));
    await expect(change(other, { location_id: "loc_none" }, 2)).rejects.toEqual(
      refused("MALFORMED"),
    );
    await expect(change("off_none", { title: "x" })).rejects.toEqual(refused("NOT_FOUND"));
  });
});

describe("orderOffers", () => {
  it("puts all offers of one product into another order, based on the one that stands", async () => {
    const { id: a, productId } = await makeOffer();
    const b = await create(productId);
    const order = (was: string[], ids: string[], of = productId) =>
      orderOffers({ caller, productId: of, order: { was, ids } });
    await order([a, b], [b, a]);
    expect((await offersOf(productId)).map(({ id }) => id)).toEqual([b, a]);
    await expect(order([a, b], [b, a])).rejects.toEqual(refused("ALREADY_DONE"));
    await expect(order([a, b], [a, b])).rejects.toEqual(refused("CHANGED_MEANWHILE"));
    await expect(order([a, b], [b, a], "prd_none")).rejects.toEqual(refused("NOT_FOUND"));
    expect(await readActs(productId)).toEqual(["offer.order"]);
  });
});

describe("removeOffer", () => {
  it("removes what never had stock, out of the baskets too, and nothing else", async () => {
    const { id: stocked, productId } = await makeOffer({ units: 1 });
    const id = await create(productId);
    const { id: shopperId } = await makeShopper();
    await fillBasket({ shopperId, offerId: id });
    const remove = (offerId: string, version = 1) => removeOffer({ caller, id: offerId, version });
    await expect(remove(stocked)).rejects.toEqual(refused("IN_USE"));
    await expect(remove(id, 2)).rejects.toEqual(refused("CHANGED_MEANWHILE"));
    await remove(id);
    await expect(remove(id)).rejects.toEqual(refused("NOT_FOUND"));
    expect(
      await query({ text: "SELECT FROM basket_line WHERE shopper_id = $1", values: [shopperId] }),
    ).toEqual([]);
    expect(await readActs(id)).toEqual(["offer.create", "offer.remove"]);
  });
});

describe("changePrices", () => {
  const ten: PriceChange = { kind: "percent", percent: "10", step: "0.01" };
  const run = (
    ids: string[],
    how: PriceChange,
    more: { version?: number; dry_run?: boolean } = {},
  ) =>
    changePrices({
      caller,
      change: {
        ...{ change: how, dry_run: more.dry_run ?? false },
        offers: ids.map((id) => ({ id, version: more.version ?? 1 })),
      },
    });

  it("does to all of a selection what a dry run has shown, as one act", async () => {
    const [a, b] = [await makeOffer({ priceMinor: 999n }), await makeOffer({ priceMinor: 100n })];
    const shown = await run([b.id, a.id], ten, { dry_run: true });
    expect(shown.items.map(({ before, after }) => [before, after])).toEqual([
      ["1.00", "1.10"],
      ["9.99", "10.99"],
    ]);
    expect((await offersOf(a.productId))[0]).toMatchObject({ price: "9.99", version: 1 });
    expect(await readActs("offers")).toEqual([]);
    expect(await run([b.id, a.id], ten)).toEqual(shown);
    expect((await offersOf(a.productId))[0]).toMatchObject({ price: "10.99", version: 2 });
    expect((await offersOf(b.productId))[0]).toMatchObject({ price: "1.10" });
    expect(await readActs("offers")).toEqual(["offer.prices"]);
  });

  it("changes none where one of them would have no price, was changed meanwhile, or is gone", async () => {
    const [a, b] = [await makeOffer({ priceMinor: 500n }), await makeOffer({ priceMinor: 2000n })];
    const less: PriceChange = { kind: "add", amount: "-5.00" };
    expect((await run([a.id, b.id], less, { dry_run: true })).items[0]).toMatchObject({
      after: null,
    });
    await expect(run([a.id, b.id], less)).rejects.toEqual(refused("MALFORMED"));
    await expect(run([a.id, "off_none"], ten)).rejects.toEqual(refused("NOT_FOUND"));
    await change(b.id, { price: "21.00" });
    await expect(run([a.id, b.id], ten)).rejects.toEqual(refused("CHANGED_MEANWHILE"));
    await expect(run([a.id], { kind: "set", amount: "5" })).rejects.toEqual(
      refused("ALREADY_DONE"),
    );
    expect((await offersOf(a.productId))[0]).toMatchObject({ price: "5.00", version: 1 });
  });

  it("is done once when two press at once", async () => {
    const { id, productId } = await makeOffer({ priceMinor: 1000n });
    const tries = await Promise.allSettled([run([id], ten), run([id], ten)]);
    expect(tries.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { code: "CHANGED_MEANWHILE" },
    });
    expect((await offersOf(productId))[0]).toMatchObject({ price: "11.00" });
    expect(await readActs(id)).toEqual(["offer.prices"]);
  });
});

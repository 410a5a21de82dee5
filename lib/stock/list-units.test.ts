import { beforeAll, expect, test } from "vitest";
import "@/test/database";
import {
  makeOffer,
  makeShopper,
  placeOrder,
  type TestOffer,
  type TestOrder,
} from "@/test/factories";
import { signIn } from "@/test/sign-in";
import { listUnits } from "./list-units";
import type { UnitState } from "./rules";
import { voidUnits } from "./void-units";

let offer: TestOffer;
let bought: TestOrder;

beforeAll(async () => {
  offer = await makeOffer({ units: 120, priceMinor: 1n });
  const buyer = await makeShopper({ balanceMinor: 500n });
  bought = await placeOrder({
    ...{ shopperId: buyer.id, offerId: offer.id, quantity: 30 },
    isFromBalance: true,
  });
  await placeOrder({ shopperId: buyer.id, offerId: offer.id, quantity: 5 });
  const unitIds = offer.unitIds.toSorted().slice(-5);
  const { caller } = await signIn();
  await voidUnits({ caller, offerId: offer.id, unitIds, reason: "torn" });
});

async function readAll(state?: UnitState) {
  const pages = [];
  let cursor: string | undefined;
  do {
    const page = await listUnits({ offerId: offer.id, state, cursor });
    pages.push(page.items);
    cursor = page.next_cursor ?? undefined;
  } while (cursor);
  return pages;
}

test("pages lead through all units, newest first, each once", async () => {
  const pages = await readAll();
  expect(pages.map(({ length }) => length)).toEqual([50, 50, 20]);
  expect(pages.flat().map(({ id }) => id)).toEqual(offer.unitIds.toSorted().reverse());
});

test("each state has its units, with what is to be known of them and nothing that they hold", async () => {
  const counts = await Promise.all(
    (["free", "reserved", "sold", "void"] as const).map(async (state) => {
      const units = (await readAll(state)).flat();
      expect(units.every((unit) => unit.state === state)).toBe(true);
      return units.length;
    }),
  );
  expect(counts).toEqual([80, 5, 30, 5]);
  const [[sold] = []] = await readAll("sold");
  expect(sold).toEqual({
    id: expect.stringMatching(/^unt_/),
    state: "sold",
    mark: expect.stringMatching(/^[0-9a-f]{6}$/),
    created_at: expect.stringMatching(/Z$/),
    batch_id: null,
    batch_name: null,
    sellable_until: null,
    reserved_until: null,
    sold_at: expect.stringMatching(/Z$/),
    delivered_at: null,
    order_id: bought.id,
    void_reason: null,
    voided_at: null,
  });
  const [[gone] = []] = await readAll("void");
  expect(gone).toMatchObject({ void_reason: "torn", voided_at: expect.any(String) });
});

import { beforeEach, expect, test } from "vitest";
import { query } from "@/lib/db";
import type { Caller } from "@/lib/staff/rules";
import { renewDatabase, setEnv } from "@/test/database";
import {
  addUnits,
  makeLocation,
  makeOffer,
  makeShopper,
  placeOrder,
  type TestShopper,
} from "@/test/factories";
import { signIn } from "@/test/sign-in";
import { setThreshold } from "./set-threshold";
import { voidUnits } from "./void-units";
import { warnLowStock } from "./warn-low-stock";

let buyer: TestShopper;
let caller: Caller;

beforeEach(async () => {
  await renewDatabase();
  setEnv();
  buyer = await makeShopper({ balanceMinor: 10_000n });
  ({ caller } = await signIn());
});

async function alarms(): Promise<{ chat: string; left: string; offers: number }[]> {
  return query({
    text: `SELECT chat_id::text AS chat, payload->>'left' AS left, (payload->>'offers')::int AS offers
             FROM notification WHERE kind = 'admin_alarm' ORDER BY id`,
  });
}

const buy = (offerId: string, quantity: number) =>
  placeOrder({ shopperId: buyer.id, offerId, quantity, isFromBalance: true });

test("the admins hear once that an offer has fallen to its threshold, and again when it was stocked up", async () => {
  const { id } = await makeOffer({ title: "Museum ticket", units: 6, priceMinor: 1n });
  expect(await warnLowStock()).toBe(0);
  await buy(id, 2);
  expect(await warnLowStock()).toBe(0);
  await buy(id, 1);
  expect(await warnLowStock()).toBe(1);
  await buy(id, 3);
  expect(await warnLowStock()).toBe(0);
  expect(await alarms()).toEqual([{ chat: "9001", left: "\nMuseum ticket: 3", offers: 1 }]);

  await addUnits(id, ["a", "b"]);
  expect(await warnLowStock()).toBe(0); // still not above
  await addUnits(id, ["c", "d"]);
  await buy(id, 3); // before anybody has looked
  expect(await warnLowStock()).toBe(1);
  expect((await alarms()).map(({ left }) => left)).toEqual([
    "\nMuseum ticket: 3",
    "\nMuseum ticket: 1",
  ]);
});

test("several offers are one message, each by its whole name", async () => {
  const locationId = await makeLocation({ name: "Baixa" });
  const offers = [
    await makeOffer({ title: "Museum ticket", units: 4, priceMinor: 1n }),
    await makeOffer({ title: "Coffee", units: 4, priceMinor: 1n, locationId }),
  ];
  for (const { id } of offers) await buy(id, 4);
  expect(await warnLowStock()).toBe(2);
  expect(await alarms()).toEqual([
    { chat: "9001", left: "\nMuseum ticket: 0\nCoffee · Baixa: 0", offers: 2 },
  ]);
});

test("units out of sale make an offer run out, too; a higher threshold does at once", async () => {
  const gone = await makeOffer({ units: 4 });
  const unitIds = gone.unitIds.slice(0, 1);
  await voidUnits({ caller, offerId: gone.id, unitIds, reason: "torn" });
  expect(await warnLowStock()).toBe(1);
  const raised = await makeOffer({ units: 8, priceMinor: 1n });
  await buy(raised.id, 1);
  await setThreshold({ caller, offerId: raised.id, lowStockAt: 7 });
  expect(await warnLowStock()).toBe(1);
  await setThreshold({ caller, offerId: raised.id, lowStockAt: 2 });
  await warnLowStock();
  await buy(raised.id, 5);
  expect(await warnLowStock()).toBe(1);
});

test("nobody is warned of what was stocked so, is not on sale, or never runs out", async () => {
  await makeOffer({ units: 2 });
  const unlimited = await makeOffer({ isUnlimited: true, priceMinor: 1n });
  await buy(unlimited.id, 1);
  const off = await makeOffer({ units: 4, priceMinor: 1n });
  await buy(off.id, 4);
  await query({ text: "UPDATE offer SET is_active = false WHERE id = $1", values: [off.id] });
  const hidden = await makeOffer({ units: 4, priceMinor: 1n });
  await buy(hidden.id, 4);
  const hide = "UPDATE product SET is_active = false WHERE id = $1";
  await query({ text: hide, values: [hidden.productId] });
  expect(await warnLowStock()).toBe(0);
  expect(await alarms()).toEqual([]);
});

test("every admin hears it, and two workers at once say it once", async () => {
  setEnv({ ADMIN_IDS: "9001,9002" });
  const { id } = await makeOffer({ units: 4, priceMinor: 1n });
  await buy(id, 1);
  const told = await Promise.all([warnLowStock(), warnLowStock(), warnLowStock()]);
  expect(told.toSorted()).toEqual([0, 0, 1]);
  expect((await alarms()).map(({ chat }) => chat)).toEqual(["9001", "9002"]);
});

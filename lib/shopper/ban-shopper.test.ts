import { expect, it } from "vitest";
import { query } from "@/lib/db";
import "@/test/database";
import {
  fillBasket,
  makeDeposit,
  makeOffer,
  makeShopper,
  placeOrder,
  settle,
} from "@/test/factories";
import { makeStaff, OWNER_ID, readActs, signIn } from "@/test/sign-in";
import { banShopper } from "./ban-shopper";
import { recordShopper } from "./record-shopper";
import { unbanShopper } from "./unban-shopper";

const stateOf = async (id: string) =>
  (
    await query<{ state: string }>({ text: "SELECT state FROM orders WHERE id = $1", values: [id] })
  )[0]?.state;

const freeOf = async (offerId: string) =>
  (
    await query<{ free: number }>({
      text: "SELECT count(*)::int AS free FROM stock_unit WHERE offer_id = $1 AND state = 'free'",
      values: [offerId],
    })
  )[0]?.free;

const ban = async (shopperId: string, reason = "Sells on") =>
  banShopper({ caller: (await signIn()).caller, shopperId, reason });

it("shuts a shopper out, cancels what they have not paid and frees its units", async () => {
  const shopper = await makeShopper({ balanceMinor: 500n });
  const offer = await makeOffer({ units: 3 });
  const { id } = await placeOrder({ shopperId: shopper.id, offerId: offer.id, quantity: 2 });
  const { depositId } = await makeDeposit({ shopperId: shopper.id, orderId: id });
  await ban(shopper.id);
  const { telegramId } = shopper;
  expect(await recordShopper({ telegramId, firstName: "Ada" })).toMatchObject({ isBanned: true });
  expect([await stateOf(id), await freeOf(offer.id)]).toEqual(["cancelled", 3]);
  const [deposit] = await query({
    text: "SELECT status FROM deposit WHERE id = $1",
    values: [depositId],
  });
  expect(deposit).toEqual({ status: "expired" });
  const [entry] = await query({
    text: "SELECT act, before, after, reason FROM audit_entry WHERE subject = $1",
    values: [shopper.id],
  });
  expect(entry).toEqual({
    ...{ act: "shopper.ban", before: { is_banned: false }, reason: "Sells on" },
    after: { is_banned: true, cancelled_orders: [id] },
  });
});

it("leaves an order whose payment is seen, and delivers it when that is final", async () => {
  const { id: shopperId } = await makeShopper();
  const offer = await makeOffer({ priceMinor: 1000n });
  const { id } = await placeOrder({ shopperId, offerId: offer.id });
  const deposit = await makeDeposit({ shopperId, orderId: id });
  await settle({ ...deposit, receivedAmount: "10", creditMinor: 0n, status: "seen" });
  await ban(shopperId);
  expect(await stateOf(id)).toBe("awaiting");
  expect(await settle({ ...deposit, receivedAmount: "10", creditMinor: 1000n })).toBe("paid");
  expect(await stateOf(id)).toBe("paid");
});

it("leaves what was bought and what is on the balance as it is", async () => {
  const { id: shopperId } = await makeShopper({ balanceMinor: 5000n });
  const offer = await makeOffer({ priceMinor: 1000n });
  const { id } = await placeOrder({ shopperId, offerId: offer.id, isFromBalance: true });
  await fillBasket({ shopperId, offerId: offer.id });
  await ban(shopperId);
  expect(await stateOf(id)).toBe("paid");
  await expect(placeOrder({ shopperId, offerId: offer.id })).rejects.toMatchObject({
    code: "BANNED",
  });
});

it("happens once when two ban at once: the other hears that it is done", async () => {
  const { id: shopperId } = await makeShopper();
  const tries = await Promise.allSettled([ban(shopperId), ban(shopperId)]);
  expect(tries.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  await expect(ban(shopperId)).rejects.toMatchObject({ code: "ALREADY_DONE" });
  expect(await readActs(shopperId)).toEqual(["shopper.ban"]);
});

it("is taken back, once, and written down", async () => {
  const { id: shopperId, telegramId } = await makeShopper();
  const { caller } = await signIn();
  await ban(shopperId, "A mistake");
  const unban = () => unbanShopper({ caller, shopperId });
  const tries = await Promise.allSettled([unban(), unban()]);
  expect(tries.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  await expect(unban()).rejects.toMatchObject({ code: "ALREADY_DONE" });
  expect(await recordShopper({ telegramId, firstName: "Ada" })).toMatchObject({ isBanned: false });
  expect(await readActs(shopperId)).toEqual(["shopper.ban", "shopper.unban"]);
});

it("knows nobody who never came", async () => {
  const { caller } = await signIn();
  const nobody = { code: "NOT_FOUND" };
  await expect(ban("shp_nobody")).rejects.toMatchObject(nobody);
  await expect(unbanShopper({ caller, shopperId: "shp_nobody" })).rejects.toMatchObject(nobody);
  expect(await readActs("shp_nobody")).toEqual([]);
});

it("bans nobody who runs the shop, until they do so no more", async () => {
  const telegramId = await makeStaff("support");
  const { id } = await makeShopper({ telegramId });
  const owner = await makeShopper({ telegramId: OWNER_ID });
  for (const shopperId of [id, owner.id])
    await expect(ban(shopperId)).rejects.toMatchObject({ code: "NOT_ALLOWED" });
  expect(await readActs(id)).toEqual([]);
  await query({
    text: "UPDATE staff SET removed_at = now() WHERE telegram_id = $1",
    values: [telegramId],
  });
  await ban(id);
  expect(await readActs(id)).toEqual(["shopper.ban"]);
});

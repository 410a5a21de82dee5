import { beforeEach, expect, test } from "vitest";
import { readDelivery } from "@/lib/delivery/read-delivery";
import type { Caller } from "@/lib/staff/rules";
import "@/test/database";
import { makeOffer, makeShopper, placeOrder } from "@/test/factories";
import { readActs, signIn } from "@/test/sign-in";
import { addVersion } from "./add-version";
import { listVersions } from "./list-versions";

let caller: Caller;

beforeEach(async () => {
  ({ caller } = await signIn());
});

const content = (text: string) => ({ text, files: [] });

test("who bought before keeps what was sold then; who buys afterwards gets the new version", async () => {
  const { id: offerId } = await makeOffer({ isUnlimited: true, priceMinor: 100n });
  const buyer = await makeShopper({ balanceMinor: 500n });
  const wish = { shopperId: buyer.id, offerId, isFromBalance: true };
  const { id: early } = await placeOrder(wish);
  expect(await addVersion({ caller, offerId, content: content("Second edition") })).toBe(2);
  const { id: late } = await placeOrder(wish);
  const textOf = async (orderId: string) =>
    (await readDelivery({ orderId })).lines[0]?.items[0]?.text;
  expect([await textOf(early), await textOf(late)]).toEqual(["The file", "Second edition"]);
  expect(await readActs(offerId)).toEqual(["stock.renew"]);
});

test("the same content is no new version", async () => {
  const { id: offerId } = await makeOffer({ isUnlimited: true });
  await addVersion({ caller, offerId, content: content("Second edition") });
  await expect(
    addVersion({ caller, offerId, content: content("Second edition") }),
  ).rejects.toMatchObject({ code: "ALREADY_DONE" });
  expect(await readActs(offerId)).toEqual(["stock.renew"]);
});

test("of two who renew at once both do, one after the other; with the same content one does", async () => {
  const { id: offerId } = await makeOffer({ isUnlimited: true });
  const renew = (text: string) => addVersion({ caller, offerId, content: content(text) });
  expect((await Promise.all([renew("a"), renew("b")])).sort()).toEqual([2, 3]);
  const ends = await Promise.allSettled([renew("c"), renew("c")]);
  expect(ends.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const { items, next_cursor: next } = await listVersions({ offerId });
  expect(items.map(({ version }) => version)).toEqual([4, 3, 2, 1]);
  expect(next).toBeNull();
});

test("pages lead through all versions, newest first", async () => {
  const { id: offerId } = await makeOffer({ isUnlimited: true });
  for (const at of Array(50).keys())
    await addVersion({ caller, offerId, content: content(`edition ${at}`) });
  const first = await listVersions({ offerId });
  expect(first.items.map(({ version }) => version)).toEqual(
    [...Array(50).keys()].map((at) => 51 - at),
  );
  const second = await listVersions({ offerId, cursor: first.next_cursor ?? "" });
  expect(second).toMatchObject({ items: [{ version: 1 }], next_cursor: null });
});

test("an offer with units, or one that is none, has no versions", async () => {
  const { id } = await makeOffer();
  for (const [offerId, code] of [
    [id, "WRONG_STATE"],
    ["off_nowhere", "NOT_FOUND"],
  ] as const)
    await expect(addVersion({ caller, offerId, content: content("x") })).rejects.toMatchObject({
      code,
    });
  expect(await readActs(id)).toEqual([]);
});

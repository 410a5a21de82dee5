import { expect, test } from "vitest";
import { queryOne } from "@/lib/db";
import "@/test/database";
import { makeOffer } from "@/test/factories";
import { readActs, signIn } from "@/test/sign-in";
import { getStock } from "./get-stock";
import { setThreshold } from "./set-threshold";

test("an offer is low from its own threshold down, and the log has what it was before", async () => {
  const { caller } = await signIn();
  const { id: offerId } = await makeOffer({ units: 4 });
  expect(await getStock({ offerId })).toMatchObject({ low_stock_at: 3, is_low: false });
  await setThreshold({ caller, offerId, lowStockAt: 4 });
  expect(await getStock({ offerId })).toMatchObject({ low_stock_at: 4, is_low: true });
  expect(
    await queryOne({
      text: "SELECT act, before, after FROM audit_entry WHERE subject = $1",
      values: [offerId],
    }),
  ).toEqual({
    act: "stock.threshold",
    before: { low_stock_at: 3 },
    after: { low_stock_at: 4 },
  });
});

test("of two who set the same threshold at once one does, and the other hears it", async () => {
  const { caller } = await signIn();
  const { id: offerId } = await makeOffer();
  const set = () => setThreshold({ caller, offerId, lowStockAt: 9 });
  const ends = await Promise.allSettled([set(), set()]);
  expect(ends.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  await expect(set()).rejects.toMatchObject({ code: "ALREADY_DONE" });
  expect(await readActs(offerId)).toEqual(["stock.threshold"]);
});

test("an offer that is none has no threshold", async () => {
  const { caller } = await signIn();
  await expect(
    setThreshold({ caller, offerId: "off_nowhere", lowStockAt: 1 }),
  ).rejects.toMatchObject({ code: "NOT_FOUND" });
});

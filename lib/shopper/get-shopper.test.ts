import { expect, it } from "vitest";
import { query } from "@/lib/db";
import "@/test/database";
import { makeOffer, makeShopper, placeOrder } from "@/test/factories";
import { signIn } from "@/test/sign-in";
import { banShopper } from "./ban-shopper";
import { getShopper } from "./get-shopper";

it("tells what is known of a shopper, with what they paid in and spent", async () => {
  const { id: shopperId } = await makeShopper({ telegramId: 31n, balanceMinor: 2500n });
  const offer = await makeOffer({ priceMinor: 1000n });
  await placeOrder({ shopperId, offerId: offer.id, isFromBalance: true });
  const at = expect.stringMatching(/Z$/);
  expect(await getShopper({ shopperId })).toEqual({
    ...{ shopper_id: shopperId, telegram_id: 31, first_name: "Ada", username: null, marks: [] },
    ...{ language: "en", created_at: at, seen_at: at, banned_at: null, ban_reason: null },
    ...{ frozen_at: null, note: "", currency: "EUR", balance: "15.00", on_hold: "0.00" },
    ...{ total_deposited: "25.00", total_spent: "10.00" },
  });
});

it("tells of a ban, why, and of a note", async () => {
  const { id: shopperId } = await makeShopper();
  const { caller } = await signIn();
  await banShopper({ caller, shopperId, reason: "Sells on" });
  await query({ text: "UPDATE shopper SET note = 'Was kind' WHERE id = $1", values: [shopperId] });
  expect(await getShopper({ shopperId })).toMatchObject({
    ...{ banned_at: expect.stringMatching(/Z$/), ban_reason: "Sells on", note: "Was kind" },
    marks: ["banned", "note"],
  });
});

it("knows nobody who never came", async () => {
  const nobody = getShopper({ shopperId: "shp_nobody" });
  await expect(nobody).rejects.toMatchObject({ code: "NOT_FOUND" });
});

import { expect, it } from "vitest";
import { query } from "@/lib/db";
import { setEnv } from "@/test/database";
import { makeOffer, makeShopper, placeOrder } from "@/test/factories";
import { signIn } from "@/test/sign-in";
import { banShopper } from "./ban-shopper";
import { getShopper } from "./get-shopper";
import { setAdmission } from "./set-admission";

it("tells what is known of a shopper, with what they paid in and spent", async () => {
  const { id: shopperId } = await makeShopper({ telegramId: 31n, balanceMinor: 2500n });
  const offer = await makeOffer({ priceMinor: 1000n });
  await placeOrder({ shopperId, offerId: offer.id, isFromBalance: true });
  const at = expect.stringMatching(/Z$/);
  expect(await getShopper({ shopperId })).toEqual({
    ...{ shopper_id: shopperId, telegram_id: 31, first_name: "Ada", username: null, marks: [] },
    admission: "open",
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

it("tells where the shop takes invited accounts only why somebody may come in", async () => {
  setEnv({ INVITE_ONLY: "on" });
  const { caller } = await signIn();
  const { id: shopperId } = await makeShopper();
  const admission = async (id: string) => (await getShopper({ shopperId: id })).admission;
  expect(await admission(shopperId)).toBe("waiting");
  await setAdmission({ caller, shopperId, isAdmitted: true });
  expect(await admission(shopperId)).toBe("admitted");
  expect(await admission((await makeShopper({ balanceMinor: 100n })).id)).toBe("known");
  setEnv();
  expect(await admission(shopperId)).toBe("open");
});

it("knows nobody who never came", async () => {
  const nobody = getShopper({ shopperId: "shp_nobody" });
  await expect(nobody).rejects.toMatchObject({ code: "NOT_FOUND" });
});

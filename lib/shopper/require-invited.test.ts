import { beforeEach, describe, expect, it } from "vitest";
import { query } from "@/lib/db";
import type { Caller } from "@/lib/staff/rules";
import { countRows } from "@/test/count-rows";
import { setEnv } from "@/test/database";
import { makeDeposit, makeOffer, makeShopper, placeOrder } from "@/test/factories";
import { makeStaff, OWNER_ID, readActs, signIn } from "@/test/sign-in";
import { requireInvited } from "./require-invited";
import { setAdmission } from "./set-admission";

let caller: Caller;

beforeEach(async () => {
  setEnv({ INVITE_ONLY: "on" });
  ({ caller } = await signIn());
});

async function isIn(shopper: { id: string }): Promise<boolean> {
  return requireInvited(shopper).then(
    () => true,
    (error) => {
      expect(error).toMatchObject({ code: "NOT_INVITED" });
      return false;
    },
  );
}

describe("requireInvited", () => {
  it("refuses a newcomer, and nobody where the shop is open", async () => {
    const newcomer = await makeShopper();
    expect(await isIn(newcomer)).toBe(false);
    setEnv();
    expect(await isIn(newcomer)).toBe(true);
  });

  it("lets in whoever has bought, has a balance, or is paying right now", async () => {
    expect(await isIn(await makeShopper({ balanceMinor: 500n }))).toBe(true);
    const buyer = await makeShopper({ balanceMinor: 1_000n });
    const offer = await makeOffer({ priceMinor: 1_000n, units: 2 });
    await placeOrder({ shopperId: buyer.id, offerId: offer.id, isFromBalance: true });
    expect(await isIn(buyer)).toBe(true);
    const orderer = await makeShopper();
    const { id: orderId } = await placeOrder({ shopperId: orderer.id, offerId: offer.id });
    expect(await isIn(orderer)).toBe(true);
    await query({ text: "SELECT cancel_order($1, $2)", values: [orderId, orderer.id] });
    expect(await isIn(orderer)).toBe(false);
    const payer = await makeShopper();
    const { depositId: id } = await makeDeposit({ shopperId: payer.id, priceMinor: 2_000n });
    expect(await isIn(payer)).toBe(true);
    await query({ text: "UPDATE deposit SET status = 'expired' WHERE id = $1", values: [id] });
    expect(await isIn(payer)).toBe(false);
  });

  it("lets in those who run the shop, as long as they do", async () => {
    expect(await isIn(await makeShopper({ telegramId: OWNER_ID }))).toBe(true);
    const telegramId = await makeStaff("support");
    const helper = await makeShopper({ telegramId });
    expect(await isIn(helper)).toBe(true);
    await query({
      text: "UPDATE staff SET removed_at = now() WHERE telegram_id = $1",
      values: [telegramId],
    });
    expect(await isIn(helper)).toBe(false);
  });
});

describe("setAdmission", () => {
  it("lets somebody in and out again, with one entry each", async () => {
    const shopper = await makeShopper();
    await setAdmission({ caller, shopperId: shopper.id, isAdmitted: true });
    expect(await isIn(shopper)).toBe(true);
    await setAdmission({ caller, shopperId: shopper.id, isAdmitted: false });
    expect(await isIn(shopper)).toBe(false);
    expect(await readActs(shopper.id)).toEqual(["shopper.admit", "shopper.unadmit"]);
  });

  it("refuses what is so already, and whom nobody knows, and changes nothing", async () => {
    const { id } = await makeShopper();
    const before = await countRows();
    await expect(setAdmission({ caller, shopperId: id, isAdmitted: false })).rejects.toMatchObject({
      code: "ALREADY_DONE",
    });
    await expect(
      setAdmission({ caller, shopperId: "shp_none", isAdmitted: true }),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await countRows()).toEqual(before);
  });

  it("of several who let somebody in at once, one does", async () => {
    const { id } = await makeShopper();
    const all = await Promise.allSettled(
      [1, 2, 3].map(() => setAdmission({ caller, shopperId: id, isAdmitted: true })),
    );
    expect(all.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await readActs(id)).toEqual(["shopper.admit"]);
  });
});

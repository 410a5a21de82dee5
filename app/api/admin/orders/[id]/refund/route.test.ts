import { describe, expect, it } from "vitest";
import "@/test/database";
import { query } from "@/lib/db";
import { answerConfirmation } from "@/lib/staff/answer-confirmation";
import { callRoute } from "@/test/call-route";
import { balanceOf, makeOffer, makeShopper, placeOrder } from "@/test/factories";
import { makeStaff, OWNER_ID, readActs, type SignedIn, signIn } from "@/test/sign-in";
import { POST } from "./route";

const reason = "The code was used already";

async function makePaid(priceMinor = 1000n) {
  const { id: shopperId } = await makeShopper({ balanceMinor: priceMinor });
  const { id: offerId } = await makeOffer({ priceMinor });
  const { id } = await placeOrder({ shopperId, offerId, isFromBalance: true });
  return { id, shopperId };
}

function refund(id: string, { headers }: SignedIn, body: object) {
  return callRoute(POST, { method: "POST", params: { id }, headers, body });
}

async function countRefunds(orderId: string): Promise<number> {
  const text = "SELECT 1 FROM ledger_transaction WHERE order_id = $1 AND kind = 'refund'";
  return (await query({ text, values: [orderId] })).length;
}

describe("POST /api/admin/orders/{id}/refund", () => {
  it("gives a part back and then the rest, and says what is left each time", async () => {
    const owner = await signIn();
    const { id, shopperId } = await makePaid();
    const part = await refund(id, owner, { amount: "4.00", reason, expected_refunded: "0.00" });
    expect([part.status, part.json]).toMatchObject([
      200,
      { status: "paid", refunded: "4.00", refundable: "6.00", shopper: { balance: "4.00" } },
    ]);
    const rest = await refund(id, owner, { amount: "6", reason, expected_refunded: "4.00" });
    expect(rest.json).toMatchObject({ status: "refunded", refunded: "10.00", refundable: "0.00" });
    expect(await balanceOf(shopperId)).toBe(1000n);
    expect(await readActs(id)).toEqual(["order.refund", "order.refund"]);
  });

  it("is one posting when two owners press at once, and the other is told", async () => {
    const owners = [await signIn(), await signIn(await makeStaff("owner"))];
    const { id, shopperId } = await makePaid();
    const body = { amount: "4.00", reason, expected_refunded: "0.00" };
    const answers = await Promise.all(owners.map((owner) => refund(id, owner, body)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.json.code).toBe("ALREADY_DONE");
    expect([await countRefunds(id), await balanceOf(shopperId)]).toEqual([1, 400n]);
    expect(await readActs(id)).toEqual(["order.refund"]);
  });

  it("above the limit waits for the chat, then is done with the very same body alone", async () => {
    const manager = await signIn(await makeStaff("manager"));
    const { id } = await makePaid(50_000n);
    const body = { amount: "500.00", reason, expected_refunded: "0.00" };
    const asked = await refund(id, manager, body);
    expect([asked.status, asked.json.code]).toEqual([409, "NOT_CONFIRMED"]);
    expect(await countRefunds(id)).toBe(0);
    const confirmation = { confirmation_id: String(asked.json.confirmation_id) };
    for (const telegramId of [manager.caller.telegramId, OWNER_ID])
      await answerConfirmation({
        ...{ confirmationId: confirmation.confirmation_id, telegramId, isConfirmed: true },
      });
    const other = await refund(id, manager, { ...body, ...confirmation, amount: "499.00" });
    expect([other.status, other.json.code]).toEqual([409, "NOT_CONFIRMED"]);
    const done = await refund(id, manager, { ...body, ...confirmation });
    expect([done.status, done.json.status]).toEqual([200, "refunded"]);
    const again = await refund(id, manager, { ...body, ...confirmation });
    expect([again.status, again.json.code]).toEqual([409, "ALREADY_DONE"]);
    expect(await readActs(id)).toEqual(["order.refund"]);
  });

  it.each([
    ["more than was paid", { amount: "10.01" }, "AMOUNT_TOO_LARGE"],
    ["nothing", { amount: "0" }, "AMOUNT_TOO_SMALL"],
    ["less than nothing", { amount: "-1.00" }, "MALFORMED"],
    ["three decimals", { amount: "1.001" }, "MALFORMED"],
    ["a number", { amount: 1 }, "MALFORMED"],
    ["no reason", { reason: "  " }, "MALFORMED"],
    ["a reason with control characters", { reason: "abc\u0000" }, "MALFORMED"],
    ["a field that nobody knows", { force: true }, "MALFORMED"],
  ])("is refused for %s", async (_name, part, code) => {
    const owner = await signIn();
    const { id } = await makePaid();
    const body = { amount: "1.00", reason, expected_refunded: "0.00", ...part };
    const answer = await refund(id, owner, body);
    expect([answer.status < 500, answer.json.code]).toEqual([true, code]);
    expect([await countRefunds(id), await readActs(id)]).toEqual([0, []]);
  });

  it("is refused for an order that nobody paid", async () => {
    const owner = await signIn();
    const { id: shopperId } = await makeShopper();
    const { id: offerId } = await makeOffer();
    const { id } = await placeOrder({ shopperId, offerId });
    const answer = await refund(id, owner, { amount: "1.00", reason, expected_refunded: "0.00" });
    expect([answer.status, answer.json.code]).toEqual([409, "WRONG_STATE"]);
  });
});

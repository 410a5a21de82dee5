import { describe, expect, it } from "vitest";
import "@/test/database";
import { query } from "@/lib/db";
import { callRoute } from "@/test/call-route";
import { balanceOf, makeDeposit, makeOffer, makeShopper, placeOrder } from "@/test/factories";
import { makeStaff, readActs, type SignedIn, signIn } from "@/test/sign-in";
import { POST } from "./route";

const reason = "Seen on the chain";

async function makeOpen() {
  const { id: shopperId } = await makeShopper();
  const { id: offerId } = await makeOffer();
  const { id: orderId } = await placeOrder({ shopperId, offerId });
  const { depositId: id } = await makeDeposit({ shopperId, orderId });
  return { id, orderId, shopperId };
}

function settle(id: string, { headers }: SignedIn, part: object = {}) {
  const body = { amount: "10.00", reason, expected_credited: "0.00", ...part };
  return callRoute(POST, { method: "POST", params: { id }, headers, body });
}

describe("POST /api/admin/payments/{id}/settle", () => {
  it("credits, pays the order and says what came of it", async () => {
    const { id, orderId } = await makeOpen();
    const answer = await settle(id, await signIn());
    expect([answer.status, answer.json]).toMatchObject([
      200,
      { outcome: "paid", payment: { status: "settled", credited: "10.00", order_status: "paid" } },
    ]);
    expect(await readActs(id)).toEqual(["payment.settle"]);
    const told = "SELECT 1 FROM notification WHERE kind = 'delivery' AND payload->>'order_id' = $1";
    expect(await query({ text: told, values: [orderId] })).toHaveLength(1);
  });

  it("is one posting when two owners press at once, and the other is told", async () => {
    const owners = [await signIn(), await signIn(await makeStaff("owner"))];
    const { id, shopperId } = await makeOpen();
    const answers = await Promise.all(owners.map((owner) => settle(id, owner, { amount: "4.00" })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.json.code).toBe("ALREADY_DONE");
    expect(await balanceOf(shopperId)).toBe(400n);
    expect(await readActs(id)).toEqual(["payment.settle"]);
  });

  it("is refused for nothing, for a manager and for a payment that is none", async () => {
    const { id } = await makeOpen();
    const owner = await signIn();
    const manager = await signIn(await makeStaff("manager"));
    const codes = [
      await settle(id, owner, { amount: "0.00" }),
      await settle(id, manager),
      await settle("dep_none", owner),
    ].map(({ json }) => json.code);
    expect(codes).toEqual(["AMOUNT_TOO_SMALL", "NOT_ALLOWED", "NOT_FOUND"]);
    expect(await readActs(id)).toEqual([]);
  });
});

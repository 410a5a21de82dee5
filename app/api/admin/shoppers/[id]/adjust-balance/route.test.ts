import { describe, expect, it } from "vitest";
import "@/test/database";
import { callRoute } from "@/test/call-route";
import { balanceOf, makeShopper } from "@/test/factories";
import { makeStaff, readActs, type SignedIn, signIn } from "@/test/sign-in";
import { POST } from "./route";

const reason = "A voucher for the trouble";

function adjust(id: string, { headers }: SignedIn, part: object = {}) {
  const body = { amount: "5.00", reason, expected_balance: "20.00", ...part };
  return callRoute(POST, { method: "POST", params: { id }, headers, body });
}

describe("POST /api/admin/shoppers/{id}/adjust-balance", () => {
  it("adds to a balance and takes off it, and says what is left", async () => {
    const owner = await signIn();
    const { id } = await makeShopper({ balanceMinor: 2000n });
    const added = await adjust(id, owner);
    expect([added.status, added.json]).toEqual([
      200,
      { shopper_id: id, balance: "25.00", currency: "EUR" },
    ]);
    const taken = await adjust(id, owner, { amount: "-0.50", expected_balance: "25.00" });
    expect(taken.json.balance).toBe("24.50");
    expect(await readActs(id)).toEqual(["shopper.adjust_balance", "shopper.adjust_balance"]);
  });

  it("is one posting when two owners press at once, and the other is told", async () => {
    const owners = [await signIn(), await signIn(await makeStaff("owner"))];
    const { id } = await makeShopper({ balanceMinor: 2000n });
    const answers = await Promise.all(owners.map((owner) => adjust(id, owner)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.json.code).toBe("ALREADY_DONE");
    expect(await balanceOf(id)).toBe(2500n);
    expect(await readActs(id)).toEqual(["shopper.adjust_balance"]);
  });

  it.each([
    ["more than there is", { amount: "-20.01" }, "INSUFFICIENT_BALANCE"],
    ["nothing", { amount: "0.00" }, "AMOUNT_TOO_SMALL"],
    ["nothing, with a sign", { amount: "-0" }, "AMOUNT_TOO_SMALL"],
    ["an exponent", { amount: "1e3" }, "MALFORMED"],
    ["a plus sign", { amount: "+1" }, "MALFORMED"],
  ])("is refused for %s", async (_name, part, code) => {
    const { id } = await makeShopper({ balanceMinor: 2000n });
    const answer = await adjust(id, await signIn(), part);
    expect(answer.json.code).toBe(code);
    expect([await balanceOf(id), await readActs(id)]).toEqual([2000n, []]);
  });
});

import { expect, test } from "vitest";
import { POST } from "@/app/api/ipn/[gateway]/route";
import { query } from "@/lib/db";
import { checkBooks } from "@/lib/ledger/check-books";
import { requireMoney } from "@/lib/money";
import type { Caller } from "@/lib/staff/rules";
import "@/test/database";
import {
  connectGateway,
  gateway,
  pay,
  poll,
  report,
  setVariables,
  world,
} from "@/test/connect-gateway";
import { makePayable, makeRefill, reviewsOf, standingOf } from "@/test/make-payable";
import { readActs, signIn } from "@/test/sign-in";
import { settleByHand } from "./settle-by-hand";

connectGateway(POST);

type Hand = { amount: string; seen?: string };

function settle(caller: Caller, depositId: string, { amount, seen = "0.00" }: Hand) {
  setVariables({ CONFIRM_MONEY_ABOVE: "1000000.00" });
  return settleByHand({
    ...{ caller, depositId, reason: "seen on the chain" },
    amount: requireMoney(amount, "EUR"),
    expectedCredited: requireMoney(seen, "EUR"),
  });
}

test("a payment settled by hand takes the usual road: credited, its order paid and delivered", async () => {
  const [{ caller }, invoice] = [await signIn(), await makePayable()];
  expect(await settle(caller, invoice.depositId, { amount: "26.00" })).toEqual({ outcome: "paid" });
  expect(await standingOf(invoice)).toEqual({
    ...{ balance: "1.00", postings: ["deposit 26.00", "purchase -25.00"], order: "paid" },
    ...{ units: ["sold"], payments: ["settled 26.00"], reviews: [] },
    told: ["delivery", "payment_settled"],
  });
  expect(await readActs(invoice.depositId)).toEqual(["payment.settle"]);
  expect(await checkBooks()).toEqual([]);
});

test("too little leaves the order waiting for the rest, as from any coin", async () => {
  const [{ caller }, invoice] = [await signIn(), await makePayable()];
  expect(await settle(caller, invoice.depositId, { amount: "20.00" })).toEqual({
    outcome: "underpaid",
  });
  expect(await standingOf(invoice)).toMatchObject({
    ...{ balance: "20.00", order: "awaiting", payments: ["underpaid 20.00 -5.00"] },
    told: ["payment_underpaid"],
  });
  await settle(caller, invoice.depositId, { amount: "5.00", seen: "20.00" });
  expect(await standingOf(invoice)).toMatchObject({ balance: "0.00", order: "paid" });
  expect(await checkBooks()).toEqual([]);
});

test("coins that the gateway finds afterwards are not credited a second time: a person looks at them", async () => {
  const [{ caller }, refill] = [await signIn(), await makeRefill()];
  await settle(caller, refill.depositId, { amount: "25.00" });
  await pay({ paymentId: refill.paymentId });
  expect(await standingOf(refill)).toMatchObject({
    ...{ balance: "25.00", postings: ["deposit 25.00"], reviews: ["AMOUNT_CONFLICT"] },
  });
});

test("coins that the gateway knows of already are settled with it and raise no alarm", async () => {
  const [{ caller }, refill] = [await signIn(), await makeRefill()];
  await report(refill.paymentId, { status: "confirming", actuallyPaid: "0.25" });
  gateway().setPayment(refill.paymentId, { actuallyPaid: "0.26" });
  await settle(caller, refill.depositId, { amount: "26.00" });
  await report(refill.paymentId, { status: "finished", actuallyPaid: "0.26" });
  expect(await standingOf(refill)).toMatchObject({ balance: "26.00", reviews: [] });
});

test("a second transfer to its address is money of its own", async () => {
  const [{ caller }, refill] = [await signIn(), await makeRefill()];
  await settle(caller, refill.depositId, { amount: "25.00" });
  await report(refill.paymentId, { status: "waiting", actuallyPaid: "0" });
  const child = await pay({ paymentId: refill.paymentId, coin: "sol", amount: "0.1" });
  expect(await reviewsOf(child.paymentId)).toEqual([]);
  expect((await standingOf(refill)).balance).toBe("45.00");
});

test("an invoice whose making was never answered is settled too; the orphan that turns up waits for a person", async () => {
  const { caller } = await signIn();
  const refill = await makeRefill();
  const mine = `gateway_payment_id = '${refill.paymentId}'`;
  await query({
    text: `DO $$ BEGIN
      SET LOCAL session_replication_role = replica;
      DELETE FROM quote WHERE ${mine};
      DELETE FROM gateway_payment WHERE ${mine};
      UPDATE deposit SET gateway_payment_id = NULL, pay_amount = NULL, next_poll_at = NULL WHERE ${mine};
    END $$`,
  });
  await settle(caller, refill.depositId, { amount: "25.00" });
  await pay({ paymentId: refill.paymentId });
  expect(await standingOf(refill)).toMatchObject({
    ...{ balance: "25.00", postings: ["deposit 25.00"], reviews: ["AMOUNT_CONFLICT"] },
  });
  expect(await checkBooks()).toEqual([]);
});

test("the gateway being away does not keep a person from it", async () => {
  const [{ caller }, refill] = [await signIn(), await makeRefill()];
  world().weather.gatewayErrorRate = 1;
  await settle(caller, refill.depositId, { amount: "25.00" });
  expect((await standingOf(refill)).balance).toBe("25.00");
});

test("what a gateway took back is not settled again, nor nothing, nor nobody's payment", async () => {
  const [{ caller }, refill] = [await signIn(), await makeRefill()];
  await expect(settle(caller, "dep_none", { amount: "1.00" })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
  await expect(settle(caller, refill.depositId, { amount: "0.00" })).rejects.toMatchObject({
    code: "AMOUNT_TOO_SMALL",
  });
  await pay({ paymentId: refill.paymentId });
  await report(refill.paymentId, { status: "refunded" });
  const again = { amount: "1.00", seen: "25.00" };
  await expect(settle(caller, refill.depositId, again)).rejects.toMatchObject({
    code: "WRONG_STATE",
    details: { errors: { _: [expect.stringContaining("took this payment back")] } },
  });
  expect(await readActs(refill.depositId)).toEqual([]);
});

test("of several who press at once, and the worker with them, the money comes once", async () => {
  const [{ caller }, invoice] = [await signIn(), await makePayable()];
  gateway().setPayment(invoice.paymentId, { status: "finished", actuallyPaid: "0.25" });
  const hands = Array.from({ length: 4 }, () =>
    settle(caller, invoice.depositId, { amount: "25.00" }).then(
      () => "done",
      ({ code }) => code,
    ),
  );
  await Promise.all([...hands, poll(invoice.depositId), poll(invoice.depositId)]);
  const outcomes = await Promise.all(hands);
  expect(outcomes.filter((outcome) => outcome !== "ALREADY_DONE").length).toBeLessThanOrEqual(1);
  await poll(invoice.depositId);
  expect(await standingOf(invoice)).toMatchObject({
    ...{ balance: "0.00", postings: ["deposit 25.00", "purchase -25.00"], order: "paid" },
  });
  expect(await checkBooks()).toEqual([]);
});

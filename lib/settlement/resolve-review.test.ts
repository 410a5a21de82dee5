import { expect, test } from "vitest";
import { POST } from "@/app/api/ipn/[gateway]/route";
import { queryOne } from "@/lib/db";
import { env } from "@/lib/env";
import { checkBooks } from "@/lib/ledger/check-books";
import { money, requireMoney } from "@/lib/money";
import { cancelOrder } from "@/lib/order/cancel-order";
import type { Caller } from "@/lib/staff/rules";
import { ADMIN_REVIEWS_EN as words } from "@/lib/text/admin-reviews-en";
import "@/test/database";
import {
  connectGateway,
  gateway,
  passTime,
  pay,
  poll,
  report,
  setVariables,
  work,
} from "@/test/connect-gateway";
import { balanceOf, makeShopper } from "@/test/factories";
import { type Invoice, makePayable, makeRefill, spend, standingOf } from "@/test/make-payable";
import { makeStaff, readActs, signIn } from "@/test/sign-in";
import { resolveReview } from "./resolve-review";
import type { ReviewOutcome } from "./rules";

connectGateway(POST);

type Review = { id: string; opened_at: string; state: string; outcome: string | null };

const reviewOf = (subject: string) =>
  queryOne<Review>({
    text: "SELECT id, created_at::text AS opened_at, state, outcome FROM review WHERE subject = $1 ORDER BY id DESC LIMIT 1",
    values: [subject],
  });

type Decision = { outcome: ReviewOutcome; amount?: string; shopperId?: string };

/** Without the limit in the way: its own test is that of confirmMoney. */
function decide(caller: Caller, { id, opened_at: openedAt }: Review, decision: Decision) {
  setVariables({ CONFIRM_MONEY_ABOVE: "1000000.00" });
  const { outcome, amount = "0.00", shopperId: shopper = null } = decision;
  return resolveReview({
    ...{ caller, reviewId: id, openedAt, outcome, shopper, reason: "looked at" },
    amount: requireMoney(amount, "EUR"),
  });
}

/** An order of 25.00 paid in full, but under another price: a conflict. */
async function makeConflict(): Promise<Invoice & { review: Review }> {
  const invoice = await makePayable();
  await report(invoice.paymentId, { status: "finished", actuallyPaid: "0.25", priceAmount: "24" });
  return { ...invoice, review: await reviewOf(invoice.paymentId) };
}

test("credit and deliver pays the order out of what a person says it is worth", async () => {
  const [{ caller }, conflict] = [await signIn(), await makeConflict()];
  await decide(caller, conflict.review, { outcome: "delivered", amount: "25.50" });
  expect(await standingOf(conflict)).toMatchObject({
    balance: "0.50",
    postings: ["deposit 25.50", "purchase -25.00"],
    order: "paid",
    payments: ["settled 25.50"],
    told: ["payment_review", "delivery", "payment_reviewed"],
  });
  expect(await reviewOf(conflict.paymentId)).toMatchObject({
    state: "resolved",
    outcome: "delivered",
  });
  expect(await readActs(`review:${conflict.review.id}`)).toEqual(["review.resolve"]);
  await poll(conflict.depositId);
  await report(conflict.paymentId, { status: "finished" });
  expect((await standingOf(conflict)).balance).toBe("0.50");
  expect(await checkBooks()).toEqual([]);
});

test("credit and deliver that would not deliver changes nothing", async () => {
  const [{ caller }, conflict] = [await signIn(), await makeConflict()];
  const short = { outcome: "delivered", amount: "20.00" } as const;
  await expect(decide(caller, conflict.review, short)).rejects.toMatchObject({
    code: "INSUFFICIENT_BALANCE",
  });
  expect(await standingOf(conflict)).toMatchObject({ balance: "0.00", payments: ["review 0.00"] });
  expect(await readActs(`review:${conflict.review.id}`)).toEqual([]);
});

test("credit leaves the order alone: its buyer has the money", async () => {
  const [{ caller }, conflict] = [await signIn(), await makeConflict()];
  await decide(caller, conflict.review, { outcome: "credited", amount: "24.00" });
  expect(await standingOf(conflict)).toMatchObject({
    ...{ balance: "24.00", order: "awaiting", payments: ["underpaid 24.00 -1.00"] },
    told: ["payment_review", "payment_reviewed"],
  });
  expect(await checkBooks()).toEqual([]);
});

test("a dismissal ends it without money, and its buyer is told", async () => {
  const [{ caller }, conflict] = [await signIn(), await makeConflict()];
  await decide(caller, conflict.review, { outcome: "dismissed" });
  await poll(conflict.depositId);
  expect(await standingOf(conflict)).toMatchObject({
    ...{ balance: "0.00", postings: [], payments: ["failed 0.00"] },
    told: ["payment_review", "payment_reviewed"],
  });
  expect(await reviewOf(conflict.paymentId)).toMatchObject({
    state: "resolved",
    outcome: "dismissed",
  });
});

test("coins that come after a decision open it anew: nothing is credited by itself and nothing lost", async () => {
  const [{ caller }, conflict] = [await signIn(), await makeConflict()];
  await decide(caller, conflict.review, { outcome: "dismissed" });
  await report(conflict.paymentId, { status: "finished", actuallyPaid: "0.30" });
  const again = await reviewOf(conflict.paymentId);
  expect(again).toMatchObject({ id: conflict.review.id, state: "open", outcome: null });
  expect(await standingOf(conflict)).toMatchObject({ balance: "0.00", payments: ["review 0.00"] });
  const old = { outcome: "credited", amount: "5.00" } as const;
  await expect(decide(caller, conflict.review, old)).rejects.toMatchObject({
    code: "ALREADY_DONE",
  });
  await decide(caller, again, old);
  await poll(conflict.depositId);
  expect(await standingOf(conflict)).toMatchObject({
    balance: "5.00",
    told: ["payment_review", "payment_reviewed", "payment_review", "payment_reviewed"],
  });
  expect(await reviewOf(conflict.paymentId)).toMatchObject({ state: "resolved" });
});

test("a `finished` without coins that a person credited is not credited again when the coins show up", async () => {
  const { caller } = await signIn();
  const invoice = await makePayable();
  await report(invoice.paymentId, { status: "finished", actuallyPaid: "0" });
  const review = await reviewOf(invoice.paymentId);
  await decide(caller, review, { outcome: "delivered", amount: "25.00" });
  expect(await standingOf(invoice)).toMatchObject({ balance: "0.00", order: "paid" });
  await report(invoice.paymentId, { status: "finished", actuallyPaid: "0.25" });
  expect(await standingOf(invoice)).toMatchObject({
    balance: "0.00",
    postings: ["deposit 25.00", "purchase -25.00"],
    reviews: ["FINISHED_EMPTY", "AMOUNT_CONFLICT"],
  });
  expect(await checkBooks()).toEqual([]);
});

test.each([
  ["an unknown word", { status: "on_hold", actuallyPaid: "0.25" }],
  ["a failure that kept coins", { status: "failed", actuallyPaid: "0.25" }],
])("%s is credited by hand once, whatever the gateway says next", async (_what, patch) => {
  const { caller } = await signIn();
  const refill = await makeRefill();
  await report(refill.paymentId, patch);
  await decide(caller, await reviewOf(refill.paymentId), { outcome: "credited", amount: "20.00" });
  for (const status of ["on_hold", "failed", "finished"])
    await report(refill.paymentId, { status });
  expect(await standingOf(refill)).toMatchObject({
    ...{ balance: "20.00", postings: ["deposit 20.00"], payments: ["settled 20.00"] },
  });
});

test("a large wrong coin and a coin without a price are credited what a person says", async () => {
  const { caller } = await signIn();
  const refill = await makeRefill();
  const child = await pay({ paymentId: refill.paymentId, coin: "sol", amount: "1" });
  await decide(caller, await reviewOf(child.paymentId), { outcome: "credited", amount: "199.00" });
  await poll(refill.depositId);
  expect(await standingOf(refill)).toMatchObject({
    ...{ balance: "199.00", payments: ["settled 199.00"], reviews: ["WRONG_COIN_LARGE 200.00"] },
  });
  const late = await makeRefill();
  await passTime(90);
  const coin = gateway().market.require("ltc");
  coin.code = "delisted";
  await report(late.paymentId, { status: "finished", actuallyPaid: "0.25" });
  coin.code = "ltc";
  const review = await reviewOf(late.paymentId);
  await decide(caller, review, { outcome: "credited", amount: "25.00" });
  expect((await standingOf(late)).balance).toBe("25.00");
  expect(await checkBooks()).toEqual([]);
});

test("a payment that was nobody's is attached to a shopper, and stays theirs", async () => {
  const [{ caller }, { id: shopperId }] = [await signIn(), await makeShopper()];
  const stranger = gateway().create({
    ...{ priceAmount: "25", priceCurrency: "eur", payCurrency: "ltc", orderId: "elsewhere" },
    ...{ orderDescription: null, ipnCallbackUrl: `${env().PUBLIC_URL}/api/ipn/nowpayments` },
  });
  await pay({ paymentId: stranger.paymentId });
  const review = await reviewOf(stranger.paymentId);
  await expect(
    decide(caller, review, { outcome: "attached", amount: "25.00", shopperId: "shp_none" }),
  ).rejects.toMatchObject({ code: "NOT_FOUND" });
  await decide(caller, review, { outcome: "attached", amount: "25.00", shopperId });
  await report(stranger.paymentId, { status: "finished" });
  expect(await standingOf({ shopperId, orderId: "" })).toMatchObject({
    ...{ balance: "25.00", payments: ["settled 25.00"], told: ["payment_reviewed"] },
  });
  expect(await checkBooks()).toEqual([]);
});

test("what nobody could read is attached or dismissed", async () => {
  const [{ caller }, { id: shopperId }] = [await signIn(), await makeShopper()];
  for (const outcome of ["attached", "dismissed"] as const) {
    const body = { hello: outcome };
    await fetch(`${env().PUBLIC_URL}/api/ipn/nowpayments`, {
      method: "POST",
      headers: { "x-nowpayments-sig": gateway().signIpn(body) },
      body: JSON.stringify(body),
    });
    await work();
    const review = await queryOne<Review>({
      text: "SELECT id, created_at::text AS opened_at FROM review WHERE reason = 'UNKNOWN_SHAPE' AND state = 'open'",
    });
    await decide(caller, review, { outcome, amount: "3.00", shopperId });
  }
  expect(await balanceOf(shopperId)).toBe(300n);
  expect(await checkBooks()).toEqual([]);
});

/** 25.00 came, 10.00 of it were spent, and the gateway took it back: 10.00 are missing, the account is frozen. */
async function makeOwing(): Promise<Invoice & { review: Review }> {
  const refill = await makeRefill();
  await pay({ paymentId: refill.paymentId });
  await spend(refill.shopperId, 1000n);
  await report(refill.paymentId, { status: "refunded" });
  return { ...refill, review: await reviewOf(refill.paymentId) };
}

test("unfreezing writes the loss off, and the shopper may spend again", async () => {
  const [{ caller }, owing] = [await signIn(), await makeOwing()];
  await decide(caller, owing.review, { outcome: "unfrozen" });
  expect((await standingOf(owing)).told.slice(-2)).toEqual([
    "payment_reversed",
    "payment_reviewed",
  ]);
  const second = await makeRefill({ shopperId: owing.shopperId });
  await pay({ paymentId: second.paymentId });
  await spend(owing.shopperId, 2500n);
  const { written_off } = await queryOne<{ written_off: string }>({
    text: "SELECT sum(e.amount_minor)::text AS written_off FROM ledger_transaction t JOIN ledger_entry e ON e.transaction_id = t.id WHERE t.deposit_id = $1 AND e.account_id = 'adjustments'",
    values: [owing.depositId],
  });
  expect(written_off).toBe("-1000");
  expect(await checkBooks()).toEqual([]);
});

test("unfreezing takes first what the balance has by now, never more than is owed", async () => {
  const [{ caller }, owing] = [await signIn(), await makeOwing()];
  const second = await makeRefill({ shopperId: owing.shopperId, amountMinor: 700n });
  await pay({ paymentId: second.paymentId });
  for (const [amount, code] of [
    ["7.01", "INSUFFICIENT_BALANCE"],
    ["10.01", "AMOUNT_TOO_LARGE"],
  ])
    await expect(
      decide(caller, owing.review, { outcome: "unfrozen", amount: amount ?? "" }),
    ).rejects.toMatchObject({ code });
  await decide(caller, owing.review, { outcome: "unfrozen", amount: "7.00" });
  expect(await balanceOf(owing.shopperId)).toBe(0n);
  expect(await checkBooks()).toEqual([]);
});

test("unfreezing after more has come: a second transfer counts for itself, and what was taken back is neither credited again nor owed twice", async () => {
  const [{ caller }, owing] = [await signIn(), await makeOwing()];
  await pay({ paymentId: owing.paymentId, amount: "0.04" });
  expect(await balanceOf(owing.shopperId)).toBe(400n);
  await report(owing.paymentId, { status: "finished", actuallyPaid: "0.5" });
  const conflict = await reviewOf(owing.paymentId);
  await expect(
    decide(caller, conflict, { outcome: "credited", amount: "25.00" }),
  ).rejects.toMatchObject({ code: "WRONG_STATE" });
  await decide(caller, owing.review, { outcome: "unfrozen", amount: "4.00" });
  await decide(caller, conflict, { outcome: "dismissed" });
  await report(owing.paymentId, { status: "finished", actuallyPaid: "0.75" });
  await report(owing.paymentId, { status: "refunded" });
  await poll(owing.depositId);
  expect(await standingOf(owing)).toMatchObject({
    balance: "0.00",
    postings: [
      ...["deposit 25.00", "purchase -10.00", "reversal -15.00", "deposit 4.00"],
      "reversal -4.00",
    ],
  });
  const { written_off } = await queryOne<{ written_off: string }>({
    text: "SELECT sum(e.amount_minor)::text AS written_off FROM ledger_transaction t JOIN ledger_entry e ON e.transaction_id = t.id WHERE t.deposit_id = $1 AND e.account_id = 'adjustments'",
    values: [owing.depositId],
  });
  expect(written_off).toBe("-600");
  await expect(spend(owing.shopperId, 1n)).rejects.toMatchObject({ code: "INSUFFICIENT_BALANCE" });
  expect(await checkBooks()).toEqual([]);
});

test("with a second payment taken back the account stays frozen until that one is decided too", async () => {
  const [{ caller }, owing] = [await signIn(), await makeOwing()];
  const { shopperId } = owing;
  await decide(caller, owing.review, { outcome: "unfrozen" });
  const second = await makeRefill({ shopperId });
  await pay({ paymentId: second.paymentId });
  const third = await makeRefill({ shopperId });
  await pay({ paymentId: third.paymentId });
  await spend(shopperId, 5000n);
  await report(second.paymentId, { status: "refunded" });
  await report(third.paymentId, { status: "refunded" });
  await decide(caller, await reviewOf(second.paymentId), { outcome: "unfrozen" });
  await expect(spend(shopperId, 1n)).rejects.toMatchObject({ code: "FROZEN" });
  await decide(caller, await reviewOf(third.paymentId), { outcome: "unfrozen" });
  await expect(spend(shopperId, 1n)).rejects.toMatchObject({ code: "INSUFFICIENT_BALANCE" });
});

test.each<[string, () => Promise<{ review: Review }>, ReviewOutcome[]]>([
  ["a conflict", makeConflict, ["attached", "unfrozen"]],
  ["what a gateway took back", makeOwing, ["credited", "delivered", "attached", "dismissed"]],
])("%s has only the outcomes that fit", async (_what, make, outcomes) => {
  const [{ caller }, { review }, { id }] = [await signIn(), await make(), await makeShopper()];
  for (const outcome of outcomes)
    await expect(
      decide(caller, review, { outcome, amount: "1.00", shopperId: id }),
    ).rejects.toMatchObject({ code: "WRONG_STATE" });
});

test("who decides about what was taken back meanwhile is told why nothing came of it, and what can be done", async () => {
  const [{ caller }, refill] = [await signIn(), await makeRefill()];
  await report(refill.paymentId, { status: "finished", actuallyPaid: "0.25" });
  await report(refill.paymentId, { status: "refunded" });
  await report(refill.paymentId, { status: "finished", actuallyPaid: "0.5" });
  const review = await reviewOf(refill.paymentId);
  await expect(
    decide(caller, review, { outcome: "credited", amount: "25.00" }),
  ).rejects.toMatchObject({
    ...{ code: "WRONG_STATE", details: { errors: { _: [words.refusals.WRONG_STATE] } } },
  });
  expect(await standingOf(refill)).toMatchObject({ balance: "0.00", payments: ["review 0.00"] });
  await decide(caller, review, { outcome: "dismissed" });
  expect(await reviewOf(refill.paymentId)).toMatchObject({ state: "resolved" });
  expect(await checkBooks()).toEqual([]);
});

test("what was taken back and dismissed waits for a person again when more coins come, and only then", async () => {
  const [{ caller }, refill] = [await signIn(), await makeRefill()];
  const say = (actuallyPaid: string) =>
    report(refill.paymentId, { status: "finished", actuallyPaid });
  await say("0.25");
  await report(refill.paymentId, { status: "refunded" });
  await say("0.5");
  await decide(caller, await reviewOf(refill.paymentId), { outcome: "dismissed" });
  await say("0.5");
  expect(await reviewOf(refill.paymentId)).toMatchObject({ state: "resolved" });
  await say("0.75");
  expect(await reviewOf(refill.paymentId)).toMatchObject({ state: "open", outcome: null });
  expect(await standingOf(refill)).toMatchObject({ balance: "0.00", payments: ["review 0.00"] });
});

test("an order that is over meanwhile is not delivered, and whoever decides is told so", async () => {
  const [{ caller }, conflict] = [await signIn(), await makeConflict()];
  await cancelOrder({ orderId: conflict.orderId, shopperId: conflict.shopperId });
  const full = { outcome: "delivered", amount: "25.00" } as const;
  await expect(decide(caller, conflict.review, full)).rejects.toMatchObject({
    code: "ORDER_NOT_PAYABLE",
    details: { errors: { _: [words.refusals.ORDER_NOT_PAYABLE] } },
  });
  expect(await standingOf(conflict)).toMatchObject({ balance: "0.00", payments: ["review 0.00"] });
});

test("of several who press at once one decides, and the others are told", async () => {
  const [{ caller }, conflict] = [await signIn(), await makeConflict()];
  const outcomes = ["credited", "dismissed", "delivered", "credited", "dismissed"] as const;
  const tries = await Promise.allSettled(
    outcomes.map((outcome) => decide(caller, conflict.review, { outcome, amount: "25.00" })),
  );
  const refused = tries.flatMap((done) => (done.status === "rejected" ? [done.reason.code] : []));
  expect(refused).toEqual(Array(4).fill("ALREADY_DONE"));
  expect(await readActs(`review:${conflict.review.id}`)).toHaveLength(1);
  expect(await checkBooks()).toEqual([]);
});

test("a decision about money above the limit is confirmed in the chat", async () => {
  const [{ caller }, conflict] = [await signIn(), await makeConflict()];
  setVariables({ CONFIRM_MONEY_ABOVE: "24.99" });
  const { id: reviewId, opened_at: openedAt } = conflict.review;
  const decision = { caller, reviewId, openedAt, outcome: "credited", shopper: null } as const;
  await expect(
    resolveReview({ ...decision, amount: money(2500n, "EUR"), reason: "x" }),
  ).rejects.toMatchObject({ code: "NOT_CONFIRMED" });
  expect((await standingOf(conflict)).balance).toBe("0.00");
});

test("a loss that is written off counts as money too, though the balance does not move", async () => {
  const { caller } = await signIn(await makeStaff("owner"));
  const [first, second] = [await makeOwing(), await makeOwing()];
  setVariables({ CONFIRM_MONEY_ABOVE: "10.00" });
  const write = ({ id: reviewId, opened_at: openedAt }: Review) =>
    resolveReview({
      ...{ caller, reviewId, openedAt, outcome: "unfrozen", shopper: null, reason: "looked at" },
      amount: money(0n, "EUR"),
    });
  await write(first.review);
  await expect(write(second.review)).rejects.toMatchObject({ code: "NOT_CONFIRMED" });
  expect(await reviewOf(second.paymentId)).toMatchObject({ state: "open" });
  setVariables({ CONFIRM_MONEY_ABOVE: "19.99" });
  await expect(write(second.review)).rejects.toMatchObject({ code: "NOT_CONFIRMED" });
  setVariables({ CONFIRM_MONEY_ABOVE: "20.00" });
  await write(second.review);
});

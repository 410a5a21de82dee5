import { expect, test } from "vitest";
import { POST } from "@/app/api/ipn/[gateway]/route";
import { query } from "@/lib/db";
import { checkBooks } from "@/lib/ledger/check-books";
import { money } from "@/lib/money";
import type { Caller } from "@/lib/staff/rules";
import "@/test/database";
import { connectGateway, pay, setVariables } from "@/test/connect-gateway";
import { type Invoice, makePayable, standingOf } from "@/test/make-payable";
import { answer, makeStaff, readActs, signIn } from "@/test/sign-in";
import { refundOrder } from "./refund-order";

connectGateway(POST);

const eur = (cents: bigint) => money(cents, "EUR");

async function makeCaller(): Promise<Caller> {
  return (await signIn(await makeStaff("manager"))).caller;
}

async function makePaid(ratio = 1): Promise<Invoice> {
  const invoice = await makePayable();
  await pay({ paymentId: invoice.paymentId, ratio });
  return invoice;
}

type Part = { amount: bigint; seen?: bigint; confirmationId?: string };

const refund = (caller: Caller, orderId: string, { amount, seen = 0n, confirmationId }: Part) =>
  refundOrder({
    ...{ caller, orderId, reason: "torn", confirmationId },
    amount: eur(amount),
    expectedRefunded: eur(seen),
  });

const deliveryOf = async (orderId: string) =>
  (
    await query<{ state: string }>({
      text: "SELECT state FROM notification WHERE dedupe_key = 'delivery:' || $1",
      values: [orderId],
    })
  )[0]?.state;

test("a purchase is given back in parts, each a posting of its own with who and why, until nothing is left", async () => {
  const [caller, invoice] = [await makeCaller(), await makePaid()];
  const { orderId } = invoice;
  expect(await refund(caller, orderId, { amount: 1000n })).toEqual({
    state: "paid",
    refunded: eur(1000n),
  });
  expect(await deliveryOf(orderId)).toBe("queued");
  expect((await refund(caller, orderId, { amount: 1500n, seen: 1000n })).state).toBe("refunded");
  expect(await deliveryOf(orderId)).toBe("dead");
  expect(await standingOf(invoice)).toMatchObject({
    balance: "25.00",
    postings: ["deposit 25.00", "purchase -25.00", "refund 10.00", "refund 15.00"],
    order: "refunded",
    units: ["sold"],
    told: ["delivery", "payment_settled", "order_refunded", "order_refunded"],
  });
  const postings = await query({
    text: "SELECT actor, reason FROM ledger_transaction WHERE order_id = $1 AND kind = 'refund'",
    values: [orderId],
  });
  const by = { actor: `staff:${caller.telegramId}`, reason: "torn" };
  expect(postings).toEqual([by, by]);
  expect(await readActs(orderId)).toEqual(["order.refund", "order.refund"]);
  expect(await checkBooks()).toEqual([]);
});

test("what the shop granted is never paid out", async () => {
  const [caller, invoice] = [await makeCaller(), await makePaid(0.996)];
  await expect(refund(caller, invoice.orderId, { amount: 2500n })).rejects.toMatchObject({
    code: "AMOUNT_TOO_LARGE",
    details: { refundable_minor: "2490" },
  });
  expect((await refund(caller, invoice.orderId, { amount: 2490n })).state).toBe("refunded");
  expect(await checkBooks()).toEqual([]);
});

test.each([
  ["nothing", 0n, "AMOUNT_TOO_SMALL"],
  ["less than nothing", -100n, "AMOUNT_TOO_SMALL"],
  ["more than was paid", 2501n, "AMOUNT_TOO_LARGE"],
])("%s is not given back, and leaves no trace", async (_what, amount, code) => {
  const [caller, invoice] = [await makeCaller(), await makePaid()];
  await expect(refund(caller, invoice.orderId, { amount })).rejects.toMatchObject({ code });
  expect(await standingOf(invoice)).toMatchObject({ balance: "0.00", order: "paid" });
  expect(await readActs(invoice.orderId)).toEqual([]);
});

test("for more than is left nobody is asked in the chat", async () => {
  setVariables({ CONFIRM_MONEY_ABOVE: "15.00", ADMIN_IDS: "" });
  const [caller, { orderId }] = [await makeCaller(), await makePaid()];
  await refund(caller, orderId, { amount: 1000n });
  await expect(refund(caller, orderId, { amount: 1501n, seen: 1000n })).rejects.toMatchObject({
    code: "AMOUNT_TOO_LARGE",
    details: { refundable_minor: "1500" },
  });
});

test("only what was paid is given back, and only of an order that there is", async () => {
  const [caller, invoice] = [await makeCaller(), await makePayable()];
  await expect(refund(caller, invoice.orderId, { amount: 100n })).rejects.toMatchObject({
    code: "WRONG_STATE",
  });
  await expect(refund(caller, "ord_none", { amount: 100n })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
});

test("of several who press at once one gives the money back, and the others are told", async () => {
  const invoice = await makePaid();
  const callers = await Promise.all(Array.from({ length: 6 }, makeCaller));
  const tries = await Promise.allSettled(
    callers.map((caller) => refund(caller, invoice.orderId, { amount: 1200n })),
  );
  const refused = tries.flatMap((done) => (done.status === "rejected" ? [done.reason.code] : []));
  expect(refused).toEqual(Array(5).fill("ALREADY_DONE"));
  expect((await standingOf(invoice)).balance).toBe("12.00");
  expect(await readActs(invoice.orderId)).toEqual(["order.refund"]);
});

test("above the limit the chat confirms it, exactly as it was asked and once; parts of a day count together", async () => {
  setVariables({ CONFIRM_MONEY_ABOVE: "15.00", ADMIN_IDS: "" });
  const [caller, { orderId }] = [await makeCaller(), await makePaid()];
  await refund(caller, orderId, { amount: 1500n });
  const asked = refund(caller, orderId, { amount: 1n, seen: 1500n });
  const confirmationId = await answer(caller, asked);
  const other = { amount: 2n, seen: 1500n, confirmationId };
  await expect(refund(caller, orderId, other)).rejects.toMatchObject({ code: "NOT_CONFIRMED" });
  await refund(caller, orderId, { amount: 1n, seen: 1500n, confirmationId });
  const again = { amount: 1n, seen: 1500n, confirmationId };
  await expect(refund(caller, orderId, again)).rejects.toMatchObject({ code: "ALREADY_DONE" });
});

test("small parts at once do not slip below the limit", async () => {
  setVariables({ CONFIRM_MONEY_ABOVE: "20.00", ADMIN_IDS: "" });
  const caller = await makeCaller();
  const orders = [await makePaid(), await makePaid(), await makePaid()];
  const tries = await Promise.allSettled(
    orders.map(({ orderId }) => refund(caller, orderId, { amount: 1000n })),
  );
  expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(2);
});

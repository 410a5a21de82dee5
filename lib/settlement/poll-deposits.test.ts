import { expect, test } from "vitest";
import { POST } from "@/app/api/ipn/[gateway]/route";
import { query } from "@/lib/db";
import {
  connectGateway,
  gateway,
  passTime,
  pay,
  poll,
  setVariables,
  work,
  world,
} from "@/test/connect-gateway";
import "@/test/database";
import { makeOffer, makeShopper } from "@/test/factories";
import { makePayable, makeRefill, makeRemainder, standingOf } from "@/test/make-payable";
import { pollDeposits } from "./poll-deposits";

connectGateway(POST);

async function nextPollSeconds(depositId: string): Promise<number | null> {
  const [row] = await query<{ seconds: number | null }>({
    text: "SELECT extract(epoch FROM next_poll_at - now())::float8 AS seconds FROM deposit WHERE id = $1",
    values: [depositId],
  });
  return row?.seconds ?? null;
}

/** A payment that exists at the gateway although the shop never heard the answer to its creation. */
async function lose(
  open: () => Promise<unknown>,
): Promise<{ paymentId: string; depositId: string }> {
  world().weather.gatewayLoseAnswerRate = 1;
  await expect(open()).rejects.toMatchObject({ code: "GATEWAY_UNAVAILABLE" });
  world().weather.gatewayLoseAnswerRate = 0;
  const lost = gateway().payments().at(-1);
  if (!lost?.orderId) throw new Error("the gateway made no payment");
  return { paymentId: lost.paymentId, depositId: lost.orderId };
}

test("money whose every event was lost is found by asking", async () => {
  world().weather.ipnDropRate = 1;
  const invoice = await makePayable();
  await pay({ paymentId: invoice.paymentId, ratio: 0.6 });
  await pay({ paymentId: invoice.paymentId, amount: "0.02" });
  await pay({ paymentId: invoice.paymentId, coin: "sol", amount: "0.05" });
  await poll(invoice.depositId);
  await poll(invoice.depositId);
  expect(await standingOf(invoice)).toMatchObject({
    balance: "2.00",
    postings: ["deposit 15.00", "deposit 2.00", "deposit 10.00", "purchase -25.00"],
    order: "paid",
    payments: ["settled 27.00"],
  });
});

test("a deposit that is asked for while the gateway is down has its next turn", async () => {
  world().weather.ipnDropRate = 1;
  const invoice = await makePayable();
  await pay({ paymentId: invoice.paymentId });
  world().weather.gatewayErrorRate = 1;
  await poll(invoice.depositId);
  expect(await standingOf(invoice)).toMatchObject({ postings: [] });
  world().weather.gatewayErrorRate = 0;
  setVariables({});
  expect(await nextPollSeconds(invoice.depositId)).toBeGreaterThan(10);
  await passTime(1);
  await pollDeposits({ batch: 100 });
  expect(await standingOf(invoice)).toMatchObject({ order: "paid" });
});

test("turns come at growing intervals, until thirty days after the end", async () => {
  const invoice = await makePayable();
  const daysAfter = async (days: number) => {
    await query({
      text: "UPDATE deposit SET expires_at = now() - make_interval(days => $2) WHERE id = $1",
      values: [invoice.depositId, days],
    });
    await poll(invoice.depositId);
    return nextPollSeconds(invoice.depositId);
  };
  expect(await nextPollSeconds(invoice.depositId)).toBeCloseTo(15, -1);
  expect(await daysAfter(29)).toBeGreaterThan(10);
  expect(await daysAfter(31)).toBeNull();
});

test("pollers at once ask for a deposit once between them", async () => {
  world().weather.ipnDropRate = 1;
  const invoice = await makePayable();
  await pay({ paymentId: invoice.paymentId });
  await passTime(1);
  const due = await query({ text: "SELECT 1 FROM deposit WHERE next_poll_at <= now()" });
  const asked = await Promise.all([1, 2, 3].map(() => pollDeposits({ batch: 100 })));
  expect(asked.reduce((sum, count) => sum + count)).toBe(due.length);
  expect(await standingOf(invoice)).toMatchObject({ order: "paid", balance: "0.00" });
});

test("a first payment whose answer was lost holds nothing; paid all the same, it is adopted and credited", async () => {
  const shopper = await makeShopper();
  const offer = await makeOffer({ priceMinor: 2500n, units: 1 });
  const lost = await lose(() => makePayable({ shopperId: shopper.id, offerId: offer.id }));
  const rival = await makePayable({ offerId: offer.id });
  await pay({ paymentId: lost.paymentId });
  expect(await standingOf({ shopperId: shopper.id, orderId: "" })).toMatchObject({
    balance: "25.00",
    postings: ["deposit 25.00"],
    payments: ["expired 25.00"],
    told: ["payment_late"],
    reviews: [],
  });
  expect(await standingOf(rival)).toMatchObject({ order: "awaiting", units: ["reserved"] });
});

test("a remainder whose answer was lost is adopted when it is paid, and pays the order", async () => {
  const invoice = await makePayable();
  await pay({ paymentId: invoice.paymentId, ratio: 0.6 });
  const lost = await lose(() => makeRemainder(invoice, "sol"));
  await work();
  expect(await standingOf(invoice)).toMatchObject({
    order: "awaiting",
    payments: ["underpaid 15.00 -10.00", "failed 0.00"],
  });
  await pay({ paymentId: lost.paymentId });
  expect(await standingOf(invoice)).toMatchObject({
    balance: "0.00",
    order: "paid",
    payments: ["settled 15.00", "settled 10.00"],
    reviews: [],
  });
});

test("a lost answer whose coins are already confirming is adopted at the first event", async () => {
  const invoice = await makePayable();
  world().weather.ipnDropRate = 1;
  const lost = await lose(() => makeRemainder(invoice, "sol"));
  world().weather.ipnDropRate = 0;
  await pay({ paymentId: lost.paymentId, confirmations: "steps" });
  expect(await standingOf(invoice)).toMatchObject({
    order: "paid",
    payments: ["expired 0.00", "settled 25.00"],
  });
});

test("of many second transfers a few are asked for at a time, and those first that may still bring money", async () => {
  world().weather.ipnDropRate = 1;
  const refill = await makeRefill();
  await pay({ paymentId: refill.paymentId });
  const children: string[] = [];
  for (let count = 0; count < 14; count += 1)
    children.push((await pay({ paymentId: refill.paymentId, amount: "0.01" })).paymentId);
  const calls = () => gateway().requests.count("GET /payment/:id");
  const before = calls();
  await poll(refill.depositId);
  expect(calls() - before).toBe(11);
  expect((await standingOf(refill)).balance).toBe("35.00");
  await poll(refill.depositId);
  expect((await standingOf(refill)).balance).toBe("39.00");
});

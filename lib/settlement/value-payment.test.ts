import { beforeEach, expect, test } from "vitest";
import { POST } from "@/app/api/ipn/[gateway]/route";
import { getPayment } from "@/lib/deposit/get-payment";
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
  world,
} from "@/test/connect-gateway";
import { type Invoice, makePayable, makeRefill, standingOf } from "@/test/make-payable";

connectGateway(POST);
beforeEach(() => setVariables({ ORDER_TTL_MINUTES: "600" }));

const QUOTE_MINUTES = 20;

async function fetchView({ depositId, shopperId }: Invoice) {
  return getPayment({ paymentId: depositId, shopperId });
}

test("a coin that fell changes nothing as long as the quote holds, and an hour beyond", async () => {
  const invoice = await makePayable();
  await passTime(QUOTE_MINUTES + 59);
  gateway().setRate("ltc", "80");
  await pay({ paymentId: invoice.paymentId });
  expect(await standingOf(invoice)).toMatchObject({ order: "paid", payments: ["settled 25.00"] });
});

test("later than that, coins that fell are worth what they are worth now", async () => {
  const invoice = await makePayable();
  await passTime(QUOTE_MINUTES + 61);
  gateway().setRate("ltc", "80");
  await pay({ paymentId: invoice.paymentId });
  expect(await standingOf(invoice)).toMatchObject({
    balance: "20.00",
    order: "awaiting",
    payments: ["underpaid 20.00 -5.00"],
  });
});

test("later than that, coins that rose are still worth the quote", async () => {
  const invoice = await makePayable();
  await passTime(QUOTE_MINUTES + 61);
  gateway().setRate("ltc", "150");
  await pay({ paymentId: invoice.paymentId });
  expect(await standingOf(invoice)).toMatchObject({
    balance: "0.00",
    postings: ["deposit 25.00", "purchase -25.00"],
    order: "paid",
  });
});

test("money that was seen in time keeps its quote, however long it takes to be final", async () => {
  const invoice = await makePayable();
  await report(invoice.paymentId, { status: "confirming", actuallyPaid: "0.25" });
  await passTime(300);
  gateway().setRate("ltc", "80");
  await report(invoice.paymentId, { status: "finished" });
  expect(await standingOf(invoice)).toMatchObject({ order: "paid", payments: ["settled 25.00"] });
});

test("money that came in time keeps its quote though its news was lost for hours", async () => {
  world().weather.ipnDropRate = 1;
  const invoice = await makePayable();
  await pay({ paymentId: invoice.paymentId });
  expect(await standingOf(invoice)).toMatchObject({ postings: [] });
  await passTime(300);
  gateway().setRate("ltc", "80");
  await poll(invoice.depositId);
  expect(await standingOf(invoice)).toMatchObject({ order: "paid", payments: ["settled 25.00"] });
});

test("a second transfer after the quote is valued by its own time", async () => {
  const invoice = await makePayable();
  await pay({ paymentId: invoice.paymentId });
  await passTime(QUOTE_MINUTES + 61);
  gateway().setRate("ltc", "80");
  await pay({ paymentId: invoice.paymentId });
  expect(await standingOf(invoice)).toMatchObject({
    balance: "20.00",
    postings: ["deposit 25.00", "purchase -25.00", "deposit 20.00"],
  });
});

test("parts that come after the quote are valued one by one, by the smaller of both", async () => {
  const refill = await makeRefill();
  await passTime(QUOTE_MINUTES + 61);
  gateway().setRate("ltc", "50");
  await report(refill.paymentId, { status: "partially_paid", actuallyPaid: "0.1" });
  gateway().setRate("ltc", "150");
  await report(refill.paymentId, { status: "finished", actuallyPaid: "0.2" });
  expect(await standingOf(refill)).toMatchObject({
    balance: "15.00",
    postings: ["deposit 5.00", "deposit 10.00"],
  });
});

test("a new quote for an open payment is kept, shown, and values what arrives", async () => {
  const invoice = await makePayable();
  await passTime(QUOTE_MINUTES + 1);
  gateway().setRate("ltc", "80");
  await poll(invoice.depositId);
  expect(await fetchView(invoice)).toMatchObject({ status: "waiting", pay_amount: "0.3125" });
  await pay({ paymentId: invoice.paymentId, amount: "0.25" });
  expect(await standingOf(invoice)).toMatchObject({ payments: ["underpaid 20.00 -5.00"] });
});

test("another coin than asked is worth the gateway's estimate", async () => {
  const invoice = await makePayable();
  await pay({ paymentId: invoice.paymentId, coin: "sol", amount: "0.1" });
  expect(await standingOf(invoice)).toEqual({
    balance: "20.00",
    postings: ["deposit 20.00"],
    order: "awaiting",
    units: ["reserved"],
    payments: ["underpaid 20.00 -5.00"],
    told: ["payment_underpaid"],
    reviews: [],
  });
  await pay({ paymentId: invoice.paymentId, coin: "sol", amount: "0.0250001" });
  expect(await standingOf(invoice)).toMatchObject({
    balance: "0.00",
    order: "paid",
    payments: ["settled 25.00"],
  });
});

test("another coin that the gateway calls partially paid is worth the same", async () => {
  gateway().settings.wrongAssetStatus = "partially_paid";
  const invoice = await makePayable();
  await pay({ paymentId: invoice.paymentId, coin: "usdtbsc", amount: "25.009" });
  expect(await standingOf(invoice)).toMatchObject({ order: "paid", payments: ["settled 25.00"] });
});

test("another coin up to the limit is credited; above it, it waits in review and nothing is credited", async () => {
  const invoice = await makeRefill();
  await pay({ paymentId: invoice.paymentId, coin: "sol", amount: "0.5" });
  expect(await standingOf(invoice)).toMatchObject({ balance: "100.00", reviews: [] });

  const large = await makePayable();
  await pay({ paymentId: large.paymentId, coin: "sol", amount: "0.50005" });
  const expected = {
    balance: "0.00",
    postings: [],
    order: "awaiting",
    units: ["reserved"],
    payments: ["review 0.00"],
    told: ["payment_review"],
    reviews: ["WRONG_COIN_LARGE 100.01"],
  };
  expect(await standingOf(large)).toEqual(expected);
  gateway().setRate("sol", "1");
  await poll(large.depositId);
  expect(await standingOf(large)).toEqual(expected);
});

test("a payment in review keeps nobody from paying the order in the asked coin", async () => {
  const invoice = await makePayable();
  await pay({ paymentId: invoice.paymentId, coin: "sol", amount: "1" });
  await pay({ paymentId: invoice.paymentId });
  expect(await standingOf(invoice)).toMatchObject({
    balance: "0.00",
    order: "paid",
    payments: ["settled 25.00"],
    reviews: ["WRONG_COIN_LARGE 200.00"],
  });
});

test("a coin without an estimate waits in review", async () => {
  const invoice = await makePayable();
  world().weather.ipnDropRate = 1;
  const child = await pay({ paymentId: invoice.paymentId, coin: "sol", amount: "0.1" });
  await report(child.paymentId, { payCurrency: "luna" });
  expect(await standingOf(invoice)).toMatchObject({
    balance: "0.00",
    order: "awaiting",
    payments: ["review 0.00"],
    reviews: ["NO_ESTIMATE"],
  });
});

test("late coins that have no price any more wait in review, with their quote as the proposal", async () => {
  const invoice = await makePayable();
  await passTime(QUOTE_MINUTES + 61);
  const coin = gateway().market.require("ltc");
  coin.code = "delisted";
  await report(invoice.paymentId, { status: "finished", actuallyPaid: "0.25" });
  coin.code = "ltc";
  expect(await standingOf(invoice)).toMatchObject({
    balance: "0.00",
    order: "awaiting",
    payments: ["review 0.00"],
    reviews: ["NO_ESTIMATE 25.00"],
  });
});

test("an estimate that cannot be had just now is asked for again", async () => {
  const invoice = await makePayable();
  world().weather.ipnDropRate = 1;
  const child = await pay({ paymentId: invoice.paymentId, coin: "sol", amount: "0.1" });
  world().weather.gatewayErrorRate = 1;
  await gateway().sendIpn(child.paymentId);
  await work();
  expect(await standingOf(invoice)).toMatchObject({ balance: "0.00", reviews: [] });
  setVariables({});
  world().weather.gatewayErrorRate = 0;
  await passTime(1);
  await work();
  expect(await standingOf(invoice)).toMatchObject({ balance: "20.00", reviews: [] });
});

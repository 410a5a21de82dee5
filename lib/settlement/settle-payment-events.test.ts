import { expect, test } from "vitest";
import { POST } from "@/app/api/ipn/[gateway]/route";
import { query } from "@/lib/db";
import { env } from "@/lib/env";
import { findGateway } from "@/lib/gateway/find-gateway";
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
import "@/test/database";
import { makePayable, makeRefill, standingOf } from "@/test/make-payable";
import { settleDeposit } from "./settle-deposit";
import { settlePaymentEvents } from "./settle-payment-events";

connectGateway(POST);

const paid = {
  balance: "0.00",
  postings: ["deposit 25.00", "purchase -25.00"],
  order: "paid",
  units: ["sold"],
  payments: ["settled 25.00"],
  told: ["delivery", "payment_settled"],
  reviews: [],
};

async function eventsOf(paymentId: string): Promise<Record<string, unknown>[]> {
  return query({
    text: "SELECT state, attempts FROM payment_event WHERE gateway_payment_id = $1 ORDER BY id",
    values: [paymentId],
  });
}

test("a forged event is refused at the door and leaves no trace", async () => {
  const invoice = await makePayable();
  await work();
  const before = await eventsOf(invoice.paymentId);
  const body = { payment_id: Number(invoice.paymentId), payment_status: "finished" };
  for (const signature of ["", "00".repeat(64), gateway().signIpn({ ...body, payment_id: 1 })]) {
    const response = await fetch(`${env().PUBLIC_URL}/api/ipn/nowpayments`, {
      method: "POST",
      headers: { "x-nowpayments-sig": signature },
      body: JSON.stringify(body),
    });
    expect(response.status).toBe(401);
  }
  await work();
  expect(await eventsOf(invoice.paymentId)).toEqual(before);
  expect(await standingOf(invoice)).toMatchObject({ postings: [], payments: ["waiting 0.00"] });
});

test("forgeries among genuine events change nothing", async () => {
  world().weather.ipnForge = true;
  const invoice = await makePayable();
  await pay({ paymentId: invoice.paymentId, ratio: 0.6, confirmations: "steps" });
  expect(await standingOf(invoice)).toMatchObject({
    balance: "15.00",
    payments: ["underpaid 15.00 -10.00"],
  });
});

test("a genuine body that lies is only a hint: what the gateway's API says is credited", async () => {
  const invoice = await makePayable();
  const lie = { payment_status: "finished", actually_paid: 100, pay_amount: 0.01 };
  await gateway().sendIpn(invoice.paymentId, lie);
  await work();
  expect(await standingOf(invoice)).toMatchObject({ postings: [], payments: ["waiting 0.00"] });
  gateway().setPayment(invoice.paymentId, { status: "finished", actuallyPaid: "0.25" });
  await gateway().sendIpn(invoice.paymentId, { payment_status: "failed", actually_paid: 0 });
  await work();
  expect(await standingOf(invoice)).toEqual(paid);
});

test("a replayed event is stored once and changes nothing", async () => {
  const invoice = await makePayable();
  await pay({ paymentId: invoice.paymentId });
  const overrides = { updated_at: 1_760_000_000_000, fee: null };
  await gateway().sendIpn(invoice.paymentId, overrides);
  const stored = (await eventsOf(invoice.paymentId)).length;
  for (let copy = 0; copy < 3; copy += 1) {
    expect(await gateway().sendIpn(invoice.paymentId, overrides)).toMatchObject({ status: 200 });
    await work();
  }
  expect(await eventsOf(invoice.paymentId)).toHaveLength(stored);
  expect(await standingOf(invoice)).toEqual(paid);
});

test("events in the wrong order end where the payment stands", async () => {
  const invoice = await makePayable();
  gateway().setPayment(invoice.paymentId, { status: "finished", actuallyPaid: "0.25" });
  for (const payment_status of ["finished", "sending", "confirming", "waiting", "partially_paid"]) {
    await gateway().sendIpn(invoice.paymentId, { payment_status });
    await work();
  }
  expect(await standingOf(invoice)).toEqual(paid);
});

test("events that are doubled and late end the same", async () => {
  Object.assign(world().weather, { ipnDouble: true, ipnReorder: true });
  const invoice = await makePayable();
  await pay({ paymentId: invoice.paymentId });
  await pay({ paymentId: invoice.paymentId, amount: "0.1" });
  expect(await standingOf(invoice)).toMatchObject({
    balance: "10.00",
    postings: ["deposit 25.00", "purchase -25.00", "deposit 10.00"],
  });
});

test("many who settle one payment at once credit it once", async () => {
  const invoice = await makePayable();
  gateway().setPayment(invoice.paymentId, { status: "finished", actuallyPaid: "0.25" });
  for (let copy = 0; copy < 12; copy += 1)
    await gateway().sendIpn(invoice.paymentId, { updated_at: copy });
  const found = findGateway("nowpayments");
  if (!found) throw new Error("the gateway is off");
  const { paymentId: gatewayPaymentId } = invoice;
  await Promise.all([
    ...Array.from({ length: 6 }, () => settlePaymentEvents({ batch: 2 })),
    ...Array.from({ length: 6 }, () =>
      settleDeposit({ gateway: found, gatewayPaymentId, now: new Date() }),
    ),
    poll(invoice.depositId),
  ]);
  await work();
  expect(await standingOf(invoice)).toEqual(paid);
});

test("two parts that are settled at once are credited once each", async () => {
  const refill = await makeRefill();
  await pay({ paymentId: refill.paymentId, amount: "0.1" });
  world().weather.ipnDropRate = 1;
  const children = await Promise.all(
    ["0.2", "0.3", "0.4"].map((amount) => pay({ paymentId: refill.paymentId, amount })),
  );
  await Promise.all(children.map(({ paymentId }) => gateway().sendIpn(paymentId)));
  await Promise.all(children.map(() => settlePaymentEvents({ batch: 1 })));
  expect(await standingOf(refill)).toMatchObject({ balance: "100.00" });
});

test("while the gateway is down nothing is lost: the event is tried again", async () => {
  const invoice = await makePayable();
  await work();
  world().weather.gatewayErrorRate = 1;
  await pay({ paymentId: invoice.paymentId });
  expect((await eventsOf(invoice.paymentId)).at(-1)).toEqual({ state: "queued", attempts: 1 });
  expect(await standingOf(invoice)).toMatchObject({ postings: [], payments: ["waiting 0.00"] });
  world().weather.gatewayErrorRate = 0;
  setVariables({});
  await work();
  expect(await standingOf(invoice), "before its next turn").toMatchObject({ postings: [] });
  await passTime(1);
  await work();
  expect(await standingOf(invoice)).toEqual(paid);
  expect((await eventsOf(invoice.paymentId)).at(-1)).toEqual({ state: "done", attempts: 2 });
});

test("with the gateway switched off events wait for it", async () => {
  const invoice = await makePayable();
  await work();
  gateway().setPayment(invoice.paymentId, { status: "finished", actuallyPaid: "0.25" });
  await gateway().sendIpn(invoice.paymentId);
  setVariables({ NOWPAYMENTS_API_KEY: "", NOWPAYMENTS_IPN_SECRET: "" });
  await work();
  expect((await eventsOf(invoice.paymentId)).at(-1)).toEqual({ state: "queued", attempts: 1 });
  setVariables({});
  await passTime(1);
  await work();
  expect(await standingOf(invoice)).toEqual(paid);
});

test("an event whose worker died is settled by the next one when its lease is over", async () => {
  const invoice = await makePayable();
  await work();
  gateway().setPayment(invoice.paymentId, { status: "finished", actuallyPaid: "0.25" });
  await gateway().sendIpn(invoice.paymentId);
  await query({
    text: "UPDATE payment_event SET lease_until = now() + interval '30 seconds', attempts = 1 WHERE gateway_payment_id = $1 AND state = 'queued'",
    values: [invoice.paymentId],
  });
  await work();
  expect(await standingOf(invoice)).toMatchObject({ postings: [] });
  await passTime(1);
  await work();
  expect(await standingOf(invoice)).toEqual(paid);
});

test("nothing is credited before the gateway calls it final", async () => {
  const invoice = await makePayable();
  for (const status of ["confirming", "confirmed", "sending"]) {
    await report(invoice.paymentId, { status, actuallyPaid: "0.25" });
    expect(await standingOf(invoice)).toMatchObject({
      postings: [],
      payments: ["confirming 0.00"],
    });
  }
  await report(invoice.paymentId, { status: "finished" });
  expect(await standingOf(invoice)).toEqual({
    ...paid,
    told: ["payment_seen", "delivery", "payment_settled"],
  });
});

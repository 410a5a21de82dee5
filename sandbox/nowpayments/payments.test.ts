import { createHmac } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Sandbox } from "@/sandbox/start-sandbox";
import {
  callGateway,
  IPN_SECRET,
  orderPayment,
  startReceiver,
  startTestSandbox,
} from "@/sandbox/test-sandbox";

let sandbox: Sandbox;
let receiver: Awaited<ReturnType<typeof startReceiver>>;
const statuses: number[] = [];

beforeEach(async () => {
  statuses.length = 0;
  sandbox = await startTestSandbox();
  sandbox.nowpayments.settings.isWaitingAnnounced = false;
  receiver = await startReceiver(statuses);
});
afterEach(async () => {
  await sandbox.close();
  receiver.server.close();
});

const order = (extra: Record<string, unknown> = {}) =>
  orderPayment(sandbox, { ipn_callback_url: receiver.url, order_id: "dep_1", ...extra });
const seenStatuses = () => receiver.received.map(({ body }) => body.payment_status);

describe("what a transfer does", () => {
  test("an exact payment in steps sends one signed IPN per step and ends finished", async () => {
    const { payment_id, pay_amount } = await order();
    const payment = await sandbox.nowpayments.pay({ paymentId: payment_id });
    expect(payment).toMatchObject({ status: "finished", actuallyPaid: String(pay_amount) });
    expect(seenStatuses()).toEqual(["confirming", "confirmed", "sending", "finished"]);
    for (const { raw, headers } of receiver.received) {
      const signature = createHmac("sha512", IPN_SECRET).update(raw).digest("hex");
      expect(headers["x-nowpayments-sig"]).toBe(signature);
    }
    expect(receiver.received.at(-1)?.body).toMatchObject({
      payment_id: Number(payment_id),
      parent_payment_id: null,
      purchase_id: expect.any(String),
      actually_paid: pay_amount,
      actually_paid_at_fiat: 0,
      order_id: "dep_1",
      fee: { currency: "usdttrc20" },
    });
    expect(receiver.received.at(-1)?.body).not.toHaveProperty("created_at");
    const { body } = await callGateway(sandbox, `/payment/${payment_id}`);
    expect(body).toMatchObject({ payment_status: "finished", actually_paid: pay_amount });
    expect(body.payin_hash).toMatch(/^0x[0-9a-f]{64}$/);
  });

  test("too little is partially paid, too much is finished, a hair less is finished too", async () => {
    const pay = async (ratio: number) => {
      const { payment_id } = await order({ pay_currency: "ltc" });
      return sandbox.nowpayments.pay({ paymentId: payment_id, ratio, confirmations: "instant" });
    };
    expect((await pay(0.6)).status).toBe("partially_paid");
    expect((await pay(1.25)).status).toBe("finished");
    const hair = await pay(0.99999);
    expect(hair.status).toBe("finished");
    expect(Number(hair.actuallyPaid)).toBeLessThan(Number(hair.payAmount));
    expect(seenStatuses()).toEqual(["partially_paid", "finished", "finished"]);
  });

  test("a second transfer is a child with the parent's address and order", async () => {
    const { payment_id, pay_address } = await order();
    await sandbox.nowpayments.pay({ paymentId: payment_id, ratio: 0.6 });
    const child = await sandbox.nowpayments.pay({ paymentId: payment_id, amount: "5" });
    expect(child.parentPaymentId).toBe(payment_id);
    const { body } = await callGateway(sandbox, `/payment/${child.paymentId}`);
    expect(body).toMatchObject({
      parent_payment_id: Number(payment_id),
      origin_type: "REPEATED",
      pay_address,
      order_id: "dep_1",
      pay_amount: 5,
      actually_paid: 5,
      payment_status: "finished",
    });
    const parent = await callGateway(sandbox, `/payment/${payment_id}`);
    expect(parent.body).toMatchObject({
      payment_status: "partially_paid",
      payment_extra_ids: [Number(child.paymentId)],
    });
  });

  test("another coin is a child whose price is rewritten and whose fiat worth is told", async () => {
    sandbox.nowpayments.setRate("ltc", "100");
    const { payment_id } = await order();
    const child = await sandbox.nowpayments.pay({
      paymentId: payment_id,
      coin: "ltc",
      confirmations: "instant",
    });
    expect(child).toMatchObject({ payCurrency: "ltc", actuallyPaid: "0.25", priceAmount: "0.25" });
    expect(receiver.received.at(-1)?.body).toMatchObject({
      parent_payment_id: Number(payment_id),
      pay_currency: "ltc",
      price_amount: 0.25,
      pay_amount: 0.25,
      actually_paid: 0.25,
      actually_paid_at_fiat: 25,
    });
    expect(sandbox.nowpayments.payment(payment_id)?.status).toBe("waiting");
  });

  test("an expired payment still takes money", async () => {
    const { payment_id } = await order();
    await sandbox.nowpayments.expire(payment_id);
    await sandbox.nowpayments.pay({ paymentId: payment_id, confirmations: "instant" });
    expect(seenStatuses()).toEqual(["expired", "finished"]);
  });

  test("what nobody pays expires at the end of its life", async () => {
    const { payment_id } = await order();
    const nextWeek = Date.now() + 8 * 86_400_000;
    await sandbox.nowpayments.expireOverdue();
    expect(seenStatuses()).toEqual([]);
    await sandbox.nowpayments.expireOverdue(nextWeek);
    expect(sandbox.nowpayments.payment(payment_id)?.status).toBe("expired");
    expect(seenStatuses()).toEqual(["expired"]);
  });
});

describe("how IPNs travel", () => {
  test("a refused IPN is repeated until it is taken", async () => {
    statuses.push(503, 500);
    const { payment_id } = await order();
    await sandbox.nowpayments.pay({ paymentId: payment_id, confirmations: "instant" });
    await sandbox.nowpayments.ipnsSettled();
    expect(seenStatuses()).toEqual(["finished", "finished", "finished"]);
    expect(new Set(receiver.received.map(({ raw }) => raw)).size).toBe(1);
  });

  test("a hopeless IPN is given up after three repetitions", async () => {
    statuses.push(500, 500, 500, 500, 500, 500);
    const { payment_id } = await order();
    await sandbox.nowpayments.pay({ paymentId: payment_id, confirmations: "instant" });
    await sandbox.nowpayments.ipnsSettled();
    expect(receiver.received).toHaveLength(4);
  });

  test("doubled IPNs come twice, dropped ones not at all", async () => {
    sandbox.weather.ipnDouble = true;
    const first = await order();
    await sandbox.nowpayments.pay({ paymentId: first.payment_id, confirmations: "instant" });
    expect(seenStatuses()).toEqual(["finished", "finished"]);
    sandbox.weather.ipnDropRate = 1;
    const second = await order();
    await sandbox.nowpayments.pay({ paymentId: second.payment_id, confirmations: "instant" });
    expect(receiver.received).toHaveLength(2);
    expect(sandbox.nowpayments.payment(second.payment_id)?.status).toBe("finished");
  });

  test("a forged IPN claims full payment under a signature that does not fit", async () => {
    sandbox.weather.ipnForge = true;
    const { payment_id, pay_amount } = await order();
    await sandbox.nowpayments.pay({ paymentId: payment_id, ratio: 0.1, confirmations: "instant" });
    const [forged, genuine] = receiver.received;
    expect(forged?.body).toMatchObject({ payment_status: "finished", actually_paid: pay_amount });
    expect(forged?.headers["x-nowpayments-sig"]).not.toBe(
      sandbox.nowpayments.signIpn(forged?.body),
    );
    expect(genuine?.body.payment_status).toBe("partially_paid");
    expect(genuine?.headers["x-nowpayments-sig"]).toBe(sandbox.nowpayments.signIpn(genuine?.body));
  });

  test("200 copies sent by hand carry one identical, valid signature scheme", async () => {
    const { payment_id } = await order();
    sandbox.nowpayments.setPayment(payment_id, { status: "finished", actuallyPaid: "29.02252148" });
    const storm = Array.from({ length: 200 }, () =>
      sandbox.nowpayments.sendIpn(payment_id, { updated_at: 1 }),
    );
    const answers = await Promise.all(storm);
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    expect(receiver.received).toHaveLength(200);
  });

  test("without an address of its own a payment reports to the dashboard's", async () => {
    const other = await startTestSandbox({ ipnUrl: receiver.url });
    await orderPayment(other);
    await receiver.until(1);
    expect(seenStatuses()).toEqual(["waiting"]);
    await other.close();
  });
});

test("a restart keeps payments, ids, rates and what was on its way", async () => {
  const folder = mkdtempSync(join(tmpdir(), "sandbox-"));
  const dataFile = join(folder, "sandbox.json");
  const before = await startTestSandbox({ dataFile });
  before.nowpayments.settings.stepMs = 60_000;
  before.nowpayments.setRate("ltc", "77");
  const { payment_id } = await orderPayment(before, { ipn_callback_url: receiver.url });
  before.nowpayments.payInBackground({ paymentId: payment_id });
  await before.close();
  receiver.received.length = 0;

  const after = await startTestSandbox({ dataFile });
  expect(after.nowpayments.market.require("ltc").eurPerCoin).toBe("77");
  const next = await orderPayment(after);
  expect(next.payment_id).not.toBe(payment_id);
  await receiver.until(4);
  expect(seenStatuses()).toEqual(["confirming", "confirmed", "sending", "finished"]);
  await after.close();
  rmSync(folder, { recursive: true });
});

import { describe, expect, it } from "vitest";
import { POST } from "@/app/api/ipn/[gateway]/route";
import { query } from "@/lib/db";
import "@/test/database";
import { connectGateway, gateway, setVariables } from "@/test/connect-gateway";
import { makeOffer, makeShopper, placeOrder } from "@/test/factories";
import { makePayable, makeRefill, standingOf } from "@/test/make-payable";
import { readActs, signIn } from "@/test/sign-in";
import { askGatewayAgain } from "./ask-gateway-again";

connectGateway(POST);

const now = () => new Date();

/** The gateway has the money, and its IPN was lost. */
async function payUnheard(paymentId: string): Promise<void> {
  const payment = await gateway().pay({ paymentId });
  await gateway().ipnsSettled();
  await query({
    text: "UPDATE payment_event SET state = 'done', done_at = now() WHERE gateway_payment_id = $1",
    values: [payment.paymentId],
  });
}

describe("askGatewayAgain", () => {
  it("settles a payment whose news was lost, and says what came of it", async () => {
    const { caller } = await signIn();
    const invoice = await makePayable();
    await payUnheard(invoice.paymentId);
    const { answers } = await askGatewayAgain({ caller, subject: invoice.depositId, now: now() });
    expect(answers).toEqual([
      {
        payment_id: invoice.depositId,
        ...{ status_before: "waiting", status: "settled" },
        ...{ outcome: "paid", gateway_status: "finished" },
      },
    ]);
    expect(await standingOf(invoice)).toMatchObject({ order: "paid", units: ["sold"] });
    expect(await readActs(invoice.depositId)).toEqual(["payment.ask"]);
  });

  it("asks about every payment of an order, in one act", async () => {
    const { caller } = await signIn();
    const invoice = await makePayable();
    const { answers } = await askGatewayAgain({ caller, subject: invoice.orderId, now: now() });
    expect(answers).toMatchObject([{ outcome: "none", gateway_status: "waiting" }]);
    expect(await readActs(invoice.orderId)).toEqual(["order.ask"]);
  });

  it("credits once however often and by however many it is asked", async () => {
    const callers = [(await signIn()).caller, (await signIn()).caller];
    const refill = await makeRefill();
    await payUnheard(refill.paymentId);
    await Promise.all(
      callers.map((caller) => askGatewayAgain({ caller, subject: refill.depositId, now: now() })),
    );
    expect(await standingOf(refill)).toMatchObject({ postings: ["deposit 25.00"] });
    expect(await readActs(refill.depositId)).toEqual(["payment.ask", "payment.ask"]);
  });

  it("settles nothing that it cannot write down", async () => {
    const { caller } = await signIn();
    const refill = await makeRefill();
    await payUnheard(refill.paymentId);
    await query({ text: "ALTER FUNCTION record_audit(jsonb) RENAME TO record_audit_away" });
    const asking = askGatewayAgain({ caller, subject: refill.depositId, now: now() });
    await expect(asking).rejects.toThrow();
    await query({ text: "ALTER FUNCTION record_audit_away(jsonb) RENAME TO record_audit" });
    expect(await standingOf(refill)).toMatchObject({ postings: [] });
    expect(await readActs(refill.depositId)).toEqual([]);
  });

  it("says when the gateway does not answer; that it was asked stays written down", async () => {
    const { caller } = await signIn();
    const refill = await makeRefill();
    setVariables({ NOWPAYMENTS_API_URL: "http://127.0.0.1:9/v1" });
    await expect(
      askGatewayAgain({ caller, subject: refill.depositId, now: now() }),
    ).rejects.toMatchObject({ code: "GATEWAY_UNAVAILABLE" });
    expect(await readActs(refill.depositId)).toEqual(["payment.ask"]);
  });

  it("is refused where the gateway was never reached, and for what is none", async () => {
    const { caller } = await signIn();
    const { id: shopperId } = await makeShopper();
    const { id: offerId } = await makeOffer();
    const { id: orderId } = await placeOrder({ shopperId, offerId });
    await query({
      text: `INSERT INTO deposit (id, shopper_id, order_id, purpose, gateway, pay_currency, price_minor, currency, expires_at)
             VALUES ('dep_lost', $1, $2, 'order', 'nowpayments', 'ltc', 1000, 'EUR', now())`,
      values: [shopperId, orderId],
    });
    await expect(
      askGatewayAgain({ caller, subject: "dep_lost", now: now() }),
    ).rejects.toMatchObject({
      ...{ code: "WRONG_STATE", details: { errors: { _: [expect.any(String)] } } },
    });
    await expect(
      askGatewayAgain({ caller, subject: "dep_none", now: now() }),
    ).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    expect(await readActs("dep_lost")).toEqual([]);
  });

  it("is refused after six times a minute for one payment", async () => {
    const { caller } = await signIn();
    const refill = await makeRefill();
    const ask = () => askGatewayAgain({ caller, subject: refill.depositId, now: now() });
    for (let time = 0; time < 6; time += 1) await ask();
    await expect(ask()).rejects.toMatchObject({ code: "RATE_LIMITED" });
    expect(await readActs(refill.depositId)).toHaveLength(6);
  });
});

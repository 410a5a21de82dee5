// A payment that its gateway has made while the process that asked for it died: its first event makes it ours, and its shopper is written where to
// pay; once, and only where there is still something to pay.
import { expect, test } from "vitest";
import { POST } from "@/app/api/ipn/[gateway]/route";
import { query, queryOne } from "@/lib/db";
import { getPaymentRecord } from "@/lib/deposit/get-payment-record";
import { openDeposit, requireGateway } from "@/lib/deposit/open-deposit";
import { type PaymentView, QUOTE_MS } from "@/lib/deposit/rules";
import { AppError } from "@/lib/errors";
import type { Gateway, GatewayPayment } from "@/lib/gateway/rules";
import { money } from "@/lib/money";
import { cancelOrder } from "@/lib/order/cancel-order";
import { listEvidence } from "@/lib/order/list-evidence";
import "@/test/database";
import { connectGateway, gateway, passTime, poll, report } from "@/test/connect-gateway";
import { makeOffer, makeShopper, placeOrder } from "@/test/factories";
import { settleDeposit } from "./settle-deposit";

connectGateway(POST);

type CutOff = { shopperId: string; orderId: string | null; depositId: string; paymentId: string };

type Asked = { isOrder?: boolean; isShown?: boolean };

/** Somebody asks for a payment of 20.00; `answer` is what becomes of the gateway's answer. */
async function ask(
  { isOrder = false, isShown = false }: Asked,
  answer: (made: { depositId: string; created: GatewayPayment }) => Promise<GatewayPayment>,
): Promise<{ shopperId: string; orderId: string | null; view: Promise<PaymentView> }> {
  const { id: shopperId } = await makeShopper();
  const { id: offerId } = await makeOffer();
  const orderId = isOrder ? (await placeOrder({ shopperId, offerId })).id : null;
  const named = await requireGateway({ currency: "ltc" });
  const createPayment: Gateway["createPayment"] = async (asked) =>
    answer({ depositId: asked.depositId, created: await named.createPayment(asked) });
  const view = openDeposit({
    ...{ shopperId, orderId, isFirst: true, price: money(2_000n, "EUR"), currency: "ltc" },
    ...{ gateway: { ...named, createPayment }, requestKey: null, isShown },
  });
  return { shopperId, orderId, view };
}

/** The gateway makes a payment, and whoever asked for it dies before they hear of it. */
async function cutOff(asked: Asked = {}): Promise<CutOff> {
  const made = Promise.withResolvers<{ depositId: string; paymentId: string }>();
  const { shopperId, orderId, view } = await ask(asked, ({ depositId, created }) => {
    made.resolve({ depositId, paymentId: created.gatewayPaymentId });
    return new Promise(() => undefined);
  });
  view.catch(made.reject);
  return { shopperId, orderId, ...(await made.promise) };
}

/** Settles as after an event, by a gateway that says of no payment when its quote ends: NOWPayments says so only in its first answer. */
async function settleUndated(gatewayPaymentId: string): Promise<void> {
  const named = await requireGateway({ currency: "ltc" });
  const getPayment: Gateway["getPayment"] = async (id) => ({
    ...(await named.getPayment(id)),
    quoteExpiresAt: null,
  });
  const undated = { ...named, getPayment };
  await settleDeposit({ gateway: undated, gatewayPaymentId, now: new Date() });
}

/** The ends of the quotes that the story of a payment tells of. */
async function quoteEndsOf(depositId: string): Promise<(string | null)[]> {
  const { items } = await listEvidence({ paymentId: depositId });
  return items.flatMap(({ kind, facts }) => (kind === "quote" ? [facts.expires_at] : []));
}

/** By how many seconds its message about where to pay waits for the answer, at least. */
async function waitOf({ depositId }: Pick<CutOff, "depositId">): Promise<number> {
  const { seconds } = await queryOne<{ seconds: number }>({
    text: `SELECT extract(epoch FROM n.next_attempt_at - d.created_at)::float8 AS seconds
             FROM deposit d JOIN notification n ON n.dedupe_key = 'payment_created:' || d.id WHERE d.id = $1`,
    values: [depositId],
  });
  return seconds;
}

async function writtenTo({ shopperId }: Pick<CutOff, "shopperId">): Promise<object[]> {
  return query({
    text: "SELECT kind, payload FROM notification WHERE shopper_id = $1 ORDER BY id",
    values: [shopperId],
  });
}

const statusOf = async ({ depositId }: Pick<CutOff, "depositId">) =>
  (await getPaymentRecord({ paymentId: depositId })).status;

test.each([
  ["an order", { isOrder: true }],
  ["a refill", { isOrder: false }],
])("who pays for %s is written where to pay, once", async (_what, what) => {
  const made = await cutOff(what);
  expect([await statusOf(made), await writtenTo(made)]).toEqual(["creating", []]);
  for (let event = 0; event < 2; event += 1) await report(made.paymentId, {});
  await poll(made.depositId);
  expect(await statusOf(made)).toBe("waiting");
  expect(await writtenTo(made)).toEqual([
    {
      kind: "payment_created",
      payload: { deposit_id: made.depositId, order_id: made.orderId, coin: "Litecoin" },
    },
  ]);
});

test("the chat, which does again what a crash cut off, shows the payment itself: nothing is written below it", async () => {
  const made = await cutOff({ isShown: true });
  await report(made.paymentId, {});
  expect([await statusOf(made), await writtenTo(made)]).toEqual(["waiting", []]);
});

test("nobody is asked to pay for what they have cancelled", async () => {
  const made = await cutOff({ isOrder: true });
  await cancelOrder({ orderId: made.orderId ?? "", shopperId: made.shopperId });
  await report(made.paymentId, {});
  expect([await statusOf(made), await writtenTo(made)]).toEqual(["expired", []]);
});

test("nobody is asked to pay what ran out before the gateway said a word", async () => {
  const made = await cutOff();
  await passTime(60);
  await report(made.paymentId, {});
  expect(await writtenTo(made)).toEqual([]);
});

test("what is paid already is told as such, not asked for", async () => {
  const made = await cutOff();
  await report(made.paymentId, { status: "confirming", actuallyPaid: "0.2" });
  expect(await writtenTo(made)).toMatchObject([{ kind: "payment_seen" }]);
});

test("a payment of which its gateway does not say how many coins it asks for is ours all the same", async () => {
  const made = await cutOff();
  const named = await requireGateway({ currency: "ltc" });
  const getPayment: Gateway["getPayment"] = async (id) => ({
    ...(await named.getPayment(id)),
    payAmount: "0",
  });
  const { paymentId: gatewayPaymentId } = made;
  await settleDeposit({ gateway: { ...named, getPayment }, gatewayPaymentId, now: new Date() });
  expect([await statusOf(made), await writtenTo(made)]).toEqual(["waiting", []]);
  await report(gatewayPaymentId, { status: "finished", actuallyPaid: "0.2" });
  expect(await writtenTo(made)).toMatchObject([{ kind: "payment_credited" }]);
});

test("while an answer may still come nobody is written, so that an order which a lost answer cancels is asked nothing for", async () => {
  let depositId = "";
  const { view, shopperId } = await ask({ isOrder: true }, async (made) => {
    depositId = made.depositId;
    await report(made.created.gatewayPaymentId, {});
    throw new AppError("GATEWAY_UNAVAILABLE");
  });
  await expect(view).rejects.toMatchObject({ code: "GATEWAY_UNAVAILABLE" });
  expect(await statusOf({ depositId })).toBe("expired"); // of which the message, whose turn comes later, says nothing
  expect(await writtenTo({ shopperId })).toMatchObject([{ kind: "payment_created" }]);
  expect(await waitOf({ depositId })).toBeGreaterThanOrEqual(30);
});

test("an answer that comes after its event has the message sent at once", async () => {
  const { view, shopperId } = await ask({}, async ({ created }) => {
    await report(created.gatewayPaymentId, {});
    return created;
  });
  await view;
  const due = "SELECT kind FROM notification WHERE shopper_id = $1 AND next_attempt_at <= now()";
  expect(await query({ text: due, values: [shopperId] })).toEqual([{ kind: "payment_created" }]);
});

test("where the event is faster and does not say when its quote ends, the one that the answer names is shown", async () => {
  let end: string | undefined;
  const { view } = await ask({}, async ({ created }) => {
    await settleUndated(created.gatewayPaymentId);
    end = created.quoteExpiresAt?.toISOString();
    return created;
  });
  const { payment_id: depositId } = await view;
  expect(end).toBeDefined();
  expect(await quoteEndsOf(depositId ?? "")).toEqual([end]);
});

test("a quote of which nobody ever says when it ends holds for the usual time, by which its money is valued too", async () => {
  const made = await cutOff();
  await settleUndated(made.paymentId);
  expect(await quoteEndsOf(made.depositId)).toEqual([]);
  gateway().setPayment(made.paymentId, { status: "finished", actuallyPaid: "0.2" });
  await settleUndated(made.paymentId);
  const { created_at: from, credited } = await getPaymentRecord({ paymentId: made.depositId });
  expect(credited).toBe("20.00");
  expect(await quoteEndsOf(made.depositId)).toEqual([
    new Date(Date.parse(from) + QUOTE_MS).toISOString(),
  ]);
});

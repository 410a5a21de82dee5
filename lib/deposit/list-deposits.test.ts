import { beforeAll, expect, it } from "vitest";
import { query } from "@/lib/db";
import "@/test/database";
import { makeDeposit, makeOffer, makeShopper, placeOrder, settle } from "@/test/factories";
import { readActs, signIn } from "@/test/sign-in";
import { exportDeposits } from "./export-deposits";
import { listDeposits } from "./list-deposits";
import { depositQuery } from "./schema";

const ADDRESS = "TXLAQ63Xg1NAzckPwKHvzw7CSEmLMEqcdj";

let shopperId = "";
let orderId = "";
let refill: Awaited<ReturnType<typeof makeDeposit>>;
let forOrder: Awaited<ReturnType<typeof makeDeposit>>;

beforeAll(async () => {
  shopperId = (await makeShopper({ firstName: "Ada", telegramId: 4242n })).id;
  const stranger = await makeShopper({ firstName: "Bob" });
  refill = await makeDeposit({ shopperId, priceMinor: 1000n });
  await settle({ ...refill, receivedAmount: "10", creditMinor: 1000n });
  orderId = (await placeOrder({ shopperId, offerId: (await makeOffer()).id })).id;
  forOrder = await makeDeposit({ shopperId, orderId, payCurrency: "btc", payAmount: "0.00012" });
  await makeDeposit({ shopperId: stranger.id, payCurrency: "ltc" });
  await query({
    text: "UPDATE deposit SET pay_address = 'ltc1qsomebodyselsesaddress' WHERE pay_currency = 'ltc'",
  });
});

const ids = async (asked: Parameters<typeof depositQuery.parse>[0]) =>
  (await listDeposits(depositQuery.parse(asked))).items.map(({ payment_id: id }) => id);

it("shows what was asked, what came and what it was worth", async () => {
  const [, second, first] = (await listDeposits({})).items;
  expect(first).toEqual({
    ...{ payment_id: refill.depositId, order_id: null, purpose: "refill", status: "settled" },
    ...{ created_at: expect.stringMatching(/Z$/), settled_at: expect.stringMatching(/Z$/) },
    ...{ gateway: "nowpayments", gateway_payment_id: refill.gatewayPaymentId },
    ...{ pay_currency: "usdttrc20", pay_address: ADDRESS, pay_amount: "10" },
    ...{ received_amount: "10", price_amount: "10.00", credited_amount: "10.00", currency: "EUR" },
    shopper: expect.objectContaining({ shopper_id: shopperId, telegram_id: 4242 }),
  });
  expect(second).toMatchObject({ pay_amount: "0.00012", received_amount: "0", settled_at: null });
});

it("narrows down by status, purpose, gateway, coin and shopper, also together", async () => {
  expect(await ids({ status: "settled" })).toEqual([refill.depositId]);
  expect(await ids({ status: "settled,waiting", shopper: shopperId })).toEqual([
    forOrder.depositId,
    refill.depositId,
  ]);
  expect(await ids({ purpose: "order" })).toEqual([forOrder.depositId]);
  expect(await ids({ coin: "btc", gateway: "nowpayments" })).toEqual([forOrder.depositId]);
  expect(await ids({ coin: "btc", status: "settled" })).toEqual([]);
  expect(await ids({ gateway: "cashier" })).toEqual([]);
});

it("finds by payment, order, address, gateway's payment, Telegram id and name", async () => {
  const both = [forOrder.depositId, refill.depositId];
  expect(await ids({ q: refill.depositId.slice(0, -3) })).toEqual([refill.depositId]);
  expect(await ids({ q: orderId })).toEqual([forOrder.depositId]);
  expect(await ids({ q: `#${orderId.slice(-6)}` })).toEqual([forOrder.depositId]);
  expect(await ids({ q: ADDRESS })).toEqual(both);
  expect(await ids({ q: refill.gatewayPaymentId })).toEqual([refill.depositId]);
  expect(await ids({ q: "4242" })).toEqual(both);
  expect(await ids({ q: "ada" })).toEqual(both);
  expect(await ids({ q: shopperId })).toEqual(both);
  expect(await ids({ q: "nobody" })).toEqual([]);
});

it("is written to a file and to the audit log", async () => {
  const { caller } = await signIn();
  const wanted = depositQuery.parse({ coin: "btc" });
  const text = await new Response(await exportDeposits({ caller, wanted })).text();
  const [headings, row, ...rest] = text.split("\r\n");
  expect(headings).toMatch(/^Payment,Opened at,Status,For,Order,Price,Credited,Currency,/);
  expect(row).toContain(
    `waiting,order,${orderId},10.00,0.00,EUR,nowpayments,${forOrder.gatewayPaymentId},btc,0.00012,0,${ADDRESS},,${shopperId},4242,Ada,`,
  );
  expect(rest).toEqual([""]);
  expect(await readActs("deposits")).toEqual(["deposit.export_list"]);
});

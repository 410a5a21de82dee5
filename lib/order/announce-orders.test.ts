import { beforeEach, expect, it } from "vitest";
import { query } from "@/lib/db";
import { enqueueAlarm } from "@/lib/outbox/enqueue-alarm";
import { takeNotifications } from "@/lib/outbox/take-notifications";
import { renewDatabase, setEnv } from "@/test/database";
import { makeDeposit, makeOffer, makeShopper, placeOrder, settle } from "@/test/factories";
import { FREELY } from "@/test/send-freely";
import { makeStaff, OWNER_ID } from "@/test/sign-in";
import { announceOrders } from "./announce-orders";

beforeEach(async () => {
  await renewDatabase();
  setEnv();
});

const announce = () => announceOrders({ batch: 20 });

const readAlarms = () =>
  query<{ chat_id: string; payload: Record<string, unknown> }>({
    text: "SELECT chat_id, payload FROM notification WHERE payload->>'alarm' = 'new_order' ORDER BY chat_id::bigint",
  });

async function sell(quantity = 2): Promise<string> {
  const shopper = await makeShopper({ firstName: "Ada <b>", balanceMinor: 10_000n });
  const offer = await makeOffer({ title: "Tea", priceMinor: 450n });
  const sold = { shopperId: shopper.id, offerId: offer.id, quantity, isFromBalance: true };
  return (await placeOrder(sold)).id;
}

it("tells everybody who runs the shop of a paid order, once, whoever asks how often", async () => {
  const staff = [await makeStaff("support"), await makeStaff("manager"), await makeStaff("owner")];
  const removed = await makeStaff("owner");
  await query({
    text: "UPDATE staff SET removed_at = now() WHERE telegram_id = $1",
    values: [removed],
  });
  const orderId = await sell();
  const told = await Promise.all([announce(), announce(), announce()]);
  expect(told.reduce((sum, count) => sum + count)).toBe(1);
  expect(await announce()).toBe(0);
  const alarms = await readAlarms();
  expect(alarms.map((alarm) => alarm.chat_id)).toEqual(["9001", ...staff.map(String)]);
  expect(alarms[0]?.payload).toMatchObject({
    ...{ alarm: "new_order", order_id: orderId, total: "9.00 EUR", shopper: "Ada <b>" },
    bought: "\n2 × Tea",
  });
});

it("tells of an order that a payment paid, and of none that still waits for one", async () => {
  const { id: shopperId } = await makeShopper();
  const offer = await makeOffer({ priceMinor: 1000n });
  const { id: orderId } = await placeOrder({ shopperId, offerId: offer.id });
  const deposit = await makeDeposit({ shopperId, orderId });
  expect(await announce()).toBe(0);
  await settle({ ...deposit, receivedAmount: "10", creditMinor: 1000n });
  expect(await announce()).toBe(1);
  expect((await readAlarms())[0]?.payload).toMatchObject({ order_id: orderId });
});

it("lets what needs somebody go before, however many orders are to be told of", async () => {
  for (let count = 0; count < 5; count += 1) await sell();
  await announce();
  await enqueueAlarm({ key: "review:1", payload: { alarm: "review", reason: "NO_ESTIMATE" } });
  const taken = await takeNotifications({ count: 9, othersMax: 9, limits: FREELY });
  expect(taken.find(({ chatId }) => chatId === OWNER_ID)?.payload).toMatchObject({
    alarm: "review",
  });
});

it("tells of long orders in five lines", async () => {
  const shopper = await makeShopper({ balanceMinor: 100_000n });
  for (let at = 0; at < 7; at += 1) {
    const { id } = await makeOffer({ title: `Thing ${at}` });
    await query({
      text: "INSERT INTO basket_line (shopper_id, offer_id, quantity) VALUES ($1, $2, 1)",
      values: [shopper.id, id],
    });
  }
  await placeOrder({ shopperId: shopper.id, isFromBalance: true });
  await announce();
  const lines = String((await readAlarms())[0]?.payload.bought)
    .trim()
    .split("\n");
  expect(lines).toHaveLength(6);
  expect(lines[5]).toBe("…");
});

it("passes them over while nobody wants to hear, and does not tell of them later", async () => {
  setEnv({ NEW_ORDER_ALERTS: "off" });
  await sell();
  expect(await announce()).toBe(1);
  setEnv();
  expect(await announce()).toBe(0);
  expect(await readAlarms()).toEqual([]);
});

it("reviews go to owners and managers, whatever the setting, and what is wrong with the machine to owners", async () => {
  const [manager, support] = [await makeStaff("manager"), await makeStaff("support")];
  for (const alarm of ["review", "books"])
    await query({
      text: "SELECT alarm_admins($1, jsonb_build_object('alarm', $1::text), '{9001}')",
      values: [alarm],
    });
  const rows = await query<{ alarm: string; chats: string[] }>({
    text: "SELECT payload->>'alarm' AS alarm, array_agg(chat_id::text ORDER BY chat_id) AS chats FROM notification GROUP BY 1 ORDER BY 1",
  });
  expect(rows).toEqual([
    { alarm: "books", chats: ["9001"] },
    { alarm: "review", chats: ["9001", String(manager)] },
  ]);
  expect(JSON.stringify(rows)).not.toContain(String(support));
});

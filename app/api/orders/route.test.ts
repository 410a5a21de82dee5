import { expect, test } from "vitest";
import { POST as postCancel } from "@/app/api/orders/[id]/cancel/route";
import { GET } from "@/app/api/orders/[id]/files/[file_id]/route";
import { GET as getOrder } from "@/app/api/orders/[id]/route";
import { queryOne } from "@/lib/db";
import { addUnits } from "@/lib/stock/add-units";
import { callRoute } from "@/test/call-route";
import "@/test/database";
import { makeOffer, makeShopper, placeOrder } from "@/test/factories";
import { signInitData } from "@/test/sign-init-data";
import { GET as getOrders } from "./route";

const content = Buffer.from([0, 1, 2, 250, 251, 252]);

async function makePurchase(isFromBalance = true) {
  const buyer = await makeShopper({ balanceMinor: 5_000n });
  const offer = await makeOffer({ units: 0 });
  const file = { name: 'Karte "Süd";\n.png', mimeType: "image/png", content };
  await addUnits({ offerId: offer.id, units: [{ text: "Here it is", files: [file] }] });
  const order = await placeOrder({ shopperId: buyer.id, offerId: offer.id, isFromBalance });
  const { id: fileId } = await queryOne<{ id: string }>({
    text: "SELECT id FROM sealed_file ORDER BY created_at DESC, id DESC LIMIT 1",
  });
  return { buyer, orderId: order.id, fileId };
}

test("a buyer gets the file as it was, to keep and never to run", async () => {
  const { buyer, orderId, fileId } = await makePurchase();
  const response = await GET(requestAs(buyer.telegramId), {
    params: Promise.resolve({ id: orderId, file_id: fileId }),
  });
  expect(response.status).toBe(200);
  expect(Buffer.from(await response.arrayBuffer()).equals(content)).toBe(true);
  expect(response.headers.get("content-type")).toBe("image/png");
  expect(response.headers.get("content-disposition")).toBe(
    "attachment; filename=\"Karte _S_d___.png\"; filename*=UTF-8''Karte%20%22S%C3%BCd%22%3B%0A.png",
  );
  expect(response.headers.get("content-security-policy")).toBe("sandbox; default-src 'none'");
  expect(response.headers.get("x-content-type-options")).toBe("nosniff");
});

test("a file of another buyer, of another order, of an unpaid order and one of nobody are the same: not found", async () => {
  const [one, other, unpaid] = [
    await makePurchase(),
    await makePurchase(),
    await makePurchase(false),
  ];
  const answers = await Promise.all([
    get(other.buyer.telegramId, one.orderId, one.fileId),
    get(one.buyer.telegramId, one.orderId, other.fileId),
    get(unpaid.buyer.telegramId, unpaid.orderId, unpaid.fileId),
    get(one.buyer.telegramId, one.orderId, "fil_nobody"),
    get(one.buyer.telegramId, "ord_nobody", one.fileId),
    get(one.buyer.telegramId, "../../etc", "a\0b"),
  ]);
  for (const { status, json } of answers) expect([status, json.code]).toEqual([404, "NOT_FOUND"]);
  expect(new Set(answers.map(({ json }) => json.detail)).size).toBe(1);
});

test("without launch data there is no file", async () => {
  const { orderId, fileId } = await makePurchase();
  const answer = await callRoute(GET, { params: { id: orderId, file_id: fileId } });
  expect([answer.status, answer.json.code]).toEqual([401, "INIT_DATA_MISSING"]);
});

function get(as: bigint, id: string, fileId: string) {
  return callRoute(GET, { as, params: { id, file_id: fileId } });
}

function requestAs(telegramId: bigint): Request {
  const headers = { "X-Telegram-Init-Data": signInitData({ telegramId }) };
  return new Request("http://shop.example/", { headers });
}

test("a shopper's orders come newest first, with what was bought and what it delivered; others see none of it", async () => {
  const { buyer, orderId, fileId } = await makePurchase();
  const waiting = await placeOrder({ shopperId: buyer.id, offerId: (await makeOffer()).id });
  const list = await callRoute(getOrders, { as: buyer.telegramId });
  expect((list.json.items as { order_id: string }[]).map((item) => item.order_id)).toEqual([
    waiting.id,
    orderId,
  ]);
  const { json } = await callRoute(getOrder, { as: buyer.telegramId, params: { id: orderId } });
  expect(json).toMatchObject({
    order_id: orderId,
    status: "paid",
    total: "10.00",
    currency: "EUR",
  });
  const url = `/api/orders/${orderId}/files/${fileId}`;
  expect(json.deliveries).toEqual([
    { title: expect.any(String), text: "Here it is", files: [{ name: expect.any(String), url }] },
  ]);
  const stranger = (await makeShopper()).telegramId;
  expect((await callRoute(getOrders, { as: stranger })).json).toEqual({
    items: [],
    next_cursor: null,
  });
  for (const id of [orderId, "ord_nobody", "../me", "a\0b"])
    expect((await callRoute(getOrder, { as: stranger, params: { id } })).json.code).toBe(
      "NOT_FOUND",
    );
});

test("an order that waits can be cancelled once, by its shopper; a paid one cannot", async () => {
  const { buyer, orderId } = await makePurchase();
  const waiting = await placeOrder({ shopperId: buyer.id, offerId: (await makeOffer()).id });
  const cancel = (as: bigint, id: string) =>
    callRoute(postCancel, { method: "POST", as, params: { id } });
  expect((await cancel((await makeShopper()).telegramId, waiting.id)).status).toBe(404);
  expect((await cancel(buyer.telegramId, waiting.id)).json.status).toBe("cancelled");
  for (const id of [waiting.id, orderId]) {
    const answer = await cancel(buyer.telegramId, id);
    expect([answer.status, answer.json.code]).toEqual([409, "ORDER_NOT_PAYABLE"]);
  }
});

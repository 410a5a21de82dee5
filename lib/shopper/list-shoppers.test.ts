import { beforeAll, expect, it } from "vitest";
import { query } from "@/lib/db";
import "@/test/database";
import { makeDeposit, makeOffer, makeShopper, placeOrder } from "@/test/factories";
import { readActs, signIn } from "@/test/sign-in";
import { exportShoppers } from "./export-shoppers";
import { listShoppers } from "./list-shoppers";
import { shopperQuery } from "./schema";

let [ada, bob, eve] = ["", "", ""];
let [orderId, paymentId, gatewayPaymentId] = ["", "", ""];

beforeAll(async () => {
  ada = (await makeShopper({ firstName: "Ada", telegramId: 5555n, balanceMinor: 1250n })).id;
  bob = (await makeShopper({ firstName: "Bob" })).id;
  eve = (await makeShopper({ firstName: "@SUM(1)" })).id;
  await query({
    text: "UPDATE shopper SET banned_at = now(), note = 'x', username = 'bobby_tables' WHERE id = $1",
    values: [bob],
  });
  await query({
    text: "UPDATE shopper SET frozen_at = now(), chat_blocked_at = now() WHERE id = $1",
    values: [eve],
  });
  const offer = await makeOffer();
  orderId = (await placeOrder({ shopperId: ada, offerId: offer.id })).id;
  const deposit = await makeDeposit({ shopperId: ada, orderId });
  [paymentId, gatewayPaymentId] = [deposit.depositId, deposit.gatewayPaymentId];
});

const ids = async (asked: Parameters<typeof shopperQuery.parse>[0]) =>
  (await listShoppers(shopperQuery.parse(asked))).items.map(({ shopper_id: id }) => id);

it("shows everybody, the newest first, with what they have and what is to be known of them", async () => {
  const { items, count } = await listShoppers({});
  expect(items.map(({ shopper_id: id }) => id)).toEqual([eve, bob, ada]);
  expect(count).toBe(3);
  expect(items[2]).toEqual({
    ...{ shopper_id: ada, telegram_id: 5555, first_name: "Ada", username: null, marks: [] },
    ...{ language: "en", balance: "12.50", currency: "EUR", order_count: 1 },
    created_at: expect.stringMatching(/Z$/),
    seen_at: expect.stringMatching(/Z$/),
  });
  expect(items[1]?.marks).toEqual(["banned", "note"]);
  expect(items[0]?.marks).toEqual(["frozen", "blocked"]);
});

it("narrows down by marks and by time", async () => {
  expect(await ids({ mark: "banned" })).toEqual([bob]);
  expect(await ids({ mark: "frozen,note" })).toEqual([eve, bob]);
  expect(await ids({ mark: "blocked", q: "bob" })).toEqual([]);
  expect(await ids({ to: "2020-01-01T00:00:00Z" })).toEqual([]);
});

it("finds by id, Telegram id, name, order, payment and the gateway's payment", async () => {
  expect(await ids({ q: ada })).toEqual([ada]);
  expect(await ids({ q: "5555" })).toEqual([ada]);
  expect(await ids({ q: "BOB" })).toEqual([bob]);
  expect(await ids({ q: "@bobby_t" })).toEqual([bob]);
  expect(await ids({ q: "bobby1t" })).toEqual([]);
  for (const q of [orderId, paymentId, gatewayPaymentId, `#${orderId.slice(-6)}`])
    expect([q, await ids({ q })]).toEqual([q, [ada]]);
});

it("follows a name that changes", async () => {
  const changed = "UPDATE shopper SET first_name = 'Grace' WHERE id = $1";
  await query({ text: changed, values: [ada] });
  expect(await ids({ q: "grace" })).toEqual([ada]);
  expect(await ids({ q: "ada" })).toEqual([]);
});

it("is written to a file, harmless in a spreadsheet, and to the audit log", async () => {
  const { caller } = await signIn();
  const wanted = { mark: ["frozen" as const] };
  const text = await new Response(await exportShoppers({ caller, wanted })).text();
  const [headings, row] = text.split("\r\n");
  expect(headings).toMatch(/^Shopper,Telegram ID,First name,/);
  expect(row).toMatch(new RegExp(`^${eve},\\d+,'@SUM\\(1\\),,.*,en,0.00,EUR,0,frozen blocked$`));
  expect(await readActs("shoppers")).toEqual(["shopper.export_list"]);
});

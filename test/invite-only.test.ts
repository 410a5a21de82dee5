// A shop for invited accounts: every shopper's door is shut to a newcomer, and none to whoever was let in.
import { beforeEach, expect, test } from "vitest";
import { query } from "@/lib/db";
import { setEnv } from "@/test/database";
import { callRoute } from "./call-route";
import { makeOffer, makeShopper } from "./factories";
import { openDoor } from "./list-doors";

const DOORS: readonly [method: string, file: string][] = [
  ["GET", "app/api/catalog/route.ts"],
  ["GET", "app/api/catalog/[slug]/route.ts"],
  ["GET", "app/api/me/route.ts"],
  ["GET", "app/api/basket/route.ts"],
  ["PUT", "app/api/basket/[offer_id]/route.ts"],
  ["POST", "app/api/payment/create/route.ts"],
  ["POST", "app/api/payment/refill/route.ts"],
  ["GET", "app/api/payments/route.ts"],
  ["GET", "app/api/orders/route.ts"],
];

let slug = "";

beforeEach(async () => {
  setEnv({ INVITE_ONLY: "on" });
  ({ slug } = await makeOffer());
});

async function call([method, file]: readonly [string, string], as?: bigint) {
  const params = { slug, offer_id: "off_none", id: "x" };
  const body = method === "GET" ? undefined : {};
  return callRoute(await openDoor(file, method), { method, params, as, body });
}

test.each(DOORS)("%s %s refuses a newcomer, and knows them from then on", async (...door) => {
  const telegramId = BigInt(5_000_000 + DOORS.findIndex(([, file]) => file === door[1]));
  const answer = await call(door, telegramId);
  expect([answer.status, answer.json.code]).toEqual([403, "NOT_INVITED"]);
  expect(answer.text).not.toContain(slug);
  const known = await query({
    text: "SELECT 1 FROM shopper WHERE telegram_id = $1",
    values: [telegramId],
  });
  expect(known).toHaveLength(1);
  expect((await call(door)).status).toBe(401);
});

test.each(DOORS)("%s %s is open to whoever was let in", async (...door) => {
  const { id, telegramId } = await makeShopper();
  await query({ text: "UPDATE shopper SET admitted_at = now() WHERE id = $1", values: [id] });
  expect((await call(door, telegramId)).status).not.toBe(403);
});

test("where the shop is open, the catalogue asks nobody who they are", async () => {
  setEnv();
  for (const door of DOORS.slice(0, 2)) expect((await call(door)).status).toBe(200);
});

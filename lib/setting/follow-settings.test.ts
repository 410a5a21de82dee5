import { afterEach, beforeEach, expect, test } from "vitest";
import { query } from "@/lib/db";
import { env, ownEnv } from "@/lib/env";
import { closeListening } from "@/lib/listen";
import { setEnv } from "@/test/database";
import { followSettings } from "./follow-settings";

const SAVE = `
INSERT INTO setting (name, value, changed_by) VALUES ($1, to_jsonb($2::text), 9001)
ON CONFLICT (name) DO UPDATE SET value = EXCLUDED.value`;

let unfollow: () => void = () => undefined;

beforeEach(() => setEnv());

afterEach(async () => {
  unfollow();
  await closeListening();
  await query({ text: "DELETE FROM setting" });
});

const save = (name: string, value: string) => query({ text: SAVE, values: [name, value] });

const follow = async () => {
  unfollow = await followSettings();
};

test("what was set before the start counts from the start, typed as the variable is", async () => {
  await save("ORDER_TTL_MINUTES", "0.5");
  await save("CURRENCIES_OFF", "btc, eth");
  await follow();
  expect(env()).toMatchObject({ ORDER_TTL_MINUTES: 0.5, CURRENCIES_OFF: ["btc", "eth"] });
  expect(env().MAX_OPEN_ORDERS).toBe(ownEnv().MAX_OPEN_ORDERS);
  expect(ownEnv()).toMatchObject({ ORDER_TTL_MINUTES: 30, CURRENCIES_OFF: [] });
});

test("a change counts once it is announced, and the variable counts again when the setting is gone", async () => {
  await follow();
  await save("REVIEW_ABOVE", "7.50");
  await expect.poll(() => env().REVIEW_ABOVE).toBe("7.50");
  await query({ text: "DELETE FROM setting" });
  await expect.poll(() => env().REVIEW_ABOVE).toBe("100.00");
});

test("of many changes at once the last one counts", async () => {
  await follow();
  for (let count = 1; count <= 40; count += 1) await save("MAX_OPEN_ORDERS", String(count));
  await expect.poll(() => env().MAX_OPEN_ORDERS).toBe(40);
});

test("settings stay through a lost connection, and what changed meanwhile counts when it is back", async () => {
  await save("SHOP_NAME", "Corner");
  await follow();
  await query({
    text: `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE application_name = 'kiosk listen' AND datname = current_database()`,
  });
  await save("SHOP_NAME", "Corner and Sons");
  expect(env().SHOP_NAME).toBe("Corner");
  await expect.poll(() => env().SHOP_NAME).toBe("Corner and Sons");
  await save("SHOP_NAME", "Corner again");
  await expect.poll(() => env().SHOP_NAME).toBe("Corner again");
});

test("a row that cannot be read leaves its variable, and only that one, as it is", async () => {
  await save("MAX_OPEN_ORDERS", "many");
  await save("PAYMENT_POLICY", "telegram");
  await save("TELEGRAM_BOT_TOKEN", "7000000001:stolen-token-stolen-token-stolen-00");
  await follow();
  expect(env()).toMatchObject({ MAX_OPEN_ORDERS: 3, PAYMENT_POLICY: "telegram" });
  expect(env().TELEGRAM_BOT_TOKEN).toBe(ownEnv().TELEGRAM_BOT_TOKEN);
});

test("limits that a changed variable has made impossible do not count, the rest does", async () => {
  await save("MAX_DEPOSIT_EUR", "20.00");
  await save("MAX_RESERVED_UNITS", "7");
  setEnv({ MIN_DEPOSIT_EUR: "50.00" });
  await follow();
  expect(env()).toMatchObject({ MIN_DEPOSIT_EUR: "50.00", MAX_DEPOSIT_EUR: "10000.00" });
  expect(env().MAX_RESERVED_UNITS).toBe(7);
});

test("who no longer follows hears of no change", async () => {
  await follow();
  unfollow();
  await save("MAX_OPEN_ORDERS", "9");
  const other = await followSettings(); // has read it by now, in the same process
  expect(env().MAX_OPEN_ORDERS).toBe(9);
  other();
  await save("MAX_OPEN_ORDERS", "10");
  await closeListening();
  expect(env().MAX_OPEN_ORDERS).toBe(9);
});

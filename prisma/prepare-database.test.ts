import { afterEach, expect, it } from "vitest";
import { closeDatabase } from "@/lib/db";
import { EnvError } from "@/lib/env";
import { prepareDatabase } from "@/prisma/prepare-database";
import { setEnv } from "@/test/database";
import { addUnits, makeOffer } from "@/test/factories";

const OTHER_KEY = Buffer.alloc(32, 8).toString("base64");

afterEach(() => setEnv());

it("a shop opens on its own database as often as one likes", async () => {
  await prepareDatabase();
  await expect(prepareDatabase()).resolves.toBeUndefined();
});

it("another currency than at the first start is refused in a line that names it", async () => {
  setEnv({ SHOP_CURRENCY: "USD" });
  await expect(prepareDatabase()).rejects.toThrow(
    new EnvError("SHOP_CURRENCY is USD, but this shop was opened with EUR, and keeps it"),
  );
});

it("another key than the stock was sealed with is refused in a line that names it", async () => {
  setEnv({ ENCRYPTION_KEY: OTHER_KEY });
  await expect(prepareDatabase()).resolves.toBeUndefined();
  setEnv();
  const offer = await makeOffer();
  await addUnits(offer.id, ["VOUCHER-1"]);
  setEnv({ ENCRYPTION_KEY: OTHER_KEY });
  await expect(prepareDatabase()).rejects.toThrow(/^ENCRYPTION_KEY is not the key/);
});

it("a database that does not answer is refused in a line that names the variable, not the password", async () => {
  await closeDatabase();
  setEnv({ DATABASE_URL: "postgresql://shop:password-of-mine@127.0.0.1:9/shop" });
  const refusal = await prepareDatabase().catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(EnvError);
  expect(String(refusal)).toMatch(/DATABASE_URL leads to no database: [^\n]+$/);
  expect(String(refusal)).not.toContain("password-of-mine");
});

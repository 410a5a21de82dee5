import { query } from "@/lib/db";
import { EnvError, env, requireEnv } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { GATEWAY_NAMES } from "@/lib/gateway/rules";
import { requireSameKey } from "@/lib/stock/require-same-key";
import { applyMigrations } from "@/prisma/apply-migrations";

/** Brings the database to where a shop may open on it: migrated, in its currency, with its key. Repeatable. @throws EnvError */
export async function prepareDatabase(): Promise<void> {
  await applyMigrations(requireEnv("DATABASE_URL"));
  await initialiseShop();
  await requireSameKey();
}

async function initialiseShop(): Promise<void> {
  const currency = env().SHOP_CURRENCY;
  try {
    await query({
      text: "SELECT initialise_shop($1, $2)",
      values: [currency, [...GATEWAY_NAMES]],
    });
  } catch (cause) {
    if (!(cause instanceof AppError && cause.details.shop_currency)) throw cause;
    throw new EnvError(
      `SHOP_CURRENCY is ${currency}, but this shop was opened with ${cause.details.shop_currency}, and keeps it`,
      { cause },
    );
  }
}

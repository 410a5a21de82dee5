import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";
import { describe, expect, it } from "vitest";
import { EnvError, readEnv } from "./env";

const WHOLE = {
  DATABASE_URL: "postgresql://shop:secret@127.0.0.1:5432/shop",
  PUBLIC_URL: "https://shop.example/",
  ENCRYPTION_KEY: Buffer.alloc(32, 1).toString("base64"),
  TELEGRAM_BOT_TOKEN: "7000000001:test-token-test-token-test-token-00",
  TELEGRAM_WEBHOOK_SECRET: "test-webhook-secret",
  NOWPAYMENTS_API_KEY: "key",
  NOWPAYMENTS_IPN_SECRET: "secret",
};

const WRONG: [name: string, value: string][] = [
  ["DATABASE_URL", "mysql://127.0.0.1/shop"],
  ["PUBLIC_URL", "shop.example"],
  ["PUBLIC_URL", "ftp://shop.example"],
  ["PORT", "0"],
  ["PORT", "65536"],
  ["PORT", "http"],
  ["SHOP_CURRENCY", "eur"],
  ["SHOP_CURRENCY", "JPY"],
  ["SHOP_CURRENCY", "KWD"],
  ["SHOP_CURRENCY", "QQQ"],
  ["TELEGRAM_BOT_TOKEN", "7000000001"],
  ["TELEGRAM_WEBHOOK_SECRET", "short"],
  ["TELEGRAM_WEBHOOK_SECRET", "a space is not allowed here"],
  ["TELEGRAM_API_ROOT", "api.telegram.org"],
  ["ADMIN_IDS", "@ada"],
  ["ADMIN_IDS", "1;2"],
  ["ENCRYPTION_KEY", "c2hvcnQ="],
  ["ENCRYPTION_KEY", Buffer.alloc(33, 1).toString("base64")],
  ["NOWPAYMENTS_API_URL", "api.nowpayments.io"],
  ["NOWPAYMENTS_PAYOUT_CURRENCY", "USDT TRC20"],
  ["MIN_DEPOSIT_EUR", "-5"],
  ["MIN_DEPOSIT_EUR", "5,00"],
  ["MIN_DEPOSIT_EUR", "20000.00"],
  ["MAX_DEPOSIT_EUR", "1e4"],
  ["ORDER_TTL_MINUTES", "0"],
  ["ORDER_TTL_MINUTES", "half an hour"],
  ["INIT_DATA_MAX_AGE_SECONDS", "-1"],
  ["UNDERPAYMENT_TOLERANCE_PERCENT", "100"],
  ["UNDERPAYMENT_TOLERANCE_PERCENT", "0.5%"],
  ["REVIEW_ABOVE", "100.001"],
  ["CONFIRM_MONEY_ABOVE", "-1"],
  ["SHOP_NAME", "x".repeat(65)],
  ["SHOP_NAME", "two\nlines"],
  ["SUPPORT_CONTACT", "a bell \u0007"],
  ["INVITE_ONLY", "yes"],
  ["CURRENCIES_OFF", "BTC"],
  ["CURRENCIES_OFF", "btc;eth"],
  ["MAX_OPEN_ORDERS", "0"],
  ["MAX_RESERVED_UNITS", "2.5"],
  ["PAYMENT_POLICY", "closed"],
  ["FRAME_ANCESTORS", "web.example"],
  ["FRAME_ANCESTORS", "https://web.example; script-src *"],
  ["WORKER", "on"],
  ["LOG_LEVEL", "verbose"],
  ["METRICS_TOKEN", "short"],
  ["DATABASE_POOL_MAX", "0"],
];

it.each(WRONG)("%s=%s stops the start in one line that names it", (name, value) => {
  const refusal = catchRefusal({ ...WHOLE, [name]: value });
  expect(refusal).toMatch(new RegExp(`^${name} [^\\n]+$`));
});

it.each([
  ["TELEGRAM_WEBHOOK_SECRET", "TELEGRAM_BOT_TOKEN"],
  ["TELEGRAM_BOT_TOKEN", "TELEGRAM_WEBHOOK_SECRET"],
  ["ENCRYPTION_KEY", "TELEGRAM_BOT_TOKEN"],
  ["PUBLIC_URL", "TELEGRAM_BOT_TOKEN"],
  ["NOWPAYMENTS_IPN_SECRET", "NOWPAYMENTS_API_KEY"],
  ["NOWPAYMENTS_API_KEY", "NOWPAYMENTS_IPN_SECRET"],
])("without %s, %s is half a set and stops the start", (absent, needsIt) => {
  const refusal = catchRefusal({ ...WHOLE, [absent]: "" });
  expect(refusal).toBe(`${absent} is missing: ${needsIt} needs it`);
});

it("a secret is never part of the refusal", () => {
  const refusal = catchRefusal({ ...WHOLE, TELEGRAM_BOT_TOKEN: "7000000001:secret" });
  expect(refusal).not.toContain("secret");
});

describe("what is given", () => {
  it("an empty or blank variable counts as absent", () => {
    expect(readEnv({ PORT: "", TELEGRAM_BOT_TOKEN: "  ", SHOP_CURRENCY: "" })).toEqual(readEnv({}));
  });

  it("older set-ups say WEBHOOK_URL, and PUBLIC_URL goes first", () => {
    const { PUBLIC_URL: _, ...rest } = WHOLE;
    expect(readEnv({ ...rest, WEBHOOK_URL: "https://old.example" }).PUBLIC_URL).toBe(
      "https://old.example",
    );
    expect(readEnv({ ...WHOLE, WEBHOOK_URL: "https://old.example" }).PUBLIC_URL).toBe(
      "https://shop.example",
    );
  });

  it("a line break after a secret is no part of it", () => {
    expect(readEnv({ ...WHOLE, NOWPAYMENTS_IPN_SECRET: "secret\n" }).NOWPAYMENTS_IPN_SECRET).toBe(
      "secret",
    );
  });

  it("half a minute is a term", () => {
    expect(readEnv({ ...WHOLE, ORDER_TTL_MINUTES: "0.5" }).ORDER_TTL_MINUTES).toBe(0.5);
  });
});

function catchRefusal(source: Record<string, string>): string {
  try {
    readEnv(source);
  } catch (error) {
    if (error instanceof EnvError) return error.message;
    throw error;
  }
  return "";
}

it("what `.env` says counts, except where the process has a variable of its own", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "kiosk-env-"));
  writeFileSync(path.join(folder, ".env"), "PORT=4001\nSHOP_CURRENCY=USD\n");
  const script = `const { env } = await import(${JSON.stringify(import.meta.resolve("./env.ts"))});
    console.log(env().PORT, env().SHOP_CURRENCY);`;
  const tsconfig = path.resolve("tsconfig.json");
  const { stdout } = spawnSync(
    process.execPath,
    ["--import", import.meta.resolve("tsx"), "--input-type=module", "--eval", script],
    {
      cwd: folder,
      env: { NODE_ENV: "test", PORT: "4002", TSX_TSCONFIG_PATH: tsconfig },
      encoding: "utf8",
    },
  );
  rmSync(folder, { recursive: true });
  expect(stdout).toBe("4002 USD\n");
});

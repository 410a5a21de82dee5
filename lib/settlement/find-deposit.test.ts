import { expect, it } from "vitest";
import { query, queryOne } from "@/lib/db";
import type { GatewayPayment } from "@/lib/gateway/rules";
import { newId } from "@/lib/id";
import "@/test/database";
import { makeShopper } from "@/test/factories";
import { findDeposit } from "./find-deposit";

it("a quote whose end nobody told ends twenty minutes after it was asked for, so that an orphan is no free option on the rate", async () => {
  const depositId = newId("deposit");
  const asked = {
    deposit_id: depositId,
    shopper_id: (await makeShopper()).id,
    gateway: "nowpayments",
    pay_currency: "btc",
    price_minor: "1000",
    ttl_seconds: 1800,
  };
  const { until } = await queryOne<{ until: Date }>({
    text: "SELECT open_deposit($1) AS until",
    values: [JSON.stringify(asked)],
  });
  const truth = {
    gatewayPaymentId: "1",
    depositId,
    parentGatewayPaymentId: null,
  } as GatewayPayment;
  const found = await findDeposit("nowpayments", truth);
  expect(Math.abs(Number(found?.quoteExpiresAt) - until.getTime() + 600_000)).toBeLessThan(2); // rounded once more
  await query({
    text: "UPDATE deposit SET quote_expires_at = '2026-01-01' WHERE id = $1",
    values: [depositId],
  });
  expect((await findDeposit("nowpayments", truth))?.quoteExpiresAt).toEqual(new Date("2026-01-01"));
});

import { env } from "@/lib/env";
import { nowpaymentsGateway } from "./nowpayments-gateway";
import type { Gateway, GatewayName } from "./rules";

declare global {
  var kioskGateways: Map<GatewayName, Gateway> | undefined;
}

/**
 * The gateway of that name, or null when there is none or its variables are unset. One per process, so that its cache and
 * circuit are shared by every bundle of the server; a test that changes the environment unsets `globalThis.kioskGateways`.
 */
export function findGateway(name: string): Gateway | null {
  if (name !== "nowpayments") return null;
  globalThis.kioskGateways ??= new Map();
  const known = globalThis.kioskGateways.get(name);
  if (known) return known;
  const opened = openNowpayments();
  if (opened) globalThis.kioskGateways.set(name, opened);
  return opened;
}

function openNowpayments(): Gateway | null {
  const { NOWPAYMENTS_API_KEY: apiKey, NOWPAYMENTS_IPN_SECRET: ipnSecret, ...rest } = env();
  if (!apiKey || !ipnSecret) return null;
  return nowpaymentsGateway({
    apiUrl: rest.NOWPAYMENTS_API_URL,
    apiKey,
    ipnSecret,
    payoutCurrency: rest.NOWPAYMENTS_PAYOUT_CURRENCY,
    shopCurrency: rest.SHOP_CURRENCY,
  });
}

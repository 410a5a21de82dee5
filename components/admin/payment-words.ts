import { OFFERED_CURRENCIES } from "@/lib/gateway/rules";

/** A coin by the name and network that people know it by: "Tether USD (TRC20)"; the ticker of one that is not offered any more. */
export function coinTitle(coin: string): string {
  const known = OFFERED_CURRENCIES.find(({ currency }) => currency === coin);
  if (!known) return coin.toUpperCase();
  return known.title === known.network ? known.title : `${known.title} (${known.network})`;
}

/** A gateway's own name. */
export function gatewayTitle(name: string): string {
  return name === "nowpayments" ? "NOWPayments" : name;
}

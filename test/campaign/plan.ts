import { createRandom, type Random } from "@/sandbox/random";

export const VICTIMS = ["app", "worker", "postgres"] as const;

export type Victim = (typeof VICTIMS)[number];

/** How a buyer pays: what the shop asks, more, less and then the rest, the same twice, or from the balance while it suffices. */
const MANNERS = ["exact", "over", "under", "twice", "balance"] as const;

export type Purchase = {
  readonly number: number;
  readonly manner: (typeof MANNERS)[number];
  readonly quantity: number;
  readonly coin: string;
  readonly offer: number;
  readonly confirmations: "instant" | "steps";
};

/** A kill: when so many purchases have begun, and a little later. */
export type Kill = { readonly begun: number; readonly delayMs: number; readonly victim: Victim };

export type Plan = {
  readonly seed: number;
  readonly purchases: readonly Purchase[];
  readonly kills: readonly Kill[];
};

export const OFFERS = 4;
const COINS = ["usdttrc20", "btc", "ltc"] as const;
const QUANTITY_MAX = 3;
const DELAY_MAX_MS = 2_000;

/** Everything that is left to chance, from one number. Server, worker and database are killed equally often. */
export function makePlan(size: { purchases: number; kills: number; seed: number }): Plan {
  const random = createRandom(size.seed);
  const purchases = Array.from({ length: size.purchases }, (_, number) => ({
    number,
    manner: pick(MANNERS, random),
    quantity: 1 + Math.floor(random() * QUANTITY_MAX),
    coin: pick(COINS, random),
    offer: Math.floor(random() * OFFERS),
    confirmations: pick(["instant", "steps"] as const, random),
  }));
  const kills = Array.from({ length: size.kills }, (_, number) => ({
    begun: Math.floor(random() * size.purchases),
    delayMs: Math.floor(random() * DELAY_MAX_MS),
    victim: VICTIMS[number % VICTIMS.length] ?? "app",
  }));
  return { seed: size.seed, purchases, kills: kills.sort((one, two) => one.begun - two.begun) };
}

function pick<T>(list: readonly T[], random: Random): T {
  return list[Math.floor(random() * list.length)] as T;
}

import { setTimeout as sleep } from "node:timers/promises";
import { type Bought, Buyer, type Encounters } from "./buy";
import type { Plan } from "./plan";
import { drain, type Proof, prove } from "./prove";
import { startCampaignShop } from "./start-campaign-shop";

export type CampaignOptions = {
  readonly plan: Plan;
  /** The script of the shop's server. */
  readonly app: string;
  readonly buyers: number;
  readonly isImpatient: boolean;
  readonly tell: (line: string) => void;
};

/** Buys as planned while parts of the shop are killed, waits until all is quiet, and looks for anything that went wrong. */
export async function runCampaign({ plan, tell, ...options }: CampaignOptions): Promise<Proof> {
  const units = plan.purchases.reduce((sum, { quantity }) => sum + quantity, 0);
  const shop = await startCampaignShop({ ...options, units });
  const startedMs = performance.now();
  const seconds = () => `${((performance.now() - startedMs) / 1000).toFixed(1)} s`;
  const left = [...plan.purchases];
  const bought: Bought[] = [];
  const failures: string[] = [];
  const encounters: Encounters = new Map();
  const killedAt: number[] = [];

  async function shopAlong(): Promise<void> {
    const chat = shop.sandbox.telegram.createUser().id;
    const buyer = new Buyer(shop, chat, encounters);
    for (let purchase = left.shift(); purchase; purchase = left.shift()) {
      try {
        bought.push(await buyer.buy(purchase));
      } catch (error) {
        failures.push(`purchase ${purchase.number} (${purchase.manner}): ${String(error)}`);
      }
    }
  }

  async function killAlong(): Promise<void> {
    for (const { begun, delayMs, victim } of plan.kills) {
      while (plan.purchases.length - left.length < begun) await sleep(20);
      await sleep(delayMs);
      await shop.kill(victim);
      killedAt.push(Date.now() / 1000);
      tell(`${seconds()}: killed ${victim}, ${bought.length} of ${plan.purchases.length} bought`);
    }
  }

  try {
    await Promise.all([killAlong(), ...Array.from({ length: options.buyers }, shopAlong)]);
    await shop.untilUp();
    const shopped = seconds();
    await drain(shop);
    const { faults, figures } = await prove(shop, { bought, killedAt });
    const told = Object.fromEntries([...encounters].map(([name, count]) => [`met ${name}`, count]));
    return {
      faults: [...failures, ...faults],
      figures: {
        kills: killedAt.length,
        bought: bought.length,
        ...figures,
        ...told,
        shopped,
        quiet: seconds(),
      },
    };
  } finally {
    await shop.stop();
  }
}

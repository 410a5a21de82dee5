// Shoppers buy from the production build (npm run build first) while its server, its worker and its database are killed with SIGKILL.
// At the end every purchase is delivered, no unit twice, and all money that was paid is credited: else it says what is not, and fails.
//   npx tsx bench/kill-campaign.ts [--purchases 500] [--kills 50] [--seed 1] [--buyers 24]
import process from "node:process";
import { parseArgs } from "node:util";
import { makePlan } from "@/test/campaign/plan";
import { runCampaign } from "@/test/campaign/run-campaign";

const { values } = parseArgs({
  options: {
    purchases: { type: "string", default: "500" },
    kills: { type: "string", default: "50" },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
    buyers: { type: "string", default: "24" },
  },
});
const plan = makePlan({
  purchases: Number(values.purchases),
  kills: Number(values.kills),
  seed: Number(values.seed),
});
const tell = (line: string) => void process.stdout.write(`${line}\n`);

tell(`seed ${plan.seed}: ${plan.purchases.length} purchases, ${plan.kills.length} kills`);
const { faults, figures } = await runCampaign({
  plan,
  app: "server.ts",
  buyers: Number(values.buyers),
  isImpatient: false,
  tell,
});
for (const [name, figure] of Object.entries(figures)) tell(`${name}: ${figure}`);
for (const fault of faults) tell(`FAULT ${fault}`);
tell(faults.length === 0 ? "ok: nothing lost, nothing twice" : `MISSED: ${faults.length} faults`);
process.exit(faults.length === 0 ? 0 : 1);

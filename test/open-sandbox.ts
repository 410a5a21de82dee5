import { requireEnv } from "@/lib/env";
import { type Sandbox, startSandbox } from "@/sandbox/start-sandbox";

/** A sandbox that knows the keys of the present variables, the same in each run. Whoever opens it closes it. */
export function openSandbox(): Promise<Sandbox> {
  return startSandbox({
    botToken: requireEnv("TELEGRAM_BOT_TOKEN"),
    ipnSecret: requireEnv("NOWPAYMENTS_IPN_SECRET"),
    nowpaymentsApiKey: requireEnv("NOWPAYMENTS_API_KEY"),
    randomSeed: 7,
  });
}

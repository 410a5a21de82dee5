import { queryOne } from "@/lib/db";
import type { SendLimits } from "./rules";

/**
 * Takes the turns of `count` further messages of one that is being sent, for all instances: they go out after as many milliseconds as this
 * answers.
 */
export async function claimSends(count: number, { gapMs, burst }: SendLimits): Promise<number> {
  const row = await queryOne<{ wait_ms: number }>({
    name: "claim_sends",
    text: "SELECT claim_sends($1, $2, $3) AS wait_ms",
    values: [count, gapMs, burst],
  });
  return row.wait_ms;
}

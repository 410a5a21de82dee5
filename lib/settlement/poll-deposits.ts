import { query } from "@/lib/db";
import { findGateway } from "@/lib/gateway/find-gateway";
import { GATEWAY_NAMES, type Gateway } from "@/lib/gateway/rules";
import { log } from "@/lib/log";
import { settlePayments } from "./settle-payments";

type Due = { id: string; gateway: string; gateway_payment_id: string; is_quote_over: boolean };

// Taking a deposit sets its next turn at once: that is its lease. A tenth of its age, between 15 seconds and 12 hours, spread a little,
// until 30 days after its end.
const TAKE = `
UPDATE deposit d
   SET poll_count = poll_count + 1,
       next_poll_at = CASE WHEN now() > d.expires_at + interval '30 days' THEN NULL
         ELSE now() + least(greatest((now() - d.created_at) / 10, interval '15 seconds'), interval '12 hours') * (0.9 + random() * 0.2) END
 WHERE id IN (SELECT id FROM deposit WHERE next_poll_at <= now() AND gateway_payment_id IS NOT NULL ORDER BY next_poll_at LIMIT $1 FOR UPDATE SKIP LOCKED)
 RETURNING id, gateway, gateway_payment_id, status = 'waiting' AND quote_expires_at < now() AND expires_at > now() AS is_quote_over`;

/** Asks the gateways for deposits whose turn has come, so that an event that was lost costs time and not money; the number asked. */
export async function pollDeposits({ batch }: { batch: number }): Promise<number> {
  const due = await query<Due>({ name: "take_deposits", text: TAKE, values: [batch] });
  await Promise.all(due.map(pollOne));
  return due.length;
}

async function pollOne(due: Due): Promise<void> {
  const name = GATEWAY_NAMES.find((known) => known === due.gateway);
  const gateway = name && findGateway(name);
  if (!gateway) return;
  try {
    const { truth } = await settlePayments({
      gateway,
      gatewayPaymentId: due.gateway_payment_id,
      now: new Date(),
    });
    if (due.is_quote_over && truth.status === "waiting") await refreshQuote(gateway, due);
  } catch (error) {
    log().warn({ err: error, depositId: due.id }, "a deposit is asked for again later");
  }
}

async function refreshQuote(gateway: Gateway, due: Due): Promise<void> {
  const quote = await gateway.refreshQuote(due.gateway_payment_id);
  if (!quote.quoteExpiresAt) return;
  await query({
    name: "record_quote",
    text: "SELECT record_quote($1::jsonb)",
    values: [
      JSON.stringify({
        deposit_id: due.id,
        pay_amount: quote.payAmount,
        quote_expires_at: quote.quoteExpiresAt,
      }),
    ],
  });
}

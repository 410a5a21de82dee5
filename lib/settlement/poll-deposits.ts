import { query } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { findGateway } from "@/lib/gateway/find-gateway";
import { GATEWAY_NAMES, type Gateway, type GatewayPayment } from "@/lib/gateway/rules";
import { log } from "@/lib/log";
import { openReview } from "./open-review";
import { settleDeposit } from "./settle-deposit";

const CHILDREN_MAX = 10;

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
    const now = new Date();
    const { truth } = await settleDeposit({
      gateway,
      gatewayPaymentId: due.gateway_payment_id,
      now,
    });
    for (const childId of await chooseChildren(truth, due.gateway))
      await pollChild(gateway, childId, truth);
    if (due.is_quote_over && truth.status === "waiting") await refreshQuote(gateway, due);
  } catch (error) {
    log().warn({ err: error, depositId: due.id }, "a deposit is asked for again later");
  }
}

// A few at a time, so that dust buys no calls: those that may still bring money first, of the others any, in the order they came.
async function chooseChildren(truth: GatewayPayment, gateway: string): Promise<string[]> {
  if (truth.childGatewayPaymentIds.length === 0) return [];
  const rows = await query<{ id: string }>({
    name: "choose_children",
    text: `SELECT id FROM (
             SELECT c.id, c.place FROM unnest($2::text[]) WITH ORDINALITY AS c (id, place)
              ORDER BY EXISTS (SELECT 1 FROM review r WHERE r.gateway = $1 AND r.subject = c.id)
                    OR EXISTS (SELECT 1 FROM gateway_payment g WHERE g.gateway = $1 AND g.gateway_payment_id = c.id AND g.status NOT IN ('waiting', 'seen', 'unknown')),
                    random()
              LIMIT ${CHILDREN_MAX}) AS chosen ORDER BY place`,
    values: [gateway, truth.childGatewayPaymentIds],
  });
  return rows.map(({ id }) => id);
}

// One that the gateway cannot show hides no other.
async function pollChild(gateway: Gateway, childId: string, parent: GatewayPayment): Promise<void> {
  try {
    await settleDeposit({ gateway, gatewayPaymentId: childId, now: new Date() });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    log().warn(
      { err: error, gatewayPaymentId: childId },
      "a second transfer is asked for again later",
    );
    if (error.code !== "NOT_FOUND") return;
    const evidence = { parent_gateway_payment_id: parent.gatewayPaymentId };
    await openReview({
      reason: "UNKNOWN_PAYMENT",
      gateway: gateway.name,
      subject: childId,
      evidence,
    });
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

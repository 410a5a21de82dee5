import { query } from "@/lib/db";
import { AppError } from "@/lib/errors";
import type { Gateway, GatewayPayment } from "@/lib/gateway/rules";
import { log } from "@/lib/log";
import { openReview } from "./open-review";
import { type Settled, settleDeposit } from "./settle-deposit";

const CHILDREN_MAX = 10;

/**
 * Settles a payment and some of those that arrived at its address later. May be repeated.
 * @throws AppError NOT_FOUND (the gateway does not know the first one), GATEWAY_UNAVAILABLE, UNAVAILABLE
 */
export async function settlePayments(asked: {
  gateway: Gateway;
  gatewayPaymentId: string;
  now: Date;
}): Promise<Settled> {
  const { gateway } = asked;
  const settled = await settleDeposit(asked);
  for (const childId of await chooseChildren(settled.truth, gateway.name))
    await settleChild(gateway, childId, settled.truth);
  return settled;
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
async function settleChild(
  gateway: Gateway,
  childId: string,
  parent: GatewayPayment,
): Promise<void> {
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

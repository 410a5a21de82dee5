import { Decimal } from "decimal.js";
import { queryOne } from "@/lib/db";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { coinTitle, type Gateway, type GatewayPayment } from "@/lib/gateway/rules";
import { log } from "@/lib/log";
import { findDeposit, type KnownDeposit } from "./find-deposit";
import { openReview } from "./open-review";
import { hasQuote, isSeenEnough, type Valued, valuePayment } from "./value-payment";

const TRIES = 5;

export type Settled = { readonly outcome: string; readonly truth: GatewayPayment };

/**
 * Brings one payment at a gateway into the books: asks the gateway for the truth, values what is new, and credits it, pays the order and
 * enqueues the messages in one database transaction. Any number of copies at once credit once; every call may be repeated.
 * @throws AppError NOT_FOUND (the gateway does not know it), GATEWAY_UNAVAILABLE, UNAVAILABLE
 */
export async function settleDeposit({
  gateway,
  gatewayPaymentId,
  now,
}: {
  gateway: Gateway;
  gatewayPaymentId: string;
  now: Date;
}): Promise<Settled> {
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const settled = await trySettling(gateway, gatewayPaymentId, now);
    if (settled.outcome === "stale") continue;
    if (settled.outcome !== "no_quote") return settled;
    const { parentGatewayPaymentId: parent } = settled.truth;
    if (parent) await trySettling(gateway, parent, now);
  }
  throw new AppError("UNAVAILABLE", { details: { gatewayPaymentId, reason: "no rest" } });
}

/** Outcome also: `stale` (somebody else credited meanwhile) · `no_quote` (a second transfer is heard of before the first one was adopted). */
async function trySettling(
  gateway: Gateway,
  gatewayPaymentId: string,
  now: Date,
): Promise<Settled> {
  const truth = await gateway.getPayment(gatewayPaymentId);
  const deposit = await findDeposit(gateway.name, truth);
  if (!deposit) return { outcome: await reviewUnknown(gateway, truth), truth };
  if (truth.parentGatewayPaymentId && deposit.payAmount === null)
    return { outcome: "no_quote", truth };
  const seenAt = whenSeen(truth, deposit, now);
  const valued = await valuePayment({ gateway, truth, deposit, seenAt });
  const outcome = await post({ truth, deposit, seenAt, valued });
  return { outcome, truth };
}

// Another shop may share the gateway account: only a payment that carries money is anybody's concern.
async function reviewUnknown(gateway: Gateway, truth: GatewayPayment): Promise<string> {
  if (truth.status === "waiting" || truth.status === "expired") return "none";
  const { gatewayPaymentId: subject } = truth;
  await openReview({
    reason: "UNKNOWN_PAYMENT",
    gateway: gateway.name,
    subject,
    evidence: evidenceOf(truth),
  });
  log().error({ gateway: gateway.name, gatewayPaymentId: subject }, "a payment belongs to nobody");
  return "review";
}

// Coins that were added later were seen later: dust in time holds no quote for them. Where the gateway gives no amount before the end the
// first sight counts. The gateway's own time counts where it is earlier: that we were down does not make anybody's payment late.
function whenSeen(truth: GatewayPayment, deposit: KnownDeposit, now: Date): Date {
  const known = new Decimal(deposit.knownAmount);
  if (deposit.seenAt && (known.isZero() || known.gte(truth.receivedAmount))) return deposit.seenAt;
  return truth.updatedAt && truth.updatedAt < now ? truth.updatedAt : now;
}

async function post({
  truth,
  deposit,
  seenAt,
  valued,
}: {
  truth: GatewayPayment;
  deposit: KnownDeposit;
  seenAt: Date;
  valued: Valued;
}): Promise<string> {
  const { credit, review } = valued;
  const isOriginal = truth.parentGatewayPaymentId === null;
  const evidence = evidenceOf(truth);
  const settlement = {
    deposit_id: deposit.depositId,
    gateway_payment_id: truth.gatewayPaymentId,
    parent_gateway_payment_id: truth.parentGatewayPaymentId,
    status: truth.status,
    status_word: truth.statusWord,
    pay_currency: truth.payCurrency,
    pay_amount: truth.payAmount,
    pay_address: truth.payAddress,
    payin_extra_id: truth.payinExtraId,
    network: truth.network,
    received_amount: truth.receivedAmount,
    expected_credited_amount: deposit.creditedAmount,
    credit_minor: credit.amount.toString(),
    quote_pay_amount: isOriginal && !review && hasQuote(truth) ? truth.payAmount : null,
    quote_expires_at: truth.quoteExpiresAt,
    quote_holds_until: deposit.quoteExpiresAt,
    coin: coinTitle(truth.payCurrency),
    seen_at: truth.status === "waiting" || truth.status === "expired" ? null : seenAt,
    is_seen_enough: isSeenEnough(truth),
    tolerance_percent: env().UNDERPAYMENT_TOLERANCE_PERCENT,
    term_seconds: env().ORDER_TTL_MINUTES * 60,
    evidence,
    review: review && {
      reason: review.reason,
      is_news: review.isNews ?? false,
      proposed_minor: review.proposed?.amount.toString(),
      evidence,
    },
  };
  const row = await queryOne<{ outcome: string | null }>({
    name: "settle_deposit",
    text: "SELECT settle_deposit($1::jsonb, $2::bigint[])->>'outcome' AS outcome",
    values: [JSON.stringify(settlement), env().ADMIN_IDS.map(String)],
  });
  if (!row.outcome) throw new AppError("IMPOSSIBLE", { details: { depositId: deposit.depositId } });
  return row.outcome;
}

function evidenceOf(truth: GatewayPayment): Record<string, unknown> {
  const { price: _price, ...facts } = truth;
  return facts;
}

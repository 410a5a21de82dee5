import { recordAct } from "@/lib/audit/record-act";
import { query, transaction } from "@/lib/db";
import type { DepositStatus } from "@/lib/deposit/rules";
import { AppError, type ErrorCode, refusal } from "@/lib/errors";
import { findGateway } from "@/lib/gateway/find-gateway";
import { consumeLimit } from "@/lib/rate-limit";
import { type Caller, signature } from "@/lib/staff/rules";
import type { GatewayAnswer } from "./rules";
import { settlePayments } from "./settle-payments";

const DEPOSITS_MAX = 10;
const SILENT: Partial<Record<ErrorCode, string>> = {
  NOT_FOUND: "unknown_there",
  GATEWAY_UNAVAILABLE: "no_answer",
};

type Row = {
  id: string;
  gateway: string;
  gateway_payment_id: string | null;
  status: DepositStatus;
};

const FIND = `
SELECT id, gateway, gateway_payment_id, status FROM deposit
 WHERE id = $1 OR order_id = $1 ORDER BY gateway_payment_id IS NULL, id DESC LIMIT ${DEPOSITS_MAX}`;

/**
 * Asks the gateway now how a payment stands, or all payments of an order, and settles what is new by the one rule for all money. A few times
 * a minute. That it was asked is written down first, on its own: what comes of it is posted in transactions of its own, and is in the books
 * and in the timeline of the order. @throws AppError NOT_FOUND (no such payment, or an order without any), WRONG_STATE with `errors` (the gateway never heard of it),
 * GATEWAY_UNAVAILABLE (none could be asked), RATE_LIMITED
 */
export async function askGatewayAgain({
  caller,
  subject,
  now,
}: {
  caller: Caller;
  /** The id of a payment or of an order. */
  subject: string;
  now: Date;
}): Promise<{ answers: GatewayAnswer[] }> {
  const found = await query<Row>({ name: "find_deposits_to_ask", text: FIND, values: [subject] });
  if (found.length === 0) throw new AppError("NOT_FOUND");
  const known = found.filter(({ gateway_payment_id: id }) => id !== null);
  if (known.length === 0) throw refused();
  await consumeLimit("askGateway", subject);
  await transaction((tx) =>
    recordAct(tx, {
      ...signature(caller),
      act: subject.startsWith("ord_") ? "order.ask" : "payment.ask",
      subject,
      after: { asked: known.map(({ id, status }) => ({ payment_id: id, status })) },
    }),
  );
  const answers: GatewayAnswer[] = [];
  for (const deposit of known) answers.push(await askOne(deposit, now));
  if (answers.every(({ outcome }) => outcome === "no_answer"))
    throw new AppError("GATEWAY_UNAVAILABLE");
  return { answers };
}

function refused(): AppError {
  return refusal("WRONG_STATE", { _: ["The gateway never heard of this payment."] });
}

async function askOne(deposit: Row, now: Date): Promise<GatewayAnswer> {
  const answer = { payment_id: deposit.id, status_before: deposit.status };
  const gateway = findGateway(deposit.gateway);
  try {
    if (!gateway) throw new AppError("GATEWAY_UNAVAILABLE");
    const gatewayPaymentId = deposit.gateway_payment_id ?? "";
    const { outcome, truth } = await settlePayments({ gateway, gatewayPaymentId, now });
    const [row] = await query<Row>({ text: FIND, values: [deposit.id] });
    const status = row?.status ?? deposit.status;
    return { ...answer, outcome, status, gateway_status: truth.statusWord };
  } catch (error) {
    const outcome = error instanceof AppError && SILENT[error.code];
    if (!outcome) throw error;
    return { ...answer, outcome, status: deposit.status, gateway_status: null };
  }
}

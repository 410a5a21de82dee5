import { query } from "@/lib/db";
import { checkBooks } from "@/lib/ledger/check-books";
import { shortId } from "@/lib/order/rules";
import { parseDecimal } from "@/sandbox/decimal";
import type { SandboxPayment } from "@/sandbox/nowpayments/types";
import type { Message } from "@/sandbox/telegram/types";
import { until } from "@/test/start-process";
import type { Bought } from "./buy";
import type { CampaignShop } from "./start-campaign-shop";

export type Proof = {
  readonly faults: string[];
  readonly figures: Record<string, number | string>;
};

const DRAIN_MS = 120_000;

// An event that was lost is asked for by the poll, whose turn may be minutes away.
const HASTEN = "UPDATE deposit SET next_poll_at = now() WHERE next_poll_at > now()";

const QUEUED = `
SELECT 1 FROM payment_event WHERE state = 'queued' UNION ALL SELECT 1 FROM notification WHERE state = 'queued' LIMIT 1`;

/** Waits until all money that was paid is in the books and every message is out. */
export async function drain(shop: CampaignShop): Promise<void> {
  if (shop.isImpatient) await query({ text: HASTEN });
  const isDrained = async () =>
    (await query({ text: QUEUED })).length === 0 && (await findMoneyFaults(shop)).length === 0;
  // What is still missing then is told by name.
  await until("everything is settled and sent", isDrained, DRAIN_MS).catch(() => undefined);
}

/** Everything that is not as it must be after a campaign, and what there was of everything. */
export async function prove(
  shop: CampaignShop,
  { bought, killedAt }: { bought: readonly Bought[]; killedAt: readonly number[] },
): Promise<Proof> {
  const books = (await checkBooks()).map(({ check, key }) => `the books: ${check}: ${key}`);
  const money = await findMoneyFaults(shop);
  const { faults, repeats, messages } = await readDeliveries(shop, { bought, killedAt });
  const [orders] = await query<Record<string, string>>({ text: COUNTS });
  return {
    faults: [...books, ...money, ...faults, ...(await findOrderFaults(bought))],
    figures: {
      ...orders,
      ...sumPaid(shop),
      deliveryMessages: messages,
      deliveriesRepeated: repeats,
    },
  };
}

const COUNTS = `SELECT
  (SELECT count(*) FROM orders WHERE state = 'delivered')::text AS "ordersDelivered",
  (SELECT count(*) FROM orders WHERE state <> 'delivered')::text AS "ordersGivenUp",
  (SELECT count(*) FROM stock_unit WHERE state = 'sold')::text AS "unitsSold",
  (SELECT count(*) FROM payment_event)::text AS "events",
  (SELECT sum(credited_minor) FROM gateway_payment)::text AS "creditedMinor",
  (SELECT -sum(amount_minor) FROM ledger_entry WHERE account_id = 'gateway:nowpayments')::text AS "bookedMinor",
  (SELECT sum(repeat_count) FROM notification WHERE kind = 'delivery')::text AS "repeatsCounted"`;

/** What arrived in the sandbox is what is credited, payment by payment: in coins exactly, in cents by the price asked, rounded down. */
async function findMoneyFaults({ sandbox }: CampaignShop): Promise<string[]> {
  const rows = await query<{ id: string; coins: string; minor: string }>({
    text: `SELECT gateway_payment_id AS id, trim_scale(credited_amount)::text AS coins, credited_minor::text AS minor FROM gateway_payment`,
  });
  const credited = new Map(rows.map((row) => [row.id, row]));
  const payments = sandbox.nowpayments.payments();
  return payments.flatMap((payment) => {
    const { coins = "0", minor = "0" } = credited.get(payment.paymentId) ?? {};
    const isSame = parseDecimal(coins) === parseDecimal(payment.actuallyPaid);
    return isSame && BigInt(minor) === worthOf(payment, payments)
      ? []
      : [`${payment.paymentId}: paid ${payment.actuallyPaid}, credited ${coins} as ${minor} cents`];
  });
}

function worthOf(payment: SandboxPayment, all: readonly SandboxPayment[]): bigint {
  const asked = all.find(({ paymentId }) => paymentId === payment.parentPaymentId) ?? payment;
  const cents = (parseDecimal(asked.priceAmount) * 100n) / parseDecimal("1");
  return (cents * parseDecimal(payment.actuallyPaid)) / parseDecimal(asked.payAmount);
}

function sumPaid({ sandbox }: CampaignShop): Record<string, number | string> {
  const payments = sandbox.nowpayments.payments();
  const paid = payments.filter(({ actuallyPaid }) => parseDecimal(actuallyPaid) > 0n);
  const minor = paid.reduce((sum, payment) => sum + worthOf(payment, payments), 0n);
  return { paymentsMade: payments.length, paymentsPaid: paid.length, paidMinor: String(minor) };
}

/** Every purchase made one order, and no order was paid that nobody meant to make. */
async function findOrderFaults(bought: readonly Bought[]): Promise<string[]> {
  const rows = await query<{ id: string; state: string }>({
    text: "SELECT id, state::text FROM orders WHERE paid_at IS NOT NULL",
  });
  const meant = new Set(bought.map(({ orderId }) => orderId));
  const undelivered = rows.filter(({ state }) => state !== "delivered");
  return [
    ...undelivered.map(({ id, state }) => `${id}: paid, and still ${state}`),
    ...rows.filter(({ id }) => !meant.has(id)).map(({ id }) => `${id}: paid, and meant by nobody`),
    ...(meant.size === bought.length ? [] : ["two purchases became one order"]),
  ];
}

type Delivered = { orderId: string; messages: Message[] };

async function readDeliveries(
  { sandbox }: CampaignShop,
  { bought, killedAt }: { bought: readonly Bought[]; killedAt: readonly number[] },
): Promise<{ faults: string[]; repeats: number; messages: number }> {
  const units = await query<{ order_id: string; units: number; repeat_count: number }>({
    text: `SELECT u.order_id, count(*)::int AS units, n.repeat_count FROM stock_unit u
      JOIN notification n ON n.dedupe_key = 'delivery:' || u.order_id WHERE u.state = 'sold' GROUP BY 1, 3`,
  });
  const sold = new Map(units.map((row) => [row.order_id, row]));
  const owners = new Map<string, string>();
  const faults: string[] = [];
  let messages = 0;
  for (const { purchase, chat, orderId } of bought) {
    const goods = sandbox.telegram
      .messages(chat)
      .filter(({ text }) => text?.includes(shortId(orderId)) && codesIn(text).length > 0);
    messages += goods.length;
    const codes = codesIn(goods[0]?.text);
    const row = sold.get(orderId);
    if (codes.length !== purchase.quantity || row?.units !== purchase.quantity)
      faults.push(
        `${orderId}: ${purchase.quantity} bought, ${row?.units} sold, ${codes.length} in the chat`,
      );
    for (const code of codes) {
      if (owners.has(code)) faults.push(`${code} went to ${owners.get(code)} and ${orderId}`);
      owners.set(code, orderId);
    }
    faults.push(
      ...findRepeatFaults(
        { orderId, messages: goods },
        { counted: row?.repeat_count ?? 0, killedAt },
      ),
    );
  }
  return { faults, repeats: messages - bought.length, messages };
}

/** A delivery comes twice only around a kill, is the same to the letter, and has been counted. */
function findRepeatFaults(
  { orderId, messages }: Delivered,
  { counted, killedAt }: { counted: number; killedAt: readonly number[] },
): string[] {
  const contents = new Set(messages.map(({ text, entities }) => JSON.stringify([text, entities])));
  const faults: string[] = [];
  if (contents.size > 1) faults.push(`${orderId}: a repeat says something else`);
  if (messages.length - 1 > counted)
    faults.push(`${orderId}: ${messages.length} messages, ${counted} repeats counted`);
  // Telegram tells whole seconds.
  messages.slice(1).forEach(({ date }, index) => {
    const first = messages[index]?.date ?? 0;
    if (!killedAt.some((at) => at >= first - 1 && at <= date + 1))
      faults.push(`${orderId}: repeated although nothing was killed`);
  });
  return faults;
}

function codesIn(text = ""): string[] {
  return text.match(/\bCODE-\d+\b/g) ?? [];
}

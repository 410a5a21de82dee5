import { query, queryOne } from "@/lib/db";

/** Where an order stands. */
export async function stateOf(orderId: string): Promise<string> {
  const text = "SELECT state FROM orders WHERE id = $1";
  return (await queryOne<{ state: string }>({ text, values: [orderId] })).state;
}

/** How many units of an offer are in that state. */
export async function countUnits(offerId: string, state = "free"): Promise<number> {
  const text =
    "SELECT count(*)::int AS n FROM stock_unit WHERE offer_id = $1 AND state = $2::unit_state";
  return (await queryOne<{ n: number }>({ text, values: [offerId, state] })).n;
}

/** What lies in a basket: quantities by offer. */
export async function basketOf(shopperId: string): Promise<Record<string, number>> {
  const rows = await query<{ offer_id: string; quantity: number }>({
    text: "SELECT offer_id, quantity FROM basket_line WHERE shopper_id = $1",
    values: [shopperId],
  });
  return Object.fromEntries(rows.map((row) => [row.offer_id, row.quantity]));
}

/** What a shopper was or will be told, by kind, oldest first; where to pay, which follows every opened payment, is left out. */
export async function toldTo(shopperId: string): Promise<string[]> {
  const text =
    "SELECT kind FROM notification WHERE shopper_id = $1 AND kind <> 'payment_created' ORDER BY id";
  return (await query<{ kind: string }>({ text, values: [shopperId] })).map(({ kind }) => kind);
}

/** Of calls made at once: how many succeeded, and the codes of the others. */
export async function outcomesOf(calls: Promise<unknown>[]): Promise<string[]> {
  const results = await Promise.allSettled(calls);
  return results
    .map((result) => (result.status === "fulfilled" ? "done" : codeOf(result.reason)))
    .sort();
}

function codeOf(reason: unknown): string {
  const code = (reason as { code?: unknown }).code;
  return typeof code === "string" ? code : String(reason);
}

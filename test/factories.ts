// Rows for tests, made the way the product makes them: through its SQL functions and sealed content. Each maker takes what
// the test is about and chooses the rest.
import { query, queryOne } from "@/lib/db";
import { newId } from "@/lib/id";
import { fingerprint, seal } from "@/lib/seal";

const TERM_SECONDS = 1800;

let counter = 0;

function next(): number {
  counter += 1;
  return counter;
}

export type TestShopper = { id: string; telegramId: bigint };

/** A shopper, with a balance where the test needs one (it comes from a settled refill). */
export async function makeShopper({
  telegramId = BigInt(1000 + next()),
  firstName = "Ada",
  language = "en",
  balanceMinor = 0n,
}: {
  telegramId?: bigint;
  firstName?: string;
  language?: string;
  balanceMinor?: bigint;
} = {}): Promise<TestShopper> {
  const id = newId("shopper");
  await query({
    text: "INSERT INTO shopper (id, telegram_id, first_name, language) VALUES ($1, $2, $3, $4)",
    values: [id, telegramId, firstName, language],
  });
  if (balanceMinor > 0n) {
    const deposit = await makeDeposit({ shopperId: id, priceMinor: balanceMinor });
    await settle({ ...deposit, receivedAmount: deposit.payAmount, creditMinor: balanceMinor });
  }
  return { id, telegramId };
}

/** What a shopper has, in cents. */
export async function balanceOf(shopperId: string): Promise<bigint> {
  const row = await queryOne<{ balance: string }>({
    text: "SELECT balance_minor AS balance FROM ledger_account WHERE id = 'shopper:' || $1",
    values: [shopperId],
  });
  return BigInt(row.balance);
}

export type TestOffer = {
  id: string;
  productId: string;
  slug: string;
  priceMinor: bigint;
  unitIds: string[];
};

/** A product with one offer and its stock. `units` is how many, or their texts; unlimited offers get one shared payload. */
export async function makeOffer({
  title = `Product ${next()}`,
  kind = "digital",
  priceMinor = 1000n,
  units = 3,
  isUnlimited = false,
  locationId = null,
}: {
  title?: string;
  kind?: "digital" | "pickup";
  priceMinor?: bigint;
  units?: number | string[];
  isUnlimited?: boolean;
  locationId?: string | null;
} = {}): Promise<TestOffer> {
  const [id, productId, slug] = [newId("offer"), newId("product"), `product-${next()}`];
  await query({
    text: "INSERT INTO category (id, slug, title) VALUES ('cat_test', 'test', 'Test') ON CONFLICT DO NOTHING",
  });
  await query({
    text: `INSERT INTO product (id, slug, title, kind, category_id) VALUES ($1, $2, $3, $4::product_kind, 'cat_test')`,
    values: [productId, slug, title, kind],
  });
  await query({
    text: `INSERT INTO offer (id, product_id, location_id, title, price_minor, is_unlimited) VALUES ($1, $2, $3, '', $4, $5)`,
    values: [id, productId, locationId, priceMinor, isUnlimited],
  });
  if (isUnlimited) await addSharedPayload(id, "The file");
  const texts =
    typeof units === "number" ? Array.from({ length: units }, () => `CODE-${next()}`) : units;
  const unitIds = isUnlimited ? [] : await addUnits(id, texts);
  return { id, productId, slug, priceMinor, unitIds };
}

/** A place, inside another where `parentId` is given. */
export async function makeLocation({
  name = `Place ${next()}`,
  parentId = null,
}: {
  name?: string;
  parentId?: string | null;
} = {}): Promise<string> {
  const id = `loc-${next()}`;
  await query({
    text: "INSERT INTO location (id, name, parent_id) VALUES ($1, $2, $3)",
    values: [id, name, parentId],
  });
  return id;
}

/** Adds one unit per text, sealed under its id. */
export async function addUnits(offerId: string, texts: string[]): Promise<string[]> {
  const units = texts.map((text) => {
    const id = newId("stockUnit");
    const plain = Buffer.from(JSON.stringify({ text, files: [] }));
    return { id, sealed: seal(plain, id), print: fingerprint(plain) };
  });
  await query({
    text: `INSERT INTO stock_unit (id, offer_id, sealed_payload, fingerprint)
           SELECT id, $1, sealed, print FROM unnest($2::text[], $3::bytea[], $4::bytea[]) AS unit (id, sealed, print)`,
    values: [
      offerId,
      units.map(({ id }) => id),
      units.map(({ sealed }) => sealed),
      units.map(({ print }) => print),
    ],
  });
  return units.map(({ id }) => id);
}

/** Adds the next version of what an unlimited offer delivers. */
export async function addSharedPayload(offerId: string, text: string): Promise<string> {
  const id = `shared-${next()}`;
  const plain = Buffer.from(JSON.stringify({ text, files: [] }));
  await query({
    text: `INSERT INTO shared_payload (id, offer_id, version, sealed_payload, fingerprint)
           SELECT $1, $2, 1 + count(*), $3, $4 FROM shared_payload WHERE offer_id = $2`,
    values: [id, offerId, seal(plain, id), fingerprint(plain)],
  });
  return id;
}

/** Puts something into a basket. */
export async function fillBasket(line: {
  shopperId: string;
  offerId: string;
  quantity?: number;
}): Promise<void> {
  await query({
    text: "INSERT INTO basket_line (shopper_id, offer_id, quantity) VALUES ($1, $2, $3)",
    values: [line.shopperId, line.offerId, line.quantity ?? 1],
  });
}

export type TestOrder = { id: string; totalMinor: bigint; expiresAt: Date };

/** Orders one offer, or the basket where none is named; `isFromBalance` pays it at once. */
export async function placeOrder({
  shopperId,
  offerId,
  quantity = 1,
  isFromBalance = false,
  ttlSeconds = TERM_SECONDS,
}: {
  shopperId: string;
  offerId?: string;
  quantity?: number;
  isFromBalance?: boolean;
  ttlSeconds?: number;
}): Promise<TestOrder> {
  const id = newId("order");
  const wish = {
    order_id: id,
    shopper_id: shopperId,
    offer_id: offerId ?? null,
    quantity,
    ttl_seconds: ttlSeconds,
    open_orders_max: 1000,
    reserved_units_max: 1000,
    from_balance: isFromBalance,
    stars_only_digital: false,
  };
  const row = await queryOne<{ total_minor: string; expires_at: Date }>({
    text: "SELECT total_minor, expires_at FROM place_order($1)",
    values: [JSON.stringify(wish)],
  });
  return { id, totalMinor: BigInt(row.total_minor), expiresAt: row.expires_at };
}

export type TestDeposit = { depositId: string; gatewayPaymentId: string; payAmount: string };

/** A deposit the gateway has answered for and nobody has paid yet: a refill, or for an order. */
export async function makeDeposit({
  shopperId,
  orderId = null,
  priceMinor = 1000n,
  payCurrency = "usdttrc20",
  payAmount = "10",
  ttlSeconds = TERM_SECONDS,
}: {
  shopperId: string;
  orderId?: string | null;
  priceMinor?: bigint;
  payCurrency?: string;
  payAmount?: string;
  ttlSeconds?: number;
}): Promise<TestDeposit> {
  const depositId = newId("deposit");
  const gatewayPaymentId = String(5_000_000_000 + next());
  const asked = {
    deposit_id: depositId,
    shopper_id: shopperId,
    order_id: orderId,
    gateway: "nowpayments",
    pay_currency: payCurrency,
    price_minor: String(priceMinor),
    ttl_seconds: ttlSeconds,
  };
  await query({ text: "SELECT open_deposit($1)", values: [JSON.stringify(asked)] });
  const answered = {
    deposit_id: depositId,
    gateway_payment_id: gatewayPaymentId,
    status_word: "waiting",
    pay_amount: payAmount,
    network: "trx",
    pay_address: "TXLAQ63Xg1NAzckPwKHvzw7CSEmLMEqcdj",
    quote_expires_at: new Date(Date.now() + ttlSeconds * 1000).toISOString(),
  };
  await query({ text: "SELECT record_created_payment($1)", values: [JSON.stringify(answered)] });
  return { depositId, gatewayPaymentId, payAmount };
}

/** Brings what the gateway says into the books (`settle_deposit`); the answer is its outcome. `receivedAmount` is the total so far. */
export async function settle({
  status = "finished",
  creditedAmount = "0",
  tolerancePercent = "0.5",
  ...said
}: {
  depositId: string;
  gatewayPaymentId: string;
  receivedAmount: string;
  creditMinor: bigint;
  creditedAmount?: string;
  status?: string;
  tolerancePercent?: string;
  payCurrency?: string;
  payAmount?: string;
  parentGatewayPaymentId?: string;
}): Promise<string> {
  const told = {
    deposit_id: said.depositId,
    gateway_payment_id: said.gatewayPaymentId,
    parent_gateway_payment_id: said.parentGatewayPaymentId ?? null,
    status,
    status_word: status,
    pay_currency: said.payCurrency ?? "usdttrc20",
    pay_amount: said.payAmount ?? "10",
    received_amount: said.receivedAmount,
    expected_credited_amount: creditedAmount,
    credit_minor: String(said.creditMinor),
    tolerance_percent: tolerancePercent,
    term_seconds: TERM_SECONDS,
    seen_at: new Date().toISOString(),
  };
  const row = await queryOne<{ outcome: string }>({
    text: "SELECT settle_deposit($1, '{}')->>'outcome' AS outcome",
    values: [JSON.stringify(told)],
  });
  return row.outcome;
}

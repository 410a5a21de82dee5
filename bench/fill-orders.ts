import { fillQuickly } from "./fill-quickly";

const PRODUCTS = 500;
const ORDERS_PER_SHOPPER = 5;
const TABLES = [
  ...["shopper", "product", "offer", "orders", "order_line", "deposit", "gateway_payment"],
  ...["ledger_account", "ledger_transaction", "ledger_entry", "notification"],
];

/** Between 0 and 1, the same for the same text in every run. */
const chance = (seed: string) => `((hashtext(${seed}) & 2147483647) / 2147483648::float8)`;

// An id as lib/id.ts makes it: nine digits of milliseconds, then twelve "random" ones.
const FUNCTIONS = `
CREATE FUNCTION pg_temp.digit(ms bigint, place int) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT substr('0123456789abcdefghjkmnpqrstvwxyz', 1 + ((ms >> (5 * place)) & 31)::int, 1) $$;
CREATE FUNCTION pg_temp.id_at(prefix text, at timestamptz, n bigint) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT prefix || '_' || ${Array.from({ length: 9 }, (_, at) => `pg_temp.digit((extract(epoch FROM at) * 1000)::bigint, ${8 - at})`).join(" || ")}
    || substr(md5(prefix || n), 1, 12) $$;`;

/** Many shoppers called Anna, few called Zebedee; one in 500 banned, one in 100 with a note. */
const fillShoppers = (shoppers: number) => [
  `INSERT INTO shopper (id, telegram_id, first_name, username, banned_at, frozen_at, note, created_at, seen_at, search_text)
   SELECT pg_temp.id_at('shp', s.at, n), 100000000 + n, s.name, lower(s.name) || n, CASE WHEN n % 500 = 0 THEN s.at END, CASE WHEN n % 2000 = 1 THEN s.at END,
          CASE WHEN n % 100 = 7 THEN 'Asks for a receipt' END, s.at, s.at, lower(s.name) || ' ' || lower(s.name) || n
     FROM generate_series(1, ${shoppers}) AS n
    CROSS JOIN LATERAL (SELECT timestamptz '2024-11-01Z' + n * interval '2 years' / ${shoppers} AS at,
      CASE WHEN n % 20000 = 3 THEN 'Zebedee' ELSE (ARRAY['Anna', 'Boris', 'Carmen', 'Dmitri', 'Elif', 'Fatima', 'Grace', 'Hiro', 'Ines', 'Jonas',
        'Karim', 'Lena', 'Mateo', 'Nadia', 'Oleg', 'Paula', 'Quentin', 'Rosa', 'Sven', 'Tariq'])[1 + floor(20 * ${chance("'name' || n")} ^ 2)::int] END AS name) AS s`,
  `CREATE TEMP TABLE buyer AS SELECT row_number() OVER (ORDER BY id) AS place, id FROM shopper`,
  "ALTER TABLE buyer ADD PRIMARY KEY (place)",
  "ANALYZE buyer",
];

/** Ten cities of three districts; two products in five are sold at two places each, the others everywhere. The last product was never sold. */
const fillGoods = () => [
  "INSERT INTO category (id, slug, title) VALUES ('cat_all', 'all', 'All')",
  "INSERT INTO location (id, name, position) SELECT 'city-' || n, 'City ' || n, n FROM generate_series(1, 10) AS n",
  `INSERT INTO location (id, name, parent_id, position)
   SELECT 'district-' || c || '-' || d, 'District ' || d, 'city-' || c, d FROM generate_series(1, 10) AS c, generate_series(1, 3) AS d`,
  `INSERT INTO product (id, slug, title, kind, category_id, search_text)
   SELECT 'prd_' || n, 'product-' || n, 'Product number ' || n, 'digital', 'cat_all', 'product number ' || n FROM generate_series(1, ${PRODUCTS}) AS n`,
  `INSERT INTO offer (id, product_id, location_id, title, price_minor, is_unlimited, position)
   SELECT 'off_' || n || '_' || k, 'prd_' || n, CASE WHEN n % 5 < 2 THEN 'district-' || 1 + (n / 5 + k) % 10 || '-' || 1 + n % 3 END, 'Variant ' || k, 500 + n, true, k
     FROM generate_series(1, ${PRODUCTS}) AS n, generate_series(1, 2) AS k`,
  `INSERT INTO shared_payload (id, offer_id, version, sealed_payload, fingerprint)
   SELECT 'shr_' || id, id, 1, decode(repeat('00', 60), 'hex'), sha256(convert_to(id, 'UTF8')) FROM offer`,
];

/** Orders over two years: most delivered, one in six expired, the last ones still awaiting. One in three has a second line. */
const fillSales = (orders: number, shoppers: number) => [
  `CREATE TEMP TABLE sale AS
   SELECT n, at, pg_temp.id_at('ord', at, n) AS order_id, b.id AS shopper_id, state, state IN ('paid', 'delivered', 'refunded') AS is_paid,
          first.id AS first_offer, first.price_minor AS first_price, second.id AS second_offer, second.price_minor AS second_price,
          first.price_minor + coalesce(second.price_minor, 0) AS total, pg_temp.id_at('dep', at + interval '1 second', n) AS deposit_id,
          ${chance("'how' || n")} < 0.1 AS is_refill, CASE WHEN ${chance("'gateway' || n")} < 0.07 THEN 'cryptomus' ELSE 'nowpayments' END AS gateway,
          CASE WHEN n % 10000 = 1 THEN 'usdcsol' ELSE (ARRAY['usdttrc20', 'btc', 'ltc', 'eth', 'ton', 'sol'])[1 + floor(6 * ${chance("'coin' || n")} ^ 3)::int] END AS coin
     FROM generate_series(1, ${orders}) AS n
    CROSS JOIN LATERAL (SELECT timestamptz '2024-11-01Z' + n * interval '2 years' / ${orders} AS at, ${chance("'state' || n")} AS luck) AS x
    CROSS JOIN LATERAL (SELECT CASE WHEN n > ${orders} - 200 THEN 'awaiting' WHEN luck < 0.72 THEN 'delivered' WHEN luck < 0.88 THEN 'expired'
                                    WHEN luck < 0.97 THEN 'cancelled' WHEN luck < 0.999 THEN 'refunded' ELSE 'paid' END::order_state AS state) AS y
     JOIN buyer b ON b.place = 1 + floor(${shoppers} * ${chance("'buyer' || n")} ^ 2)
     JOIN offer first ON first.id = 'off_' || 1 + floor(${PRODUCTS - 1} * ${chance("'goods' || n")} ^ 3) || '_1'
     LEFT JOIN offer second ON n % 3 = 0 AND second.id = 'off_' || 1 + n % ${PRODUCTS - 1} || '_2'`,
  `INSERT INTO orders (id, shopper_id, state, total_minor, currency, expires_at, paid_transaction_id, paid_at, delivered_at, created_at)
   SELECT order_id, shopper_id, state, total, 'EUR', at + interval '30 minutes', CASE WHEN is_paid THEN pg_temp.id_at('ltx', at, n) END,
          CASE WHEN is_paid THEN at + interval '5 minutes' END, CASE WHEN state IN ('delivered', 'refunded') THEN at + interval '5 minutes' END, at FROM sale`,
  `INSERT INTO order_line (order_id, position, offer_id, product_slug, title, kind, quantity, unit_price_minor, is_unlimited, shared_payload_id)
   SELECT order_id, line.position, o.id, p.slug, p.title || ' · ' || o.title, 'digital', 1, o.price_minor, true, CASE WHEN is_paid THEN 'shr_' || o.id END
     FROM sale CROSS JOIN LATERAL (VALUES (1, first_offer), (2, second_offer)) AS line (position, offer_id)
     JOIN offer o ON o.id = line.offer_id JOIN product p ON p.id = o.product_id`,
  `INSERT INTO notification (dedupe_key, kind, priority, shopper_id, chat_id, payload)
   SELECT 'delivery:' || order_id, 'delivery', 0, s.id, s.telegram_id, jsonb_build_object('order_id', order_id)
     FROM sale JOIN shopper s ON s.id = shopper_id WHERE state = 'paid'`,
];

/** One deposit for each order but for one in ten, whose money came by a refill before. What was not paid expired at the gateway, too. */
const fillPayments = () => [
  `INSERT INTO deposit (id, shopper_id, order_id, purpose, status, gateway, pay_currency, price_minor, currency, gateway_payment_id, network, pay_address,
          pay_amount, received_amount, credited_minor, expires_at, seen_at, settled_at, created_at)
   SELECT deposit_id, shopper_id, CASE WHEN NOT is_refill THEN order_id END, CASE WHEN is_refill THEN 'refill' ELSE 'order' END::deposit_purpose,
          CASE WHEN is_paid THEN 'settled' WHEN state = 'awaiting' THEN 'waiting' ELSE 'expired' END::deposit_status, gateway, coin, total, 'EUR',
          (5000000000 + n)::text, 'net', 'T' || upper(md5('address' || n)) || 'x', 10, CASE WHEN is_paid THEN 10 ELSE 0 END, CASE WHEN is_paid THEN total ELSE 0 END,
          at + interval '30 minutes', CASE WHEN is_paid THEN at + interval '2 minutes' END, CASE WHEN is_paid THEN at + interval '4 minutes' END, at + interval '1 second'
     FROM sale WHERE is_paid OR NOT is_refill`,
  `INSERT INTO gateway_payment (gateway, gateway_payment_id, deposit_id, status, status_word, pay_currency, pay_amount, received_amount, credited_amount, credited_minor, seen_at, created_at)
   SELECT gateway, gateway_payment_id, id, CASE WHEN credited_minor > 0 THEN 'finished' WHEN status = 'waiting' THEN 'waiting' ELSE 'expired' END::gateway_status,
          'filled', pay_currency, pay_amount, received_amount, received_amount, credited_minor, seen_at, created_at FROM deposit`,
];

/** The money of every paid order: in by its deposit, out by its purchase, back again where it was refunded. */
const fillBooks = () => [
  `CREATE TEMP TABLE posting AS
   SELECT pg_temp.id_at(k.prefix, at, n) AS id, k.kind::ledger_transaction_kind, k.kind || ':' || order_id AS key, CASE WHEN k.kind <> 'deposit' OR NOT is_refill THEN order_id END AS order_id,
          CASE WHEN k.kind = 'deposit' THEN deposit_id END AS deposit_id, shopper_id, at + k.after AS at, k.sign * total AS amount,
          CASE k.kind WHEN 'deposit' THEN 'gateway:' || gateway ELSE 'revenue' END AS other, n * 3 + k.place AS place
     FROM sale CROSS JOIN LATERAL (VALUES ('ltd', 'deposit', 1, interval '4 minutes', 0), ('ltx', 'purchase', -1, interval '5 minutes', 1),
       ('ltr', 'refund', 1, interval '1 day', 2)) AS k (prefix, kind, sign, after, place)
    WHERE is_paid AND (k.kind <> 'refund' OR state = 'refunded')`,
  `INSERT INTO ledger_transaction (id, kind, idempotency_key, order_id, deposit_id, xid, created_at) SELECT id, kind, key, order_id, deposit_id, '3', at FROM posting`,
  `INSERT INTO ledger_entry (transaction_id, account_id, amount_minor, balance_after_minor, account_sequence)
   SELECT id, 'shopper:' || shopper_id, amount, sum(amount) OVER whose, row_number() OVER whose FROM posting WINDOW whose AS (PARTITION BY shopper_id ORDER BY place)`,
  "INSERT INTO ledger_entry (transaction_id, account_id, amount_minor) SELECT id, other, -amount FROM posting",
  `INSERT INTO ledger_account (id, kind, shopper_id, currency, balance_minor, entry_count)
   SELECT k.kind || ':' || s.id, k.kind::ledger_account_kind, s.id, 'EUR', CASE WHEN k.kind = 'shopper' THEN coalesce(p.amount, 0) ELSE 0 END,
          CASE WHEN k.kind = 'shopper' THEN coalesce(p.entries, 0) ELSE 0 END
     FROM shopper s CROSS JOIN (VALUES ('shopper'), ('hold')) AS k (kind)
     LEFT JOIN (SELECT shopper_id, sum(amount) AS amount, count(*) AS entries FROM posting GROUP BY 1) AS p ON p.shopper_id = s.id`,
];

/** Two years of a shop: that many orders, a fifth as many shoppers, with lines, deposits and books that hold against every check. */
export async function fillOrders(url: string, orders: number): Promise<void> {
  const shoppers = Math.ceil(orders / ORDERS_PER_SHOPPER);
  await fillQuickly(url, TABLES, [
    "SELECT initialise_shop('EUR', ARRAY['nowpayments', 'cryptomus'])",
    FUNCTIONS,
    ...fillShoppers(shoppers),
    ...fillGoods(),
    ...fillSales(orders, shoppers),
    ...fillPayments(),
    ...fillBooks(),
  ]);
}

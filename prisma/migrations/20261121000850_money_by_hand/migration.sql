-- CreateEnum
CREATE TYPE "review_outcome" AS ENUM ('credited', 'delivered', 'attached', 'unfrozen', 'dismissed');

-- AlterTable
ALTER TABLE "stock_unit" ADD COLUMN "replaces_unit_id" TEXT;

-- AlterTable
ALTER TABLE "gateway_payment" ADD COLUMN "decided_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "review" ADD COLUMN "resolved_by" BIGINT, ADD COLUMN "outcome" "review_outcome", ADD COLUMN "note" TEXT;

-- CreateIndex
CREATE UNIQUE INDEX "stock_unit_replaces_unit_id_key" ON "stock_unit"("replaces_unit_id");

-- AddForeignKey
ALTER TABLE "stock_unit" ADD CONSTRAINT "stock_unit_replaces_unit_id_fkey" FOREIGN KEY ("replaces_unit_id") REFERENCES "stock_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE INDEX ledger_transaction_staff ON ledger_transaction (actor, created_at) WHERE actor <> 'system';

ALTER TABLE review
  ADD CONSTRAINT review_outcome CHECK ((outcome IS NULL) = (resolved_by IS NULL) AND (outcome IS NULL OR state = 'resolved')),
  ADD CONSTRAINT review_note CHECK (length(note) <= 1000);

-- What staff do with money and goods. Each takes who does it (`actor`: staff:<telegram id>) and why, and what the caller saw before:
-- of two who press at once one is done, and the other hears ALREADY_DONE.

CREATE FUNCTION refunded_minor(of_order orders) RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT coalesce(sum(e.amount_minor), 0)::bigint FROM ledger_transaction t JOIN ledger_entry e ON e.transaction_id = t.id
   WHERE t.order_id = of_order.id AND t.kind = 'refund' AND e.account_id = 'shopper:' || of_order.shopper_id
$$;

-- Money of a paid order back to the balance, any number of times up to what was paid less the tolerance grant. Given back whole, the order
-- is refunded, and what was not delivered by then is not delivered any more.
-- Refuses: NOT_FOUND, WRONG_STATE (not paid), ALREADY_DONE, AMOUNT_TOO_SMALL, AMOUNT_TOO_LARGE.
CREATE FUNCTION refund_order(p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  o orders;
  amount bigint := (p->>'amount_minor')::bigint;
  before bigint;
  refundable bigint;
BEGIN
  SELECT * INTO o FROM orders WHERE id = p->>'order_id';
  IF NOT FOUND THEN PERFORM refuse('NOT_FOUND'); END IF;
  PERFORM 1 FROM shopper WHERE id = o.shopper_id FOR UPDATE;
  SELECT * INTO o FROM orders WHERE id = o.id FOR UPDATE;
  IF o.paid_transaction_id IS NULL THEN PERFORM refuse('WRONG_STATE', jsonb_build_object('state', o.state)); END IF;
  before := refunded_minor(o);
  IF before <> (p->>'expected_refunded_minor')::bigint THEN PERFORM refuse('ALREADY_DONE', jsonb_build_object('refunded_minor', before::text)); END IF;
  refundable := o.total_minor - o.tolerance_minor - before;
  IF amount <= 0 THEN PERFORM refuse('AMOUNT_TOO_SMALL'); END IF;
  IF amount > refundable THEN PERFORM refuse('AMOUNT_TOO_LARGE', jsonb_build_object('refundable_minor', refundable::text)); END IF;

  PERFORM post_ledger('refund:' || o.id || ':' || before, 'refund', ARRAY['revenue', 'shopper:' || o.shopper_id], ARRAY[-amount, amount],
    o.id, NULL, p->>'actor', p->>'reason');
  IF amount = refundable THEN
    UPDATE orders SET state = 'refunded' WHERE id = o.id RETURNING * INTO o;
    UPDATE notification SET state = 'dead', error = 'refunded', lease_until = NULL, lease_token = NULL
     WHERE kind = 'delivery' AND payload->>'order_id' = o.id AND shopper_id = o.shopper_id AND state = 'queued';
  END IF;
  PERFORM enqueue_notification('order_refunded:' || o.id || ':' || before, 'order_refunded', o.shopper_id,
    jsonb_build_object('order_id', o.id, 'credited_minor', amount::text));
  RETURN jsonb_build_object('state', o.state, 'refunded_minor', (before + amount)::text);
END $$;

-- Puts money on a balance that no payment stands behind, or takes it off (a negative amount), against the adjustments account.
-- Refuses: NOT_FOUND, ALREADY_DONE (the balance is not what the caller saw), AMOUNT_TOO_SMALL (nothing), INSUFFICIENT_BALANCE.
CREATE FUNCTION adjust_balance(p jsonb) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  a ledger_account;
  amount bigint := (p->>'amount_minor')::bigint;
BEGIN
  PERFORM 1 FROM shopper WHERE id = p->>'shopper_id' FOR UPDATE;
  IF NOT FOUND THEN PERFORM refuse('NOT_FOUND'); END IF;
  SELECT * INTO a FROM ledger_account WHERE id = 'shopper:' || (p->>'shopper_id') FOR UPDATE;
  IF a.balance_minor <> (p->>'expected_balance_minor')::bigint THEN
    PERFORM refuse('ALREADY_DONE', jsonb_build_object('balance_minor', a.balance_minor::text));
  END IF;
  IF amount = 0 THEN PERFORM refuse('AMOUNT_TOO_SMALL'); END IF;
  IF a.balance_minor + amount < 0 THEN PERFORM refuse('INSUFFICIENT_BALANCE', jsonb_build_object('balance_minor', a.balance_minor::text)); END IF;
  PERFORM post_ledger('adjust:' || a.shopper_id || ':' || a.entry_count, 'adjustment', ARRAY['adjustments', a.id], ARRAY[-amount, amount],
    NULL, NULL, p->>'actor', p->>'reason');
  PERFORM enqueue_notification('balance_adjusted:' || a.shopper_id || ':' || a.entry_count, 'balance_adjusted', a.shopper_id,
    jsonb_build_object('credited_minor', amount::text));
  RETURN a.balance_minor + amount;
END $$;

-- A faulty unit of a paid order becomes void and a free one of the same offer is sold and delivered instead: the id of the new one.
-- Refuses: NOT_FOUND, WRONG_STATE (not paid, or not delivered yet), ALREADY_DONE (replaced before), OUT_OF_STOCK.
CREATE FUNCTION replace_unit(p jsonb) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  o orders;
  faulty stock_unit;
  new_unit_id text;
BEGIN
  SELECT * INTO o FROM orders WHERE id = p->>'order_id';
  IF NOT FOUND THEN PERFORM refuse('NOT_FOUND'); END IF;
  PERFORM 1 FROM shopper WHERE id = o.shopper_id FOR UPDATE;
  SELECT * INTO o FROM orders WHERE id = o.id FOR UPDATE;
  IF o.state NOT IN ('paid', 'delivered') THEN PERFORM refuse('WRONG_STATE', jsonb_build_object('state', o.state)); END IF;
  SELECT * INTO faulty FROM stock_unit WHERE id = p->>'unit_id' AND order_id = o.id FOR UPDATE;
  IF NOT FOUND THEN PERFORM refuse('NOT_FOUND'); END IF;
  IF faulty.state <> 'sold' THEN PERFORM refuse('ALREADY_DONE', jsonb_build_object('state', faulty.state)); END IF;
  IF EXISTS (SELECT 1 FROM notification WHERE shopper_id = o.shopper_id AND kind = 'delivery' AND payload->>'order_id' = o.id AND state = 'queued') THEN
    PERFORM refuse('WRONG_STATE', jsonb_build_object('state', o.state)); -- on its way
  END IF;

  SELECT id INTO new_unit_id FROM stock_unit WHERE offer_id = faulty.offer_id AND state = 'free' AND (sellable_until IS NULL OR sellable_until > now()) ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED;
  IF new_unit_id IS NULL THEN
    SELECT id INTO new_unit_id FROM stock_unit WHERE offer_id = faulty.offer_id AND state = 'free' AND (sellable_until IS NULL OR sellable_until > now()) ORDER BY id LIMIT 1 FOR UPDATE;
  END IF;
  IF new_unit_id IS NULL THEN PERFORM refuse('OUT_OF_STOCK', jsonb_build_object('offer_id', faulty.offer_id)); END IF;
  UPDATE stock_unit SET state = 'void', void_reason = p->>'reason', voided_at = now() WHERE id = faulty.id;
  UPDATE stock_unit SET state = 'sold', order_id = o.id, sold_at = now(), replaces_unit_id = faulty.id WHERE id = new_unit_id;
  PERFORM enqueue_notification('replacement:' || new_unit_id, 'delivery', o.shopper_id, jsonb_build_object('order_id', o.id, 'unit_id', new_unit_id), 0);
  RETURN new_unit_id;
END $$;

-- Credits a deposit what a person says that it is worth, and goes on as after any credit. Mode: flow (pays its order if it can) | credit (the
-- balance only) | deliver (pays its order, or nothing is done). From then on a person decides about this payment: what it receives beyond
-- `received_amount`, which is what the gateway says now, waits in review.
-- Refuses: NOT_FOUND, ALREADY_DONE (something was credited meanwhile), AMOUNT_TOO_SMALL, WRONG_STATE (the gateway took it back), and in
-- mode deliver INSUFFICIENT_BALANCE, FROZEN, OUT_OF_STOCK, ORDER_NOT_PAYABLE.
CREATE FUNCTION settle_by_hand(p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  d deposit;
  g gateway_payment;
  amount bigint := (p->>'amount_minor')::bigint;
  decided numeric;
  ending text := 'credited';
BEGIN
  SELECT * INTO d FROM deposit WHERE id = p->>'deposit_id';
  IF NOT FOUND THEN PERFORM refuse('NOT_FOUND'); END IF;
  PERFORM 1 FROM shopper WHERE id = d.shopper_id FOR UPDATE;
  PERFORM 1 FROM orders WHERE id = d.order_id FOR UPDATE;
  SELECT * INTO d FROM deposit WHERE id = d.id FOR UPDATE;
  IF d.credited_minor <> (p->>'expected_credited_minor')::bigint THEN
    PERFORM refuse('ALREADY_DONE', jsonb_build_object('credited_minor', d.credited_minor::text));
  END IF;
  IF amount <= 0 THEN PERFORM refuse('AMOUNT_TOO_SMALL'); END IF;

  SELECT * INTO g FROM gateway_payment
   WHERE gateway = d.gateway AND gateway_payment_id = coalesce(p->>'gateway_payment_id', d.gateway_payment_id, 'hand:' || d.id);
  IF NOT FOUND THEN -- its making was never answered
    INSERT INTO gateway_payment (gateway, gateway_payment_id, deposit_id, status, status_word, pay_currency, pay_amount)
    VALUES (d.gateway, coalesce(p->>'gateway_payment_id', 'hand:' || d.id), d.id, 'waiting', 'by hand', d.pay_currency, coalesce(d.pay_amount, 0))
    RETURNING * INTO g;
  END IF;
  IF g.deposit_id <> d.id THEN PERFORM refuse('NOT_FOUND'); END IF;
  IF g.status = 'refunded' THEN PERFORM refuse('WRONG_STATE', jsonb_build_object('state', g.status)); END IF;

  decided := greatest(g.received_amount, (p->>'received_amount')::numeric);
  UPDATE gateway_payment SET received_amount = decided, credited_amount = decided, credited_minor = credited_minor + amount, decided_at = now()
   WHERE gateway = g.gateway AND gateway_payment_id = g.gateway_payment_id;
  UPDATE deposit SET credited_minor = credited_minor + amount, settled_at = coalesce(settled_at, now()) WHERE id = d.id;
  PERFORM post_ledger('hand:' || g.gateway || ':' || g.gateway_payment_id || ':' || d.credited_minor, 'deposit',
    ARRAY['gateway:' || g.gateway, 'shopper:' || d.shopper_id], ARRAY[-amount, amount], d.order_id, d.id, p->>'actor', p->>'reason');
  IF d.order_id IS NOT NULL AND p->>'mode' <> 'credit' THEN
    ending := pay_order(d.order_id, d.id, (p->>'tolerance_percent')::numeric, make_interval(secs => (p->>'term_seconds')::double precision));
    IF ending = 'paid' THEN
      PERFORM close_waiting_deposits(d.order_id);
    ELSIF p->>'mode' = 'deliver' THEN
      PERFORM refuse(CASE ending WHEN 'underpaid' THEN 'INSUFFICIENT_BALANCE' WHEN 'frozen' THEN 'FROZEN' WHEN 'no_stock' THEN 'OUT_OF_STOCK' ELSE 'ORDER_NOT_PAYABLE' END);
    END IF;
  END IF;
  UPDATE review SET state = 'resolved', resolved_at = now(), resolved_by = split_part(p->>'actor', ':', 2)::bigint, note = p->>'reason',
         outcome = CASE ending WHEN 'paid' THEN 'delivered' ELSE 'credited' END::review_outcome
   WHERE gateway = g.gateway AND subject = g.gateway_payment_id AND state = 'open' AND reason <> 'GATEWAY_REFUNDED';
  PERFORM write_deposit_status(d.id, '{}');
  IF p->>'review_id' IS NULL THEN -- the end of a review is told as such
    PERFORM tell_shopper(d.id, g, jsonb_build_object('credit_minor', amount::text, 'received_amount', 'hand:' || d.credited_minor), ending, false);
  END IF;
  RETURN jsonb_build_object('outcome', ending);
END $$;

-- Ends a review as a person decided. Outcomes: credited | delivered (both by settle_by_hand) | attached (money that was nobody's goes to a
-- shopper) | unfrozen (takes `amount_minor` off the balance, writes the rest off and lets the shopper spend again) | dismissed (no money).
-- Refuses: NOT_FOUND, ALREADY_DONE (ended or opened anew meanwhile), WRONG_STATE (no such outcome for this reason), AMOUNT_TOO_LARGE and what
-- settle_by_hand refuses.
CREATE FUNCTION resolve_review(p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  r review;
  wanted review_outcome := (p->>'outcome')::review_outcome;
  result jsonb := '{}';
BEGIN
  SELECT * INTO r FROM review WHERE id = (p->>'review_id')::bigint;
  IF NOT FOUND THEN PERFORM refuse('NOT_FOUND'); END IF;
  PERFORM 1 FROM shopper WHERE id = CASE WHEN wanted = 'attached' THEN p->>'shopper_id' ELSE r.shopper_id END FOR UPDATE;
  IF NOT FOUND AND wanted = 'attached' THEN PERFORM refuse('NOT_FOUND', '{"shopper": true}'); END IF;
  PERFORM 1 FROM orders WHERE id = (SELECT order_id FROM deposit WHERE id = r.deposit_id) FOR UPDATE;
  PERFORM 1 FROM deposit WHERE id = r.deposit_id FOR UPDATE;
  SELECT * INTO r FROM review WHERE id = r.id FOR UPDATE;
  IF r.state <> 'open' OR r.created_at <> (p->>'opened_at')::timestamptz THEN
    PERFORM refuse('ALREADY_DONE', jsonb_build_object('outcome', r.outcome, 'resolved_by', r.resolved_by::text));
  END IF;
  IF NOT (CASE wanted
      WHEN 'attached' THEN r.deposit_id IS NULL
      WHEN 'unfrozen' THEN r.reason = 'GATEWAY_REFUNDED'
      WHEN 'dismissed' THEN r.reason <> 'GATEWAY_REFUNDED'
      ELSE r.deposit_id IS NOT NULL AND r.reason <> 'GATEWAY_REFUNDED' END) THEN
    PERFORM refuse('WRONG_STATE', jsonb_build_object('reason', r.reason));
  END IF;

  IF wanted IN ('credited', 'delivered') THEN
    result := settle_by_hand(p || jsonb_build_object('deposit_id', r.deposit_id, 'gateway_payment_id', r.subject,
      'mode', CASE wanted WHEN 'credited' THEN 'credit' ELSE 'deliver' END));
  ELSIF wanted = 'attached' THEN
    result := attach_payment(r, p);
  ELSIF wanted = 'unfrozen' THEN
    PERFORM unfreeze_shopper(r, p);
  ELSIF r.deposit_id IS NOT NULL THEN
    UPDATE gateway_payment SET received_amount = greatest(received_amount, (p->>'received_amount')::numeric),
           credited_amount = greatest(received_amount, (p->>'received_amount')::numeric), decided_at = now()
     WHERE gateway = r.gateway AND gateway_payment_id = r.subject;
  END IF;
  UPDATE review SET state = 'resolved', resolved_at = now(), resolved_by = split_part(p->>'actor', ':', 2)::bigint, note = p->>'reason', outcome = wanted
   WHERE id = r.id;
  IF wanted IN ('unfrozen', 'dismissed') AND r.deposit_id IS NOT NULL THEN PERFORM write_deposit_status(r.deposit_id, '{}'); END IF;
  PERFORM tell_ending(r.id, coalesce((p->>'amount_minor')::bigint, 0));
  RETURN result;
END $$;

-- What a person decided about a payment is told once, in place of what its money would say by itself; of nobody's payment nobody is told.
CREATE FUNCTION tell_ending(of_review_id bigint, moved_minor bigint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  r review;
  facts jsonb;
BEGIN
  SELECT * INTO r FROM review WHERE id = of_review_id;
  facts := jsonb_build_object('deposit_id', r.deposit_id, 'order_id', (SELECT order_id FROM deposit WHERE id = r.deposit_id),
    'outcome', r.outcome, 'credited_minor', moved_minor::text);
  IF r.outcome = 'delivered' THEN facts := facts || over_facts(r.shopper_id, moved_minor::text); END IF;
  PERFORM enqueue_notification('payment_reviewed:' || r.id || ':' || extract(epoch FROM r.created_at), 'payment_reviewed', r.shopper_id, facts);
END $$;

-- A payment that was nobody's becomes a refill of the shopper's.
CREATE FUNCTION attach_payment(r review, p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  new_deposit_id text := new_id('dep');
  payment_id text := CASE r.reason WHEN 'UNKNOWN_PAYMENT' THEN r.subject ELSE 'event:' || r.subject END;
  coin text := coalesce(r.evidence->>'payCurrency', 'unknown');
BEGIN
  IF EXISTS (SELECT 1 FROM gateway_payment WHERE gateway = r.gateway AND gateway_payment_id = payment_id) THEN
    PERFORM refuse('ALREADY_DONE'); -- it became known as somebody's meanwhile
  END IF;
  INSERT INTO deposit (id, shopper_id, purpose, gateway, pay_currency, price_minor, currency, expires_at, gateway_payment_id)
  SELECT new_deposit_id, p->>'shopper_id', 'refill', r.gateway, coin, greatest((p->>'amount_minor')::bigint, 1), shop.currency, now(), payment_id FROM shop;
  INSERT INTO gateway_payment (gateway, gateway_payment_id, deposit_id, status, status_word, pay_currency, pay_amount)
  VALUES (r.gateway, payment_id, new_deposit_id, 'finished', coalesce(r.evidence->>'statusWord', 'by hand'), coin, coalesce((r.evidence->>'payAmount')::numeric, 0));
  UPDATE review SET deposit_id = new_deposit_id, shopper_id = p->>'shopper_id' WHERE id = r.id;
  RETURN settle_by_hand(p || jsonb_build_object('deposit_id', new_deposit_id, 'gateway_payment_id', payment_id, 'mode', 'credit', 'expected_credited_minor', 0))
    || jsonb_build_object('deposit_id', new_deposit_id);
END $$;

-- What the gateway took back and the balance did not cover then: taken now as far as a person says, the rest is the shop's loss.
CREATE FUNCTION unfreeze_shopper(r review, p jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  g gateway_payment;
  d deposit;
  taken bigint := coalesce((p->>'amount_minor')::bigint, 0);
  rest bigint;
BEGIN
  SELECT * INTO d FROM deposit WHERE id = r.deposit_id;
  SELECT * INTO g FROM gateway_payment WHERE gateway = r.gateway AND gateway_payment_id = r.subject;
  rest := g.credited_minor - g.reversed_minor - taken;
  IF taken < 0 THEN PERFORM refuse('AMOUNT_TOO_SMALL'); END IF;
  IF rest < 0 THEN PERFORM refuse('AMOUNT_TOO_LARGE', jsonb_build_object('owed_minor', (rest + taken)::text)); END IF;
  IF taken > (SELECT balance_minor FROM ledger_account WHERE id = 'shopper:' || d.shopper_id) THEN PERFORM refuse('INSUFFICIENT_BALANCE'); END IF;
  IF taken > 0 THEN
    UPDATE gateway_payment SET reversed_minor = reversed_minor + taken WHERE gateway = g.gateway AND gateway_payment_id = g.gateway_payment_id;
    UPDATE deposit SET reversed_minor = reversed_minor + taken WHERE id = d.id;
    PERFORM post_ledger('reverse:' || g.gateway || ':' || g.gateway_payment_id || ':hand', 'reversal',
      ARRAY['shopper:' || d.shopper_id, 'gateway:' || g.gateway], ARRAY[-taken, taken], d.order_id, d.id, p->>'actor', p->>'reason');
  END IF;
  IF rest > 0 THEN
    PERFORM post_ledger('write_off:' || g.gateway || ':' || g.gateway_payment_id, 'adjustment',
      ARRAY['adjustments', 'gateway:' || g.gateway], ARRAY[-rest, rest], d.order_id, d.id, p->>'actor', p->>'reason');
  END IF;
  IF NOT EXISTS (SELECT 1 FROM review x WHERE x.shopper_id = d.shopper_id AND x.reason = 'GATEWAY_REFUNDED' AND x.state = 'open' AND x.id <> r.id) THEN
    UPDATE shopper SET frozen_at = NULL WHERE id = d.shopper_id;
  END IF;
END $$;

-- AlterTable
ALTER TABLE "deposit" ADD COLUMN "is_shown" BOOLEAN NOT NULL DEFAULT false;

-- A payment that an event makes ours before its gateway's answer is recorded, or instead of it where the process that asked for it died.

-- Our row, before the gateway is asked: whatever happens then, money that names it is ours. Refuses: NOT_FOUND, BANNED, ORDER_NOT_PAYABLE.
CREATE OR REPLACE FUNCTION open_deposit(p jsonb) RETURNS timestamptz LANGUAGE plpgsql AS $$
DECLARE
  o orders;
  until timestamptz := now() + make_interval(secs => (p->>'ttl_seconds')::double precision);
BEGIN
  IF (SELECT banned_at FROM shopper WHERE id = p->>'shopper_id' FOR UPDATE) IS NOT NULL THEN PERFORM refuse('BANNED'); END IF;
  IF p->>'order_id' IS NOT NULL THEN
    SELECT * INTO o FROM orders WHERE id = p->>'order_id' AND shopper_id = p->>'shopper_id';
    IF NOT FOUND THEN PERFORM refuse('NOT_FOUND'); END IF;
    IF o.state <> 'awaiting' OR o.expires_at <= now() THEN PERFORM refuse('ORDER_NOT_PAYABLE', jsonb_build_object('state', o.state)); END IF;
    until := o.expires_at;
  END IF;
  INSERT INTO deposit (id, shopper_id, order_id, purpose, gateway, pay_currency, price_minor, currency, expires_at, request_key, is_shown)
  SELECT p->>'deposit_id', p->>'shopper_id', p->>'order_id', CASE WHEN p->>'order_id' IS NULL THEN 'refill' ELSE 'order' END::deposit_purpose,
         p->>'gateway', p->>'pay_currency', (p->>'price_minor')::bigint, shop.currency, until, p->>'request_key', coalesce((p->>'is_shown')::boolean, false) FROM shop;
  RETURN until;
END $$;

-- What the gateway answered to our asking. An event may have been faster: then this adds only what is still missing, and the shopper is written
-- where to pay at once.
CREATE OR REPLACE FUNCTION record_created_payment(p jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  d deposit;
BEGIN
  SELECT * INTO d FROM deposit WHERE id = p->>'deposit_id' FOR UPDATE;
  INSERT INTO gateway_payment (gateway, gateway_payment_id, deposit_id, status, status_word, pay_currency, pay_amount)
  VALUES (d.gateway, p->>'gateway_payment_id', d.id, 'waiting', p->>'status_word', d.pay_currency, (p->>'pay_amount')::numeric)
  ON CONFLICT (gateway, gateway_payment_id) DO NOTHING;
  IF NOT EXISTS (SELECT 1 FROM quote WHERE gateway = d.gateway AND gateway_payment_id = p->>'gateway_payment_id') THEN
    INSERT INTO quote (gateway, gateway_payment_id, price_minor, pay_amount, expires_at)
    VALUES (d.gateway, p->>'gateway_payment_id', d.price_minor, (p->>'pay_amount')::numeric, (p->>'quote_expires_at')::timestamptz);
  END IF;
  IF NOT d.is_shown AND d.status IN ('creating', 'waiting') THEN
    PERFORM enqueue_notification('payment_created:' || d.id, 'payment_created', d.shopper_id,
      jsonb_build_object('deposit_id', d.id, 'order_id', d.order_id, 'coin', p->>'coin'));
    UPDATE notification SET next_attempt_at = now()
     WHERE dedupe_key = 'payment_created:' || d.id AND state = 'queued' AND attempts = 0 AND next_attempt_at > now();
  END IF;
  UPDATE deposit SET gateway_payment_id = coalesce(gateway_payment_id, p->>'gateway_payment_id'),
         network = p->>'network', pay_address = p->>'pay_address', payin_extra_id = p->>'payin_extra_id',
         pay_amount = coalesce(pay_amount, (p->>'pay_amount')::numeric), quote_expires_at = coalesce(quote_expires_at, (p->>'quote_expires_at')::timestamptz),
         status = CASE WHEN status = 'creating' THEN 'waiting' ELSE status END,
         next_poll_at = coalesce(next_poll_at, now() + interval '15 seconds')
   WHERE id = d.id;
END $$;

-- Whoever may still pay is written where: unless the chat shows it by itself, and not before it is certain that whoever asked the gateway has no
-- answer to expect any more (it waits for seconds), so that nobody is asked to pay for an order that a lost answer is just about to cancel.
CREATE FUNCTION tell_where_to_pay(of_deposit_id text, p jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  d deposit;
BEGIN
  SELECT * INTO d FROM deposit WHERE id = of_deposit_id;
  IF d.is_shown OR d.status <> 'waiting' OR d.expires_at <= now() OR d.pay_amount IS NULL OR coalesce(d.pay_address, '') = '' THEN RETURN; END IF;
  PERFORM enqueue_notification('payment_created:' || d.id, 'payment_created', d.shopper_id,
    jsonb_build_object('deposit_id', d.id, 'order_id', d.order_id, 'coin', p->>'coin'));
  UPDATE notification SET next_attempt_at = greatest(now(), d.created_at + interval '30 seconds') WHERE dedupe_key = 'payment_created:' || d.id;
END $$;

-- Brings one payment at the gateway into the books: credits what is new, pays the order if it can, and tells the shopper; all or nothing.
-- The caller has asked the gateway for the truth and valued it; `expected_credited_amount` is what it saw credited before, so that of any
-- number of copies one credits and the others answer `stale`. When a quote ends of which nobody says it is known once its money is valued:
-- `quote_holds_until`; until then the gateway's answer may still say. Outcome: stale | the answer of pay_order | credited | reversed | none.
CREATE OR REPLACE FUNCTION settle_deposit(p jsonb, admin_chats bigint[]) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  d deposit;
  o orders;
  g gateway_payment;
  now_status gateway_status := (p->>'status')::gateway_status;
  received numeric := (p->>'received_amount')::numeric;
  credit bigint := coalesce((p->>'credit_minor')::bigint, 0);
  term interval := make_interval(secs => (p->>'term_seconds')::double precision);
  is_new_status boolean;
  is_adopted boolean := false;
  outcome text := 'none';
  reversed bigint;
BEGIN
  SELECT * INTO d FROM deposit WHERE id = p->>'deposit_id';
  PERFORM 1 FROM shopper WHERE id = d.shopper_id FOR UPDATE;
  IF d.order_id IS NOT NULL THEN
    SELECT * INTO o FROM orders WHERE id = d.order_id FOR UPDATE;
  END IF;
  SELECT * INTO d FROM deposit WHERE id = d.id FOR UPDATE;

  SELECT * INTO g FROM gateway_payment WHERE gateway = d.gateway AND gateway_payment_id = p->>'gateway_payment_id';
  IF NOT FOUND THEN
    INSERT INTO gateway_payment (gateway, gateway_payment_id, deposit_id, parent_gateway_payment_id, status, status_word, pay_currency, pay_amount)
    VALUES (d.gateway, p->>'gateway_payment_id', d.id, p->>'parent_gateway_payment_id', 'waiting', p->>'status_word', p->>'pay_currency', (p->>'pay_amount')::numeric)
    RETURNING * INTO g;
  END IF;
  IF g.deposit_id <> d.id OR g.credited_amount <> (p->>'expected_credited_amount')::numeric OR (credit > 0 AND (g.decided_at IS NOT NULL OR
      EXISTS (SELECT 1 FROM gateway_payment h WHERE h.gateway = d.gateway AND h.gateway_payment_id = 'hand:' || d.id))) THEN
    RETURN jsonb_build_object('outcome', 'stale');
  END IF;
  -- What was credited and taken back is over; a gateway that says otherwise later is a matter for a person.
  IF g.status = 'refunded' AND g.credited_minor > 0 THEN
    IF now_status <> 'refunded' THEN
      is_new_status := open_review(jsonb_build_object('reason', 'AMOUNT_CONFLICT', 'gateway', g.gateway, 'subject', g.gateway_payment_id, 'deposit_id', d.id,
        'is_news', p->'review'->'is_news', 'evidence', p->'evidence'), admin_chats);
      PERFORM write_deposit_status(d.id, p);
      IF is_new_status THEN PERFORM tell_shopper(d.id, g, p, 'none', true); END IF;
    END IF;
    RETURN jsonb_build_object('outcome', 'none');
  END IF;
  is_new_status := g.status <> now_status;

  IF (p->>'quote_pay_amount') IS NOT NULL AND (now_status <> 'waiting' OR coalesce(p->>'quote_expires_at', d.quote_expires_at::text) IS NOT NULL) AND NOT EXISTS (
      SELECT 1 FROM (SELECT pay_amount FROM quote WHERE gateway = g.gateway AND gateway_payment_id = g.gateway_payment_id ORDER BY id DESC LIMIT 1) last
       WHERE last.pay_amount = (p->>'quote_pay_amount')::numeric) THEN
    INSERT INTO quote (gateway, gateway_payment_id, price_minor, pay_amount, expires_at)
    VALUES (g.gateway, g.gateway_payment_id, d.price_minor, (p->>'quote_pay_amount')::numeric, coalesce((p->>'quote_expires_at')::timestamptz, d.quote_expires_at, (p->>'quote_holds_until')::timestamptz));
  END IF;

  -- A payment that turns up under our deposit id although its creation was never answered is adopted.
  IF d.gateway_payment_id IS NULL AND g.parent_gateway_payment_id IS NULL THEN
    UPDATE deposit SET gateway_payment_id = g.gateway_payment_id, pay_amount = nullif((p->>'pay_amount')::numeric, 0), pay_address = p->>'pay_address',
           payin_extra_id = p->>'payin_extra_id', network = p->>'network', quote_expires_at = (p->>'quote_expires_at')::timestamptz,
           next_poll_at = now() + interval '15 seconds' WHERE id = d.id;
    is_adopted := true;
  END IF;

  IF credit > 0 THEN
    UPDATE gateway_payment SET credited_minor = credited_minor + credit, credited_amount = received, received_amount = received
     WHERE gateway = g.gateway AND gateway_payment_id = g.gateway_payment_id;
    UPDATE deposit SET credited_minor = credited_minor + credit, settled_at = coalesce(settled_at, now()) WHERE id = d.id;
    PERFORM post_ledger('credit:' || g.gateway || ':' || g.gateway_payment_id || ':' || trim_scale(received), 'deposit',
      ARRAY['gateway:' || g.gateway, 'shopper:' || d.shopper_id], ARRAY[-credit, credit], d.order_id, d.id);
    -- What a person was asked about only because it was unclear is clear now.
    UPDATE review SET state = 'resolved', resolved_at = now()
     WHERE gateway = g.gateway AND subject = g.gateway_payment_id AND state = 'open' AND reason IN ('UNKNOWN_STATUS', 'FINISHED_EMPTY', 'UNKNOWN_PAYMENT');
    outcome := 'credited';
    IF d.order_id IS NOT NULL THEN
      outcome := pay_order(d.order_id, d.id, (p->>'tolerance_percent')::numeric, term);
      IF outcome = 'paid' THEN PERFORM close_waiting_deposits(d.order_id); END IF;
    END IF;
  END IF;

  UPDATE gateway_payment SET status = now_status, status_word = p->>'status_word', received_amount = greatest(received_amount, received),
         pay_amount = coalesce((p->>'quote_pay_amount')::numeric, pay_amount), seen_at = coalesce((p->>'seen_at')::timestamptz, seen_at)
   WHERE gateway = g.gateway AND gateway_payment_id = g.gateway_payment_id;

  IF now_status = 'seen' AND d.order_id IS NOT NULL AND (p->>'is_seen_enough')::boolean AND o.state = 'awaiting' AND o.seen_extended_at IS NULL THEN
    UPDATE orders SET seen_extended_at = now(), expires_at = expires_at + interval '2 hours' WHERE id = o.id RETURNING * INTO o;
    UPDATE stock_unit SET reserved_until = o.expires_at WHERE order_id = o.id AND state = 'reserved';
  END IF;

  IF now_status = 'refunded' AND g.credited_minor > 0 THEN
    SELECT least(balance_minor, g.credited_minor) INTO reversed FROM ledger_account WHERE id = 'shopper:' || d.shopper_id;
    IF reversed > 0 THEN
      UPDATE gateway_payment SET reversed_minor = reversed WHERE gateway = g.gateway AND gateway_payment_id = g.gateway_payment_id;
      UPDATE deposit SET reversed_minor = reversed_minor + reversed WHERE id = d.id;
      PERFORM post_ledger('reverse:' || g.gateway || ':' || g.gateway_payment_id, 'reversal',
        ARRAY['shopper:' || d.shopper_id, 'gateway:' || g.gateway], ARRAY[-reversed, reversed], d.order_id, d.id);
    END IF;
    IF reversed < g.credited_minor THEN
      UPDATE shopper SET frozen_at = coalesce(frozen_at, now()) WHERE id = d.shopper_id;
      PERFORM open_review(jsonb_build_object('reason', 'GATEWAY_REFUNDED', 'gateway', g.gateway, 'subject', g.gateway_payment_id, 'deposit_id', d.id,
        'proposed_minor', g.credited_minor - reversed, 'evidence', p->'evidence'), admin_chats);
    END IF;
    outcome := 'reversed';
  END IF;
  IF p->'review'->>'reason' IS NOT NULL THEN
    PERFORM open_review(p->'review' || jsonb_build_object('gateway', g.gateway, 'subject', g.gateway_payment_id, 'deposit_id', d.id), admin_chats);
  END IF;

  PERFORM write_deposit_status(d.id, p);
  IF is_adopted THEN PERFORM tell_where_to_pay(d.id, p); END IF;
  PERFORM tell_shopper(d.id, g, p, outcome, is_new_status);
  RETURN jsonb_build_object('outcome', outcome);
END $$;

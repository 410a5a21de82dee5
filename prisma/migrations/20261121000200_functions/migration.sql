-- The hot paths, one round trip each. Locks are always taken in the order shopper, order, deposit, units.
-- A refusal is SQLSTATE KIOSK: the message is an ErrorCode of lib/errors.ts, the detail its facts as JSON.

CREATE FUNCTION refuse(code text, details jsonb DEFAULT '{}') RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION USING ERRCODE = 'KIOSK', MESSAGE = code, DETAIL = details::text;
END $$;

-- 12 hexadecimal digits of milliseconds and 12 random ones: sorts by time.
CREATE FUNCTION new_id(prefix text) RETURNS text LANGUAGE sql VOLATILE AS $$
  SELECT prefix || '_' || lpad(to_hex((extract(epoch FROM clock_timestamp()) * 1000)::bigint), 12, '0')
    || substr(replace(gen_random_uuid()::text, '-', ''), 21, 12)
$$;

-- The first start decides the currency; a start with another one is refused.
CREATE FUNCTION initialise_shop(shop_currency text, gateways text[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO shop (id, currency) VALUES (1, shop_currency) ON CONFLICT (id) DO NOTHING;
  IF (SELECT currency FROM shop) <> shop_currency THEN
    PERFORM refuse('IMPOSSIBLE', jsonb_build_object('shop_currency', (SELECT currency FROM shop), 'asked', shop_currency));
  END IF;
  INSERT INTO ledger_account (id, kind, currency)
  SELECT name, name::ledger_account_kind, shop_currency FROM unnest(ARRAY['revenue', 'tolerance', 'fees', 'adjustments', 'payout']) AS name
  UNION ALL
  SELECT 'gateway:' || name, 'gateway', shop_currency FROM unnest(gateways) AS name
  ON CONFLICT (id) DO NOTHING;
END $$;

-- ------------------------------------------------------------------ ledger

-- Posts once per key: the id of the new ledger transaction, or null when that key was posted before.
CREATE FUNCTION post_ledger(
  posting_key text, posting_kind ledger_transaction_kind, accounts text[], amounts bigint[],
  for_order_id text DEFAULT NULL, for_deposit_id text DEFAULT NULL, posting_actor text DEFAULT 'system', posting_reason text DEFAULT NULL
) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  posted_id text;
BEGIN
  INSERT INTO ledger_transaction (id, kind, idempotency_key, order_id, deposit_id, actor, reason, xid)
  VALUES (new_id('ltx'), posting_kind, posting_key, for_order_id, for_deposit_id, posting_actor, posting_reason, '')
  ON CONFLICT (idempotency_key) DO NOTHING RETURNING id INTO posted_id;
  IF posted_id IS NULL THEN RETURN NULL; END IF;
  INSERT INTO ledger_entry (transaction_id, account_id, amount_minor)
  SELECT posted_id, account, amount FROM unnest(accounts, amounts) AS leg (account, amount);
  RETURN posted_id;
END $$;

-- ------------------------------------------------------------------ messages

-- Written in the transaction of its cause; a second one with the same key is dropped.
CREATE FUNCTION enqueue_notification(
  message_key text, message_kind text, to_shopper_id text, message_payload jsonb, message_priority int DEFAULT 5
) RETURNS void LANGUAGE sql AS $$
  INSERT INTO notification (dedupe_key, kind, priority, shopper_id, chat_id, payload)
  SELECT message_key, message_kind, message_priority, s.id, s.telegram_id, message_payload FROM shopper s WHERE s.id = to_shopper_id
  ON CONFLICT (dedupe_key) DO NOTHING
$$;

CREATE FUNCTION alarm_admins(alarm_key text, alarm_payload jsonb, admin_chats bigint[]) RETURNS void LANGUAGE sql AS $$
  INSERT INTO notification (dedupe_key, kind, chat_id, payload)
  SELECT alarm_key || ':' || chat, 'admin_alarm', chat, alarm_payload FROM unnest(admin_chats) AS chat
  ON CONFLICT (dedupe_key) DO NOTHING
$$;

-- ------------------------------------------------------------------ stock

-- Takes `wanted` free units of one offer for an order; false when there are too few, with nothing taken.
-- First the unlocked ones; if they do not suffice all locks are given back and it tries once more, waiting and in order, so that
-- nobody hears a false "sold out" while another buyer is still deciding, and no two buyers can wait for each other.
CREATE FUNCTION reserve_units(for_order_id text, wanted_offer_id text, wanted int, until timestamptz) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  taken int;
BEGIN
  BEGIN
    WITH picked AS (
      SELECT id FROM stock_unit WHERE offer_id = wanted_offer_id AND state = 'free' ORDER BY id LIMIT wanted FOR UPDATE SKIP LOCKED)
    UPDATE stock_unit u SET state = 'reserved', order_id = for_order_id, reserved_until = until FROM picked WHERE u.id = picked.id;
    GET DIAGNOSTICS taken = ROW_COUNT;
    IF taken < wanted THEN RAISE EXCEPTION 'too few unlocked' USING ERRCODE = 'KSKIP'; END IF;
    RETURN true;
  EXCEPTION WHEN SQLSTATE 'KSKIP' THEN
    NULL; -- the inner block's locks are gone now
  END;
  BEGIN
    WITH picked AS (
      SELECT id FROM stock_unit WHERE offer_id = wanted_offer_id AND state = 'free' ORDER BY id LIMIT wanted FOR UPDATE)
    UPDATE stock_unit u SET state = 'reserved', order_id = for_order_id, reserved_until = until FROM picked WHERE u.id = picked.id;
    GET DIAGNOSTICS taken = ROW_COUNT;
    IF taken < wanted THEN RAISE EXCEPTION 'too few' USING ERRCODE = 'KSKIP'; END IF;
    RETURN true;
  EXCEPTION WHEN SQLSTATE 'KSKIP' THEN
    RETURN false;
  END;
END $$;

-- Takes everything a lapsed order needs again, all or nothing.
CREATE FUNCTION reserve_order_units(for_order_id text, until timestamptz) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  line record;
BEGIN
  FOR line IN SELECT offer_id, quantity FROM order_line WHERE order_id = for_order_id AND NOT is_unlimited ORDER BY offer_id LOOP
    IF NOT reserve_units(for_order_id, line.offer_id, line.quantity, until) THEN
      PERFORM release_order_units(for_order_id);
      RETURN false;
    END IF;
  END LOOP;
  RETURN true;
END $$;

CREATE FUNCTION release_order_units(of_order_id text) RETURNS void LANGUAGE sql AS $$
  UPDATE stock_unit SET state = 'free', order_id = NULL, reserved_until = NULL WHERE order_id = of_order_id AND state = 'reserved'
$$;

-- ------------------------------------------------------------------ orders

-- Pays an order from its shopper's balance. The shopper and the order are locked by the caller.
-- Outcome: paid | already_paid | underpaid | frozen | no_stock | closed. Only `paid` changed anything (an underpaid order may get one more term).
CREATE FUNCTION pay_order(paid_order_id text, by_deposit_id text, tolerance_percent numeric, term interval) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  o orders;
  balance bigint;
  missing bigint;
  ledger_id text;
BEGIN
  SELECT * INTO o FROM orders WHERE id = paid_order_id;
  IF o.state IN ('paid', 'delivered', 'refunded') THEN RETURN 'already_paid'; END IF;
  IF o.state = 'cancelled' OR (o.state = 'expired' AND by_deposit_id IS NULL) THEN RETURN 'closed'; END IF;
  IF (SELECT frozen_at FROM shopper WHERE id = o.shopper_id) IS NOT NULL THEN RETURN 'frozen'; END IF;

  SELECT balance_minor INTO balance FROM ledger_account WHERE id = 'shopper:' || o.shopper_id;
  missing := o.total_minor - balance;
  IF missing > 0 AND (by_deposit_id IS NULL OR o.tolerance_minor > 0 OR missing * 100 > o.total_minor * tolerance_percent) THEN
    IF o.state = 'awaiting' AND by_deposit_id IS NOT NULL AND o.underpaid_extended_at IS NULL THEN
      UPDATE orders SET expires_at = greatest(expires_at, now() + term), underpaid_extended_at = now() WHERE id = o.id
        RETURNING expires_at INTO o.expires_at;
      UPDATE stock_unit SET reserved_until = o.expires_at WHERE order_id = o.id AND state = 'reserved';
    END IF;
    RETURN 'underpaid';
  END IF;

  IF o.state = 'expired' AND (EXISTS (
      SELECT 1 FROM order_line l JOIN offer f ON f.id = l.offer_id JOIN product pr ON pr.id = f.product_id
       WHERE l.order_id = o.id AND NOT (f.is_active AND pr.is_active)) -- the shop has stopped selling it
      OR NOT reserve_order_units(o.id, now() + term)) THEN
    RETURN 'no_stock';
  END IF;
  UPDATE order_line l SET shared_payload_id = (
      SELECT p.id FROM shared_payload p WHERE p.offer_id = l.offer_id ORDER BY p.version DESC LIMIT 1)
   WHERE l.order_id = o.id AND l.is_unlimited;

  IF missing > 0 THEN
    PERFORM post_ledger('tolerance:' || o.id, 'tolerance', ARRAY['tolerance', 'shopper:' || o.shopper_id], ARRAY[-missing, missing], o.id, by_deposit_id);
  END IF;
  ledger_id := post_ledger('purchase:' || o.id, 'purchase', ARRAY['shopper:' || o.shopper_id, 'revenue'], ARRAY[-o.total_minor, o.total_minor], o.id, by_deposit_id);
  UPDATE stock_unit SET state = 'sold', reserved_until = NULL, sold_at = now() WHERE order_id = o.id AND state = 'reserved';
  UPDATE orders SET state = 'paid', paid_at = now(), paid_transaction_id = ledger_id, tolerance_minor = greatest(missing, 0) WHERE id = o.id;
  PERFORM enqueue_notification('delivery:' || o.id, 'delivery', o.shopper_id, jsonb_build_object('order_id', o.id), 0);
  RETURN 'paid';
END $$;

CREATE TYPE wanted_line AS (
  position int, offer_id text, product_slug text, title text, kind product_kind, quantity int, unit_price_minor bigint, is_unlimited boolean, is_sellable boolean);

-- Freezes lines and prices, reserves the units, empties the basket: all or nothing. Without offers the basket is ordered.
-- With `from_balance` the order is paid in the same step. Refuses: BANNED, FROZEN, ORDER_NOT_PAYABLE (empty basket), NOT_FOUND,
-- OUT_OF_STOCK, PRICE_CHANGED, AMOUNT_TOO_SMALL, AMOUNT_TOO_LARGE, TOO_MANY_ORDERS, TOO_MANY_UNITS, INSUFFICIENT_BALANCE, POLICY.
CREATE FUNCTION place_order(p jsonb) RETURNS TABLE (total_minor bigint, expires_at timestamptz, state order_state) LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
  buyer shopper;
  new_order_id text := p->>'order_id';
  is_basket boolean := p->'offer_id' IS NULL OR p->>'offer_id' IS NULL;
  from_balance boolean := (p->>'from_balance')::boolean;
  until timestamptz := now() + make_interval(secs => (p->>'ttl_seconds')::double precision);
  total bigint;
  counted int;
  lines wanted_line[];
  line record;
  outcome text;
BEGIN
  SELECT * INTO buyer FROM shopper WHERE id = p->>'shopper_id' FOR UPDATE;
  IF NOT FOUND THEN PERFORM refuse('NOT_FOUND'); END IF;
  IF buyer.banned_at IS NOT NULL THEN PERFORM refuse('BANNED'); END IF;
  IF buyer.frozen_at IS NOT NULL THEN PERFORM refuse('FROZEN'); END IF;

  SELECT array_agg(ROW(w.*)::wanted_line ORDER BY w.offer_id) INTO lines FROM (
    SELECT (row_number() OVER (ORDER BY w.offer_id))::int AS position, o.id AS offer_id, pr.slug AS product_slug,
           pr.title || CASE WHEN o.title <> '' AND o.title <> pr.title THEN ' · ' || o.title ELSE '' END || coalesce(' · ' || loc.name, '') AS title,
           pr.kind, w.quantity, o.price_minor AS unit_price_minor, o.is_unlimited,
           o.is_active AND pr.is_active AND (NOT o.is_unlimited OR EXISTS (SELECT 1 FROM shared_payload sp WHERE sp.offer_id = o.id)) AS is_sellable
      FROM (SELECT b.offer_id, b.quantity FROM basket_line b WHERE is_basket AND b.shopper_id = buyer.id
            UNION ALL SELECT p->>'offer_id', (p->>'quantity')::int WHERE NOT is_basket) AS w (offer_id, quantity)
      JOIN offer o ON o.id = w.offer_id
      JOIN product pr ON pr.id = o.product_id
      LEFT JOIN location loc ON loc.id = o.location_id) AS w;

  SELECT sum(quantity * unit_price_minor), sum(quantity) FILTER (WHERE NOT is_unlimited) INTO total, counted FROM unnest(lines);
  IF total IS NULL THEN
    PERFORM refuse(CASE WHEN is_basket THEN 'ORDER_NOT_PAYABLE' ELSE 'NOT_FOUND' END, '{"reason": "empty"}');
  END IF;
  FOR line IN SELECT * FROM unnest(lines) WHERE NOT is_sellable LOOP
    PERFORM refuse('OUT_OF_STOCK', jsonb_build_object('offer_id', line.offer_id));
  END LOOP;
  FOR line IN SELECT * FROM unnest(lines) WHERE is_unlimited AND quantity > 1 LOOP
    PERFORM refuse('TOO_MANY_UNITS', jsonb_build_object('offer_id', line.offer_id, 'quantity_max', 1));
  END LOOP;
  IF (p->>'stars_only_digital')::boolean AND EXISTS (SELECT 1 FROM unnest(lines) WHERE kind = 'digital') THEN
    PERFORM refuse('POLICY');
  END IF;
  IF (p->>'expected_total_minor')::bigint <> total THEN
    PERFORM refuse('PRICE_CHANGED', jsonb_build_object('total_minor', total::text));
  END IF;
  IF total < (p->>'total_min_minor')::bigint THEN
    PERFORM refuse('AMOUNT_TOO_SMALL', jsonb_build_object('total_min_minor', p->>'total_min_minor'));
  END IF;
  IF total > (p->>'total_max_minor')::bigint THEN
    PERFORM refuse('AMOUNT_TOO_LARGE', jsonb_build_object('total_max_minor', p->>'total_max_minor'));
  END IF;
  IF NOT from_balance THEN
    IF (SELECT count(*) FROM orders x WHERE x.shopper_id = buyer.id AND x.state = 'awaiting') >= (p->>'open_orders_max')::int THEN
      PERFORM refuse('TOO_MANY_ORDERS', jsonb_build_object('open_orders_max', (p->>'open_orders_max')::int));
    END IF;
    IF coalesce(counted, 0) + (
        SELECT count(*) FROM orders x JOIN stock_unit u ON u.order_id = x.id WHERE x.shopper_id = buyer.id AND x.state = 'awaiting' AND u.state = 'reserved'
       ) > (p->>'reserved_units_max')::int THEN
      PERFORM refuse('TOO_MANY_UNITS', jsonb_build_object('reserved_units_max', (p->>'reserved_units_max')::int));
    END IF;
  ELSIF (SELECT a.balance_minor FROM ledger_account a WHERE a.id = 'shopper:' || buyer.id) < total THEN
    PERFORM refuse('INSUFFICIENT_BALANCE', jsonb_build_object('total_minor', total::text));
  END IF;

  INSERT INTO orders (id, shopper_id, total_minor, currency, is_from_basket, expires_at, request_key)
  SELECT new_order_id, buyer.id, total, shop.currency, is_basket, until, p->>'request_key' FROM shop;
  INSERT INTO order_line (order_id, position, offer_id, product_slug, title, kind, quantity, unit_price_minor, is_unlimited)
  SELECT new_order_id, w.position, w.offer_id, w.product_slug, w.title, w.kind, w.quantity, w.unit_price_minor, w.is_unlimited FROM unnest(lines) AS w;
  FOR line IN SELECT * FROM unnest(lines) WHERE NOT is_unlimited ORDER BY offer_id LOOP
    IF NOT reserve_units(new_order_id, line.offer_id, line.quantity, until) THEN
      PERFORM refuse('OUT_OF_STOCK', jsonb_build_object('offer_id', line.offer_id));
    END IF;
  END LOOP;
  IF is_basket THEN DELETE FROM basket_line b WHERE b.shopper_id = buyer.id; END IF;
  IF from_balance THEN
    outcome := pay_order(new_order_id, NULL, 0, interval '0');
    IF outcome <> 'paid' THEN PERFORM refuse('INSUFFICIENT_BALANCE'); END IF;
  END IF;
  RETURN QUERY SELECT o.total_minor, o.expires_at, o.state FROM orders o WHERE o.id = new_order_id;
END $$;

-- A shopper pays an order of theirs from the balance. Refuses: NOT_FOUND, BANNED, FROZEN, ORDER_NOT_PAYABLE, INSUFFICIENT_BALANCE.
CREATE FUNCTION pay_order_from_balance(own_order_id text, own_shopper_id text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  outcome text;
BEGIN
  IF (SELECT banned_at FROM shopper WHERE id = own_shopper_id FOR UPDATE) IS NOT NULL THEN PERFORM refuse('BANNED'); END IF;
  PERFORM 1 FROM orders WHERE id = own_order_id AND shopper_id = own_shopper_id FOR UPDATE;
  IF NOT FOUND THEN PERFORM refuse('NOT_FOUND'); END IF;
  outcome := pay_order(own_order_id, NULL, 0, interval '0');
  IF outcome = 'underpaid' THEN PERFORM refuse('INSUFFICIENT_BALANCE'); END IF;
  IF outcome = 'frozen' THEN PERFORM refuse('FROZEN'); END IF;
  IF outcome <> 'paid' THEN PERFORM refuse('ORDER_NOT_PAYABLE', jsonb_build_object('outcome', outcome)); END IF;
  PERFORM close_waiting_deposits(own_order_id);
END $$;

-- An order that is paid or ended closes its other deposits too: one that fell short before is settled with the order, or lapses with it.
CREATE FUNCTION close_waiting_deposits(of_order_id text) RETURNS void LANGUAGE sql AS $$
  UPDATE deposit d SET expires_at = least(d.expires_at, now()),
         status = CASE WHEN d.credited_minor > 0 AND o.state IN ('paid', 'delivered') THEN 'settled' ELSE 'expired' END::deposit_status
    FROM orders o WHERE o.id = d.order_id AND d.order_id = of_order_id
     AND (d.status IN ('creating', 'waiting', 'underpaid') OR (d.status = 'expired' AND d.credited_minor > 0))
$$;

-- Frees the units at once and puts the lines back into a basket that is still empty. Refuses: NOT_FOUND, ORDER_NOT_PAYABLE.
CREATE FUNCTION cancel_order(own_order_id text, own_shopper_id text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  o orders;
BEGIN
  PERFORM 1 FROM shopper WHERE id = own_shopper_id FOR UPDATE;
  SELECT * INTO o FROM orders WHERE id = own_order_id AND shopper_id = own_shopper_id FOR UPDATE;
  IF NOT FOUND THEN PERFORM refuse('NOT_FOUND'); END IF;
  IF o.state <> 'awaiting' THEN PERFORM refuse('ORDER_NOT_PAYABLE', jsonb_build_object('state', o.state)); END IF;
  UPDATE orders SET state = 'cancelled' WHERE id = o.id;
  PERFORM close_waiting_deposits(o.id);
  PERFORM release_order_units(o.id);
  IF o.is_from_basket AND NOT EXISTS (SELECT 1 FROM basket_line WHERE shopper_id = o.shopper_id) THEN
    INSERT INTO basket_line (shopper_id, offer_id, quantity) SELECT o.shopper_id, offer_id, quantity FROM order_line WHERE order_id = o.id;
  END IF;
END $$;

-- Ends orders whose time is over; the number ended. An order whose payment is on the chain is left alone for two hours more.
CREATE FUNCTION expire_orders(batch int) RETURNS int LANGUAGE plpgsql AS $$
DECLARE
  due record;
  o orders;
  ended int := 0;
BEGIN
  FOR due IN
    SELECT id, shopper_id FROM orders x
     WHERE x.state = 'awaiting' AND x.expires_at < now()
       AND (x.expires_at < now() - interval '2 hours' OR NOT EXISTS (SELECT 1 FROM deposit d WHERE d.order_id = x.id AND d.status = 'confirming'))
     ORDER BY x.expires_at LIMIT batch
  LOOP
    PERFORM 1 FROM shopper WHERE id = due.shopper_id FOR UPDATE SKIP LOCKED;
    CONTINUE WHEN NOT FOUND; -- somebody is paying or cancelling just now: next round
    SELECT * INTO o FROM orders WHERE id = due.id FOR UPDATE;
    CONTINUE WHEN o.state <> 'awaiting' OR o.expires_at >= now();
    CONTINUE WHEN o.expires_at >= now() - interval '2 hours' AND EXISTS (SELECT 1 FROM deposit d WHERE d.order_id = o.id AND d.status = 'confirming');
    UPDATE orders SET state = 'expired' WHERE id = o.id;
    UPDATE deposit SET status = 'expired' WHERE order_id = o.id AND status IN ('creating', 'waiting', 'underpaid');
    PERFORM release_order_units(o.id);
    PERFORM enqueue_notification('order_expired:' || o.id, 'order_expired', o.shopper_id, jsonb_build_object('order_id', o.id));
    ended := ended + 1;
  END LOOP;
  RETURN ended;
END $$;

-- The goods are out: the order is delivered and its units say when; or one unit of it, that replaces a faulty one. Repeatable.
CREATE FUNCTION mark_delivered(delivered_order_id text, only_unit_id text DEFAULT NULL) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM orders WHERE id = delivered_order_id FOR UPDATE;
  UPDATE stock_unit SET delivered_at = now()
   WHERE order_id = delivered_order_id AND state = 'sold' AND delivered_at IS NULL AND id = coalesce(only_unit_id, id);
  IF only_unit_id IS NULL THEN
    UPDATE orders SET state = 'delivered', delivered_at = now() WHERE id = delivered_order_id AND state = 'paid';
  END IF;
END $$;

-- ------------------------------------------------------------------ deposits

-- Our row, before the gateway is asked: whatever happens then, money that names it is ours. Refuses: NOT_FOUND, BANNED, ORDER_NOT_PAYABLE.
CREATE FUNCTION open_deposit(p jsonb) RETURNS timestamptz LANGUAGE plpgsql AS $$
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
  INSERT INTO deposit (id, shopper_id, order_id, purpose, gateway, pay_currency, price_minor, currency, expires_at, request_key)
  SELECT p->>'deposit_id', p->>'shopper_id', p->>'order_id', CASE WHEN p->>'order_id' IS NULL THEN 'refill' ELSE 'order' END::deposit_purpose,
         p->>'gateway', p->>'pay_currency', (p->>'price_minor')::bigint, shop.currency, until, p->>'request_key' FROM shop;
  RETURN until;
END $$;

-- What the gateway answered to our asking. An event may have been faster: then this adds only what is still missing.
CREATE FUNCTION record_created_payment(p jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  d deposit;
BEGIN
  SELECT * INTO d FROM deposit WHERE id = p->>'deposit_id' FOR UPDATE;
  INSERT INTO gateway_payment (gateway, gateway_payment_id, deposit_id, status, status_word, pay_currency, pay_amount)
  VALUES (d.gateway, p->>'gateway_payment_id', d.id, 'waiting', p->>'status_word', d.pay_currency, (p->>'pay_amount')::numeric)
  ON CONFLICT (gateway, gateway_payment_id) DO NOTHING;
  IF FOUND THEN
    INSERT INTO quote (gateway, gateway_payment_id, price_minor, pay_amount, expires_at)
    VALUES (d.gateway, p->>'gateway_payment_id', d.price_minor, (p->>'pay_amount')::numeric, (p->>'quote_expires_at')::timestamptz);
    IF NOT coalesce((p->>'is_shown')::boolean, false) THEN
      PERFORM enqueue_notification('payment_created:' || d.id, 'payment_created', d.shopper_id,
        jsonb_build_object('deposit_id', d.id, 'order_id', d.order_id, 'coin', p->>'coin'));
    END IF;
  END IF;
  UPDATE deposit SET gateway_payment_id = coalesce(gateway_payment_id, p->>'gateway_payment_id'),
         network = p->>'network', pay_address = p->>'pay_address', payin_extra_id = p->>'payin_extra_id',
         pay_amount = coalesce(pay_amount, (p->>'pay_amount')::numeric), quote_expires_at = coalesce(quote_expires_at, (p->>'quote_expires_at')::timestamptz),
         status = CASE WHEN status = 'creating' THEN 'waiting' ELSE status END,
         next_poll_at = coalesce(next_poll_at, now() + interval '15 seconds')
   WHERE id = d.id;
END $$;

-- The gateway refused or did not answer. The order of a first payment goes with it, its units free before the buyer hears of it.
CREATE FUNCTION fail_deposit(failed_deposit_id text, is_cancelling boolean) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  d deposit;
BEGIN
  SELECT * INTO d FROM deposit WHERE id = failed_deposit_id;
  PERFORM 1 FROM shopper WHERE id = d.shopper_id FOR UPDATE;
  PERFORM 1 FROM orders WHERE id = d.order_id FOR UPDATE;
  UPDATE deposit SET status = 'failed' WHERE id = d.id AND status = 'creating';
  IF is_cancelling AND EXISTS (SELECT 1 FROM orders WHERE id = d.order_id AND state = 'awaiting') THEN
    PERFORM cancel_order(d.order_id, d.shopper_id);
  END IF;
END $$;

-- A new quote for an open payment.
CREATE FUNCTION record_quote(p jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  d deposit;
BEGIN
  SELECT * INTO d FROM deposit WHERE id = p->>'deposit_id' FOR UPDATE;
  INSERT INTO quote (gateway, gateway_payment_id, price_minor, pay_amount, expires_at)
  VALUES (d.gateway, d.gateway_payment_id, d.price_minor, (p->>'pay_amount')::numeric, (p->>'quote_expires_at')::timestamptz);
  UPDATE gateway_payment SET pay_amount = (p->>'pay_amount')::numeric WHERE gateway = d.gateway AND gateway_payment_id = d.gateway_payment_id;
  UPDATE deposit SET pay_amount = (p->>'pay_amount')::numeric, quote_expires_at = (p->>'quote_expires_at')::timestamptz WHERE id = d.id;
END $$;

-- Ends refills nobody paid in time, and orphans that the gateway never answered for; they are polled on.
CREATE FUNCTION expire_deposits(batch int) RETURNS int LANGUAGE plpgsql AS $$
DECLARE
  ended int;
BEGIN
  WITH due AS (
    SELECT id FROM deposit WHERE status IN ('creating', 'waiting') AND purpose = 'refill' AND expires_at < now()
     ORDER BY expires_at LIMIT batch FOR UPDATE SKIP LOCKED),
  ended_rows AS (UPDATE deposit d SET status = 'expired' FROM due WHERE d.id = due.id RETURNING d.id, d.shopper_id, d.gateway_payment_id),
  told AS (
    INSERT INTO notification (dedupe_key, kind, shopper_id, chat_id, payload)
    SELECT 'payment_expired:' || e.id, 'payment_expired', s.id, s.telegram_id, jsonb_build_object('deposit_id', e.id)
      FROM ended_rows e JOIN shopper s ON s.id = e.shopper_id WHERE e.gateway_payment_id IS NOT NULL
    ON CONFLICT (dedupe_key) DO NOTHING)
  SELECT count(*) INTO ended FROM ended_rows;
  RETURN ended;
END $$;

-- Money nobody may value by guessing: kept with its evidence, once, and the admins told. One that was ended is opened again only by
-- news: more coins than a person decided about.
CREATE FUNCTION open_review(p jsonb, admin_chats bigint[]) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  review_id bigint;
  opened_at timestamptz;
BEGIN
  INSERT INTO review (reason, gateway, subject, deposit_id, shopper_id, proposed_minor, evidence)
  VALUES ((p->>'reason')::review_reason, p->>'gateway', p->>'subject', p->>'deposit_id',
          (SELECT shopper_id FROM deposit WHERE id = p->>'deposit_id'), (p->>'proposed_minor')::bigint, coalesce(nullif(p->'evidence', 'null'), '{}'))
  ON CONFLICT (gateway, subject, reason) DO UPDATE
     SET state = 'open', resolved_at = NULL, resolved_by = NULL, outcome = NULL, note = NULL, created_at = now(),
         evidence = EXCLUDED.evidence, proposed_minor = EXCLUDED.proposed_minor
   WHERE review.state = 'resolved' AND (p->>'is_news')::boolean
  RETURNING id, created_at INTO review_id, opened_at;
  IF review_id IS NULL THEN RETURN false; END IF;
  PERFORM alarm_admins('review:' || review_id || ':' || extract(epoch FROM opened_at), jsonb_build_object('alarm', 'review', 'review_id', review_id, 'reason', p->>'reason', 'subject', p->>'subject'), admin_chats);
  RETURN true;
END $$;

-- ------------------------------------------------------------------ the one money rule

-- Brings one payment at the gateway into the books: credits what is new, pays the order if it can, and tells the shopper; all or nothing.
-- The caller has asked the gateway for the truth and valued it; `expected_credited_amount` is what it saw credited before, so that of any
-- number of copies one credits and the others answer `stale`. Outcome: stale | the answer of pay_order | credited | reversed | none.
CREATE FUNCTION settle_deposit(p jsonb, admin_chats bigint[]) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  d deposit;
  o orders;
  g gateway_payment;
  now_status gateway_status := (p->>'status')::gateway_status;
  received numeric := (p->>'received_amount')::numeric;
  credit bigint := coalesce((p->>'credit_minor')::bigint, 0);
  term interval := make_interval(secs => (p->>'term_seconds')::double precision);
  is_new_status boolean;
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
        'evidence', p->'evidence'), admin_chats);
      PERFORM write_deposit_status(d.id, p);
      IF is_new_status THEN PERFORM tell_shopper(d.id, g, p, 'none', true); END IF;
    END IF;
    RETURN jsonb_build_object('outcome', 'none');
  END IF;
  is_new_status := g.status <> now_status;

  IF (p->>'quote_pay_amount') IS NOT NULL AND NOT EXISTS (
      SELECT 1 FROM (SELECT pay_amount FROM quote WHERE gateway = g.gateway AND gateway_payment_id = g.gateway_payment_id ORDER BY id DESC LIMIT 1) last
       WHERE last.pay_amount = (p->>'quote_pay_amount')::numeric) THEN
    INSERT INTO quote (gateway, gateway_payment_id, price_minor, pay_amount, expires_at)
    VALUES (g.gateway, g.gateway_payment_id, d.price_minor, (p->>'quote_pay_amount')::numeric, coalesce((p->>'quote_expires_at')::timestamptz, d.quote_expires_at, now()));
  END IF;

  -- A payment that turns up under our deposit id although its creation was never answered is adopted.
  IF d.gateway_payment_id IS NULL AND g.parent_gateway_payment_id IS NULL THEN
    UPDATE deposit SET gateway_payment_id = g.gateway_payment_id, pay_amount = (p->>'pay_amount')::numeric, pay_address = p->>'pay_address',
           payin_extra_id = p->>'payin_extra_id', network = p->>'network', quote_expires_at = (p->>'quote_expires_at')::timestamptz,
           next_poll_at = now() + interval '15 seconds' WHERE id = d.id;
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
  PERFORM tell_shopper(d.id, g, p, outcome, is_new_status);
  RETURN jsonb_build_object('outcome', outcome);
END $$;

-- What the shopper is told about a deposit follows from its money, its order and the gateway's word on all payments to its address.
CREATE FUNCTION write_deposit_status(of_deposit_id text, p jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  d deposit;
  order_now order_state;
  new_status deposit_status;
  own_status gateway_status;
  is_seen boolean;
  is_in_review boolean;
  is_owing boolean;
BEGIN
  SELECT * INTO d FROM deposit WHERE id = of_deposit_id;
  SELECT status INTO own_status FROM gateway_payment WHERE gateway = d.gateway AND gateway_payment_id = d.gateway_payment_id;
  SELECT EXISTS (SELECT 1 FROM gateway_payment WHERE deposit_id = d.id AND status = 'seen') INTO is_seen;
  SELECT state INTO order_now FROM orders WHERE id = d.order_id;
  SELECT count(*) > 0, count(*) FILTER (WHERE reason = 'GATEWAY_REFUNDED') > 0 INTO is_in_review, is_owing
    FROM review WHERE deposit_id = d.id AND state = 'open';
  new_status := CASE
    WHEN is_in_review AND (is_owing OR d.credited_minor <= d.reversed_minor) THEN 'review'
    WHEN is_seen AND (d.credited_minor <= d.reversed_minor OR order_now = 'awaiting') THEN 'confirming'
    WHEN d.credited_minor > 0 AND d.credited_minor <= d.reversed_minor THEN 'failed'
    WHEN d.credited_minor > 0 THEN CASE
      WHEN d.order_id IS NULL OR order_now IN ('paid', 'delivered', 'refunded') THEN 'settled'
      WHEN order_now = 'awaiting' THEN 'underpaid'
      ELSE 'expired' END::deposit_status
    WHEN own_status IN ('failed', 'cancelled', 'refunded') OR d.status = 'review' THEN 'failed' -- what was in review ended without a credit
    WHEN own_status = 'expired' THEN 'expired'
    WHEN own_status IN ('waiting', 'partially_paid', 'finished') AND d.status IN ('creating', 'confirming') THEN
      CASE WHEN d.order_id IS NULL OR order_now = 'awaiting' THEN 'waiting' ELSE 'expired' END::deposit_status
    ELSE d.status END;
  UPDATE deposit SET status = new_status,
         expires_at = CASE WHEN new_status = 'underpaid' THEN (SELECT expires_at FROM orders WHERE id = d.order_id) ELSE expires_at END,
         seen_at = coalesce(seen_at, (p->>'seen_at')::timestamptz),
         pay_amount = CASE WHEN gateway_payment_id = p->>'gateway_payment_id' THEN coalesce((p->>'quote_pay_amount')::numeric, pay_amount) ELSE pay_amount END,
         received_amount = (SELECT coalesce(sum(g.received_amount), 0) FROM gateway_payment g WHERE g.deposit_id = d.id AND g.pay_currency = d.pay_currency)
   WHERE id = d.id;
END $$;

-- One message per thing that happened to a payment. What it brought beyond what its order needed is told with it: `over_minor`.
CREATE FUNCTION tell_shopper(of_deposit_id text, g gateway_payment, p jsonb, outcome text, is_new_status boolean) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  d deposit;
  r review;
  facts jsonb;
  mark text := g.gateway || ':' || g.gateway_payment_id || ':' || coalesce(p->>'received_amount', '0');
BEGIN
  SELECT * INTO d FROM deposit WHERE id = of_deposit_id;
  SELECT * INTO r FROM review WHERE deposit_id = d.id AND state = 'open' AND reason <> 'GATEWAY_REFUNDED' ORDER BY created_at DESC, id DESC LIMIT 1;
  facts := jsonb_build_object('deposit_id', d.id, 'order_id', d.order_id, 'credited_minor', p->>'credit_minor');
  IF outcome = 'paid' THEN PERFORM enqueue_notification('payment_settled:' || mark, 'payment_settled', d.shopper_id, facts || over_facts(d.shopper_id, p->>'credit_minor'));
  ELSIF outcome = 'underpaid' AND d.status <> 'expired' THEN PERFORM enqueue_notification('payment_underpaid:' || mark, 'payment_underpaid', d.shopper_id, facts);
  ELSIF outcome = 'credited' THEN PERFORM enqueue_notification('payment_credited:' || mark, 'payment_credited', d.shopper_id, facts);
  ELSIF outcome IN ('underpaid', 'already_paid', 'closed', 'no_stock', 'frozen') THEN
    PERFORM enqueue_notification('payment_late:' || mark, 'payment_late', d.shopper_id,
      facts || jsonb_build_object('why', CASE outcome WHEN 'underpaid' THEN 'closed' ELSE outcome END));
  ELSIF outcome = 'reversed' THEN PERFORM enqueue_notification('payment_reversed:' || mark, 'payment_reversed', d.shopper_id, facts);
  ELSIF r.id IS NOT NULL THEN -- once each time one is opened; an account that owes was told so by the reversal
    PERFORM enqueue_notification('payment_review:' || r.id || ':' || extract(epoch FROM r.created_at), 'payment_review', d.shopper_id, facts);
  ELSIF d.status = 'confirming' THEN PERFORM enqueue_notification('payment_seen:' || g.gateway || ':' || g.gateway_payment_id, 'payment_seen', d.shopper_id, facts);
  ELSIF d.status = 'failed' AND is_new_status THEN PERFORM enqueue_notification('payment_failed:' || d.id, 'payment_failed', d.shopper_id, facts);
  END IF;
END $$;

-- Of a credit whose order has just been paid: what is left of it.
CREATE FUNCTION over_facts(of_shopper_id text, credit_minor text) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('over_minor', least(credit_minor::bigint, a.balance_minor)::text) FROM ledger_account a WHERE a.id = 'shopper:' || of_shopper_id
$$;

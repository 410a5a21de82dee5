-- Gaps that tests of forbidden writes found in the first guarantees, closed. Same SQLSTATEs as there.

-- ------------------------------------------------------------------ ledger

-- At commit: two or more legs that sum to zero, on no other accounts than this kind of posting is about; and what is booked under
-- a deposit or an order is what its row says.
CREATE OR REPLACE FUNCTION check_ledger_transaction() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  total numeric;
  legs int;
  used text[];
  allowed text[];
BEGIN
  SELECT coalesce(sum(amount_minor), 0), count(*), array_agg(account_id) INTO total, legs, used FROM ledger_entry WHERE transaction_id = NEW.id;
  IF legs < 2 OR total <> 0 THEN
    RAISE EXCEPTION 'ledger transaction %: % legs sum to %', NEW.id, legs, total USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.kind IN ('deposit', 'reversal') THEN
    SELECT ARRAY['gateway:' || gateway, 'shopper:' || shopper_id] INTO allowed FROM deposit WHERE id = NEW.deposit_id;
  ELSIF NEW.kind IN ('purchase', 'tolerance', 'refund') THEN
    SELECT ARRAY['shopper:' || shopper_id, CASE NEW.kind WHEN 'tolerance' THEN 'tolerance' ELSE 'revenue' END] INTO allowed FROM orders WHERE id = NEW.order_id;
  ELSE
    RETURN NULL;
  END IF;
  IF allowed IS NULL OR NOT used <@ allowed THEN
    RAISE EXCEPTION 'ledger transaction %: a % moves money between % only', NEW.id, NEW.kind, allowed USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.kind IN ('deposit', 'reversal') THEN
    PERFORM check_deposit_books(NEW.deposit_id);
  ELSIF NOT EXISTS (
    SELECT 1 FROM orders WHERE id = NEW.order_id AND CASE NEW.kind WHEN 'purchase' THEN paid_transaction_id = NEW.id ELSE paid_transaction_id IS NOT NULL END) THEN
    RAISE EXCEPTION 'ledger transaction %: a % of an order that is not paid', NEW.id, NEW.kind USING ERRCODE = 'check_violation';
  ELSIF NEW.kind <> 'purchase' THEN
    PERFORM check_order(NEW.order_id);
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION check_deposit_books(checked_deposit_id text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  d deposit;
  booked numeric;
  taken numeric;
  paid_minor numeric;
  paid_back_minor numeric;
BEGIN
  SELECT * INTO d FROM deposit WHERE id = checked_deposit_id;
  SELECT coalesce(sum(e.amount_minor) FILTER (WHERE t.kind = 'deposit'), 0),
         coalesce(-sum(e.amount_minor) FILTER (WHERE t.kind = 'reversal'), 0)
    INTO booked, taken
    FROM ledger_transaction t JOIN ledger_entry e ON e.transaction_id = t.id
   WHERE t.deposit_id = d.id AND t.kind IN ('deposit', 'reversal') AND e.account_id = 'shopper:' || d.shopper_id;
  SELECT coalesce(sum(credited_minor), 0), coalesce(sum(reversed_minor), 0) INTO paid_minor, paid_back_minor FROM gateway_payment WHERE deposit_id = d.id;
  IF booked <> d.credited_minor OR taken <> d.reversed_minor OR paid_minor <> d.credited_minor OR paid_back_minor <> d.reversed_minor THEN
    RAISE EXCEPTION 'deposit %: credited % but booked % and by its payments %, reversed % but booked % and by its payments %',
      d.id, d.credited_minor, booked, paid_minor, d.reversed_minor, taken, paid_back_minor USING ERRCODE = 'check_violation';
  END IF;
END $$;

DROP TRIGGER gateway_payment_check ON gateway_payment;
CREATE CONSTRAINT TRIGGER gateway_payment_check AFTER UPDATE ON gateway_payment DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (OLD.credited_minor <> NEW.credited_minor OR OLD.reversed_minor <> NEW.reversed_minor) EXECUTE FUNCTION check_gateway_payment_row();

-- ------------------------------------------------------------------ orders

-- At commit: the lines make up the total; an order that awaits its money has its units reserved, one that ended holds none, a paid one
-- was debited exactly its total from its own shopper and holds its units; tolerance and refund are booked as the order says.
CREATE OR REPLACE FUNCTION check_order(checked_order_id text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  o orders;
  debited numeric;
  granted numeric;
  refunded numeric;
BEGIN
  SELECT * INTO o FROM orders WHERE id = checked_order_id;
  IF o.total_minor IS DISTINCT FROM (SELECT sum(quantity * unit_price_minor) FROM order_line WHERE order_id = o.id) THEN
    RAISE EXCEPTION 'order %: lines and total differ', o.id USING ERRCODE = 'check_violation';
  END IF;
  IF o.state IN ('expired', 'cancelled') AND EXISTS (SELECT 1 FROM stock_unit WHERE order_id = o.id AND state <> 'void') THEN
    RAISE EXCEPTION 'order %: % but holds units', o.id, o.state USING ERRCODE = 'check_violation';
  END IF;
  IF o.state IN ('awaiting', 'paid', 'delivered') AND EXISTS (
    SELECT 1 FROM order_line l
      LEFT JOIN LATERAL (
        SELECT count(*) AS n FROM stock_unit u
         WHERE u.order_id = o.id AND u.offer_id = l.offer_id AND u.state = CASE o.state WHEN 'awaiting' THEN 'reserved' ELSE 'sold' END::unit_state) held ON true
     WHERE l.order_id = o.id
       AND CASE WHEN l.is_unlimited THEN o.state <> 'awaiting' AND l.shared_payload_id IS NULL ELSE held.n <> l.quantity END) THEN
    RAISE EXCEPTION 'order %: % without its units', o.id, o.state USING ERRCODE = 'check_violation';
  END IF;
  IF o.state IN ('awaiting', 'expired', 'cancelled') AND o.tolerance_minor = 0 THEN RETURN; END IF;

  SELECT -sum(e.amount_minor) FILTER (WHERE t.id = o.paid_transaction_id AND t.kind = 'purchase'),
         coalesce(sum(e.amount_minor) FILTER (WHERE t.kind = 'tolerance'), 0),
         coalesce(sum(e.amount_minor) FILTER (WHERE t.kind = 'refund'), 0)
    INTO debited, granted, refunded
    FROM ledger_transaction t JOIN ledger_entry e ON e.transaction_id = t.id
   WHERE t.order_id = o.id AND e.account_id = 'shopper:' || o.shopper_id;
  IF debited IS DISTINCT FROM o.total_minor THEN
    RAISE EXCEPTION 'order %: total % but debited %', o.id, o.total_minor, debited USING ERRCODE = 'check_violation';
  END IF;
  IF granted <> o.tolerance_minor THEN
    RAISE EXCEPTION 'order %: tolerance % but granted %', o.id, o.tolerance_minor, granted USING ERRCODE = 'check_violation';
  END IF;
  IF refunded > o.total_minor - o.tolerance_minor OR (o.state = 'refunded' AND refunded <= 0) THEN
    RAISE EXCEPTION 'order %: % refunded', o.id, refunded USING ERRCODE = 'check_violation';
  END IF;
END $$;

DROP TRIGGER orders_check_paid ON orders;
CREATE CONSTRAINT TRIGGER orders_check_changed AFTER UPDATE ON orders DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (OLD.state <> NEW.state OR OLD.tolerance_minor <> NEW.tolerance_minor) EXECUTE FUNCTION check_order_row();

-- ------------------------------------------------------------------ stock

-- A unit is reserved, and sold, only for an order that asks for its offer and is still unpaid: so nothing can be added to a paid one,
-- whose units were counted when it was paid.
CREATE FUNCTION guard_stock_unit_order() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM order_line l JOIN orders o ON o.id = l.order_id
     WHERE l.order_id = NEW.order_id AND l.offer_id = NEW.offer_id AND NOT l.is_unlimited AND o.state IN ('awaiting', 'expired')) THEN
    RAISE EXCEPTION 'unit %: no open order asks for it', NEW.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER stock_unit_order_guard BEFORE UPDATE ON stock_unit FOR EACH ROW
  WHEN (NEW.order_id IS NOT NULL AND NEW.state IN ('reserved', 'sold') AND (OLD.state, OLD.order_id) IS DISTINCT FROM (NEW.state, NEW.order_id))
  EXECUTE FUNCTION guard_stock_unit_order();

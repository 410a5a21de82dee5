-- What must never happen, forbidden by the database: code that gets it wrong fails to commit.
-- SQLSTATE of a refusal: 23514 check, 23505 unique, 23503 foreign key, 23001 append-only or kept for ever.

-- ------------------------------------------------------------------ indexes that hold only what is looked for

DROP INDEX stock_unit_free;
CREATE INDEX stock_unit_free ON stock_unit (offer_id, id) WHERE state = 'free';
DROP INDEX stock_unit_order;
CREATE INDEX stock_unit_order ON stock_unit (order_id) WHERE order_id IS NOT NULL;
DROP INDEX orders_awaiting;
CREATE INDEX orders_awaiting ON orders (expires_at) WHERE state = 'awaiting';
DROP INDEX orders_open;
CREATE INDEX orders_open ON orders (shopper_id) WHERE state = 'awaiting';
DROP INDEX deposit_order;
CREATE INDEX deposit_order ON deposit (order_id) WHERE order_id IS NOT NULL;
DROP INDEX deposit_due;
CREATE INDEX deposit_due ON deposit (next_poll_at) WHERE next_poll_at IS NOT NULL;
DROP INDEX deposit_open;
CREATE INDEX deposit_open ON deposit (expires_at) WHERE status IN ('creating', 'waiting');
DROP INDEX ledger_transaction_order;
CREATE INDEX ledger_transaction_order ON ledger_transaction (order_id) WHERE order_id IS NOT NULL;
DROP INDEX ledger_transaction_deposit;
CREATE INDEX ledger_transaction_deposit ON ledger_transaction (deposit_id) WHERE deposit_id IS NOT NULL;
DROP INDEX ledger_entry_account;
CREATE UNIQUE INDEX ledger_entry_account ON ledger_entry (account_id, account_sequence) WHERE account_sequence IS NOT NULL;
DROP INDEX payment_event_due;
CREATE INDEX payment_event_due ON payment_event (next_attempt_at) WHERE state = 'queued';
DROP INDEX notification_due;
CREATE INDEX notification_due ON notification (priority, next_attempt_at) WHERE state = 'queued';
DROP INDEX telegram_update_queued;
CREATE INDEX telegram_update_queued ON telegram_update (received_at) WHERE state = 'queued';
DROP INDEX product_category_active;
CREATE INDEX product_category_active ON product (category_id, position) WHERE is_active;
DROP INDEX offer_product_id_location_id_title_key;
CREATE UNIQUE INDEX offer_product_id_location_id_title_key ON offer (product_id, location_id, title) NULLS NOT DISTINCT;
ALTER TABLE rate_limit SET UNLOGGED;

-- ------------------------------------------------------------------ checks

ALTER TABLE shop
  ADD CONSTRAINT shop_is_one CHECK (id = 1),
  ADD CONSTRAINT shop_currency_code CHECK (currency ~ '^[A-Z]{3}$');
ALTER TABLE shopper
  ADD CONSTRAINT shopper_telegram_id CHECK (telegram_id BETWEEN 1 AND 4503599627370495), -- at most 52 bits, says the Bot API
  ADD CONSTRAINT shopper_language CHECK (language ~ '^[a-z]{2,3}$');
ALTER TABLE location
  ADD CONSTRAINT location_not_own_parent CHECK (parent_id <> id);
ALTER TABLE category
  ADD CONSTRAINT category_slug CHECK (slug ~ '^[a-z0-9][a-z0-9-]{0,60}$');
ALTER TABLE product
  ADD CONSTRAINT product_slug CHECK (slug ~ '^[a-z0-9][a-z0-9-]{0,60}$'),
  ADD CONSTRAINT product_title CHECK (length(title) BETWEEN 1 AND 200),
  ADD CONSTRAINT product_description CHECK (length(description) <= 10000);
ALTER TABLE offer
  ADD CONSTRAINT offer_price CHECK (price_minor BETWEEN 1 AND 100000000000),
  ADD CONSTRAINT offer_title CHECK (length(title) <= 200);
ALTER TABLE stock_unit
  ADD CONSTRAINT stock_unit_owner CHECK (state = 'void' OR (state IN ('reserved', 'sold')) = (order_id IS NOT NULL)),
  ADD CONSTRAINT stock_unit_reservation CHECK ((state = 'reserved') = (reserved_until IS NOT NULL)),
  ADD CONSTRAINT stock_unit_sold CHECK (state = 'void' OR (state = 'sold') = (sold_at IS NOT NULL)),
  ADD CONSTRAINT stock_unit_delivered CHECK (delivered_at IS NULL OR sold_at IS NOT NULL),
  ADD CONSTRAINT stock_unit_fingerprint CHECK (octet_length(fingerprint) = 32),
  ADD CONSTRAINT stock_unit_payload CHECK (octet_length(sealed_payload) BETWEEN 29 AND 1048576);
ALTER TABLE shared_payload
  ADD CONSTRAINT shared_payload_version CHECK (version >= 1),
  ADD CONSTRAINT shared_payload_fingerprint CHECK (octet_length(fingerprint) = 32),
  ADD CONSTRAINT shared_payload_payload CHECK (octet_length(sealed_payload) BETWEEN 29 AND 1048576);
ALTER TABLE sealed_file
  ADD CONSTRAINT sealed_file_size CHECK (size_bytes BETWEEN 1 AND 52428800);
ALTER TABLE ledger_account
  ADD CONSTRAINT ledger_account_owner CHECK ((kind IN ('shopper', 'hold')) = (shopper_id IS NOT NULL)),
  ADD CONSTRAINT ledger_account_not_negative CHECK (balance_minor >= 0),
  ADD CONSTRAINT ledger_account_kept CHECK (kind IN ('shopper', 'hold') OR (balance_minor = 0 AND entry_count = 0)),
  ADD CONSTRAINT ledger_account_id CHECK (id = CASE kind
    WHEN 'shopper' THEN 'shopper:' || shopper_id
    WHEN 'hold' THEN 'hold:' || shopper_id
    WHEN 'gateway' THEN 'gateway:' || split_part(id, ':', 2)
    ELSE kind::text END);
ALTER TABLE ledger_transaction
  ADD CONSTRAINT ledger_transaction_key CHECK (length(idempotency_key) BETWEEN 3 AND 200);
ALTER TABLE ledger_entry
  ADD CONSTRAINT ledger_entry_amount CHECK (amount_minor <> 0 AND amount_minor BETWEEN -9000000000000000 AND 9000000000000000);
ALTER TABLE basket_line
  ADD CONSTRAINT basket_line_quantity CHECK (quantity BETWEEN 1 AND 100);
ALTER TABLE orders
  ADD CONSTRAINT orders_total CHECK (total_minor BETWEEN 1 AND 9000000000000000),
  ADD CONSTRAINT orders_tolerance CHECK (tolerance_minor >= 0 AND tolerance_minor < total_minor),
  ADD CONSTRAINT orders_paid CHECK ((state IN ('paid', 'delivered', 'refunded')) = (paid_transaction_id IS NOT NULL AND paid_at IS NOT NULL)),
  ADD CONSTRAINT orders_delivered CHECK (state <> 'delivered' OR delivered_at IS NOT NULL);
ALTER TABLE order_line
  ADD CONSTRAINT order_line_quantity CHECK (quantity BETWEEN 1 AND 100 AND (NOT is_unlimited OR quantity = 1)),
  ADD CONSTRAINT order_line_price CHECK (unit_price_minor > 0),
  ADD CONSTRAINT order_line_position CHECK (position BETWEEN 1 AND 50),
  ADD CONSTRAINT order_line_shared CHECK (is_unlimited OR shared_payload_id IS NULL);
ALTER TABLE deposit
  ADD CONSTRAINT deposit_price CHECK (price_minor > 0),
  ADD CONSTRAINT deposit_purpose CHECK ((purpose = 'order') = (order_id IS NOT NULL)),
  ADD CONSTRAINT deposit_amounts CHECK (received_amount >= 0 AND (pay_amount IS NULL OR pay_amount > 0)),
  ADD CONSTRAINT deposit_credited CHECK (credited_minor >= 0 AND reversed_minor BETWEEN 0 AND credited_minor);
ALTER TABLE gateway_payment
  ADD CONSTRAINT gateway_payment_amounts CHECK (received_amount >= 0 AND pay_amount >= 0),
  ADD CONSTRAINT gateway_payment_credited CHECK (credited_amount BETWEEN 0 AND received_amount),
  ADD CONSTRAINT gateway_payment_minor CHECK (credited_minor >= 0 AND reversed_minor BETWEEN 0 AND credited_minor);
ALTER TABLE quote
  ADD CONSTRAINT quote_amounts CHECK (price_minor > 0 AND pay_amount > 0);
ALTER TABLE payment_event
  ADD CONSTRAINT payment_event_body CHECK (octet_length(raw_body) BETWEEN 1 AND 65536),
  ADD CONSTRAINT payment_event_key CHECK (length(event_key) BETWEEN 1 AND 200);
ALTER TABLE review
  ADD CONSTRAINT review_resolved CHECK ((state = 'resolved') = (resolved_at IS NOT NULL)),
  ADD CONSTRAINT review_proposed CHECK (proposed_minor IS NULL OR proposed_minor >= 0);
ALTER TABLE notification
  ADD CONSTRAINT notification_sent CHECK ((state = 'sent') = (sent_at IS NOT NULL)),
  ADD CONSTRAINT notification_lease CHECK ((lease_until IS NULL) = (lease_token IS NULL)),
  ADD CONSTRAINT notification_parts CHECK (parts_sent >= 0 AND repeat_count >= 0 AND cardinality(message_ids) >= parts_sent);
ALTER TABLE idempotent_request
  ADD CONSTRAINT idempotent_request_key CHECK (length(key) BETWEEN 8 AND 100),
  ADD CONSTRAINT idempotent_request_hash CHECK (octet_length(request_hash) = 32);

-- ------------------------------------------------------------------ kept for ever

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER shop_kept BEFORE UPDATE OR DELETE ON shop FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_entry_kept BEFORE UPDATE OR DELETE ON ledger_entry FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_entry_no_truncate BEFORE TRUNCATE ON ledger_entry EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_transaction_kept BEFORE UPDATE OR DELETE ON ledger_transaction FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_transaction_no_truncate BEFORE TRUNCATE ON ledger_transaction EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_account_no_delete BEFORE DELETE ON ledger_account FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER shared_payload_kept BEFORE UPDATE OR DELETE ON shared_payload FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER sealed_file_kept BEFORE UPDATE ON sealed_file FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER quote_kept BEFORE UPDATE OR DELETE ON quote FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER orders_no_delete BEFORE DELETE ON orders FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER order_line_no_delete BEFORE DELETE ON order_line FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER deposit_no_delete BEFORE DELETE ON deposit FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER gateway_payment_no_delete BEFORE DELETE ON gateway_payment FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER review_no_delete BEFORE DELETE ON review FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- ------------------------------------------------------------------ shopper

-- Every shopper has the two accounts from the first moment, so that no posting has to make one.
CREATE FUNCTION open_shopper_accounts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO ledger_account (id, kind, shopper_id, currency)
  SELECT kind::text || ':' || NEW.id, kind, NEW.id, shop.currency
    FROM shop, unnest(ARRAY['shopper', 'hold']::ledger_account_kind[]) AS kind;
  RETURN NULL;
END $$;
CREATE TRIGGER shopper_accounts AFTER INSERT ON shopper FOR EACH ROW EXECUTE FUNCTION open_shopper_accounts();

-- ------------------------------------------------------------------ catalogue

CREATE FUNCTION write_search_text() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.search_text := lower(NEW.title || ' ' || NEW.description);
  RETURN NEW;
END $$;
CREATE TRIGGER product_search_text BEFORE INSERT OR UPDATE OF title, description, search_text ON product
  FOR EACH ROW EXECUTE FUNCTION write_search_text();

-- ------------------------------------------------------------------ ledger

CREATE FUNCTION stamp_ledger_transaction() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.xid := pg_current_xact_id()::text; -- the top-level id: it survives savepoints, and nobody can choose it
  RETURN NEW;
END $$;
CREATE TRIGGER ledger_transaction_stamp BEFORE INSERT ON ledger_transaction FOR EACH ROW EXECUTE FUNCTION stamp_ledger_transaction();

-- The only writer of balances. One UPDATE takes the row lock, applies the check and numbers the entry.
CREATE FUNCTION apply_ledger_entry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM ledger_transaction WHERE id = NEW.transaction_id AND xid = pg_current_xact_id()::text) THEN
    RAISE EXCEPTION 'ledger transaction % is closed', NEW.transaction_id USING ERRCODE = 'check_violation';
  END IF;
  NEW.balance_after_minor := NULL;
  NEW.account_sequence := NULL;
  UPDATE ledger_account SET balance_minor = balance_minor + NEW.amount_minor, entry_count = entry_count + 1
   WHERE id = NEW.account_id AND kind IN ('shopper', 'hold')
   RETURNING balance_minor, entry_count INTO NEW.balance_after_minor, NEW.account_sequence;
  RETURN NEW;
END $$;
CREATE TRIGGER ledger_entry_apply BEFORE INSERT ON ledger_entry FOR EACH ROW EXECUTE FUNCTION apply_ledger_entry();

CREATE FUNCTION guard_ledger_account() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.balance_minor <> 0 OR NEW.entry_count <> 0 THEN
      RAISE EXCEPTION 'account % must begin empty', NEW.id USING ERRCODE = 'check_violation';
    END IF;
  ELSIF pg_trigger_depth() < 2 THEN
    RAISE EXCEPTION 'account %: only ledger entries change an account', NEW.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER ledger_account_guard BEFORE INSERT OR UPDATE ON ledger_account FOR EACH ROW EXECUTE FUNCTION guard_ledger_account();

-- At commit: two or more legs that sum to zero, on no other accounts than this kind of posting is about; and what is booked under
-- a deposit or an order is what its row says.
CREATE FUNCTION check_ledger_transaction() RETURNS trigger LANGUAGE plpgsql AS $$
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

CREATE FUNCTION check_deposit_books(checked_deposit_id text) RETURNS void LANGUAGE plpgsql AS $$
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
CREATE CONSTRAINT TRIGGER ledger_transaction_check AFTER INSERT ON ledger_transaction
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_ledger_transaction();

-- ------------------------------------------------------------------ orders

INSERT INTO order_transition VALUES
  ('awaiting', 'paid'), ('awaiting', 'expired'), ('awaiting', 'cancelled'),
  ('expired', 'paid'), -- late money, if the units can still be taken
  ('paid', 'delivered'), ('paid', 'refunded'), ('delivered', 'refunded');

CREATE FUNCTION guard_order() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'awaiting' THEN
      RAISE EXCEPTION 'order % must begin awaiting', NEW.id USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF NEW.state <> OLD.state AND NOT EXISTS (SELECT 1 FROM order_transition WHERE from_state = OLD.state AND to_state = NEW.state) THEN
    RAISE EXCEPTION 'order %: % to % is no step', OLD.id, OLD.state, NEW.state USING ERRCODE = 'check_violation';
  END IF;
  IF (NEW.id, NEW.shopper_id, NEW.total_minor, NEW.currency, NEW.created_at, NEW.is_from_basket)
       IS DISTINCT FROM (OLD.id, OLD.shopper_id, OLD.total_minor, OLD.currency, OLD.created_at, OLD.is_from_basket)
     OR (OLD.paid_transaction_id IS NOT NULL AND (NEW.paid_transaction_id, NEW.paid_at) IS DISTINCT FROM (OLD.paid_transaction_id, OLD.paid_at))
     OR (OLD.tolerance_minor > 0 AND NEW.tolerance_minor <> OLD.tolerance_minor)
     OR (OLD.delivered_at IS NOT NULL AND NEW.delivered_at IS DISTINCT FROM OLD.delivered_at)
     OR (OLD.seen_extended_at IS NOT NULL AND NEW.seen_extended_at IS DISTINCT FROM OLD.seen_extended_at)
     OR (OLD.underpaid_extended_at IS NOT NULL AND NEW.underpaid_extended_at IS DISTINCT FROM OLD.underpaid_extended_at) THEN
    RAISE EXCEPTION 'order %: what was agreed does not change', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER orders_guard BEFORE INSERT OR UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION guard_order();

CREATE FUNCTION guard_order_line() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.order_id, NEW.position, NEW.offer_id, NEW.product_slug, NEW.title, NEW.kind, NEW.quantity, NEW.unit_price_minor, NEW.is_unlimited)
       IS DISTINCT FROM (OLD.order_id, OLD.position, OLD.offer_id, OLD.product_slug, OLD.title, OLD.kind, OLD.quantity, OLD.unit_price_minor, OLD.is_unlimited)
     OR (OLD.shared_payload_id IS NOT NULL AND NEW.shared_payload_id IS DISTINCT FROM OLD.shared_payload_id) THEN
    RAISE EXCEPTION 'order %: its lines are frozen', OLD.order_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER order_line_guard BEFORE UPDATE ON order_line FOR EACH ROW EXECUTE FUNCTION guard_order_line();

-- At commit: the lines make up the total; an order that awaits its money has its units reserved, one that ended holds none, a paid one
-- was debited exactly its total from its own shopper and holds its units; tolerance and refund are booked as the order says.
CREATE FUNCTION check_order(checked_order_id text) RETURNS void LANGUAGE plpgsql AS $$
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
  IF refunded > o.total_minor - o.tolerance_minor OR (o.state = 'refunded') <> (refunded = o.total_minor - o.tolerance_minor) THEN
    RAISE EXCEPTION 'order %: % refunded', o.id, refunded USING ERRCODE = 'check_violation';
  END IF;
END $$;
CREATE FUNCTION check_order_row() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM check_order(NEW.id);
  RETURN NULL;
END $$;
CREATE FUNCTION check_order_of_line() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM check_order(NEW.order_id);
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER orders_check_placed AFTER INSERT ON orders
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_order_row();
CREATE CONSTRAINT TRIGGER orders_check_changed AFTER UPDATE ON orders DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (OLD.state <> NEW.state OR OLD.tolerance_minor <> NEW.tolerance_minor) EXECUTE FUNCTION check_order_row();
-- Only for lines added later: those of a new order are checked with it.
CREATE CONSTRAINT TRIGGER order_line_check AFTER INSERT ON order_line
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.position > 1) EXECUTE FUNCTION check_order_of_line();

-- ------------------------------------------------------------------ stock

CREATE FUNCTION guard_stock_unit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'free' THEN
      RAISE EXCEPTION 'unit % must begin free', NEW.id USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF (NEW.id, NEW.offer_id, NEW.sealed_payload, NEW.fingerprint) IS DISTINCT FROM (OLD.id, OLD.offer_id, OLD.sealed_payload, OLD.fingerprint) THEN
    RAISE EXCEPTION 'unit %: its content does not change', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  IF OLD.state = 'sold' AND (NEW.state NOT IN ('sold', 'void') OR NEW.order_id IS DISTINCT FROM OLD.order_id OR NEW.sold_at IS DISTINCT FROM OLD.sold_at) THEN
    RAISE EXCEPTION 'unit %: sold is for ever', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  IF OLD.state = 'void' AND NEW.state <> 'void' THEN
    RAISE EXCEPTION 'unit % is void', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.replaces_unit_id IS DISTINCT FROM OLD.replaces_unit_id AND (OLD.replaces_unit_id IS NOT NULL OR NOT (OLD.state = 'free' AND NEW.state = 'sold')) THEN
    RAISE EXCEPTION 'unit %: what it replaces is said when it is sold', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  IF OLD.state = 'free' AND NEW.state = 'sold' AND NEW.replaces_unit_id IS NULL THEN
    RAISE EXCEPTION 'unit %: sold without a reservation', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  IF OLD.state = 'reserved' AND NEW.state IN ('reserved', 'sold') AND NEW.order_id IS DISTINCT FROM OLD.order_id THEN
    RAISE EXCEPTION 'unit %: reserved for another order', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  IF OLD.delivered_at IS NOT NULL AND NEW.delivered_at IS DISTINCT FROM OLD.delivered_at THEN
    RAISE EXCEPTION 'unit %: delivered once', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER stock_unit_guard BEFORE INSERT OR UPDATE ON stock_unit FOR EACH ROW EXECUTE FUNCTION guard_stock_unit();

-- A unit is reserved, and sold, only for an order that asks for its offer and is still unpaid: so nothing can be added to a paid one,
-- whose units were counted when it was paid. One that was sold to it and is void now may be replaced, by one of the same offer.
CREATE FUNCTION guard_stock_unit_order() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.replaces_unit_id IS NOT NULL THEN
    IF NOT EXISTS (
      SELECT 1 FROM stock_unit faulty JOIN orders o ON o.id = faulty.order_id
       WHERE faulty.id = NEW.replaces_unit_id AND faulty.state = 'void' AND faulty.sold_at IS NOT NULL
         AND faulty.order_id = NEW.order_id AND faulty.offer_id = NEW.offer_id AND o.state IN ('paid', 'delivered')) THEN
      RAISE EXCEPTION 'unit %: replaces none of its order', NEW.id USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END IF;
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

CREATE FUNCTION guard_stock_unit_delete() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state <> 'free' THEN
    RAISE EXCEPTION 'unit % is %', OLD.id, OLD.state USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER stock_unit_delete BEFORE DELETE ON stock_unit FOR EACH ROW EXECUTE FUNCTION guard_stock_unit_delete();

-- A unit becomes sold only together with its order: at commit the order must be one that was paid.
CREATE FUNCTION check_sold_unit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM orders WHERE id = NEW.order_id AND paid_transaction_id IS NOT NULL) THEN
    RAISE EXCEPTION 'unit %: sold to an order nobody paid', NEW.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER stock_unit_sold_check AFTER UPDATE ON stock_unit
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.state <> 'sold' AND NEW.state = 'sold') EXECUTE FUNCTION check_sold_unit();

-- ------------------------------------------------------------------ deposits

INSERT INTO deposit_transition VALUES
  ('creating', 'waiting'), ('creating', 'confirming'), ('creating', 'settled'), ('creating', 'underpaid'), ('creating', 'expired'), ('creating', 'failed'), ('creating', 'review'),
  ('waiting', 'confirming'), ('waiting', 'settled'), ('waiting', 'underpaid'), ('waiting', 'expired'), ('waiting', 'failed'), ('waiting', 'review'),
  ('confirming', 'waiting'), ('confirming', 'settled'), ('confirming', 'underpaid'), ('confirming', 'expired'), ('confirming', 'failed'), ('confirming', 'review'),
  ('expired', 'confirming'), ('expired', 'settled'), ('expired', 'underpaid'), ('expired', 'failed'), ('expired', 'review'),
  ('failed', 'confirming'), ('failed', 'settled'), ('failed', 'underpaid'), ('failed', 'expired'), ('failed', 'review'),
  ('underpaid', 'confirming'), ('underpaid', 'settled'), ('underpaid', 'expired'), ('underpaid', 'failed'), ('underpaid', 'review'),
  ('settled', 'confirming'), ('settled', 'failed'), ('settled', 'review'), -- taken back by the gateway
  ('review', 'confirming'), ('review', 'settled'), ('review', 'underpaid'), ('review', 'expired'), ('review', 'failed');

CREATE FUNCTION guard_deposit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.status <> 'creating' OR NEW.credited_minor <> 0 OR NEW.reversed_minor <> 0 THEN
      RAISE EXCEPTION 'deposit % must begin creating and empty', NEW.id USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF NEW.status <> OLD.status AND NOT EXISTS (SELECT 1 FROM deposit_transition WHERE from_status = OLD.status AND to_status = NEW.status) THEN
    RAISE EXCEPTION 'deposit %: % to % is no step', OLD.id, OLD.status, NEW.status USING ERRCODE = 'check_violation';
  END IF;
  IF (NEW.id, NEW.shopper_id, NEW.order_id, NEW.purpose, NEW.gateway, NEW.pay_currency, NEW.price_minor, NEW.currency, NEW.created_at)
       IS DISTINCT FROM (OLD.id, OLD.shopper_id, OLD.order_id, OLD.purpose, OLD.gateway, OLD.pay_currency, OLD.price_minor, OLD.currency, OLD.created_at)
     OR (OLD.gateway_payment_id IS NOT NULL AND NEW.gateway_payment_id IS DISTINCT FROM OLD.gateway_payment_id)
     OR NEW.credited_minor < OLD.credited_minor OR NEW.reversed_minor < OLD.reversed_minor THEN
    RAISE EXCEPTION 'deposit %: what was asked and credited does not change', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER deposit_guard BEFORE INSERT OR UPDATE ON deposit FOR EACH ROW EXECUTE FUNCTION guard_deposit();

CREATE FUNCTION check_deposit_row() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM check_deposit_books(NEW.id);
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER deposit_check AFTER UPDATE ON deposit DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (OLD.credited_minor <> NEW.credited_minor OR OLD.reversed_minor <> NEW.reversed_minor) EXECUTE FUNCTION check_deposit_row();

CREATE FUNCTION check_deposit_owner() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.order_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM orders WHERE id = NEW.order_id AND shopper_id = NEW.shopper_id) THEN
    RAISE EXCEPTION 'deposit %: not an order of this shopper', NEW.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER deposit_owner BEFORE INSERT ON deposit FOR EACH ROW EXECUTE FUNCTION check_deposit_owner();

CREATE FUNCTION guard_gateway_payment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.credited_minor <> 0 OR NEW.credited_amount <> 0 OR NEW.reversed_minor <> 0 THEN
      RAISE EXCEPTION 'payment % must begin uncredited', NEW.gateway_payment_id USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF (NEW.gateway, NEW.gateway_payment_id, NEW.deposit_id) IS DISTINCT FROM (OLD.gateway, OLD.gateway_payment_id, OLD.deposit_id)
     OR NEW.credited_minor < OLD.credited_minor OR NEW.credited_amount < OLD.credited_amount OR NEW.reversed_minor < OLD.reversed_minor
     OR (OLD.decided_at IS NOT NULL AND NEW.decided_at IS NULL) THEN
    RAISE EXCEPTION 'payment %: what was credited does not change', OLD.gateway_payment_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER gateway_payment_guard BEFORE INSERT OR UPDATE ON gateway_payment FOR EACH ROW EXECUTE FUNCTION guard_gateway_payment();

CREATE FUNCTION check_gateway_payment_row() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM check_deposit_books(NEW.deposit_id);
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER gateway_payment_check AFTER UPDATE ON gateway_payment DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (OLD.credited_minor <> NEW.credited_minor OR OLD.reversed_minor <> NEW.reversed_minor) EXECUTE FUNCTION check_gateway_payment_row();

CREATE FUNCTION guard_payment_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.gateway, NEW.event_key, NEW.raw_body, NEW.received_at) IS DISTINCT FROM (OLD.gateway, OLD.event_key, OLD.raw_body, OLD.received_at) THEN
    RAISE EXCEPTION 'event %: what was said does not change', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER payment_event_guard BEFORE UPDATE ON payment_event FOR EACH ROW EXECUTE FUNCTION guard_payment_event();

-- ------------------------------------------------------------------ waking

-- Channels: kiosk_work says which table has work; kiosk_payment carries the id of a deposit that looks different now.
CREATE FUNCTION wake_worker() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('kiosk_work', TG_TABLE_NAME);
  RETURN NULL;
END $$;
CREATE TRIGGER payment_event_wake AFTER INSERT ON payment_event FOR EACH STATEMENT EXECUTE FUNCTION wake_worker();
CREATE TRIGGER notification_wake AFTER INSERT ON notification FOR EACH STATEMENT EXECUTE FUNCTION wake_worker();

CREATE FUNCTION announce_deposit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('kiosk_payment', NEW.id);
  RETURN NULL;
END $$;
CREATE TRIGGER deposit_announce AFTER UPDATE ON deposit FOR EACH ROW
  WHEN ((OLD.status, OLD.credited_minor, OLD.received_amount, OLD.pay_amount, OLD.expires_at)
        IS DISTINCT FROM (NEW.status, NEW.credited_minor, NEW.received_amount, NEW.pay_amount, NEW.expires_at))
  EXECUTE FUNCTION announce_deposit();

CREATE FUNCTION announce_order() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('kiosk_payment', id) FROM deposit WHERE order_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER orders_announce AFTER UPDATE ON orders FOR EACH ROW
  WHEN (OLD.state <> NEW.state OR OLD.expires_at <> NEW.expires_at) EXECUTE FUNCTION announce_order();

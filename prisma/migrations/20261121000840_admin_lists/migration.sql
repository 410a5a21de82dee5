-- What the lists of orders, deposits and shoppers are searched and narrowed by, and what staff write about a shopper.

ALTER TABLE shopper
  ADD COLUMN ban_reason TEXT,
  ADD COLUMN note TEXT,
  ADD COLUMN search_text TEXT NOT NULL DEFAULT '',
  ADD CONSTRAINT shopper_ban_reason CHECK (ban_reason IS NULL OR (banned_at IS NOT NULL AND length(ban_reason) BETWEEN 1 AND 500)),
  ADD CONSTRAINT shopper_note CHECK (length(note) BETWEEN 1 AND 2000);

CREATE FUNCTION write_shopper_search_text() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.search_text := lower(concat_ws(' ', NEW.first_name, NEW.username));
  RETURN NEW;
END $$;
CREATE TRIGGER shopper_search_text BEFORE INSERT OR UPDATE OF first_name, username, search_text ON shopper
  FOR EACH ROW EXECUTE FUNCTION write_shopper_search_text();
UPDATE shopper SET search_text = '';

CREATE INDEX shopper_search ON shopper USING gin (search_text gin_trgm_ops);
CREATE INDEX shopper_banned ON shopper (id) WHERE banned_at IS NOT NULL;
CREATE INDEX shopper_frozen ON shopper (id) WHERE frozen_at IS NOT NULL;
CREATE INDEX shopper_noted ON shopper (id) WHERE note IS NOT NULL;

CREATE INDEX orders_state_id_idx ON orders (state, id);
DROP INDEX order_line_offer_id_idx;
CREATE INDEX order_line_offer_id_order_id_idx ON order_line (offer_id, order_id);
CREATE INDEX deposit_status_id_idx ON deposit (status, id);
-- With the order, so that the orders of a coin are found without a look at each deposit.
CREATE INDEX deposit_gateway_id_order_id_idx ON deposit (gateway, id, order_id);
CREATE INDEX deposit_pay_currency_id_order_id_idx ON deposit (pay_currency, id, order_id);
CREATE INDEX deposit_address ON deposit (pay_address) WHERE pay_address IS NOT NULL;
CREATE INDEX gateway_payment_gateway_payment_id_idx ON gateway_payment (gateway_payment_id);

-- The last six characters of an id are what shoppers see and quote.
CREATE INDEX orders_ending ON orders (right(id, 6));
CREATE INDEX deposit_ending ON deposit (right(id, 6));

-- A place's products in the catalogue's order: without the product's position in the offer, a city with few products (or none) would be
-- looked for through the whole catalogue.
ALTER TABLE offer ADD COLUMN product_position integer NOT NULL DEFAULT 0;
UPDATE offer o SET product_position = p.position FROM product p WHERE p.id = o.product_id;
CREATE INDEX offer_location_place ON offer (location_id, product_position) WHERE is_active;

CREATE FUNCTION place_offer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Without such a product the foreign key refuses the row; until then it needs a value.
  NEW.product_position := coalesce((SELECT position FROM product WHERE id = NEW.product_id), 0);
  RETURN NEW;
END $$;
CREATE FUNCTION move_offers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE offer SET product_position = NEW.position WHERE product_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER offer_place BEFORE INSERT OR UPDATE OF product_id, product_position ON offer FOR EACH ROW EXECUTE FUNCTION place_offer();
CREATE TRIGGER product_move AFTER UPDATE OF position ON product FOR EACH ROW
  WHEN (OLD.position <> NEW.position) EXECUTE FUNCTION move_offers();

-- Puts a line into a basket, or takes it out (quantity 0). The shopper's row is locked, so that the limit of lines holds for calls at once.
-- Refuses: NOT_FOUND (no such offer, or none that is sold), TOO_MANY_UNITS (second copy of an unlimited offer; more than `lines_max` lines).
CREATE FUNCTION set_basket_line(own_shopper_id text, wanted_offer_id text, wanted int, lines_max int) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  sold record;
BEGIN
  PERFORM 1 FROM shopper WHERE id = own_shopper_id FOR UPDATE;
  IF wanted = 0 THEN
    DELETE FROM basket_line WHERE shopper_id = own_shopper_id AND offer_id = wanted_offer_id;
    RETURN;
  END IF;
  SELECT o.is_unlimited INTO sold FROM offer o JOIN product p ON p.id = o.product_id
   WHERE o.id = wanted_offer_id AND o.is_active AND p.is_active;
  IF NOT FOUND THEN PERFORM refuse('NOT_FOUND', jsonb_build_object('offer_id', wanted_offer_id)); END IF;
  IF sold.is_unlimited AND wanted > 1 THEN
    PERFORM refuse('TOO_MANY_UNITS', jsonb_build_object('offer_id', wanted_offer_id, 'quantity_max', 1));
  END IF;
  IF (SELECT count(*) FROM basket_line WHERE shopper_id = own_shopper_id AND offer_id <> wanted_offer_id) >= lines_max THEN
    PERFORM refuse('TOO_MANY_UNITS', jsonb_build_object('lines_max', lines_max));
  END IF;
  INSERT INTO basket_line (shopper_id, offer_id, quantity) VALUES (own_shopper_id, wanted_offer_id, wanted)
  ON CONFLICT (shopper_id, offer_id) DO UPDATE SET quantity = excluded.quantity;
END $$;

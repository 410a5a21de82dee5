-- AlterTable
ALTER TABLE "category" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "location" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "offer" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "product" ADD COLUMN     "archived_at" TIMESTAMPTZ(3),
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "product_translation" (
    "product_id" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "product_translation_pkey" PRIMARY KEY ("product_id","language")
);

-- AddForeignKey
ALTER TABLE "product_translation" ADD CONSTRAINT "product_translation_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- ------------------------------------------------------------------ checks

ALTER TABLE location
  ADD CONSTRAINT location_name CHECK (length(name) BETWEEN 1 AND 200);
ALTER TABLE category
  ADD CONSTRAINT category_title CHECK (length(title) BETWEEN 1 AND 200);
ALTER TABLE product
  ADD CONSTRAINT product_archived CHECK (archived_at IS NULL OR NOT is_active);
ALTER TABLE product_translation
  ADD CONSTRAINT product_translation_language CHECK (language ~ '^[a-z]{2,3}$'),
  ADD CONSTRAINT product_translation_title CHECK (length(title) BETWEEN 1 AND 200),
  ADD CONSTRAINT product_translation_description CHECK (length(description) <= 10000);

-- ------------------------------------------------------------------ two editors at once

-- What an editor has seen has a number; whoever saves names it, and hears when it is no longer the newest.
CREATE FUNCTION count_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.version := OLD.version + 1;
  RETURN NEW;
END $$;
CREATE TRIGGER location_version BEFORE UPDATE OF name, parent_id ON location FOR EACH ROW EXECUTE FUNCTION count_version();
CREATE TRIGGER category_version BEFORE UPDATE OF slug, title ON category FOR EACH ROW EXECUTE FUNCTION count_version();
CREATE TRIGGER product_version BEFORE UPDATE OF slug, title, description, kind, category_id, is_active, archived_at ON product
  FOR EACH ROW EXECUTE FUNCTION count_version();
CREATE TRIGGER offer_version BEFORE UPDATE OF title, location_id, price_minor, is_unlimited, is_active ON offer
  FOR EACH ROW EXECUTE FUNCTION count_version();

-- ------------------------------------------------------------------ places

-- City and district, no deeper. Changes queue up, so that two of them cannot make a third level together.
CREATE FUNCTION guard_location() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('kiosk locations'));
  IF EXISTS (SELECT FROM location WHERE id = NEW.parent_id AND parent_id IS NOT NULL) THEN
    PERFORM refuse('MALFORMED', '{"errors": {"parent_id": ["is a district itself"]}}');
  END IF;
  IF EXISTS (SELECT FROM location WHERE parent_id = NEW.id) THEN
    PERFORM refuse('IN_USE', '{"errors": {"parent_id": ["has districts of its own"]}}');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER location_guard BEFORE INSERT OR UPDATE OF parent_id ON location FOR EACH ROW WHEN (NEW.parent_id IS NOT NULL) EXECUTE FUNCTION guard_location();

-- ------------------------------------------------------------------ what was stocked or sold

CREATE FUNCTION is_offer_used(wanted_offer_id text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM stock_unit WHERE offer_id = wanted_offer_id)
      OR EXISTS (SELECT FROM shared_payload WHERE offer_id = wanted_offer_id)
      OR EXISTS (SELECT FROM order_line WHERE offer_id = wanted_offer_id)
$$;

CREATE FUNCTION guard_offer_kind() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF is_offer_used(OLD.id) THEN
    PERFORM refuse('IN_USE', '{"errors": {"is_unlimited": ["cannot change: it has stock or was ordered"]}}');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER offer_kind_guard BEFORE UPDATE OF is_unlimited ON offer FOR EACH ROW
  WHEN (OLD.is_unlimited <> NEW.is_unlimited) EXECUTE FUNCTION guard_offer_kind();

CREATE FUNCTION guard_product_kind() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM offer o WHERE o.product_id = OLD.id AND is_offer_used(o.id)) THEN
    PERFORM refuse('IN_USE', '{"errors": {"kind": ["cannot change: it has stock or was ordered"]}}');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER product_kind_guard BEFORE UPDATE OF kind ON product FOR EACH ROW
  WHEN (OLD.kind <> NEW.kind) EXECUTE FUNCTION guard_product_kind();

-- ------------------------------------------------------------------ search in every language

CREATE OR REPLACE FUNCTION write_search_text() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.search_text := lower(NEW.title || ' ' || NEW.description || coalesce((
    SELECT string_agg(' ' || t.title || ' ' || t.description, '' ORDER BY t.language) FROM product_translation t WHERE t.product_id = NEW.id), ''));
  RETURN NEW;
END $$;

CREATE FUNCTION rewrite_search_text() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE product SET search_text = '' WHERE id IN (SELECT product_id FROM changed); -- the trigger of product writes it
  RETURN NULL;
END $$;
CREATE TRIGGER product_translation_added AFTER INSERT ON product_translation
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rewrite_search_text();
CREATE TRIGGER product_translation_changed AFTER UPDATE ON product_translation
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rewrite_search_text();
CREATE TRIGGER product_translation_removed AFTER DELETE ON product_translation
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rewrite_search_text();

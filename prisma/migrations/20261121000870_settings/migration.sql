-- AlterTable
ALTER TABLE "location" ADD COLUMN     "opening_hours" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "shopper" ADD COLUMN     "admitted_at" TIMESTAMPTZ(3);

-- A setting is text, written as its variable is; the longest are the shop's own terms.
ALTER TABLE setting ADD CONSTRAINT setting_is_text CHECK (jsonb_typeof(value) = 'string' AND length(value #>> '{}') <= 20000);

ALTER TABLE location ADD CONSTRAINT location_opening_hours CHECK (length(opening_hours) <= 500);
DROP TRIGGER location_version ON location;
CREATE TRIGGER location_version BEFORE UPDATE OF name, parent_id, opening_hours ON location FOR EACH ROW EXECUTE FUNCTION count_version();

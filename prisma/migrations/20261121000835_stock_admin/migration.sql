-- AlterTable
ALTER TABLE "offer" ADD COLUMN "low_stock_at" INTEGER NOT NULL DEFAULT 3;

-- AlterTable
ALTER TABLE "stock_unit" ADD COLUMN "void_reason" TEXT,
ADD COLUMN "voided_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "low_stock_warning" (
    "offer_id" TEXT NOT NULL,
    "warned_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "low_stock_warning_pkey" PRIMARY KEY ("offer_id")
);

-- AddForeignKey
ALTER TABLE "low_stock_warning" ADD CONSTRAINT "low_stock_warning_offer_id_fkey" FOREIGN KEY ("offer_id") REFERENCES "offer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE offer ADD CONSTRAINT offer_low_stock_at CHECK (low_stock_at BETWEEN 0 AND 10000);

-- A unit out of sale says why and since when, for ever.
ALTER TABLE stock_unit
  ADD CONSTRAINT stock_unit_void CHECK (
    (state = 'void') = (void_reason IS NOT NULL) AND (state = 'void') = (voided_at IS NOT NULL)),
  ADD CONSTRAINT stock_unit_void_reason CHECK (length(void_reason) BETWEEN 1 AND 500);
CREATE TRIGGER stock_unit_void_kept BEFORE UPDATE ON stock_unit FOR EACH ROW
  WHEN (OLD.state = 'void' AND (NEW.void_reason, NEW.voided_at) IS DISTINCT FROM (OLD.void_reason, OLD.voided_at))
  EXECUTE FUNCTION refuse_change();

-- Those who run the shop count and list units by state; free ones have stock_unit_free.
CREATE INDEX stock_unit_taken ON stock_unit (offer_id, state, id) WHERE state <> 'free';

-- ------------------------------------------------------------------ running out

-- What is left of an offer, counted no further than `most`.
CREATE FUNCTION count_free_units(of_offer_id text, most int) RETURNS int LANGUAGE sql STABLE AS $$
  SELECT count(*)::int FROM (SELECT FROM stock_unit WHERE offer_id = of_offer_id AND state = 'free' LIMIT most) AS counted
$$;

-- Whoever stocks an offer up above its threshold wants to hear of it again when that runs out.
CREATE FUNCTION rearm_low_stock() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM low_stock_warning w USING offer o
   WHERE w.offer_id IN (SELECT DISTINCT offer_id FROM added) AND o.id = w.offer_id
     AND count_free_units(o.id, o.low_stock_at + 1) > o.low_stock_at;
  RETURN NULL;
END $$;
CREATE TRIGGER stock_unit_rearm AFTER INSERT ON stock_unit REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION rearm_low_stock();

-- Tells the admins, in one message, which offers on sale have fallen to their threshold since they were last told of them; returns how many.
-- An offer of which nothing was ever taken is not running out: it was stocked so.
CREATE FUNCTION warn_low_stock(admin_chats bigint[]) RETURNS int LANGUAGE plpgsql AS $$
DECLARE
  fallen text[];
BEGIN
  DELETE FROM low_stock_warning w USING offer o
   WHERE o.id = w.offer_id AND count_free_units(o.id, o.low_stock_at + 1) > o.low_stock_at;
  WITH warned AS (
    INSERT INTO low_stock_warning (offer_id)
    SELECT o.id FROM offer o JOIN product p ON p.id = o.product_id
     WHERE o.is_active AND p.is_active AND NOT o.is_unlimited
       AND NOT EXISTS (SELECT 1 FROM low_stock_warning w WHERE w.offer_id = o.id)
       AND count_free_units(o.id, o.low_stock_at + 1) <= o.low_stock_at
       AND EXISTS (SELECT 1 FROM stock_unit u WHERE u.offer_id = o.id AND u.state <> 'free')
    ON CONFLICT DO NOTHING RETURNING offer_id)
  SELECT array_agg(offer_id ORDER BY offer_id) INTO fallen FROM warned;
  IF fallen IS NULL THEN RETURN 0; END IF;
  PERFORM alarm_admins(
    'low_stock:' || fallen[1] || ':' || extract(epoch FROM clock_timestamp()),
    jsonb_build_object('alarm', 'low_stock', 'offers', cardinality(fallen), 'left', (
      SELECT string_agg(E'\n' || concat_ws(' · ', p.title, nullif(nullif(o.title, ''), p.title), l.name) || ': '
               || count_free_units(o.id, o.low_stock_at + 1), '' ORDER BY p.position, o.position, o.id)
        FROM offer o JOIN product p ON p.id = o.product_id LEFT JOIN location l ON l.id = o.location_id
       WHERE o.id = ANY (fallen[1:20]))),
    admin_chats);
  RETURN cardinality(fallen);
END $$;

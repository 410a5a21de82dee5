-- CreateEnum
CREATE TYPE "import_state" AS ENUM ('waiting', 'reading', 'ready', 'committed', 'failed');

-- CreateEnum
CREATE TYPE "import_line_status" AS ENUM ('new', 'duplicate_here', 'duplicate_unsold', 'duplicate_sold', 'duplicate_void', 'faulty');

-- AlterTable
ALTER TABLE "sealed_file" ADD COLUMN     "unit_id" TEXT;

-- AlterTable
ALTER TABLE "stock_unit" ADD COLUMN     "batch_id" TEXT,
ADD COLUMN     "sellable_until" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "stock_batch" (
    "id" TEXT NOT NULL,
    "offer_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "unit_cost_minor" BIGINT,
    "supplier" TEXT NOT NULL DEFAULT '',
    "sellable_until" TIMESTAMPTZ(3),
    "unit_count" INTEGER NOT NULL DEFAULT 0,
    "undone_count" INTEGER NOT NULL DEFAULT 0,
    "created_by" BIGINT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "stock_batch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stock_import" (
    "id" TEXT NOT NULL,
    "offer_id" TEXT NOT NULL,
    "created_by" BIGINT NOT NULL,
    "format" TEXT NOT NULL,
    "source_name" TEXT NOT NULL,
    "state" "import_state" NOT NULL DEFAULT 'waiting',
    "fault" TEXT,
    "byte_count" BIGINT NOT NULL DEFAULT 0,
    "counts" JSONB NOT NULL DEFAULT '{}',
    "added_count" INTEGER NOT NULL DEFAULT 0,
    "batch_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "stock_import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stock_import_line" (
    "import_id" TEXT NOT NULL,
    "line_number" INTEGER NOT NULL,
    "status" "import_line_status" NOT NULL,
    "fault" TEXT,
    "label" TEXT NOT NULL DEFAULT '',
    "same_line" INTEGER,
    "unit_id" TEXT,
    "sealed_payload" BYTEA,
    "fingerprint" BYTEA,

    CONSTRAINT "stock_import_line_pkey" PRIMARY KEY ("import_id","line_number")
);

-- CreateTable
CREATE TABLE "stock_import_file" (
    "id" TEXT NOT NULL,
    "import_id" TEXT NOT NULL,
    "unit_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "mime_type" TEXT NOT NULL,
    "size_bytes" INTEGER NOT NULL,
    "content" BYTEA NOT NULL,

    CONSTRAINT "stock_import_file_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "stock_batch_offer_id_name_key" ON "stock_batch"("offer_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "stock_batch_id_offer_id_key" ON "stock_batch"("id", "offer_id");

-- CreateIndex
CREATE INDEX "stock_import_created_at_idx" ON "stock_import"("created_at");

-- CreateIndex
CREATE INDEX "stock_import_created_by_idx" ON "stock_import"("created_by");

-- CreateIndex
CREATE INDEX "stock_import_line_import_id_status_line_number_idx" ON "stock_import_line"("import_id", "status", "line_number");

-- CreateIndex
CREATE INDEX "stock_import_file_import_id_idx" ON "stock_import_file"("import_id");

-- CreateIndex
CREATE INDEX "sealed_file_unit" ON "sealed_file"("unit_id");

-- CreateIndex
CREATE INDEX "stock_unit_batch" ON "stock_unit"("batch_id");

-- CreateIndex
CREATE INDEX "stock_unit_expiring" ON "stock_unit"("sellable_until");

-- AddForeignKey
ALTER TABLE "stock_unit" ADD CONSTRAINT "stock_unit_batch_fkey" FOREIGN KEY ("batch_id", "offer_id") REFERENCES "stock_batch"("id", "offer_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stock_batch" ADD CONSTRAINT "stock_batch_offer_id_fkey" FOREIGN KEY ("offer_id") REFERENCES "offer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stock_import" ADD CONSTRAINT "stock_import_offer_id_fkey" FOREIGN KEY ("offer_id") REFERENCES "offer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stock_import" ADD CONSTRAINT "stock_import_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "stock_batch"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stock_import_line" ADD CONSTRAINT "stock_import_line_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "stock_import"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stock_import_file" ADD CONSTRAINT "stock_import_file_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "stock_import"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sealed_file" ADD CONSTRAINT "sealed_file_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "stock_unit"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- ------------------------------------------------------------------ what Prisma cannot say

DROP INDEX stock_unit_batch;
CREATE INDEX stock_unit_batch ON stock_unit (batch_id) WHERE batch_id IS NOT NULL;
DROP INDEX stock_unit_expiring;
CREATE INDEX stock_unit_expiring ON stock_unit (sellable_until) WHERE state = 'free' AND sellable_until IS NOT NULL;
DROP INDEX sealed_file_unit;
CREATE INDEX sealed_file_unit ON sealed_file (unit_id) WHERE unit_id IS NOT NULL;

ALTER TABLE stock_batch
  ADD CONSTRAINT stock_batch_name CHECK (length(name) BETWEEN 1 AND 100),
  ADD CONSTRAINT stock_batch_supplier CHECK (length(supplier) <= 200),
  ADD CONSTRAINT stock_batch_unit_cost CHECK (unit_cost_minor >= 0),
  ADD CONSTRAINT stock_batch_counts CHECK (unit_count >= 0 AND undone_count BETWEEN 0 AND unit_count),
  ADD CONSTRAINT stock_batch_undone CHECK (undone_at IS NOT NULL OR undone_count = 0);
ALTER TABLE stock_import
  ADD CONSTRAINT stock_import_format CHECK (format IN ('lines', 'blocks', 'csv', 'zip')),
  ADD CONSTRAINT stock_import_batch CHECK ((state = 'committed') = (batch_id IS NOT NULL)),
  ADD CONSTRAINT stock_import_failed CHECK ((state = 'failed') = (fault IS NOT NULL));
ALTER TABLE stock_import_line
  ADD CONSTRAINT stock_import_line_new CHECK ((status = 'new') = (sealed_payload IS NOT NULL)),
  ADD CONSTRAINT stock_import_line_faulty CHECK ((status = 'faulty') = (fault IS NOT NULL)),
  ADD CONSTRAINT stock_import_line_known CHECK (status = 'faulty' OR fingerprint IS NOT NULL),
  ADD CONSTRAINT stock_import_line_unit CHECK (CASE status WHEN 'faulty' THEN unit_id IS NULL WHEN 'duplicate_here' THEN same_line < line_number ELSE unit_id IS NOT NULL END);

-- Where a unit came from stands from its first moment; its last day can only come earlier.
CREATE TRIGGER stock_unit_batch_kept BEFORE UPDATE ON stock_unit FOR EACH ROW
  WHEN (NEW.batch_id IS DISTINCT FROM OLD.batch_id
    OR coalesce(NEW.sellable_until, 'infinity') > coalesce(OLD.sellable_until, 'infinity'))
  EXECUTE FUNCTION refuse_change();
CREATE TRIGGER stock_batch_no_delete BEFORE DELETE ON stock_batch FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- What a batch says of its units does not change, and it is undone once.
CREATE FUNCTION guard_stock_batch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.id, NEW.offer_id, NEW.sellable_until, NEW.unit_count, NEW.created_by, NEW.created_at)
       IS DISTINCT FROM (OLD.id, OLD.offer_id, OLD.sellable_until, OLD.unit_count, OLD.created_by, OLD.created_at)
     OR OLD.undone_at IS NOT NULL AND (NEW.undone_at, NEW.undone_count) IS DISTINCT FROM (OLD.undone_at, OLD.undone_count) THEN
    RAISE EXCEPTION 'batch %: what came in stands', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER stock_batch_guard BEFORE UPDATE ON stock_batch FOR EACH ROW EXECUTE FUNCTION guard_stock_batch();

-- As before, and units past their batch's last day are passed over.
CREATE OR REPLACE FUNCTION reserve_units(for_order_id text, wanted_offer_id text, wanted int, until timestamptz) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  taken int;
BEGIN
  BEGIN
    WITH picked AS (
      SELECT id FROM stock_unit
       WHERE offer_id = wanted_offer_id AND state = 'free' AND (sellable_until IS NULL OR sellable_until > now())
       ORDER BY id LIMIT wanted FOR UPDATE SKIP LOCKED)
    UPDATE stock_unit u SET state = 'reserved', order_id = for_order_id, reserved_until = until FROM picked WHERE u.id = picked.id;
    GET DIAGNOSTICS taken = ROW_COUNT;
    IF taken < wanted THEN RAISE EXCEPTION 'too few unlocked' USING ERRCODE = 'KSKIP'; END IF;
    RETURN true;
  EXCEPTION WHEN SQLSTATE 'KSKIP' THEN
    NULL; -- the inner block's locks are gone now
  END;
  BEGIN
    WITH picked AS (
      SELECT id FROM stock_unit
       WHERE offer_id = wanted_offer_id AND state = 'free' AND (sellable_until IS NULL OR sellable_until > now())
       ORDER BY id LIMIT wanted FOR UPDATE)
    UPDATE stock_unit u SET state = 'reserved', order_id = for_order_id, reserved_until = until FROM picked WHERE u.id = picked.id;
    GET DIAGNOSTICS taken = ROW_COUNT;
    IF taken < wanted THEN RAISE EXCEPTION 'too few' USING ERRCODE = 'KSKIP'; END IF;
    RETURN true;
  EXCEPTION WHEN SQLSTATE 'KSKIP' THEN
    RETURN false;
  END;
END $$;

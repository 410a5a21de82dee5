-- CreateTable
CREATE TABLE "category_translation" (
    "category_id" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "title" TEXT NOT NULL,

    CONSTRAINT "category_translation_pkey" PRIMARY KEY ("category_id","language")
);

-- CreateTable
CREATE TABLE "location_translation" (
    "location_id" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "location_translation_pkey" PRIMARY KEY ("location_id","language")
);

-- AddForeignKey
ALTER TABLE "category_translation" ADD CONSTRAINT "category_translation_category_id_fkey" FOREIGN KEY ("category_id") REFERENCES "category"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "location_translation" ADD CONSTRAINT "location_translation_location_id_fkey" FOREIGN KEY ("location_id") REFERENCES "location"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- ------------------------------------------------------------------ checks

ALTER TABLE category_translation
  ADD CONSTRAINT category_translation_language CHECK (language ~ '^[a-z]{2,3}$'),
  ADD CONSTRAINT category_translation_title CHECK (length(title) BETWEEN 1 AND 200);
ALTER TABLE location_translation
  ADD CONSTRAINT location_translation_language CHECK (language ~ '^[a-z]{2,3}$'),
  ADD CONSTRAINT location_translation_name CHECK (length(name) BETWEEN 1 AND 200);

-- ------------------------------------------------------------------ stock that was never sold

-- What is void because its last day of sale is over was never sold, and was not found faulty: the same content may come again, with another day.
DROP INDEX stock_unit_offer_id_fingerprint_key;
CREATE UNIQUE INDEX stock_unit_offer_id_fingerprint_key ON stock_unit (offer_id, fingerprint)
  WHERE (state <> 'void' OR sold_at IS NOT NULL OR coalesce(voided_at < sellable_until, true));

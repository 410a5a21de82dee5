-- CreateEnum
CREATE TYPE "picture_format" AS ENUM ('avif', 'webp');

-- CreateTable
CREATE TABLE "picture" (
    "id" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "unused_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "picture_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "picture_variant" (
    "picture_id" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "format" "picture_format" NOT NULL,
    "content" BYTEA NOT NULL,

    CONSTRAINT "picture_variant_pkey" PRIMARY KEY ("picture_id","width","format")
);

-- AddForeignKey
ALTER TABLE "picture_variant" ADD CONSTRAINT "picture_variant_picture_id_fkey" FOREIGN KEY ("picture_id") REFERENCES "picture"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Encoded pictures do not get smaller by compressing them once more.
ALTER TABLE picture_variant ALTER COLUMN content SET STORAGE EXTERNAL;

ALTER TABLE picture
  ADD CONSTRAINT picture_id CHECK (id ~ '^pic_[0-9a-z]{1,40}$'),
  ADD CONSTRAINT picture_size CHECK (width BETWEEN 1 AND 10000 AND height BETWEEN 1 AND 10000);
ALTER TABLE picture_variant
  ADD CONSTRAINT picture_variant_size CHECK (width BETWEEN 1 AND 10000 AND length(content) BETWEEN 1 AND 5000000);

-- ------------------------------------------------------------------ the pictures of a product

ALTER TABLE product_image
  DROP CONSTRAINT product_image_pkey,
  ADD COLUMN "id" TEXT NOT NULL DEFAULT ('img_' || replace(gen_random_uuid()::text, '-', '')),
  ADD COLUMN "picture_id" TEXT,
  ADD COLUMN "alt" TEXT NOT NULL DEFAULT '',
  ADD CONSTRAINT product_image_pkey PRIMARY KEY (id),
  -- Checked at the end of a statement, so that one statement can put all of them into another order.
  ADD CONSTRAINT product_image_place UNIQUE (product_id, position) DEFERRABLE INITIALLY IMMEDIATE,
  ADD CONSTRAINT product_image_picture_id_fkey FOREIGN KEY (picture_id) REFERENCES picture (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT product_image_limits CHECK (position >= 0 AND length(url) BETWEEN 1 AND 2000 AND length(alt) <= 200);

-- Whoever writes the address of an uploaded picture, also a copy of it, holds that picture with it: else it would be pruned one day.
CREATE FUNCTION link_picture() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.picture_id := substring(NEW.url FROM '^/pictures/([^/]*)/');
  RETURN NEW;
END $$;
CREATE TRIGGER product_image_link BEFORE INSERT OR UPDATE ON product_image FOR EACH ROW EXECUTE FUNCTION link_picture();

-- CreateIndex
CREATE INDEX "product_image_picture" ON "product_image"("picture_id");

-- A picture that was taken away is kept for a while: pages that show it may still be open.
CREATE FUNCTION note_unused_picture() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE picture SET unused_at = now() WHERE id = OLD.picture_id;
  RETURN NULL;
END $$;
CREATE TRIGGER product_image_gone AFTER DELETE ON product_image FOR EACH ROW WHEN (OLD.picture_id IS NOT NULL) EXECUTE FUNCTION note_unused_picture();

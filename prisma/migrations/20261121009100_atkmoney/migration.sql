-- Who holds a claim, where that is known: what is handled again after a crash need not wait for the claim of its own first try to run out.
ALTER TABLE "idempotent_request" ADD COLUMN "holder" TEXT;

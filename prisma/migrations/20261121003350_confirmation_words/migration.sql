-- What is asked about, by language, for chats that speak another one than English.
ALTER TABLE "confirmation" ADD COLUMN "translations" JSONB NOT NULL DEFAULT '{}';

-- Search in the catalogue needs trigrams; the extension is trusted, so the owner of the database may create it.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- CreateEnum
CREATE TYPE "product_kind" AS ENUM ('digital', 'pickup');

-- CreateEnum
CREATE TYPE "unit_state" AS ENUM ('free', 'reserved', 'sold', 'void');

-- CreateEnum
CREATE TYPE "ledger_account_kind" AS ENUM ('shopper', 'hold', 'gateway', 'revenue', 'tolerance', 'fees', 'adjustments', 'payout');

-- CreateEnum
CREATE TYPE "ledger_transaction_kind" AS ENUM ('deposit', 'purchase', 'tolerance', 'refund', 'adjustment', 'reversal', 'payout_hold', 'payout_settle', 'payout_release');

-- CreateEnum
CREATE TYPE "order_state" AS ENUM ('awaiting', 'paid', 'delivered', 'expired', 'cancelled', 'refunded');

-- CreateEnum
CREATE TYPE "deposit_purpose" AS ENUM ('order', 'refill');

-- CreateEnum
CREATE TYPE "deposit_status" AS ENUM ('creating', 'waiting', 'confirming', 'settled', 'underpaid', 'expired', 'failed', 'review');

-- CreateEnum
CREATE TYPE "gateway_status" AS ENUM ('waiting', 'seen', 'finished', 'partially_paid', 'failed', 'expired', 'refunded', 'cancelled', 'unknown');

-- CreateEnum
CREATE TYPE "payment_event_state" AS ENUM ('queued', 'done', 'ignored');

-- CreateEnum
CREATE TYPE "review_reason" AS ENUM ('WRONG_COIN_LARGE', 'NO_ESTIMATE', 'UNKNOWN_PAYMENT', 'AMOUNT_CONFLICT', 'FINISHED_EMPTY', 'GATEWAY_REFUNDED', 'UNKNOWN_STATUS', 'UNKNOWN_SHAPE');

-- CreateEnum
CREATE TYPE "review_state" AS ENUM ('open', 'resolved');

-- CreateEnum
CREATE TYPE "notification_state" AS ENUM ('queued', 'sent', 'blocked', 'dead');

-- CreateEnum
CREATE TYPE "update_state" AS ENUM ('queued', 'done', 'dead');

-- CreateTable
CREATE TABLE "shop" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "currency" CHAR(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "shop_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "shopper" (
    "id" TEXT NOT NULL,
    "telegram_id" BIGINT NOT NULL,
    "first_name" TEXT NOT NULL DEFAULT '',
    "username" TEXT,
    "language" TEXT NOT NULL DEFAULT 'en',
    "banned_at" TIMESTAMPTZ(3),
    "frozen_at" TIMESTAMPTZ(3),
    "chat_blocked_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "shopper_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "location" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "parent_id" TEXT,
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "location_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "category" (
    "id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "category_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "product" (
    "id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "kind" "product_kind" NOT NULL,
    "category_id" TEXT NOT NULL,
    "position" SERIAL NOT NULL,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "search_text" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "product_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "product_image" (
    "product_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "url" TEXT NOT NULL,

    CONSTRAINT "product_image_pkey" PRIMARY KEY ("product_id","position")
);

-- CreateTable
CREATE TABLE "offer" (
    "id" TEXT NOT NULL,
    "product_id" TEXT NOT NULL,
    "location_id" TEXT,
    "title" TEXT NOT NULL,
    "price_minor" BIGINT NOT NULL,
    "is_unlimited" BOOLEAN NOT NULL DEFAULT false,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "offer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stock_unit" (
    "id" TEXT NOT NULL,
    "offer_id" TEXT NOT NULL,
    "state" "unit_state" NOT NULL DEFAULT 'free',
    "sealed_payload" BYTEA NOT NULL,
    "fingerprint" BYTEA NOT NULL,
    "order_id" TEXT,
    "reserved_until" TIMESTAMPTZ(3),
    "sold_at" TIMESTAMPTZ(3),
    "delivered_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "stock_unit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "shared_payload" (
    "id" TEXT NOT NULL,
    "offer_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "sealed_payload" BYTEA NOT NULL,
    "fingerprint" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "shared_payload_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sealed_file" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "mime_type" TEXT NOT NULL,
    "size_bytes" INTEGER NOT NULL,
    "content" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sealed_file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger_account" (
    "id" TEXT NOT NULL,
    "kind" "ledger_account_kind" NOT NULL,
    "shopper_id" TEXT,
    "currency" CHAR(3) NOT NULL,
    "balance_minor" BIGINT NOT NULL DEFAULT 0,
    "entry_count" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "ledger_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger_transaction" (
    "id" TEXT NOT NULL,
    "kind" "ledger_transaction_kind" NOT NULL,
    "idempotency_key" TEXT NOT NULL,
    "order_id" TEXT,
    "deposit_id" TEXT,
    "actor" TEXT NOT NULL DEFAULT 'system',
    "reason" TEXT,
    "xid" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ledger_transaction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger_entry" (
    "id" BIGSERIAL NOT NULL,
    "transaction_id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "balance_after_minor" BIGINT,
    "account_sequence" BIGINT,

    CONSTRAINT "ledger_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "basket_line" (
    "shopper_id" TEXT NOT NULL,
    "offer_id" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "basket_line_pkey" PRIMARY KEY ("shopper_id","offer_id")
);

-- CreateTable
CREATE TABLE "orders" (
    "id" TEXT NOT NULL,
    "shopper_id" TEXT NOT NULL,
    "state" "order_state" NOT NULL DEFAULT 'awaiting',
    "total_minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "is_from_basket" BOOLEAN NOT NULL DEFAULT false,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "seen_extended_at" TIMESTAMPTZ(3),
    "underpaid_extended_at" TIMESTAMPTZ(3),
    "tolerance_minor" BIGINT NOT NULL DEFAULT 0,
    "paid_transaction_id" TEXT,
    "paid_at" TIMESTAMPTZ(3),
    "delivered_at" TIMESTAMPTZ(3),
    "request_key" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "orders_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "order_transition" (
    "from_state" "order_state" NOT NULL,
    "to_state" "order_state" NOT NULL,

    CONSTRAINT "order_transition_pkey" PRIMARY KEY ("from_state","to_state")
);

-- CreateTable
CREATE TABLE "order_line" (
    "order_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "offer_id" TEXT NOT NULL,
    "product_slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "kind" "product_kind" NOT NULL,
    "quantity" INTEGER NOT NULL,
    "unit_price_minor" BIGINT NOT NULL,
    "is_unlimited" BOOLEAN NOT NULL DEFAULT false,
    "shared_payload_id" TEXT,

    CONSTRAINT "order_line_pkey" PRIMARY KEY ("order_id","position")
);

-- CreateTable
CREATE TABLE "deposit" (
    "id" TEXT NOT NULL,
    "shopper_id" TEXT NOT NULL,
    "order_id" TEXT,
    "purpose" "deposit_purpose" NOT NULL,
    "status" "deposit_status" NOT NULL DEFAULT 'creating',
    "gateway" TEXT NOT NULL,
    "pay_currency" TEXT NOT NULL,
    "price_minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "gateway_payment_id" TEXT,
    "network" TEXT,
    "pay_address" TEXT,
    "payin_extra_id" TEXT,
    "pay_amount" DECIMAL(38,18),
    "received_amount" DECIMAL(38,18) NOT NULL DEFAULT 0,
    "credited_minor" BIGINT NOT NULL DEFAULT 0,
    "reversed_minor" BIGINT NOT NULL DEFAULT 0,
    "quote_expires_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "seen_at" TIMESTAMPTZ(3),
    "settled_at" TIMESTAMPTZ(3),
    "next_poll_at" TIMESTAMPTZ(6),
    "poll_count" INTEGER NOT NULL DEFAULT 0,
    "request_key" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "deposit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "deposit_transition" (
    "from_status" "deposit_status" NOT NULL,
    "to_status" "deposit_status" NOT NULL,

    CONSTRAINT "deposit_transition_pkey" PRIMARY KEY ("from_status","to_status")
);

-- CreateTable
CREATE TABLE "gateway_payment" (
    "gateway" TEXT NOT NULL,
    "gateway_payment_id" TEXT NOT NULL,
    "deposit_id" TEXT NOT NULL,
    "parent_gateway_payment_id" TEXT,
    "status" "gateway_status" NOT NULL,
    "status_word" TEXT NOT NULL,
    "pay_currency" TEXT NOT NULL,
    "pay_amount" DECIMAL(38,18) NOT NULL,
    "received_amount" DECIMAL(38,18) NOT NULL DEFAULT 0,
    "credited_amount" DECIMAL(38,18) NOT NULL DEFAULT 0,
    "credited_minor" BIGINT NOT NULL DEFAULT 0,
    "reversed_minor" BIGINT NOT NULL DEFAULT 0,
    "seen_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "gateway_payment_pkey" PRIMARY KEY ("gateway","gateway_payment_id")
);

-- CreateTable
CREATE TABLE "quote" (
    "id" BIGSERIAL NOT NULL,
    "gateway" TEXT NOT NULL,
    "gateway_payment_id" TEXT NOT NULL,
    "price_minor" BIGINT NOT NULL,
    "pay_amount" DECIMAL(38,18) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "quote_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payment_event" (
    "id" BIGSERIAL NOT NULL,
    "gateway" TEXT NOT NULL,
    "event_key" TEXT NOT NULL,
    "gateway_payment_id" TEXT,
    "raw_body" BYTEA NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "state" "payment_event_state" NOT NULL DEFAULT 'queued',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lease_until" TIMESTAMPTZ(6),
    "done_at" TIMESTAMPTZ(3),
    "error" TEXT,

    CONSTRAINT "payment_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "review" (
    "id" BIGSERIAL NOT NULL,
    "reason" "review_reason" NOT NULL,
    "state" "review_state" NOT NULL DEFAULT 'open',
    "gateway" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "deposit_id" TEXT,
    "shopper_id" TEXT,
    "proposed_minor" BIGINT,
    "evidence" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "resolved_at" TIMESTAMPTZ(3),

    CONSTRAINT "review_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notification" (
    "id" BIGSERIAL NOT NULL,
    "dedupe_key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "priority" INTEGER NOT NULL DEFAULT 5,
    "shopper_id" TEXT,
    "chat_id" BIGINT NOT NULL,
    "payload" JSONB NOT NULL,
    "state" "notification_state" NOT NULL DEFAULT 'queued',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "parts_sent" INTEGER NOT NULL DEFAULT 0,
    "repeat_count" INTEGER NOT NULL DEFAULT 0,
    "message_ids" BIGINT[] DEFAULT ARRAY[]::BIGINT[],
    "next_attempt_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lease_until" TIMESTAMPTZ(6),
    "lease_token" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_at" TIMESTAMPTZ(3),
    "error" TEXT,

    CONSTRAINT "notification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "telegram_update" (
    "update_id" BIGINT NOT NULL,
    "body" JSONB NOT NULL,
    "state" "update_state" NOT NULL DEFAULT 'queued',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lease_until" TIMESTAMPTZ(6),
    "error" TEXT,

    CONSTRAINT "telegram_update_pkey" PRIMARY KEY ("update_id")
);

-- CreateTable
CREATE TABLE "idempotent_request" (
    "shopper_id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "request_hash" BYTEA NOT NULL,
    "status" INTEGER,
    "response" JSONB,
    "locked_until" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotent_request_pkey" PRIMARY KEY ("shopper_id","key")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "worker_heartbeat" (
    "worker_id" TEXT NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "worker_heartbeat_pkey" PRIMARY KEY ("worker_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "shop_currency_key" ON "shop"("currency");

-- CreateIndex
CREATE UNIQUE INDEX "shopper_telegram_id_key" ON "shopper"("telegram_id");

-- CreateIndex
CREATE INDEX "location_parent_id_idx" ON "location"("parent_id");

-- CreateIndex
CREATE UNIQUE INDEX "category_slug_key" ON "category"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "product_slug_key" ON "product"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "product_position_key" ON "product"("position");

-- CreateIndex
CREATE INDEX "product_category_active" ON "product"("category_id", "position");

-- CreateIndex
CREATE INDEX "product_search" ON "product" USING GIN ("search_text" gin_trgm_ops);

-- CreateIndex
CREATE UNIQUE INDEX "offer_product_id_location_id_title_key" ON "offer"("product_id", "location_id", "title");

-- CreateIndex
CREATE INDEX "stock_unit_free" ON "stock_unit"("offer_id", "id");

-- CreateIndex
CREATE INDEX "stock_unit_order" ON "stock_unit"("order_id");

-- CreateIndex
CREATE UNIQUE INDEX "stock_unit_offer_id_fingerprint_key" ON "stock_unit"("offer_id", "fingerprint");

-- CreateIndex
CREATE UNIQUE INDEX "shared_payload_offer_id_version_key" ON "shared_payload"("offer_id", "version");

-- CreateIndex
CREATE INDEX "ledger_account_shopper_id_idx" ON "ledger_account"("shopper_id");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_transaction_idempotency_key_key" ON "ledger_transaction"("idempotency_key");

-- CreateIndex
CREATE INDEX "ledger_transaction_order" ON "ledger_transaction"("order_id");

-- CreateIndex
CREATE INDEX "ledger_transaction_deposit" ON "ledger_transaction"("deposit_id");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_entry_transaction_id_account_id_key" ON "ledger_entry"("transaction_id", "account_id");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_entry_account" ON "ledger_entry"("account_id", "account_sequence");

-- CreateIndex
CREATE UNIQUE INDEX "orders_paid_transaction_id_key" ON "orders"("paid_transaction_id");

-- CreateIndex
CREATE INDEX "orders_shopper_id_id_idx" ON "orders"("shopper_id", "id");

-- CreateIndex
CREATE INDEX "orders_awaiting" ON "orders"("expires_at");

-- CreateIndex
CREATE INDEX "orders_open" ON "orders"("shopper_id");

-- CreateIndex
CREATE UNIQUE INDEX "orders_shopper_id_request_key_key" ON "orders"("shopper_id", "request_key");

-- CreateIndex
CREATE INDEX "order_line_offer_id_idx" ON "order_line"("offer_id");

-- CreateIndex
CREATE UNIQUE INDEX "order_line_order_id_offer_id_key" ON "order_line"("order_id", "offer_id");

-- CreateIndex
CREATE INDEX "deposit_shopper_id_id_idx" ON "deposit"("shopper_id", "id");

-- CreateIndex
CREATE INDEX "deposit_order" ON "deposit"("order_id");

-- CreateIndex
CREATE INDEX "deposit_due" ON "deposit"("next_poll_at");

-- CreateIndex
CREATE INDEX "deposit_open" ON "deposit"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "deposit_gateway_gateway_payment_id_key" ON "deposit"("gateway", "gateway_payment_id");

-- CreateIndex
CREATE UNIQUE INDEX "deposit_shopper_id_request_key_key" ON "deposit"("shopper_id", "request_key");

-- CreateIndex
CREATE INDEX "gateway_payment_deposit_id_idx" ON "gateway_payment"("deposit_id");

-- CreateIndex
CREATE INDEX "quote_gateway_gateway_payment_id_id_idx" ON "quote"("gateway", "gateway_payment_id", "id");

-- CreateIndex
CREATE INDEX "payment_event_due" ON "payment_event"("next_attempt_at");

-- CreateIndex
CREATE UNIQUE INDEX "payment_event_gateway_event_key_key" ON "payment_event"("gateway", "event_key");

-- CreateIndex
CREATE INDEX "review_deposit_id_idx" ON "review"("deposit_id");

-- CreateIndex
CREATE UNIQUE INDEX "review_gateway_subject_reason_key" ON "review"("gateway", "subject", "reason");

-- CreateIndex
CREATE UNIQUE INDEX "notification_dedupe_key_key" ON "notification"("dedupe_key");

-- CreateIndex
CREATE INDEX "notification_due" ON "notification"("priority", "next_attempt_at");

-- CreateIndex
CREATE INDEX "notification_shopper" ON "notification"("shopper_id", "id");

-- CreateIndex
CREATE INDEX "telegram_update_queued" ON "telegram_update"("received_at");

-- CreateIndex
CREATE INDEX "idempotent_request_created_at_idx" ON "idempotent_request"("created_at");

-- AddForeignKey
ALTER TABLE "location" ADD CONSTRAINT "location_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "location"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product" ADD CONSTRAINT "product_category_id_fkey" FOREIGN KEY ("category_id") REFERENCES "category"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product_image" ADD CONSTRAINT "product_image_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "offer" ADD CONSTRAINT "offer_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "offer" ADD CONSTRAINT "offer_location_id_fkey" FOREIGN KEY ("location_id") REFERENCES "location"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stock_unit" ADD CONSTRAINT "stock_unit_offer_id_fkey" FOREIGN KEY ("offer_id") REFERENCES "offer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stock_unit" ADD CONSTRAINT "stock_unit_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shared_payload" ADD CONSTRAINT "shared_payload_offer_id_fkey" FOREIGN KEY ("offer_id") REFERENCES "offer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_account" ADD CONSTRAINT "ledger_account_shopper_id_fkey" FOREIGN KEY ("shopper_id") REFERENCES "shopper"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_account" ADD CONSTRAINT "ledger_account_currency_fkey" FOREIGN KEY ("currency") REFERENCES "shop"("currency") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_transaction" ADD CONSTRAINT "ledger_transaction_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_transaction" ADD CONSTRAINT "ledger_transaction_deposit_id_fkey" FOREIGN KEY ("deposit_id") REFERENCES "deposit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_transaction_id_fkey" FOREIGN KEY ("transaction_id") REFERENCES "ledger_transaction"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "ledger_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "basket_line" ADD CONSTRAINT "basket_line_shopper_id_fkey" FOREIGN KEY ("shopper_id") REFERENCES "shopper"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "basket_line" ADD CONSTRAINT "basket_line_offer_id_fkey" FOREIGN KEY ("offer_id") REFERENCES "offer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "orders" ADD CONSTRAINT "orders_shopper_id_fkey" FOREIGN KEY ("shopper_id") REFERENCES "shopper"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "orders" ADD CONSTRAINT "orders_paid_transaction_id_fkey" FOREIGN KEY ("paid_transaction_id") REFERENCES "ledger_transaction"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_offer_id_fkey" FOREIGN KEY ("offer_id") REFERENCES "offer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_shared_payload_id_fkey" FOREIGN KEY ("shared_payload_id") REFERENCES "shared_payload"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deposit" ADD CONSTRAINT "deposit_shopper_id_fkey" FOREIGN KEY ("shopper_id") REFERENCES "shopper"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deposit" ADD CONSTRAINT "deposit_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "gateway_payment" ADD CONSTRAINT "gateway_payment_deposit_id_fkey" FOREIGN KEY ("deposit_id") REFERENCES "deposit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quote" ADD CONSTRAINT "quote_gateway_gateway_payment_id_fkey" FOREIGN KEY ("gateway", "gateway_payment_id") REFERENCES "gateway_payment"("gateway", "gateway_payment_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review" ADD CONSTRAINT "review_deposit_id_fkey" FOREIGN KEY ("deposit_id") REFERENCES "deposit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review" ADD CONSTRAINT "review_shopper_id_fkey" FOREIGN KEY ("shopper_id") REFERENCES "shopper"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification" ADD CONSTRAINT "notification_shopper_id_fkey" FOREIGN KEY ("shopper_id") REFERENCES "shopper"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "idempotent_request" ADD CONSTRAINT "idempotent_request_shopper_id_fkey" FOREIGN KEY ("shopper_id") REFERENCES "shopper"("id") ON DELETE CASCADE ON UPDATE CASCADE;

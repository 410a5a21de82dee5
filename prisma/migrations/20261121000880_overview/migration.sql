-- What the overview looks for: sales, deposits and refunds by their time, what is open, and what the last proofs found.

CREATE TABLE "proof" (
    "kind" TEXT NOT NULL,
    "checked_at" TIMESTAMPTZ(3) NOT NULL,
    "finding_count" INTEGER NOT NULL,

    CONSTRAINT "proof_pkey" PRIMARY KEY ("kind")
);

ALTER TABLE proof ADD CONSTRAINT proof_known CHECK (kind IN ('books', 'audit') AND finding_count >= 0);

CREATE INDEX orders_placed ON orders (created_at);
CREATE INDEX orders_paid_at ON orders (paid_at) WHERE paid_at IS NOT NULL;
CREATE INDEX deposit_created ON deposit (created_at);
CREATE INDEX ledger_transaction_refund ON ledger_transaction (created_at) WHERE kind = 'refund';
CREATE INDEX review_open ON review (reason, created_at) WHERE state = 'open';
-- Units are wide and lie where they were stocked: what a report counts of them stands in the index.
CREATE INDEX stock_unit_sold ON stock_unit (sold_at, offer_id, order_id, batch_id, state) WHERE sold_at IS NOT NULL;

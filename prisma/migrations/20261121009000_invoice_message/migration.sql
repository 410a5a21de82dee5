-- CreateTable
CREATE TABLE "invoice_message" (
    "chat_id" BIGINT NOT NULL,
    "message_id" BIGINT NOT NULL,
    "deposit_id" TEXT NOT NULL,
    "shown_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "invoice_message_pkey" PRIMARY KEY ("chat_id","message_id")
);

-- CreateIndex
CREATE INDEX "invoice_message_deposit_id_idx" ON "invoice_message"("deposit_id");

-- AddForeignKey
ALTER TABLE "invoice_message" ADD CONSTRAINT "invoice_message_deposit_id_fkey" FOREIGN KEY ("deposit_id") REFERENCES "deposit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What shoppers and those who run the shop write to each other.

-- CreateEnum
CREATE TYPE "support_state" AS ENUM ('open', 'closed');

-- CreateTable
CREATE TABLE "support_thread" (
    "id" TEXT NOT NULL,
    "shopper_id" TEXT NOT NULL,
    "state" "support_state" NOT NULL DEFAULT 'open',
    "waiting_since" TIMESTAMPTZ(3),
    "group_number" INTEGER NOT NULL DEFAULT 0,
    "grouped_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closed_at" TIMESTAMPTZ(3),
    "closed_by" BIGINT,

    CONSTRAINT "support_thread_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "support_message" (
    "id" BIGSERIAL NOT NULL,
    "thread_id" TEXT NOT NULL,
    "staff_id" BIGINT,
    "text" TEXT NOT NULL,
    "photo_id" TEXT,
    "order_id" TEXT,
    "deposit_id" TEXT,
    "request_key" TEXT NOT NULL,
    "chat_message_id" BIGINT,
    "group_number" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "support_message_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "support_thread_shopper_id_key" ON "support_thread"("shopper_id");

-- CreateIndex
CREATE INDEX "support_thread_state_changed_at_id_idx" ON "support_thread"("state", "changed_at", "id");

-- CreateIndex
CREATE INDEX "support_message_thread_id_id_idx" ON "support_message"("thread_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "support_message_thread_id_request_key_key" ON "support_message"("thread_id", "request_key");

-- AddForeignKey
ALTER TABLE "support_thread" ADD CONSTRAINT "support_thread_shopper_id_fkey" FOREIGN KEY ("shopper_id") REFERENCES "shopper"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "support_message" ADD CONSTRAINT "support_message_thread_id_fkey" FOREIGN KEY ("thread_id") REFERENCES "support_thread"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Who waits for an answer: few rows of many.
CREATE INDEX support_thread_waiting ON support_thread (waiting_since) WHERE waiting_since IS NOT NULL;
-- Which thread somebody means who replies to a message in the chat.
CREATE INDEX notification_support ON notification (chat_id, id) WHERE kind = 'support_message';

-- Nobody waits in a closed thread.
ALTER TABLE support_thread ADD CONSTRAINT support_thread_closed CHECK (
  (state = 'closed') = (closed_at IS NOT NULL) AND (state = 'closed') = (closed_by IS NOT NULL) AND (state = 'open' OR waiting_since IS NULL));
-- What a shopper writes has a place in what staff are told; an answer is words alone. What was said is never changed.
ALTER TABLE support_message ADD CONSTRAINT support_message_whole CHECK (
  length(text) <= 1000 AND (text <> '' OR photo_id IS NOT NULL) AND (staff_id IS NULL) = (group_number IS NOT NULL)
  AND (staff_id IS NULL OR (photo_id IS NULL AND order_id IS NULL AND deposit_id IS NULL)));
CREATE TRIGGER support_message_kept BEFORE UPDATE ON support_message FOR EACH ROW EXECUTE FUNCTION refuse_change();

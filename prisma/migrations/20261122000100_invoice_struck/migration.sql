-- AlterTable
ALTER TABLE "invoice_message" ADD COLUMN     "check_at" TIMESTAMPTZ(6) DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "has_picture" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "is_struck" BOOLEAN NOT NULL DEFAULT false;

-- CreateIndex
CREATE INDEX "invoice_message_due" ON "invoice_message"("check_at");

-- Those to be looked at are few: each once after it was shown, and again whenever its payment has changed.
DROP INDEX invoice_message_due;
CREATE INDEX invoice_message_due ON invoice_message (check_at) WHERE check_at IS NOT NULL;

-- However a payment ends (settled, seen, cancelled or paid from the balance with its order, lapsed, failed), what asks for it in a chat is looked at.
-- Whoever remembers such a message holds its deposit (FOR SHARE), so that none is remembered between this and its commit.
CREATE FUNCTION check_invoice_messages() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE invoice_message SET check_at = now() WHERE deposit_id = NEW.id;
  IF FOUND THEN PERFORM pg_notify('kiosk_work', 'invoice_message'); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER deposit_invoice_messages AFTER UPDATE ON deposit FOR EACH ROW
  WHEN ((OLD.status, OLD.credited_minor, OLD.reversed_minor) IS DISTINCT FROM (NEW.status, NEW.credited_minor, NEW.reversed_minor))
  EXECUTE FUNCTION check_invoice_messages();

-- What is asked for with each order or payment whose story somebody looks at.

-- AlterTable
ALTER TABLE "orders" ADD COLUMN     "ended_at" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "payment_event_gateway_gateway_payment_id_idx" ON "payment_event"("gateway", "gateway_payment_id");

CREATE FUNCTION stamp_order_end() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.ended_at := now();
  RETURN NEW;
END $$;
CREATE TRIGGER orders_ended BEFORE UPDATE ON orders FOR EACH ROW
  WHEN (OLD.state <> NEW.state AND NEW.state IN ('expired', 'cancelled', 'refunded')) EXECUTE FUNCTION stamp_order_end();

-- CreateTable
CREATE TABLE "activation_code" (
    "id" TEXT NOT NULL,
    "digest" BYTEA NOT NULL,
    "beginning" TEXT NOT NULL,
    "created_by" BIGINT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "shopper_id" TEXT,
    "used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "activation_code_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "order_alarm" (
    "order_id" TEXT NOT NULL,

    CONSTRAINT "order_alarm_pkey" PRIMARY KEY ("order_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "activation_code_digest_key" ON "activation_code"("digest");

-- AddForeignKey
ALTER TABLE "activation_code" ADD CONSTRAINT "activation_code_shopper_id_fkey" FOREIGN KEY ("shopper_id") REFERENCES "shopper"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_alarm" ADD CONSTRAINT "order_alarm_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ------------------------------------------------------------------ activation codes

ALTER TABLE activation_code
  ADD CONSTRAINT activation_code_digest CHECK (octet_length(digest) = 32),
  ADD CONSTRAINT activation_code_beginning CHECK (beginning ~ '^[0-9A-Z]{4}$'),
  ADD CONSTRAINT activation_code_term CHECK (expires_at > created_at AND expires_at <= created_at + interval '366 days'),
  ADD CONSTRAINT activation_code_used CHECK ((used_at IS NULL) = (shopper_id IS NULL)),
  ADD CONSTRAINT activation_code_once CHECK (used_at IS NULL OR revoked_at IS NULL);

-- What was used or revoked stays so, and a code never changes: else one that was given out could be made to open twice.
CREATE FUNCTION keep_activation_code() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.used_at IS NOT NULL OR OLD.revoked_at IS NOT NULL
     OR (NEW.id, NEW.digest, NEW.beginning, NEW.created_by, NEW.created_at, NEW.expires_at)
        IS DISTINCT FROM (OLD.id, OLD.digest, OLD.beginning, OLD.created_by, OLD.created_at, OLD.expires_at)
  THEN RAISE EXCEPTION 'an activation code is used or revoked once, and else never changes'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER activation_code_kept BEFORE UPDATE ON activation_code FOR EACH ROW EXECUTE FUNCTION keep_activation_code();
CREATE TRIGGER activation_code_no_delete BEFORE DELETE ON activation_code FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- ------------------------------------------------------------------ alarms

-- An order that is paid is something to tell those who run the shop. Kept apart until the worker has: only it knows whether they want to hear.
CREATE FUNCTION note_paid_order() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO order_alarm (order_id) VALUES (NEW.id) ON CONFLICT DO NOTHING;
  PERFORM pg_notify('kiosk_work', 'order_alarm');
  RETURN NULL;
END $$;
CREATE TRIGGER orders_paid_alarm AFTER UPDATE OF state ON orders
  FOR EACH ROW WHEN (NEW.state = 'paid' AND OLD.state <> 'paid') EXECUTE FUNCTION note_paid_order();

-- Alarms go to the owners of ADMIN_IDS and to whoever of the staff has the right to do something about them (lib/staff/rules.ts): a sale is
-- for everybody, what is to be decided or stocked up for managers, what is wrong with the machine for owners. Sales come last: a chat takes one
-- message a second, and on a good day more is sold.
CREATE OR REPLACE FUNCTION alarm_admins(alarm_key text, alarm_payload jsonb, admin_chats bigint[]) RETURNS void LANGUAGE sql AS $$
  INSERT INTO notification (dedupe_key, kind, priority, chat_id, payload)
  SELECT alarm_key || ':' || chat, 'admin_alarm', CASE alarm_payload->>'alarm' WHEN 'new_order' THEN 7 ELSE 5 END, chat, alarm_payload
    FROM (SELECT unnest(admin_chats)
           UNION
          SELECT telegram_id FROM staff
           WHERE removed_at IS NULL
             AND role = ANY (CASE
               WHEN alarm_payload->>'alarm' = 'new_order' THEN ARRAY['owner', 'manager', 'support']
               WHEN alarm_payload->>'alarm' IN ('review', 'low_stock', 'delivery_late') THEN ARRAY['owner', 'manager']
               ELSE ARRAY['owner'] END::staff_role[])) AS reader (chat)
  ON CONFLICT (dedupe_key) DO NOTHING
$$;

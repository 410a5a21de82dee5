-- CreateEnum
CREATE TYPE "staff_role" AS ENUM ('owner', 'manager', 'support');

-- CreateEnum
CREATE TYPE "confirmation_state" AS ENUM ('asked', 'half_confirmed', 'confirmed', 'refused', 'used');

-- CreateTable
CREATE TABLE "staff" (
    "telegram_id" BIGINT NOT NULL,
    "name" TEXT NOT NULL,
    "role" "staff_role" NOT NULL,
    "invited_by" BIGINT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "staff_pkey" PRIMARY KEY ("telegram_id")
);

-- CreateTable
CREATE TABLE "sign_in_link" (
    "token_hash" BYTEA NOT NULL,
    "telegram_id" BIGINT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "sign_in_link_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "staff_session" (
    "id" TEXT NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "telegram_id" BIGINT NOT NULL,
    "address" TEXT NOT NULL,
    "user_agent" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "staff_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "confirmation" (
    "id" TEXT NOT NULL,
    "telegram_id" BIGINT NOT NULL,
    "act" TEXT NOT NULL,
    "digest" BYTEA NOT NULL,
    "summary" TEXT NOT NULL,
    "needs_second" BOOLEAN NOT NULL DEFAULT false,
    "second_telegram_id" BIGINT,
    "address" TEXT NOT NULL,
    "state" "confirmation_state" NOT NULL DEFAULT 'asked',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "confirmation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" BIGINT NOT NULL,
    "happened_at" TIMESTAMPTZ(3) NOT NULL,
    "actor" BIGINT,
    "role" TEXT NOT NULL,
    "act" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "reason" TEXT,
    "address" TEXT,
    "previous_hash" BYTEA NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "setting" (
    "name" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "changed_by" BIGINT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "setting_pkey" PRIMARY KEY ("name")
);

-- CreateIndex
CREATE INDEX "sign_in_link_telegram_id_idx" ON "sign_in_link"("telegram_id");

-- CreateIndex
CREATE UNIQUE INDEX "staff_session_token_hash_key" ON "staff_session"("token_hash");

-- CreateIndex
CREATE INDEX "staff_session_telegram_id_idx" ON "staff_session"("telegram_id");

-- CreateIndex
CREATE INDEX "confirmation_telegram_id_idx" ON "confirmation"("telegram_id");

-- CreateIndex
CREATE INDEX "audit_entry_subject_id_idx" ON "audit_entry"("subject", "id");

-- CreateIndex
CREATE INDEX "audit_entry_actor_id_idx" ON "audit_entry"("actor", "id");

-- CreateIndex
CREATE INDEX "audit_entry_act_id_idx" ON "audit_entry"("act", "id");

-- ------------------------------------------------------------------ the audit log

CREATE TRIGGER audit_entry_kept BEFORE UPDATE OR DELETE ON audit_entry FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_entry_no_truncate BEFORE TRUNCATE ON audit_entry EXECUTE FUNCTION refuse_change();
CREATE TRIGGER staff_no_delete BEFORE DELETE ON staff FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- What an entry's hash covers: its place, its predecessor's hash and every field, as text that PostgreSQL writes in one way only.
CREATE FUNCTION audit_hash(e audit_entry) RETURNS bytea LANGUAGE sql IMMUTABLE AS $$
  SELECT sha256(e.previous_hash || convert_to(jsonb_build_array(
    e.id, extract(epoch FROM e.happened_at)::text, e.actor, e.role, e.act, e.subject, e.before, e.after, e.reason, e.address)::text, 'UTF8'))
$$;

-- Adds one entry to the end of the chain. Writers queue up: the chain has one end.
CREATE FUNCTION record_audit(p jsonb) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  last audit_entry;
  e audit_entry;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('kiosk audit'));
  SELECT * INTO last FROM audit_entry ORDER BY id DESC LIMIT 1;
  e.id := coalesce(last.id, 0) + 1;
  e.happened_at := date_trunc('milliseconds', clock_timestamp());
  e.actor := (p->>'actor')::bigint;
  e.role := p->>'role';
  e.act := p->>'act';
  e.subject := p->>'subject';
  e.before := nullif(p->'before', 'null');
  e.after := nullif(p->'after', 'null');
  e.reason := p->>'reason';
  e.address := p->>'address';
  e.previous_hash := coalesce(last.hash, sha256(''));
  e.hash := audit_hash(e);
  INSERT INTO audit_entry SELECT e.*;
  UPDATE audit_head SET entry_id = e.id, hash = e.hash;
  RETURN e.id;
END $$;

-- Where the chain ends, so that entries cut off its end are missed too.
CREATE TABLE audit_head (id int CONSTRAINT audit_head_pkey PRIMARY KEY DEFAULT 1 CHECK (id = 1), entry_id bigint NOT NULL, hash bytea NOT NULL);
INSERT INTO audit_head (entry_id, hash) VALUES (0, sha256(''));

-- Entries that were edited, removed or moved: the ids where the chain breaks, the first hundred.
CREATE FUNCTION check_audit() RETURNS SETOF bigint LANGUAGE sql AS $$
  SELECT broken.id FROM (
    SELECT e.id,
           e.hash = audit_hash(e)
             AND e.id = coalesce(lag(e.id) OVER chain, 0) + 1
             AND e.previous_hash = coalesce(lag(e.hash) OVER chain, sha256('')) AS is_whole
      FROM audit_entry e WINDOW chain AS (ORDER BY e.id)
    UNION ALL
    -- The end of the chain: as far as the head says, and no further. A head that is gone breaks it at 0.
    SELECT coalesce(h.entry_id, 0),
           h.entry_id = coalesce(last.id, 0) AND h.hash = coalesce(last.hash, sha256(''))
      FROM (SELECT 1) AS always
      LEFT JOIN audit_head h ON true
      LEFT JOIN (SELECT e.id, e.hash FROM audit_entry e ORDER BY e.id DESC LIMIT 1) AS last ON true
  ) AS broken
   WHERE broken.is_whole IS NOT TRUE GROUP BY 1 ORDER BY 1 LIMIT 100
$$;

-- ------------------------------------------------------------------ settings

CREATE FUNCTION announce_setting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('kiosk_settings', '');
  RETURN NULL;
END $$;
CREATE TRIGGER setting_announce AFTER INSERT OR UPDATE OR DELETE ON setting FOR EACH STATEMENT EXECUTE FUNCTION announce_setting();

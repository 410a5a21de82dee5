-- Messages being sent right now: few rows, asked for at every take.
CREATE INDEX notification_leased ON notification (chat_id) WHERE lease_until IS NOT NULL;

-- Leases up to `wanted` messages that are due: deliveries first, at most `others_max` of any other kind, one a chat, none for a chat that
-- has a message in flight (Telegram takes about one a second there), and nothing at all while Telegram has told the bot to wait.
-- One taker at a time: each statement below then sees what the taker before it has leased, so two workers never write to one chat.
-- A row whose lease ran out without a report may be out already: taking it again is counted as a repeat.
CREATE FUNCTION take_notifications(wanted int, others_max int, holder text, term interval)
RETURNS TABLE (
  id bigint, kind text, chat_id bigint, shopper_id text, payload jsonb, attempts int, parts_sent int, created_at timestamptz,
  language text, is_chat_blocked boolean
) LANGUAGE plpgsql AS $$
#variable_conflict use_column
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('take_notifications'));
  IF EXISTS (SELECT 1 FROM rate_limit WHERE key = 'telegram_pause' AND expire > extract(epoch FROM clock_timestamp()) * 1000) THEN
    RETURN;
  END IF;
  RETURN QUERY
  WITH candidate AS (
    SELECT n.id, n.chat_id, n.priority, n.next_attempt_at FROM notification n
     WHERE n.state = 'queued' AND n.next_attempt_at <= now() AND (n.lease_until IS NULL OR n.lease_until <= now())
       AND NOT EXISTS (SELECT 1 FROM notification f WHERE f.chat_id = n.chat_id AND f.lease_until > now() AND f.state = 'queued')
     ORDER BY n.priority, n.next_attempt_at, n.id LIMIT 200),
  first_of_chat AS (
    SELECT DISTINCT ON (c.chat_id) c.* FROM candidate c ORDER BY c.chat_id, c.priority, c.next_attempt_at, c.id),
  ranked AS (
    SELECT f.*, row_number() OVER (PARTITION BY f.priority > 0 ORDER BY f.priority, f.next_attempt_at, f.id) AS place FROM first_of_chat f),
  picked AS (
    SELECT r.id FROM ranked r WHERE r.priority = 0 OR r.place <= others_max ORDER BY r.priority, r.next_attempt_at, r.id LIMIT wanted),
  leased AS (
    UPDATE notification n
       SET lease_until = now() + term, lease_token = holder, repeat_count = n.repeat_count + (n.lease_until IS NOT NULL)::int
      FROM picked
     WHERE n.id = picked.id AND n.state = 'queued' AND (n.lease_until IS NULL OR n.lease_until <= now())
    RETURNING n.*)
  SELECT l.id, l.kind, l.chat_id, l.shopper_id, l.payload, l.attempts, l.parts_sent, l.created_at,
         coalesce(s.language, (SELECT t.language FROM shopper t WHERE t.telegram_id = l.chat_id), 'en'), s.chat_blocked_at IS NOT NULL
    FROM leased l LEFT JOIN shopper s ON s.id = l.shopper_id
   ORDER BY l.priority, l.id;
END $$;

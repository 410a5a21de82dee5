-- What waits in one chat, in the order in which it happened.
CREATE INDEX notification_of_chat ON notification (chat_id, id) WHERE state = 'queued';

-- ------------------------------------------------------------------ Telegram's limits, for all instances together

-- Rows of rate_limit, whose `expire` is a time in milliseconds: 'telegram_pause' until then the bot is silent · 'telegram_chat:<id>' until then that
-- chat is · 'telegram_pace' by then everything sent so far would have gone out at the allowed pace · 'telegram_refused' who was refused in the last second.

CREATE FUNCTION clock_ms() RETURNS bigint LANGUAGE sql VOLATILE AS $$
  SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint
$$;

CREATE FUNCTION held_until(what text) RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT coalesce((SELECT expire FROM rate_limit WHERE key = what), 0)
$$;

-- Never shortens.
CREATE FUNCTION hold_until(what text, until_ms bigint, note int DEFAULT 1) RETURNS void LANGUAGE sql AS $$
  INSERT INTO rate_limit (key, points, expire) VALUES (what, note, until_ms)
  ON CONFLICT (key) DO UPDATE SET expire = greatest(rate_limit.expire, EXCLUDED.expire), points = EXCLUDED.points
$$;

CREATE FUNCTION hold_chat(held_chat_id bigint, ms double precision) RETURNS void LANGUAGE sql AS $$
  SELECT hold_until('telegram_chat:' || held_chat_id, clock_ms() + ms::bigint)
$$;

-- Whether a chat has a message in flight, has just had one, or is to be left alone.
CREATE FUNCTION is_chat_busy(asked_chat_id bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM notification WHERE chat_id = asked_chat_id AND lease_until > now() AND state = 'queued')
      OR held_until('telegram_chat:' || asked_chat_id) > clock_ms()
$$;

-- Leases up to `wanted` messages that may go out now: deliveries first, at most `others_max` of any other kind, one a chat, none for a busy chat,
-- and nothing at all while Telegram has told the bot to wait. In one chat messages go in the order in which they happened; only a delivery overtakes.
-- The pace holds for all instances: a message takes `gap_ms` of it, and it may run ahead of the clock by `burst` of them for deliveries and by
-- `others_burst` for the rest, so that there is always room for a delivery and in no second more than 1000 / gap_ms + burst go out.
-- One taker at a time: each statement below then sees what the taker before it has leased, so two workers never write to one chat. Candidates are
-- looked at one by one and only until enough are found: as quick just after a mass of messages was written, when nobody knows yet how many there are.
-- A chat that has had its turn, or must wait, is left out of the next round of candidates: one for which thousands wait holds nobody else up.
-- A row whose lease ran out without a report may be out already: taking it again is counted as a repeat.
CREATE FUNCTION take_notifications(wanted int, others_max int, holder text, term interval, gap_ms double precision, burst int, others_burst int)
RETURNS TABLE (
  id bigint, kind text, chat_id bigint, shopper_id text, payload jsonb, attempts int, parts_sent int, created_at timestamptz,
  language text, is_chat_blocked boolean
) LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
  round_size constant int := 200;
  rounds_max constant int := 5;
  at_ms bigint;
  ahead_ms bigint;
  free int;
  others_free int;
  others_picked int := 0;
  looked_at int;
  candidate record;
  last_priority int := -1;
  last_at timestamptz := '-infinity';
  last_id bigint := 0;
  picked bigint[] := '{}';
  passed bigint[] := '{}';
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('take_notifications'));
  at_ms := clock_ms();
  ahead_ms := greatest(held_until('telegram_pace') - at_ms, 0);
  free := least(wanted, floor((burst * gap_ms - ahead_ms) / gap_ms));
  others_free := least(wanted, floor((others_burst * gap_ms - ahead_ms) / gap_ms));
  IF free < 1 OR held_until('telegram_pause') > at_ms THEN RETURN; END IF;
  <<rounds>>
  FOR round IN 1..rounds_max LOOP
    looked_at := 0;
    FOR candidate IN
      SELECT n.id, n.chat_id, n.priority, n.next_attempt_at FROM notification n
       WHERE n.state = 'queued' AND n.next_attempt_at <= now() AND (n.lease_until IS NULL OR n.lease_until <= now())
         AND (n.priority, n.next_attempt_at, n.id) > (last_priority, last_at, last_id) AND n.chat_id <> ALL (passed)
       ORDER BY n.priority, n.next_attempt_at, n.id LIMIT round_size
    LOOP
      EXIT rounds WHEN cardinality(picked) >= CASE WHEN candidate.priority = 0 THEN free ELSE others_free END
                    OR (candidate.priority > 0 AND others_picked >= others_max);
      looked_at := looked_at + 1;
      last_priority := candidate.priority;
      last_at := candidate.next_attempt_at;
      last_id := candidate.id;
      CONTINUE WHEN candidate.chat_id = ANY (passed);
      IF is_chat_busy(candidate.chat_id) THEN
        passed := passed || candidate.chat_id;
        CONTINUE;
      END IF;
      CONTINUE WHEN candidate.priority > 0 AND EXISTS (
        SELECT 1 FROM notification e
         WHERE e.chat_id = candidate.chat_id AND e.state = 'queued' AND e.id < candidate.id AND e.priority BETWEEN 1 AND candidate.priority);
      picked := picked || candidate.id;
      passed := passed || candidate.chat_id;
      others_picked := others_picked + (candidate.priority > 0)::int;
    END LOOP;
    EXIT WHEN looked_at < round_size;
  END LOOP;
  IF cardinality(picked) = 0 THEN RETURN; END IF;
  PERFORM hold_until('telegram_pace', at_ms + ahead_ms + round(cardinality(picked) * gap_ms)::bigint);
  RETURN QUERY
  WITH leased AS (
    UPDATE notification n
       SET lease_until = now() + term, lease_token = holder, repeat_count = n.repeat_count + (n.lease_until IS NOT NULL)::int
     WHERE n.id = ANY (picked) AND n.state = 'queued' AND (n.lease_until IS NULL OR n.lease_until <= now())
    RETURNING n.*)
  SELECT l.id, l.kind, l.chat_id, l.shopper_id, l.payload, l.attempts, l.parts_sent, l.created_at,
         coalesce(s.language, (SELECT t.language FROM shopper t WHERE t.telegram_id = l.chat_id), 'en'), s.chat_blocked_at IS NOT NULL
    FROM leased l LEFT JOIN shopper s ON s.id = l.shopper_id
   ORDER BY l.priority, l.id;
END $$;

-- Whether a message may be due within a second, held back by pace or chat: then it is worth asking again soon.
CREATE FUNCTION is_sending_soon() RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT held_until('telegram_pause') <= clock_ms() + 1000 AND EXISTS (
    SELECT 1 FROM notification WHERE state = 'queued' AND lease_until IS NULL AND next_attempt_at <= now() + interval '1 second')
$$;

-- Takes the turns of `parts` further messages of one that is being sent; the milliseconds to wait before they go out.
CREATE FUNCTION claim_sends(parts int, gap_ms double precision, burst int) RETURNS double precision LANGUAGE plpgsql AS $$
DECLARE
  at_ms bigint;
  ahead_ms double precision;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('take_notifications'));
  at_ms := clock_ms();
  ahead_ms := greatest(held_until('telegram_pace') - at_ms, 0) + parts * gap_ms;
  PERFORM hold_until('telegram_pace', at_ms + round(ahead_ms)::bigint);
  RETURN greatest(held_until('telegram_pause') - at_ms, ahead_ms - burst * gap_ms, 0);
END $$;

-- An answer to somebody who waits goes out at once and is only counted: the others make room for it. It never pushes the pace further ahead than
-- they may go, so that answers alone cannot keep deliveries from going out.
CREATE FUNCTION record_reply(to_chat_id bigint, gap_ms double precision, others_burst int, chat_ms double precision) RETURNS void LANGUAGE sql AS $$
  SELECT hold_chat(to_chat_id, chat_ms),
         hold_until('telegram_pace', least(greatest(held_until('telegram_pace'), clock_ms()) + round(gap_ms)::bigint, clock_ms() + round(others_burst * gap_ms)::bigint))
$$;

-- Telegram refused a message and said for how long. It does not say whether it means the chat or the whole bot: that chat is left alone, and
-- when a second chat is refused within a second, the whole bot is silent, for `pause_max` seconds at most.
CREATE FUNCTION obey_refusal(refused_chat_id bigint, seconds double precision, pause_max double precision) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  at_ms bigint;
  chat_mark int := hashtext(refused_chat_id::text);
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('take_notifications'));
  at_ms := clock_ms();
  PERFORM hold_chat(refused_chat_id, seconds * 1000);
  IF EXISTS (SELECT 1 FROM rate_limit WHERE key = 'telegram_refused' AND expire > at_ms AND points <> chat_mark) THEN
    PERFORM hold_until('telegram_pause', at_ms + (least(seconds, pause_max) * 1000)::bigint);
  END IF;
  PERFORM hold_until('telegram_refused', at_ms + 1000, chat_mark);
END $$;

-- ------------------------------------------------------------------ about to expire

-- Tells of orders and refills that nobody has paid and that end within `lead`, once each, and not while a payment is seen or looked at. The number
-- told of.
CREATE FUNCTION warn_of_expiry(batch int, lead interval) RETURNS int LANGUAGE plpgsql AS $$
DECLARE
  told int;
BEGIN
  WITH due_order AS (
    SELECT o.id, o.shopper_id FROM orders o
     WHERE o.state = 'awaiting' AND o.expires_at BETWEEN now() AND now() + lead
       AND NOT EXISTS (SELECT 1 FROM deposit d WHERE d.order_id = o.id AND d.status IN ('confirming', 'review'))
       AND NOT EXISTS (SELECT 1 FROM notification n WHERE n.dedupe_key = 'order_expiring:' || o.id)
     ORDER BY o.expires_at LIMIT batch),
  due_refill AS (
    SELECT d.id, d.shopper_id FROM deposit d
     WHERE d.status = 'waiting' AND d.purpose = 'refill' AND d.expires_at BETWEEN now() AND now() + lead AND d.seen_at IS NULL
       AND NOT EXISTS (SELECT 1 FROM notification n WHERE n.dedupe_key = 'payment_expiring:' || d.id)
     ORDER BY d.expires_at LIMIT batch),
  written AS (
    INSERT INTO notification (dedupe_key, kind, shopper_id, chat_id, payload)
    SELECT due.kind || ':' || due.id, due.kind, s.id, s.telegram_id, due.payload
      FROM (SELECT 'order_expiring' AS kind, id, shopper_id, jsonb_build_object('order_id', id) AS payload FROM due_order
             UNION ALL SELECT 'payment_expiring', id, shopper_id, jsonb_build_object('deposit_id', id) FROM due_refill) AS due
      JOIN shopper s ON s.id = due.shopper_id
    ON CONFLICT (dedupe_key) DO NOTHING RETURNING 1)
  SELECT count(*) INTO told FROM written;
  RETURN told;
END $$;

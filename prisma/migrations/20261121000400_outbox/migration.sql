-- Messages being sent right now: few rows, asked for at every take.
CREATE INDEX notification_leased ON notification (chat_id) WHERE lease_until IS NOT NULL;

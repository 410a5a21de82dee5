-- A setting is text, written as its variable is; the longest are the shop's own terms.
ALTER TABLE setting ADD CONSTRAINT setting_is_text CHECK (jsonb_typeof(value) = 'string' AND length(value #>> '{}') <= 20000);

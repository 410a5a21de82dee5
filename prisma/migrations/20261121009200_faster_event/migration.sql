-- What the gateway answered to our asking. An event may have been faster: then this adds only what is still missing, and the shopper, to whom
-- an event without money tells nothing, is written where to pay all the same.
CREATE OR REPLACE FUNCTION record_created_payment(p jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  d deposit;
BEGIN
  SELECT * INTO d FROM deposit WHERE id = p->>'deposit_id' FOR UPDATE;
  INSERT INTO gateway_payment (gateway, gateway_payment_id, deposit_id, status, status_word, pay_currency, pay_amount)
  VALUES (d.gateway, p->>'gateway_payment_id', d.id, 'waiting', p->>'status_word', d.pay_currency, (p->>'pay_amount')::numeric)
  ON CONFLICT (gateway, gateway_payment_id) DO NOTHING;
  IF FOUND THEN
    INSERT INTO quote (gateway, gateway_payment_id, price_minor, pay_amount, expires_at)
    VALUES (d.gateway, p->>'gateway_payment_id', d.price_minor, (p->>'pay_amount')::numeric, (p->>'quote_expires_at')::timestamptz);
  END IF;
  IF NOT coalesce((p->>'is_shown')::boolean, false) AND d.status IN ('creating', 'waiting') THEN
    PERFORM enqueue_notification('payment_created:' || d.id, 'payment_created', d.shopper_id,
      jsonb_build_object('deposit_id', d.id, 'order_id', d.order_id, 'coin', p->>'coin'));
  END IF;
  UPDATE deposit SET gateway_payment_id = coalesce(gateway_payment_id, p->>'gateway_payment_id'),
         network = p->>'network', pay_address = p->>'pay_address', payin_extra_id = p->>'payin_extra_id',
         pay_amount = coalesce(pay_amount, (p->>'pay_amount')::numeric), quote_expires_at = coalesce(quote_expires_at, (p->>'quote_expires_at')::timestamptz),
         status = CASE WHEN status = 'creating' THEN 'waiting' ELSE status END,
         next_poll_at = coalesce(next_poll_at, now() + interval '15 seconds')
   WHERE id = d.id;
END $$;

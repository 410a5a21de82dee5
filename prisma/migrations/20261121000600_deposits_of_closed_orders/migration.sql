-- An order that is paid or ended closes its other deposits too: one that fell short before is settled with the order, or lapses with it.
CREATE OR REPLACE FUNCTION close_waiting_deposits(of_order_id text) RETURNS void LANGUAGE sql AS $$
  UPDATE deposit d SET expires_at = least(d.expires_at, now()),
         status = CASE WHEN d.status = 'underpaid' AND o.state IN ('paid', 'delivered') THEN 'settled' ELSE 'expired' END::deposit_status
    FROM orders o WHERE o.id = d.order_id AND d.order_id = of_order_id AND d.status IN ('creating', 'waiting', 'underpaid')
$$;

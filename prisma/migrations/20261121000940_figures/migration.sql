-- With the shopper, too, so that a coin's payments by people of a name are found without a look at each.
DROP INDEX deposit_pay_currency_id_order_id_idx;
CREATE INDEX deposit_pay_currency_id_order_id_shopper_id_idx ON deposit (pay_currency, id, order_id, shopper_id);

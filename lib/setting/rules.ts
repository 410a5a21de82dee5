/** The settings that override the variable of the same name; each is written as the variable is, as text. */
export const VARIABLE_SETTINGS = [
  "SHOP_NAME",
  "SUPPORT_CONTACT",
  "INVITE_ONLY",
  "MIN_DEPOSIT_EUR",
  "MAX_DEPOSIT_EUR",
  "CURRENCIES_OFF",
  "PAYMENT_POLICY",
  "UNDERPAYMENT_TOLERANCE_PERCENT",
  "REVIEW_ABOVE",
  "CONFIRM_MONEY_ABOVE",
  "ORDER_TTL_MINUTES",
  "MAX_OPEN_ORDERS",
  "MAX_RESERVED_UNITS",
  "INIT_DATA_MAX_AGE_SECONDS",
] as const;

export type VariableSetting = (typeof VARIABLE_SETTINGS)[number];

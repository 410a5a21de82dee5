import type { ErrorCode } from "@/lib/errors";
import type { StaffErrorCode } from "./staff-errors-en";

/** What a shopper reads for every refusal they can meet. Says what happened and what to do; never blames. */
export const ERRORS_EN = {
  MALFORMED: "Something in that request was not right. Please check it and try again.",
  INIT_DATA_MISSING: "Please open the shop from its chat in Telegram.",
  INIT_DATA_INVALID:
    "We could not confirm that it is you. Please close the shop and open it again.",
  INIT_DATA_EXPIRED: "The shop has been open for too long. Please close it and open it again.",
  BANNED: "This shop is closed to your account. Write to the shop if that is a mistake.",
  NOT_INVITED:
    "This shop is open to invited people only. If you know its owner, ask to be let in. If you have got a code, write /activate and the code to the bot.",
  FROZEN: "Spending from your account is paused while the shop checks a payment.",
  POLICY: "This cannot be paid for this way. Please choose another means of payment.",
  NOT_FOUND: "That is not here any more.",
  OUT_OF_STOCK: "Sold out: somebody was faster. Your money has not been touched.",
  ORDER_NOT_PAYABLE: "This purchase cannot be paid any more.",
  INSUFFICIENT_BALANCE: "Your balance is not enough for this.",
  PRICE_CHANGED: "A price has changed meanwhile. Please look at the new total.",
  TOO_MANY_ORDERS: "You have unpaid purchases waiting. Pay or cancel one of them first.",
  TOO_MANY_UNITS: "You are already holding as many items as one person may reserve.",
  IDEMPOTENCY_CONFLICT: "This was sent before with other contents. Please start again.",
  IDEMPOTENCY_IN_PROGRESS: "We are still working on it. One moment, please.",
  BODY_TOO_LARGE: "That was too much at once. Please send less.",
  AMOUNT_TOO_SMALL: "That amount is below the minimum.",
  AMOUNT_TOO_LARGE: "That amount is above the maximum.",
  CURRENCY_UNAVAILABLE: "This currency is not available right now. Please choose another one.",
  RATE_LIMITED: "That was a little fast. Please wait a moment and try again.",
  GATEWAY_UNAVAILABLE:
    "The payment service does not answer. Nothing was charged; please try again.",
  UNAVAILABLE: "The shop is taking a short break. Please try again in a moment.",
  IMPOSSIBLE: "Something went wrong on our side. We have been told.",
} satisfies Record<Exclude<ErrorCode, StaffErrorCode>, string>;

export type ErrorsText = typeof ERRORS_EN;

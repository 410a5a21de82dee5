import type { ErrorCode } from "@/lib/errors";
import type { ReviewOutcome, ReviewReason } from "@/lib/settlement/rules";

/** What the pages about reviews say, in English. */
export const ADMIN_REVIEWS_EN = {
  title: "Reviews",
  intro: "Money that the shop would have to guess about waits here until a person decides.",
  states: { open: "Open", resolved: "Ended" },
  filter: "Reviews to show",
  emptyOpenTitle: "Nothing waits for you",
  emptyOpenText: "Whatever came in could be credited by the one rule. What cannot turns up here.",
  emptyEndedTitle: "None has ended yet",
  emptyEndedText: "Every decision about a review stays here, with who made it and why.",
  reasons: {
    WRONG_COIN_LARGE: "A large amount in another coin",
    NO_ESTIMATE: "Nobody can say what the coins are worth",
    UNKNOWN_PAYMENT: "A payment that belongs to nobody",
    AMOUNT_CONFLICT: "The gateway tells another story than the shop",
    FINISHED_EMPTY: "Finished, but nothing arrived",
    GATEWAY_REFUNDED: "The gateway took back what was already spent",
    UNKNOWN_STATUS: "The gateway says something unheard of",
    UNKNOWN_SHAPE: "A message from the gateway that nobody can read",
  } satisfies Record<ReviewReason, string>,
  explanations: {
    WRONG_COIN_LARGE:
      "Another coin than the one asked for arrived, and it is worth more than the limit for crediting it unseen. Compare the estimate with the market.",
    NO_ESTIMATE:
      "The coins are here, but the gateway gives no price for them now. Decide what they are worth.",
    UNKNOWN_PAYMENT:
      "The gateway reports money under no payment of this shop. Another shop of the same gateway account may own it; or somebody paid an old address.",
    AMOUNT_CONFLICT:
      "Amount, coin or owner differ from what the shop asked for, or more coins arrived after somebody decided about this payment.",
    FINISHED_EMPTY:
      "The gateway calls it finished and reports no coins. Look at the gateway's dashboard before you credit anything.",
    GATEWAY_REFUNDED:
      "The gateway took this payment back after it was credited, and the balance did not cover it. The account cannot spend until you decide.",
    UNKNOWN_STATUS:
      "Whether these coins can be had is not clear from the gateway's word. Ask it, then decide.",
    UNKNOWN_SHAPE:
      "It is genuine, its signature was right, but its contents have no form that this shop knows.",
  } satisfies Record<ReviewReason, string>,
  outcomes: {
    credited: "Credit",
    delivered: "Credit and deliver",
    attached: "Attach to a shopper",
    unfrozen: "Unfreeze",
    dismissed: "Dismiss",
  } satisfies Record<ReviewOutcome, string>,
  ended: {
    credited: "Credited",
    delivered: "Credited and delivered",
    attached: "Attached to a shopper",
    unfrozen: "Unfrozen",
    dismissed: "Dismissed",
  } satisfies Record<ReviewOutcome, string>,
  questions: {
    credited: "Credit this payment?",
    delivered: "Credit and deliver?",
    attached: "Whose money is it?",
    unfrozen: "Unfreeze the account?",
    dismissed: "Dismiss this review?",
  } satisfies Record<ReviewOutcome, string>,
  consequences: {
    credited: "The amount goes to the shopper's balance. The order is not paid by it.",
    delivered:
      "The amount goes to the balance, the order is paid from it and delivered at once. If it does not suffice, nothing happens.",
    attached: "It is credited to that shopper's balance, and what comes later with it is theirs.",
    unfrozen:
      "The amount below is taken off the balance; what is left of the debt is the shop's loss. The shopper may spend again.",
    dismissed: "No money moves. More coins on this payment would open it again.",
  } satisfies Record<ReviewOutcome, string>,
  done: {
    credited: "Credited. The shopper has been told.",
    delivered: "Credited, paid and on its way to the shopper.",
    attached: "Credited to that shopper.",
    unfrozen: "The account may spend again.",
    dismissed: "Dismissed.",
  } satisfies Record<ReviewOutcome, string>,
  amount: (currency: string) => `Amount in ${currency}`,
  amountTake: (currency: string) => `Taken off the balance, in ${currency}`,
  amountWrong: "An amount such as 12.50.",
  proposed: (amount: string) => `The shop would say ${amount}.`,
  shopper: "Telegram ID of the shopper",
  shopperHint: "Digits only. It stands on the shopper's page and in their order.",
  shopperWrong: "A number such as 123456789.",
  reason: "Why",
  reasonHint: "Kept with the posting and in the audit log.",
  reasonWrong: "A few words for whoever looks at this later.",
  facts: {
    opened: "Opened",
    order: "Order",
    shopper: "Shopper",
    asked: "Asked for",
    credited: "Credited so far",
    proposed: "The shop would credit",
    owed: "Owed by the shopper",
    balance: "Balance",
    gateway: "At the gateway",
    ended: "Ended",
    by: "By",
    note: "Why",
  },
  byItself: "Ended by itself: the gateway cleared it up",
  frozen: "frozen",
  evidence: "What the gateway said",
  takenBack:
    "The gateway took this payment back before, so it cannot be credited here. If its coins are there all the same, adjust the shopper's balance and dismiss this.",
  /** Why nothing came of a decision about money: the reader is not the shopper. */
  refusals: {
    WRONG_STATE:
      "The gateway took this payment back: nothing of it can be credited. If its coins are there all the same, adjust the shopper's balance.",
    ORDER_NOT_PAYABLE:
      "Its order cannot be paid any more. Credit it instead: the amount goes to the shopper's balance.",
    OUT_OF_STOCK:
      "Its order has lapsed and not all of its goods are there any more. Credit it instead: the amount goes to the shopper's balance.",
    INSUFFICIENT_BALANCE: "The shopper's balance does not suffice for that. Nothing was changed.",
    FROZEN:
      "The account may not spend. First end the review of what the gateway took back from it.",
  } satisfies Partial<Record<ErrorCode, string>> as Partial<Record<ErrorCode, string>>,
  readOnly: "Your role may look at this, not decide it.",
  acts: { "review.resolve": "Ended a review" } as Record<string, string>,
};

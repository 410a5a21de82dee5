/** The words of NOWPayments for where a payment stands. */
export type PaymentStatus =
  | "waiting"
  | "confirming"
  | "confirmed"
  | "sending"
  | "finished"
  | "partially_paid"
  | "failed"
  | "expired"
  | "refunded"
  | "cancelled"
  | "wrong_asset_confirmed";

/** A payment as the double keeps it: ids and amounts as text, times in epoch milliseconds. The wire shapes are made from it. */
export type SandboxPayment = {
  paymentId: string;
  purchaseId: string;
  parentPaymentId: string | null;
  childPaymentIds: string[];
  /** A status, or any other word a test wants the product to meet. */
  status: PaymentStatus | (string & {});
  payAddress: string;
  payinExtraId: string | null;
  priceAmount: string;
  priceCurrency: string;
  payAmount: string;
  payCurrency: string;
  actuallyPaid: string;
  actuallyPaidAtFiat: string;
  orderId: string | null;
  orderDescription: string | null;
  ipnCallbackUrl: string | null;
  outcomeAmount: string;
  outcomeCurrency: string;
  payinHash: string | null;
  payoutHash: string | null;
  createdAt: number;
  updatedAt: number;
  expirationEstimateDate: number;
  validUntil: number;
  isFixedRate: boolean;
  isFeePaidByUser: boolean;
  /** Statuses still to come; kept so that a restart continues where it stopped. */
  nextStatuses: PaymentStatus[];
};

/** How a wallet pays: an amount of the coin, or a share of what was asked (1 = exactly). */
export type PayOptions = {
  paymentId: string;
  amount?: string;
  ratio?: number;
  /** Another coin than asked: arrives as a child payment of its own. */
  coin?: string;
  /** `instant`: one IPN with the last status; `steps`: confirming, confirmed, sending, then the last. */
  confirmations?: "instant" | "steps";
  finishAs?: PaymentStatus;
};

/** Behaviour that the real service lets the merchant set, or that tests want faster. */
export type NowpaymentsSettings = {
  quoteMinutes: number;
  validDays: number;
  /** Pause before each step of a payment in `steps`. */
  stepMs: number;
  ipnRetries: number;
  ipnRetryDelayMs: number;
  ipnTimeoutMs: number;
  /** Whether a new payment announces itself with a `waiting` IPN. */
  isWaitingAnnounced: boolean;
  /** Share (percent) that may be missing for a payment to be `finished` all the same. */
  coveringPercent: string;
  repeatedStatus: "finished" | "partially_paid";
  wrongAssetStatus: "finished" | "partially_paid";
  /** The coin the merchant is paid out in; it decides the minimums. */
  payoutCurrency: string;
};

/** What came back for one IPN; `status` is null when nothing did. */
export type IpnDelivery = { status: number | null; body: string; durationMs: number };

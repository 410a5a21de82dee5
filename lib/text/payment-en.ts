/** Sentences about a payment under way, in English. */
export const PAYMENT_EN = {
  title: "Payment",
  forOrder: "Purchase",
  forRefill: "Top-up",
  send: "Send exactly",
  toAddress: "To this address",
  memo: "Memo (required)",
  memoWarning:
    "Without this memo your payment cannot be found. Copy it into the memo field of your wallet.",
  onlyNetwork: (coin: string, network: string) =>
    `Send only ${coin} on the ${network} network. The amount must arrive in full: add your wallet's fee on top.`,
  qr: (coin: string) => `QR code with the ${coin} payment address`,
  qrHint: "Scan with your wallet",
  openWallet: "Open in wallet",
  openInvoice: "Open the payment page",
  timeLeft: "Time left",
  timeUp: "Time is up",
  copyAmount: "Copy amount",
  copyAddress: "Copy address",
  copyMemo: "Copy memo",
  details: "Details",
  price: "Price",
  received: "Received",
  credited: "Credited to your balance",
  remaining: "Still missing",
  number: "Payment",
  checking: "Watching the network for your payment",
  reconnecting: "Connection lost. Checking every few seconds",
  viewOrder: "View purchase",
  payRemainder: (amount: string) => `Pay the remaining ${amount}`,
  again: "Choose again",
  refillAgain: "Top up again",
  toProfile: "View balance",
  fromBalance: "Balance",
  outcome: {
    waiting: {
      title: "Waiting for your payment",
      text: "Send the amount below. This page notices by itself when it arrives.",
    },
    confirming: {
      title: "Payment seen",
      text: "The network is confirming it. You can close the shop: we will write to you in the chat.",
    },
    paid: {
      title: "Paid and delivered",
      text: "Thank you! Your purchase is in the chat, and here in the shop.",
    },
    paidSoon: { title: "Paid", text: "Thank you! Your purchase is on its way to the chat." },
    refilled: {
      title: "Balance topped up",
      text: "The money is on your balance and ready to spend.",
    },
    creditedOnly: {
      title: "Credited to your balance",
      text: "The money arrived, but it did not pay for this purchase. All of it is on your balance.",
    },
    refunded: {
      title: "Money back",
      text: "The money for this purchase is back on your balance.",
    },
    underpaid: {
      title: "Almost there",
      text: "Less arrived than was asked. What you sent is safe on your balance; pay the rest in any currency.",
    },
    expired: {
      title: "Time is up",
      text: "No payment arrived in time. If you have sent it already, do nothing: it will be credited when it arrives.",
    },
    expiredRefill: {
      title: "Time is up",
      text: "No payment arrived in time. If you have sent it already, it will be credited when it arrives.",
    },
    cancelled: {
      title: "Purchase cancelled",
      text: "Please send nothing more for it. Money that is already on its way will go to your balance.",
    },
    failed: {
      title: "The payment failed",
      text: "The payment service could not complete it. Nothing was taken from your balance; please try again.",
    },
    review: {
      title: "A person is looking at it",
      text: "Your payment arrived in a way that needs a careful look. Nothing is lost; the shop will write to you.",
    },
  },
  /** What came too late for its purchase. */
  shortCredited: "On your balance",
  short: {
    waiting: "Waiting",
    confirming: "Confirming",
    settled: "Complete",
    underpaid: "Incomplete",
    expired: "Expired",
    failed: "Failed",
    review: "In review",
  },
};

export type PaymentText = typeof PAYMENT_EN;

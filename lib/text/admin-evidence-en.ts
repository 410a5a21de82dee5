/** What the audit log calls acts on orders and payments. */
export const EVIDENCE_ACTS_EN = {
  "order.ask": "Asked the gateway again",
  "order.cancel": "Cancelled",
  "order.export": "Exported the evidence",
  "order.resend": "Sent the delivery again",
  "payment.ask": "Asked the gateway again",
  "payment.export": "Exported the evidence",
};

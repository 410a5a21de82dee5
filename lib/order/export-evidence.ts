import { recordAct } from "@/lib/audit/record-act";
import { transaction } from "@/lib/db";
import { getPaymentRecord } from "@/lib/deposit/get-payment-record";
import type { PaymentRecord } from "@/lib/deposit/rules";
import { type Caller, signature } from "@/lib/staff/rules";
import { getOrderRecord } from "./get-order-record";
import { type EvidenceSubject, listEvidence } from "./list-evidence";
import type { Evidence, OrderRecord } from "./rules";

/** What leaves the shop: the order or the payment as it stands, and its story. */
export type EvidenceFile = Evidence & {
  readonly about: OrderRecord | PaymentRecord;
  readonly exported_at: string;
  readonly exported_by: string;
};

/** Hands the evidence of an order or a payment out as one file; the audit log tells who took it. @throws AppError NOT_FOUND */
export async function exportEvidence({
  caller,
  subject,
  now,
}: {
  caller: Caller;
  subject: EvidenceSubject;
  now: Date;
}): Promise<EvidenceFile> {
  const about =
    "orderId" in subject ? await getOrderRecord(subject) : await getPaymentRecord(subject);
  const evidence = await listEvidence(subject);
  await transaction(async (tx) => {
    await recordAct(tx, {
      ...signature(caller),
      act: "orderId" in subject ? "order.export" : "payment.export",
      subject: "orderId" in subject ? subject.orderId : subject.paymentId,
      after: { items: evidence.items.length, is_complete: evidence.is_complete },
    });
  });
  return { exported_at: now.toISOString(), exported_by: caller.name, about, ...evidence };
}

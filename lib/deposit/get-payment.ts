import { AppError } from "@/lib/errors";
import { readPayments } from "./read-payments";
import type { PaymentView } from "./rules";

/** One own payment. @throws AppError NOT_FOUND (also: not yours) */
export async function getPayment({
  paymentId,
  shopperId,
}: {
  paymentId: string;
  shopperId: string;
}): Promise<PaymentView> {
  const [payment] = await readPayments({ shopperId, by: "id", value: paymentId });
  if (!payment) throw new AppError("NOT_FOUND");
  return payment;
}

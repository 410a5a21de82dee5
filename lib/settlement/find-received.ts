import { AppError } from "@/lib/errors";
import { findGateway } from "@/lib/gateway/find-gateway";
import { GATEWAY_NAMES } from "@/lib/gateway/rules";

/**
 * How many coins a payment has received, as its gateway says at this moment, so that a person decides about all of them. Null where the gateway
 * cannot be asked: then what is known counts, and coins that turn up later wait in review.
 */
export async function findReceived({
  gateway: named,
  gatewayPaymentId,
}: {
  gateway: string;
  gatewayPaymentId: string | null;
}): Promise<string | null> {
  const name = GATEWAY_NAMES.find((known) => known === named);
  const gateway = name && findGateway(name);
  if (!gateway || gatewayPaymentId === null) return null;
  try {
    return (await gateway.getPayment(gatewayPaymentId)).receivedAmount;
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

import { AppError } from "@/lib/errors";
import { findGateway } from "@/lib/gateway/find-gateway";
import { storeEvent } from "./store-event";

/**
 * Takes down what a gateway says, once: only whether it is genuine is checked here, what it means is asked of the gateway later.
 * Resolves when the database has it for good; may be repeated. Payouts and other news that are none of the shop's income are kept as ignored,
 * unknown shapes are queued for review. @throws AppError NOT_FOUND (gateway off), SIGNATURE_INVALID, UNAVAILABLE
 */
export async function recordPaymentEvent({
  gateway: name,
  rawBody,
  headers,
}: {
  gateway: string;
  rawBody: Buffer;
  headers: Headers;
}): Promise<"new" | "repeated"> {
  const gateway = findGateway(name);
  if (!gateway) throw new AppError("NOT_FOUND");
  if (!gateway.verifyEvent({ rawBody, headers })) throw new AppError("SIGNATURE_INVALID");
  const event = gateway.parseEvent(rawBody);
  return storeEvent({
    gateway: gateway.name,
    eventKey: event.key,
    gatewayPaymentId: event.type === "payment" ? event.gatewayPaymentId : null,
    state: event.type === "ignored" ? "ignored" : "queued",
    rawBody,
  });
}

import { recordPaymentEvent } from "@/lib/deposit/record-payment-event";
import { AppError, type ErrorCode } from "@/lib/errors";
import { GATEWAY_NAMES } from "@/lib/gateway/rules";
import { countEvent, type EventResult } from "@/lib/metrics";
import { consumeLimit } from "@/lib/rate-limit";
import { readClientAddress } from "./client-address";
import { EVENT_BODY_BYTES_MAX, readBody } from "./read-body";
import { json } from "./respond";

const RESULTS: Partial<Record<ErrorCode, EventResult>> = {
  BODY_TOO_LARGE: "too_large",
  NOT_FOUND: "not_found",
  SIGNATURE_INVALID: "forged",
  RATE_LIMITED: "forged",
};

/**
 * Takes what a gateway says: size, then whether the gateway is on, then the signature over the raw bytes, then it is stored once. 200 means stored,
 * now or before. Only forgeries are counted against their address: a genuine event is never turned away.
 * @throws AppError BODY_TOO_LARGE, NOT_FOUND, SIGNATURE_INVALID, RATE_LIMITED (forgeries), UNAVAILABLE
 */
export async function acceptEvent(request: Request, gateway: string): Promise<Response> {
  const label = GATEWAY_NAMES.find((name) => name === gateway) ?? "none"; // a label must not be anybody's to choose
  try {
    const rawBody = await readBody(request, EVENT_BODY_BYTES_MAX);
    const result = await recordPaymentEvent({ gateway, rawBody, headers: request.headers });
    countEvent({ gateway: label, result });
    return json({ status: "ok" });
  } catch (error) {
    const code = error instanceof AppError ? error.code : "IMPOSSIBLE";
    countEvent({ gateway: label, result: RESULTS[code] ?? "unavailable" });
    if (code === "SIGNATURE_INVALID") await consumeLimit("forgery", readClientAddress(request));
    throw error;
  }
}

import { timingSafeEqual } from "node:crypto";
import { pause, type SandboxContext } from "@/sandbox/context";
import { type Answer, type Call, parseObject } from "@/sandbox/http";
import type { GatewayFault } from "@/sandbox/weather";
import type { NowpaymentsDouble } from "./double";
import {
  createPayment,
  describeCreated,
  estimate,
  getPayment,
  listCurrencies,
  listFullCurrencies,
  listMerchantCoins,
  listPayments,
  minAmount,
  updateEstimate,
} from "./endpoints";
import { GatewayError } from "./gateway-error";
import { createJwt, isJwtValid } from "./sign";

type Handler = (double: NowpaymentsDouble, call: Call, id: string) => Answer;

const ok = (body: unknown): Answer => ({ status: 200, body });

const ENDPOINTS: Readonly<Record<string, Handler>> = {
  "GET /currencies": (double) => ok(listCurrencies(double)),
  "GET /merchant/coins": (double) => ok(listMerchantCoins(double)),
  "GET /full-currencies": (double) => ok(listFullCurrencies(double)),
  "GET /estimate": (double, call) => ok(estimate(double, call.query)),
  "GET /min-amount": (double, call) => ok(minAmount(double, call.query)),
  "POST /payment": (double, call) => {
    const payment = createPayment(double, call);
    return { status: 201, body: describeCreated(double, payment) };
  },
  "GET /payment/:id": (double, _call, id) => ok(getPayment(double, id)),
  "POST /payment/:id/update-merchant-estimate": (double, _call, id) =>
    ok(updateEstimate(double, id)),
  "GET /payment/": (double, call) => {
    requireJwt(double, call);
    return ok(listPayments(double, call.query));
  },
};

/** Answers one request below `/nowpayments/v1`, in whatever weather there is. */
export async function answerGateway(
  double: NowpaymentsDouble,
  context: SandboxContext,
  call: Call,
): Promise<Answer> {
  const [endpoint, id] = endpointOf(call);
  const { weather } = context;
  if (weather.gatewayDelayMs > 0) await pause(context, weather.gatewayDelayMs);
  const fault = endpoint === "GET /status" ? undefined : drawFault(context, endpoint);
  const answer =
    fault && fault !== "loseAnswer" ? faultAnswer(fault) : run(double, call, { endpoint, id });
  if (fault === "loseAnswer") answer.lost = true;
  double.requests.record({
    at: Date.now(),
    endpoint,
    status: answer.lost ? null : answer.status,
  });
  if (answer.status >= 400 || answer.lost)
    context.log({
      source: "gateway",
      text: `${endpoint}: ${answer.lost ? "did the work, then broke the connection" : answer.status}`,
      tone: "bad",
    });
  return answer;
}

function endpointOf(call: Call): [endpoint: string, id: string] {
  const path = call.path.replace(/^\/payment\/(\d[^/]*)/, "/payment/:id");
  const id = /^\/payment\/([^/]+)/.exec(call.path)?.[1] ?? "";
  return [`${call.method} ${path}`, id];
}

function run(
  double: NowpaymentsDouble,
  call: Call,
  target: { endpoint: string; id: string },
): Answer {
  try {
    if (target.endpoint === "GET /status") return ok({ message: "OK" });
    if (target.endpoint === "POST /auth") return authenticate(double, call);
    requireKey(double, call);
    const handler = ENDPOINTS[target.endpoint];
    if (!handler) throw new GatewayError(404, "NOT_FOUND", "Not found");
    return handler(double, call, target.id);
  } catch (error) {
    if (error instanceof GatewayError) return { status: error.statusCode, body: error.body };
    throw error;
  }
}

function drawFault(context: SandboxContext, endpoint: string): GatewayFault | undefined {
  const { weather, random } = context;
  const planned = weather.gatewayNext.shift();
  if (planned) return planned;
  if (weather.gatewayErrorRate > 0 && random() < weather.gatewayErrorRate) return "error500";
  if (weather.gatewayTooManyRate > 0 && random() < weather.gatewayTooManyRate) return "tooMany";
  const canLose = endpoint === "POST /payment" && weather.gatewayLoseAnswerRate > 0;
  return canLose && random() < weather.gatewayLoseAnswerRate ? "loseAnswer" : undefined;
}

function faultAnswer(fault: "error500" | "tooMany"): Answer {
  const error =
    fault === "error500"
      ? new GatewayError(500, "INTERNAL_ERROR", "Can not get estimate from EUR to USDTTRC20")
      : new GatewayError(429, "TOO_MANY_REQUESTS", "Too many requests");
  return { status: error.statusCode, body: error.body };
}

function authenticate(double: NowpaymentsDouble, call: Call): Answer {
  const { email, password } = parseObject(call.body);
  if (typeof email !== "string" || typeof password !== "string" || !email || !password)
    throw new GatewayError(403, "ACCESS_DENIED", "Wrong email or password");
  return ok({ token: createJwt(double.apiKey, Date.now()) });
}

function requireKey(double: NowpaymentsDouble, call: Call): void {
  const given = Buffer.from(String(call.headers["x-api-key"] ?? ""));
  const expected = Buffer.from(double.apiKey);
  if (given.length !== expected.length || !timingSafeEqual(given, expected))
    throw new GatewayError(403, "INVALID_API_KEY", "Invalid api key");
}

function requireJwt(double: NowpaymentsDouble, call: Call): void {
  const token = /^Bearer (.+)$/.exec(call.headers.authorization ?? "")?.[1];
  if (!token || !isJwtValid(token, { secret: double.apiKey, now: Date.now() }))
    throw new GatewayError(
      401,
      "AUTH_REQUIRED",
      "Authorization header is empty (Bearer JWTtoken is required)",
    );
}

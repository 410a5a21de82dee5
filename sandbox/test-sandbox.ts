import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { GrammyError } from "grammy";
import { type Sandbox, startSandbox } from "./start-sandbox";

export const BOT_TOKEN = "7000000001:sandbox-token";
const API_KEY = "sandbox-key";
export const IPN_SECRET = "test-ipn-secret";

/** A sandbox on a free port, without pauses, the same in each run. */
export async function startTestSandbox(
  options: { dataFile?: string; ipnUrl?: string } = {},
): Promise<Sandbox> {
  const sandbox = await startSandbox({
    botToken: BOT_TOKEN,
    ipnSecret: IPN_SECRET,
    nowpaymentsApiKey: API_KEY,
    miniAppUrl: "https://shop.example",
    randomSeed: 7,
    ...options,
  });
  Object.assign(sandbox.nowpayments.settings, { stepMs: 0, ipnRetryDelayMs: 5 });
  return sandbox;
}

/** The code and the description of a call that Telegram refuses; a call that goes through is an error. */
export async function refusal(call: Promise<unknown>): Promise<{ code: number; text: string }> {
  const error = await call.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof GrammyError)) throw new Error("the call was not refused");
  return { code: error.error_code, text: error.description };
}

/** A picture of that size, as far as anybody reads who only asks for the size. */
export function pngOf(width: number, height: number): Buffer {
  const png = Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
    "base64",
  );
  png.writeUInt32BE(width, 16);
  png.writeUInt32BE(height, 20);
  return png;
}

/** Calls the NOWPayments double with the right key. */
export async function callGateway(
  sandbox: Sandbox,
  path: string,
  options: { body?: unknown; headers?: Record<string, string> } = {},
): Promise<{ status: number; body: Record<string, unknown> }> {
  const response = await fetch(`${sandbox.url}/nowpayments/v1${path}`, {
    method: options.body === undefined ? "GET" : "POST",
    headers: { "x-api-key": API_KEY, "content-type": "application/json", ...options.headers },
    ...(options.body !== undefined && { body: JSON.stringify(options.body) }),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

/** Makes a payment of 25 EUR, or as told. */
export async function orderPayment(
  sandbox: Sandbox,
  order: Record<string, unknown> = {},
): Promise<Record<string, unknown> & { payment_id: string }> {
  const { status, body } = await callGateway(sandbox, "/payment", {
    body: { price_amount: 25, price_currency: "eur", pay_currency: "usdtbsc", ...order },
  });
  if (status !== 201) throw new Error(`the double answered ${status}: ${JSON.stringify(body)}`);
  return { ...body, payment_id: String(body.payment_id) };
}

/** One request that a receiver got. */
export type Received = { headers: IncomingHttpHeaders; raw: string; body: Record<string, unknown> };

/** A web server that keeps what is posted to it; `statuses` are answered first, one each, then always 200. */
export async function startReceiver(statuses: number[] = []): Promise<{
  url: string;
  received: Received[];
  server: Server;
  until: (count: number) => Promise<void>;
}> {
  const received: Received[] = [];
  const wakers = new Set<() => void>();
  const server = createServer(async (request, response) => {
    let raw = "";
    for await (const chunk of request) raw += chunk;
    received.push({ headers: request.headers, raw, body: JSON.parse(raw) });
    response.writeHead(statuses.shift() ?? 200).end("{}");
    for (const wake of wakers) wake();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const until = async (count: number) => {
    while (received.length < count)
      await new Promise<void>((resolve) => {
        const wake = () => {
          wakers.delete(wake);
          resolve();
        };
        wakers.add(wake);
      });
  };
  return { url: `http://127.0.0.1:${port}/`, received, server, until };
}

// The doors a shopper and a gateway need, over plain HTTP and without Next or its build: a shop process that tests start, several at
// once, and kill. PORT and the rest of the environment as for server.ts; the database is migrated already.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import process from "node:process";
import { POST as takeEvent } from "@/app/api/ipn/[gateway]/route";
import { GET as getOrder } from "@/app/api/orders/[id]/route";
import { POST as createPayment } from "@/app/api/payment/create/route";
import { GET as getPayment } from "@/app/api/payment/status/[id]/route";
import { GET as getHealth } from "@/app/health/route";
import { closeConnections } from "@/lib/close-connections";
import { env } from "@/lib/env";
import { followSettings } from "@/lib/setting/follow-settings";
import { startWorker } from "@/worker/main";

type Params = { id: string; gateway: string };
type Door = (request: Request, context: { params: Promise<Params> }) => Promise<Response>;

const DOORS: readonly [string, RegExp, Door][] = [
  ["GET", /^\/health$/, getHealth],
  ["POST", /^\/api\/payment\/create$/, createPayment],
  ["GET", /^\/api\/payment\/status\/(?<id>\w+)$/, getPayment],
  ["GET", /^\/api\/orders\/(?<id>\w+)$/, getOrder],
  ["POST", /^\/api\/ipn\/(?<gateway>\w+)$/, takeEvent],
];

const server = createServer((incoming, outgoing) => void answer(incoming, outgoing));

async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const { method = "GET", url = "/" } = incoming;
  const path = url.split("?")[0] ?? "/";
  const [, pattern, door] =
    DOORS.find(([known, route]) => known === method && route.test(path)) ?? [];
  if (!door) return void outgoing.writeHead(404).end();
  const params = { ...pattern?.exec(path)?.groups } as Params;
  const response = await door(await toRequest(incoming), { params: Promise.resolve(params) });
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  outgoing.end(Buffer.from(await response.arrayBuffer()));
}

async function toRequest(incoming: IncomingMessage): Promise<Request> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const { method, url } = incoming;
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) headers.set(name, String(value));
  const body = method === "POST" ? Buffer.concat(chunks) : undefined;
  return new Request(`http://127.0.0.1:${env().PORT}${url}`, { method, headers, body });
}

const unfollow = await followSettings();
const worker = env().WORKER === "inline" ? startWorker() : null;
server.listen(env().PORT, "127.0.0.1");

process.once("SIGTERM", async () => {
  server.close();
  server.closeIdleConnections();
  await worker?.stop();
  unfollow();
  await closeConnections();
  process.exit(0);
});

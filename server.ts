import { createServer, type Server } from "node:http";
import process from "node:process";
import next from "next";
import { closeConnections } from "@/lib/close-connections";
import { EnvError, env, requireEnv } from "@/lib/env";
import { log } from "@/lib/log";
import { registerBot } from "@/lib/telegram/register-bot";
import { setClientAddress } from "@/lib/web/client-address";
import { closeStreams } from "@/lib/web/streams";
import { type OwnPostgres, OwnPostgresError, startOwnPostgres } from "@/prisma/own-postgres";
import { prepareDatabase } from "@/prisma/prepare-database";
import { startWorker } from "@/worker/main";

const STOP_LIMIT_MS = 20_000;
const HEADERS_TIMEOUT_MS = 10_000;
const REQUEST_TIMEOUT_MS = 30_000;

type Running = { readonly stop: () => Promise<void> };

/** The process: checks the environment, migrates, serves Next, works when inline, and stops in the reverse order. */
async function start(): Promise<Running> {
  requireEnv("TELEGRAM_BOT_TOKEN");
  const own = env().DATABASE_URL ? null : await startOwnPostgres();
  if (own) env().DATABASE_URL = own.url;
  try {
    return await open(own);
  } catch (error) {
    await own?.stop();
    throw error;
  }
}

async function open(own: OwnPostgres | null): Promise<Running> {
  await prepareDatabase();
  warnOfTerms();

  const app = next({ dev: false, dir: process.cwd() });
  await app.prepare();
  const handle = app.getRequestHandler();
  const server = createServer((request, response) => {
    setClientAddress(request);
    void handle(request, response);
  });
  server.headersTimeout = HEADERS_TIMEOUT_MS;
  server.requestTimeout = REQUEST_TIMEOUT_MS;
  await listenOn(server, env().PORT);

  const stopping = new AbortController();
  void registerBot({ signal: stopping.signal });
  const worker = env().WORKER === "inline" ? startWorker() : null;
  log().info({ port: env().PORT, publicUrl: env().PUBLIC_URL }, "the shop is open");
  return {
    stop: async () => {
      stopping.abort();
      const closed = new Promise((resolve) => server.close(resolve));
      closeStreams();
      server.closeIdleConnections();
      await worker?.stop();
      await closed;
      await closeConnections();
      await own?.stop();
    },
  };
}

function listenOn(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      reject(error.code === "EADDRINUSE" ? new EnvError(`PORT ${port} is in use already`) : error),
    );
    server.listen(port, resolve);
  });
}

function warnOfTerms(): void {
  if (env().PAYMENT_POLICY === "open")
    log().warn(
      "Telegram's terms ask that digital goods be sold for Stars; PAYMENT_POLICY=telegram enforces it",
    );
}

async function main(): Promise<void> {
  const running = await start();
  const stop = () => {
    const limit = setTimeout(() => process.exit(1), STOP_LIMIT_MS);
    limit.unref();
    running.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log().error({ err: error }, "the shop did not stop in order");
        process.exit(1);
      },
    );
  };
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
  process.once("disconnect", stop); // whoever started this process was killed
}

main().catch((error: unknown) => {
  if (error instanceof EnvError || error instanceof OwnPostgresError)
    process.stderr.write(`${error.message}\n`);
  else log().fatal({ err: error }, "the shop cannot start");
  process.exit(1);
});

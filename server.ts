import type { ServerResponse } from "node:http";
import process from "node:process";
import next from "next";
import { getFirstSteps } from "@/lib/catalog/get-first-steps";
import { closeConnections } from "@/lib/close-connections";
import { EnvError, env, requireEnv } from "@/lib/env";
import { log } from "@/lib/log";
import { followSettings } from "@/lib/setting/follow-settings";
import { showAllCommands } from "@/lib/staff/show-all-commands";
import { stopOnSignal } from "@/lib/stop-on-signal";
import { registerBot } from "@/lib/telegram/register-bot";
import { setClientAddress } from "@/lib/web/client-address";
import { readTarget } from "@/lib/web/read-target";
import { serveRequests } from "@/lib/web/serve-requests";
import { closeStreams } from "@/lib/web/streams";
import { type OwnPostgres, OwnPostgresError, startOwnPostgres } from "@/prisma/own-postgres";
import { prepareDatabase } from "@/prisma/prepare-database";
import { startWorker } from "@/worker/main";

const CLOSE_STREAMS_MS = 200;

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

/** The bot, and what those who run the shop find in its menu. */
async function introduceBot(signal: AbortSignal): Promise<void> {
  await registerBot({ signal });
  if (signal.aborted) return;
  await showAllCommands().catch((error: unknown) => {
    log().warn({ err: error }, "those who run the shop may not see their commands");
  });
}

async function open(own: OwnPostgres | null): Promise<Running> {
  await prepareDatabase();
  const unfollow = await followSettings();
  warnOfTerms();

  const app = next({ dev: false, dir: process.cwd() });
  await app.prepare();
  const handle = app.getRequestHandler();
  const serving = await serveRequests((request, response) => {
    const target = readTarget(request);
    if (target === null) return refuseRequest(response);
    request.url = target;
    setClientAddress(request);
    void handle(request, response);
  }, env().PORT);

  const stopping = new AbortController();
  void introduceBot(stopping.signal);
  const worker = env().WORKER === "inline" ? startWorker() : null;
  log().info({ port: env().PORT, publicUrl: env().PUBLIC_URL }, "the shop is open");
  await tellNextStep();
  return {
    stop: async () => {
      stopping.abort();
      const served = serving.stop();
      closeStreams();
      const closing = setInterval(closeStreams, CLOSE_STREAMS_MS); // what came in before may open one yet
      await worker?.stop();
      await served;
      clearInterval(closing);
      unfollow();
      await closeConnections();
      await own?.stop();
    },
  };
}

function refuseRequest(response: ServerResponse): void {
  const body = { type: "about:blank", title: "Bad Request", status: 400, code: "MALFORMED" };
  response.writeHead(400, { "content-type": "application/problem+json", connection: "close" });
  response.end(JSON.stringify(body));
}

/** An owner who has just installed the shop hears how to go on. */
async function tellNextStep(): Promise<void> {
  if ((await getFirstSteps()).has_stock) return;
  const isOwned = env().ADMIN_IDS.length > 0;
  const first = isOwned ? "" : "put your Telegram id into ADMIN_IDS, start the shop again, and ";
  log().info(`nothing is on sale yet: ${first}send /admin to the bot to set up the shop`);
}

function warnOfTerms(): void {
  if (env().PAYMENT_POLICY === "open")
    log().warn(
      "Telegram's terms ask that digital goods be sold for Stars; PAYMENT_POLICY=telegram enforces it",
    );
}

const starting = start();
starting.catch(refuse);
stopOnSignal(async () => (await starting).stop()); // also while it starts: its own PostgreSQL must not stay behind

function refuse(error: unknown): void {
  if (error instanceof EnvError || error instanceof OwnPostgresError)
    process.stderr.write(`${error.message}\n`);
  else log().fatal({ err: error }, "the shop cannot start");
  process.exit(1);
}

import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { SandboxContext } from "./context";
import { ChangeFeed } from "./control/change-feed";
import { answerControl } from "./control/routes";
import { DataFile } from "./data-file";
import { EventLog } from "./event-log";
import { type Answer, type Call, readBody, sendAnswer } from "./http";
import { NowpaymentsDouble, type NowpaymentsSnapshot } from "./nowpayments/double";
import { answerGateway } from "./nowpayments/routes";
import { answerPage } from "./page-files";
import { createRandom } from "./random";
import { TelegramDouble, type TelegramSnapshot } from "./telegram/double";
import { answerTelegram, runWebhookReply } from "./telegram/routes";
import type { ColorScheme } from "./theme";
import { calmWeather, type Weather } from "./weather";

const GATEWAY_PREFIX = "/nowpayments/v1";
const OVERDUE_CHECK_MS = 30_000;

/** How to start a sandbox. Port 0 takes a free one; without a seed, each start is different. */
export type SandboxOptions = {
  port?: number;
  host?: string;
  botToken: string;
  ipnSecret: string;
  nowpaymentsApiKey: string;
  miniAppUrl?: string;
  ipnUrl?: string;
  dataFile?: string;
  randomSeed?: number;
};

/** A running sandbox. */
export type Sandbox = {
  url: string;
  telegram: TelegramDouble;
  nowpayments: NowpaymentsDouble;
  weather: Weather;
  log: EventLog;
  setMiniAppUrl: (url: string) => void;
  close: () => Promise<void>;
};

/** Everything the control API may touch. */
export type SandboxCore = {
  telegram: TelegramDouble;
  nowpayments: NowpaymentsDouble;
  context: SandboxContext;
  log: EventLog;
  feed: ChangeFeed;
  miniAppUrl: string;
  scheme: ColorScheme;
};

type Snapshot = {
  telegram: TelegramSnapshot;
  nowpayments: NowpaymentsSnapshot;
  scheme: ColorScheme;
};

/** Starts Bot API, NOWPayments, control API and page on one port, and continues from the data file if there is one. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const closing = new AbortController();
  const { core, dataFile } = createCore(options, closing.signal);
  const server = createServer((request, response) => void answer(core, request, response));
  server.keepAliveTimeout = 65_000;
  const url = await listen(server, options);
  const overdue = setInterval(() => void core.nowpayments.expireOverdue(), OVERDUE_CHECK_MS);
  overdue.unref();
  return {
    url,
    telegram: core.telegram,
    nowpayments: core.nowpayments,
    weather: core.context.weather,
    log: core.log,
    setMiniAppUrl: (miniAppUrl) => {
      core.miniAppUrl = miniAppUrl.replace(/\/$/, "");
      core.context.changed();
    },
    close: async () => {
      closing.abort();
      clearInterval(overdue);
      core.feed.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await dataFile?.close();
    },
  };
}

function createCore(
  options: SandboxOptions,
  signal: AbortSignal,
): { core: SandboxCore; dataFile: DataFile | null } {
  const seed = options.randomSeed ?? Math.floor(Math.random() * 2 ** 32);
  const log = new EventLog();
  const feed = new ChangeFeed();
  const context: SandboxContext = {
    weather: calmWeather(),
    random: createRandom(seed),
    log: (entry) => log.add(entry),
    changed: () => {
      feed.notify();
      dataFile?.touch();
    },
    signal,
  };
  const telegram: TelegramDouble = new TelegramDouble(context, {
    token: options.botToken,
    onWebhookReply: (call) => runWebhookReply(telegram, call),
  });
  const nowpayments = new NowpaymentsDouble(context, {
    apiKey: options.nowpaymentsApiKey,
    ipnSecret: options.ipnSecret,
    ipnUrl: options.ipnUrl ?? null,
    seed: String(seed),
  });
  const miniAppUrl = (options.miniAppUrl ?? "").replace(/\/$/, "");
  const core: SandboxCore = {
    telegram,
    nowpayments,
    context,
    log,
    feed,
    miniAppUrl,
    scheme: "light",
  };
  const dataFile = options.dataFile
    ? new DataFile(options.dataFile, () => takeSnapshot(core))
    : null;
  const saved = dataFile?.load() as Snapshot | null | undefined;
  if (saved) {
    core.scheme = saved.scheme;
    telegram.restore(saved.telegram);
    nowpayments.restore(saved.nowpayments);
  }
  return { core, dataFile };
}

function takeSnapshot(core: SandboxCore): Snapshot {
  return {
    telegram: core.telegram.snapshot(),
    nowpayments: core.nowpayments.snapshot(),
    scheme: core.scheme,
  };
}

function listen(server: Server, options: SandboxOptions): Promise<string> {
  const host = options.host ?? "127.0.0.1";
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port ?? 0, host, () => {
      const { port } = server.address() as AddressInfo;
      resolve(`http://${host === "0.0.0.0" ? "127.0.0.1" : host}:${port}`);
    });
  });
}

async function answer(
  core: SandboxCore,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://sandbox");
    const call: Call = {
      method: request.method ?? "GET",
      path: pathname,
      query: searchParams,
      headers: request.headers,
      body: await readBody(request),
    };
    if (call.path === "/control/events") core.feed.connect(response);
    else sendAnswer(response, await dispatch(core, call));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (response.headersSent || response.destroyed) return;
    sendAnswer(response, {
      status: error instanceof RangeError ? 400 : 500,
      body: { error: message },
    });
  }
}

async function dispatch(core: SandboxCore, call: Call): Promise<Answer> {
  if (call.path.startsWith(`${GATEWAY_PREFIX}/`)) {
    const path = call.path.slice(GATEWAY_PREFIX.length);
    return answerGateway(core.nowpayments, core.context, { ...call, path });
  }
  if (call.path.startsWith("/bot") || call.path.startsWith("/file/bot"))
    return answerTelegram(core.telegram, core.context, call);
  if (call.path.startsWith("/control/")) return answerControl(core, call);
  return answerPage(call);
}

import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { requireEnv } from "@/lib/env";
import { log } from "@/lib/log";

/** `null`: notifications may have been missed, look for yourself. */
export type OnPayload = (payload: string | null) => void;

type Ear = {
  readonly channels: Map<string, Set<OnPayload>>;
  /** Channels the present connection has been told to hear. */
  readonly heard: Set<string>;
  client: pg.Client | null;
  opening: Promise<void> | null;
  isReopening: boolean;
  isClosed: boolean;
};

const CONNECT_TIMEOUT_MS = 5_000;
const PING_MS = 20_000;
const PING_TIMEOUT_MS = 5_000;
const RETRY_FIRST_MS = 250;
const RETRY_MAX_MS = 5_000;
const CHANNEL = /^[a-z_]{1,60}$/;

declare global {
  var kioskEar: Ear | undefined;
}

/**
 * Hears NOTIFY on one of our channels until the returned function is called. All listeners of a process share one connection; after a
 * lost one it comes back by itself and tells every listener `null`. Resolves when the database listens, or, should it be away, at
 * once: then `null` follows when it is back. What commits after that is heard. Needs a direct connection, no transaction pooler.
 */
export async function listen(channel: string, onPayload: OnPayload): Promise<() => void> {
  if (!CHANNEL.test(channel)) throw new Error(`no channel name: ${channel}`);
  const ear = theEar();
  const listeners = ear.channels.get(channel) ?? new Set<OnPayload>();
  listeners.add(onPayload);
  ear.channels.set(channel, listeners);
  await open(ear);
  // Should this fail the connection is lost, and its successor hears all channels.
  if (ear.client && !ear.heard.has(channel))
    await hear(ear, ear.client, channel).catch(() => undefined);
  return () => {
    listeners.delete(onPayload);
  };
}

/** Gives the connection back; part of stopping a process. */
export async function closeListening(): Promise<void> {
  const ear = globalThis.kioskEar;
  globalThis.kioskEar = undefined;
  if (!ear) return;
  ear.isClosed = true;
  ear.channels.clear();
  await ear.opening;
  await ear.client?.end().catch(() => undefined); // it may be lost already
}

function theEar(): Ear {
  globalThis.kioskEar ??= {
    channels: new Map(),
    heard: new Set(),
    client: null,
    opening: null,
    isReopening: false,
    isClosed: false,
  };
  return globalThis.kioskEar;
}

function open(ear: Ear): Promise<void> {
  if (ear.client || ear.isReopening) return Promise.resolve();
  ear.opening ??= connect(ear)
    .catch((error) => {
      log().warn({ err: error }, "cannot listen to the database yet");
      void reopen(ear);
    })
    .finally(() => {
      ear.opening = null;
    });
  return ear.opening;
}

async function connect(ear: Ear): Promise<void> {
  const client = new pg.Client({
    connectionString: requireEnv("DATABASE_URL"),
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    query_timeout: PING_TIMEOUT_MS,
    keepAlive: true,
    application_name: "kiosk listen",
  });
  client.on("notification", ({ channel, payload }) =>
    tell(ear.channels.get(channel), payload ?? ""),
  );
  client.on("error", () => undefined); // "end" follows
  try {
    await client.connect();
    ear.heard.clear();
    for (const channel of ear.channels.keys()) await hear(ear, client, channel);
  } catch (error) {
    await client.end().catch(() => undefined);
    throw new Error("the listening connection failed", { cause: error });
  }
  if (ear.isClosed) return client.end();
  const ping = setInterval(() => void check(client), PING_MS).unref();
  client.on("end", () => {
    clearInterval(ping);
    if (ear.client !== client) return;
    ear.client = null;
    if (!ear.isClosed) void reopen(ear);
  });
  ear.client = client;
}

async function hear(ear: Ear, client: pg.Client, channel: string): Promise<void> {
  await client.query(`LISTEN ${channel}`);
  ear.heard.add(channel);
}

// A half-open connection looks alive for hours: whoever does not answer is hung up on.
async function check(client: pg.Client): Promise<void> {
  try {
    await client.query("SELECT 1");
  } catch {
    await client.end().catch(() => undefined);
  }
}

async function reopen(ear: Ear): Promise<void> {
  ear.isReopening = true;
  for (let pause = RETRY_FIRST_MS; !ear.isClosed; pause = Math.min(pause * 2, RETRY_MAX_MS)) {
    await sleep(pause * (0.5 + Math.random()), undefined, { ref: false });
    if (ear.isClosed) return;
    try {
      await connect(ear);
      break;
    } catch (error) {
      log().warn({ err: error }, "cannot listen to the database yet");
    }
  }
  ear.isReopening = false;
  for (const listeners of ear.channels.values()) tell(listeners, null);
}

function tell(listeners: Set<OnPayload> | undefined, payload: string | null): void {
  for (const listener of [...(listeners ?? [])]) {
    try {
      listener(payload);
    } catch (error) {
      log().error({ err: error }, "a listener failed");
    }
  }
}

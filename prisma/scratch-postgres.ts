import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";
import { setTimeout as sleep } from "node:timers/promises";
import { EmbeddedPostgres } from "./embedded-postgres";

/** A PostgreSQL for tests and tools: a fresh folder, any free port, no fsync. `stop` removes all of it. */
export type ScratchPostgres = {
  url: string;
  dataDir: string;
  /** Starts it again, on the same folder and port, after somebody killed it. */
  restart: () => Promise<void>;
  stop: () => Promise<void>;
};

const RESTART_TRIES = 100;
const RESTART_PAUSE_MS = 100;

/** UTF-8 and a fixed locale whatever the host's: without them a host without LANG gets SQL_ASCII, where lower('Ä') is 'Ä'. */
export const INITDB_FLAGS = ["--encoding=UTF8", "--locale-provider=builtin", "--locale=C.UTF-8"];

/** Asks the system for a port nobody uses. */
export function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

/** Starts one; `isDurable` keeps fsync on, for tests that kill it. */
export async function startScratchPostgres({ isDurable = false } = {}): Promise<ScratchPostgres> {
  const base = mkdtempSync(path.join(tmpdir(), "kiosk-pg-"));
  chmodSync(base, 0o755); // as root the server runs as user postgres, who must get in
  const port = await findFreePort();
  const fast = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"].flatMap((flag) => [
    "-c",
    flag,
  ]);
  const dataDir = path.join(base, "data");
  const server = new EmbeddedPostgres({
    databaseDir: dataDir,
    user: "postgres",
    password: "password",
    port,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    onLog: () => undefined,
    onError: () => undefined,
    initdbFlags: ["--no-sync", ...INITDB_FLAGS],
    postgresFlags: [...(isDurable ? [] : fast), "-c", "max_connections=300"],
  });
  await server.initialise();
  await server.start();
  return {
    url: `postgresql://postgres:password@127.0.0.1:${port}/postgres`,
    dataDir,
    restart: () => startAgain(server),
    stop: async () => {
      await server.stop();
      rmSync(base, { recursive: true, force: true });
    },
  };
}

// While processes of the killed one still end, a new one finds its memory in use and gives up.
async function startAgain(server: { start: () => Promise<void> }): Promise<void> {
  for (let attempt = 1; attempt < RESTART_TRIES; attempt += 1) {
    try {
      return await server.start();
    } catch {
      await sleep(RESTART_PAUSE_MS);
    }
  }
  await server.start();
}

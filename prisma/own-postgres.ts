import { chmodSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { findFreePort, INITDB_FLAGS } from "@/prisma/scratch-postgres";
import { EmbeddedPostgres } from "./embedded-postgres";

/** The shop's own PostgreSQL in `.data/`, for those who bring none. `stop` leaves one alone that was running before. */
export type OwnPostgres = { readonly url: string; readonly stop: () => Promise<void> };

const PASSWORD = "kiosk"; // it listens on the loopback interface only
const PORT_LINE = 3; // of postmaster.pid

/** Starts it, or finds it running (a worker or the seed beside the server). The first start makes the cluster. */
export async function startOwnPostgres(folder = path.resolve(".data")): Promise<OwnPostgres> {
  const databaseDir = path.join(folder, "postgres");
  const running = findRunning(databaseDir);
  if (running) return { url: urlOf(running), stop: async () => undefined };
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o755); // as root the server runs as user postgres, who must get in
  const port = await findFreePort();
  const server = new EmbeddedPostgres({
    databaseDir,
    user: "postgres",
    password: PASSWORD,
    port,
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    onLog: () => undefined,
    onError: () => undefined,
    initdbFlags: INITDB_FLAGS,
    postgresFlags: ["-c", "max_connections=200", "-c", "listen_addresses=127.0.0.1"],
  });
  if (!existsSync(path.join(databaseDir, "PG_VERSION"))) await server.initialise();
  await server.start();
  return { url: urlOf(port), stop: () => server.stop() };
}

function urlOf(port: number): string {
  return `postgresql://postgres:${PASSWORD}@127.0.0.1:${port}/postgres`;
}

function findRunning(databaseDir: string): number | null {
  const file = path.join(databaseDir, "postmaster.pid");
  if (!existsSync(file)) return null;
  const lines = readFileSync(file, "utf8").split("\n");
  try {
    process.kill(Number(lines[0]), 0);
    return Number(lines[PORT_LINE]) || null;
  } catch {
    return null;
  }
}

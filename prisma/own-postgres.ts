import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import pg from "pg";
import { findFreePort, INITDB_FLAGS } from "@/prisma/scratch-postgres";
import { EmbeddedPostgres } from "./embedded-postgres";

/** The shop's own PostgreSQL in `.data/`, for those who bring none. */
export type OwnPostgres = { readonly url: string; readonly stop: () => Promise<void> };

/** Why the shop's own PostgreSQL cannot be had, in a line for people. */
export class OwnPostgresError extends Error {}

const PASSWORD = "kiosk"; // it listens on the loopback interface only
const PORT_LINE = 3; // of postmaster.pid
const OWNER_LOCK = 726_003;
const FLAGS = "-c max_connections=200 -c listen_addresses=127.0.0.1 -c unix_socket_directories=";

/**
 * Starts it, or takes over the one that a killed shop left running; the first start makes the cluster. One process at a time owns it, by a
 * lock that ends with the process however that ends. @throws OwnPostgresError when another one does, or when it does not start
 */
export async function startOwnPostgres(folder = path.resolve(".data")): Promise<OwnPostgres> {
  const databaseDir = path.join(folder, "postgres");
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o755); // as root the server runs as user postgres, who must get in
  if (!existsSync(path.join(databaseDir, "PG_VERSION"))) await makeCluster(databaseDir);
  if (!(await isRunning(databaseDir))) await startServer(databaseDir);
  const url = urlOf(databaseDir);
  const owner = new pg.Client(url);
  owner.on("error", () => undefined); // the server is gone, and with it what was owned
  await owner.connect();
  const { rows } = await owner.query("SELECT pg_try_advisory_lock($1) AS is_mine", [OWNER_LOCK]);
  if (!rows[0]?.is_mine) {
    await owner.end();
    throw new OwnPostgresError(
      "The shop of this folder is running already: stop that one first, or set DATABASE_URL for several",
    );
  }
  return {
    url,
    stop: async () => {
      await owner.end();
      await control(databaseDir, ["stop", "-m", "fast"]).catch(() => undefined); // it may be gone already
    },
  };
}

/** Made beside its place and moved there: what is cut short never looks like a cluster. */
async function makeCluster(databaseDir: string): Promise<void> {
  const fresh = `${databaseDir}.new`;
  rmSync(fresh, { recursive: true, force: true });
  const server = new EmbeddedPostgres({
    databaseDir: fresh,
    user: "postgres",
    password: PASSWORD,
    persistent: true,
    createPostgresUser: isRoot(),
    onLog: () => undefined,
    onError: () => undefined,
    initdbFlags: INITDB_FLAGS,
  });
  await server.initialise().catch((cause: unknown) => refuse(databaseDir, cause));
  renameSync(fresh, databaseDir);
}

async function startServer(databaseDir: string): Promise<void> {
  dropStrangersPid(databaseDir);
  const log = path.join(databaseDir, "server.log");
  const flags = `-p ${await findFreePort()} ${FLAGS}`;
  await control(databaseDir, ["start", "-t", "120", "-l", log, "-o", flags]).catch(
    (cause: unknown) => refuse(databaseDir, cause),
  );
}

function refuse(databaseDir: string, cause: unknown): never {
  const place = path.dirname(databaseDir);
  const hint = isRoot()
    ? `root may not run it, so it runs as user postgres, who must be able to enter ${place}: move the folder, run as an ordinary user, or set DATABASE_URL`
    : `look into ${path.join(databaseDir, "server.log")}, or set DATABASE_URL`;
  throw new OwnPostgresError(`PostgreSQL does not start in ${place}: ${hint}`, { cause });
}

/** In a session of its own, as pg_ctl starts it: Ctrl-C is for the shop, which stops the database last. */
async function control(databaseDir: string, args: string[]): Promise<void> {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const { pg_ctl: pgCtl } = await import(`@embedded-postgres/${system}-${process.arch}`);
  const child = spawn(pgCtl, ["-D", databaseDir, "-w", "-s", ...args], {
    ...(isRoot() && { uid: idOf("-u"), gid: idOf("-g") }),
    detached: true,
    stdio: "ignore",
    cwd: databaseDir,
  });
  const [code] = await once(child, "exit");
  if (code !== 0) throw new Error(`pg_ctl ${args[0]} ended with ${code}`);
}

async function isRunning(databaseDir: string): Promise<boolean> {
  if (!existsSync(pidFile(databaseDir))) return false;
  const client = new pg.Client(urlOf(databaseDir));
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query("SELECT current_setting('data_directory') AS directory");
    return rows[0]?.directory === databaseDir;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** After a crash the system may have given PostgreSQL's number to another program, and PostgreSQL would then refuse to start. */
function dropStrangersPid(databaseDir: string): void {
  const file = pidFile(databaseDir);
  if (!existsSync(file)) return;
  const pid = readFileSync(file, "utf8").split("\n")[0] ?? "";
  const name = commandOf(pid);
  if (name && !name.includes("postgres")) rmSync(file);
}

/** The name of a process, null when that cannot be told. */
function commandOf(pid: string): string | null {
  try {
    return process.platform === "linux"
      ? readFileSync(`/proc/${pid}/comm`, "utf8")
      : execFileSync("ps", ["-o", "comm=", "-p", pid], { encoding: "utf8" });
  } catch {
    return null; // nobody has it, which PostgreSQL sees by itself
  }
}

function urlOf(databaseDir: string): string {
  const port = readFileSync(pidFile(databaseDir), "utf8").split("\n")[PORT_LINE];
  return `postgresql://postgres:${PASSWORD}@127.0.0.1:${port}/postgres`;
}

function pidFile(databaseDir: string): string {
  return path.join(databaseDir, "postmaster.pid");
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}

function idOf(flag: "-u" | "-g"): number {
  return Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8" }));
}

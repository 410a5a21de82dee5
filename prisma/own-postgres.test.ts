import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";
import pg from "pg";
import { afterAll, expect, it } from "vitest";
import { startOwnPostgres } from "./own-postgres";

const folder = mkdtempSync(path.join(tmpdir(), "kiosk-own-"));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function ask(url: string, text: string): Promise<unknown> {
  const client = new pg.Client(url);
  await client.connect();
  const { rows } = await client.query({ text, rowMode: "array" });
  await client.end();
  return rows[0]?.[0];
}

it("what was written is there after a stop and a second start", { timeout: 120_000 }, async () => {
  const first = await startOwnPostgres(folder);
  await ask(first.url, "CREATE TABLE note AS SELECT 7 AS kept");
  await first.stop();
  expect(existsSync(path.join(folder, "postgres", "postmaster.pid"))).toBe(false);
  const second = await startOwnPostgres(folder);
  expect(await ask(second.url, "SELECT kept FROM note")).toBe(7);
  await second.stop();
});

it("a second owner is refused, and the first goes on", { timeout: 120_000 }, async () => {
  const first = await startOwnPostgres(folder);
  await expect(startOwnPostgres(folder)).rejects.toThrow(/running already/);
  expect(await ask(first.url, "SELECT 1")).toBe(1);
  await first.stop();
});

it("the server of a killed owner is taken over, and stopped with the new one", {
  timeout: 120_000,
}, async () => {
  const script = `const { startOwnPostgres } = await import("@/prisma/own-postgres");
    const { url } = await startOwnPostgres(${JSON.stringify(folder)}); console.log(url);`;
  const owner = spawn(process.execPath, [
    "--import",
    "tsx",
    "--input-type=module",
    "--eval",
    script,
  ]);
  const [line] = await once(owner.stdout, "data");
  owner.kill("SIGKILL");
  await once(owner, "exit");
  const next = await startOwnPostgres(folder);
  expect(next.url).toBe(String(line).trim());
  await next.stop();
  await expect(ask(next.url, "SELECT 1")).rejects.toThrow(/ECONNREFUSED/);
});

it("a lock file that names another program is no obstacle", { timeout: 120_000 }, async () => {
  const first = await startOwnPostgres(folder);
  const file = path.join(folder, "postgres", "postmaster.pid");
  const [, ...rest] = readFileSync(file, "utf8").split("\n");
  await first.stop();
  writeFileSync(file, [process.pid, ...rest].join("\n"), { mode: 0o644 });
  const second = await startOwnPostgres(folder);
  expect(await ask(second.url, "SELECT 1")).toBe(1);
  await second.stop();
});

it("Ctrl-C does not reach it: it is in a session of its own", { timeout: 120_000 }, async () => {
  const own = await startOwnPostgres(folder);
  const pid = readFileSync(path.join(folder, "postgres", "postmaster.pid"), "utf8").split("\n")[0];
  const [group] = await once(
    spawn("ps", ["-o", "pgid=", "-p", String(pid)]).stdout.setEncoding("utf8"),
    "data",
  );
  expect(String(group).trim()).toBe(pid);
  await own.stop();
});

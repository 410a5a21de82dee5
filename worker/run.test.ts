import { once } from "node:events";
import { type AddressInfo, connect, createServer } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { query } from "@/lib/db";
import { testDatabaseUrl } from "@/test/database";
import { addUnits, makeOffer } from "@/test/factories";
import { startProcess } from "@/test/start-process";

test("a worker that finds the database away waits for it, and does not work on it with another key", {
  timeout: 120_000,
}, async () => {
  const offer = await makeOffer();
  await addUnits(offer.id, ["VOUCHER-1"]);
  const database = new URL(testDatabaseUrl());
  let isRefusing = true; // at first the database is away
  let refused = 0;
  const road = createServer((caller) => {
    if (isRefusing) {
      refused += 1;
      return caller.destroy();
    }
    const onward = connect(Number(database.port), database.hostname);
    caller.pipe(onward).pipe(caller);
    for (const socket of [caller, onward]) socket.on("error", () => undefined);
  }).listen(0, "127.0.0.1");
  await once(road, "listening");
  const detour = new URL(database);
  detour.hostname = "127.0.0.1";
  detour.port = String((road.address() as AddressInfo).port);
  const worker = startProcess("worker/run.ts", {
    DATABASE_URL: detour.href,
    PUBLIC_URL: "https://shop.example",
    LOG_LEVEL: "silent",
    TELEGRAM_BOT_TOKEN: "7000000001:worker-worker-worker-worker-worker",
    TELEGRAM_WEBHOOK_SECRET: "test-webhook-secret",
    ENCRYPTION_KEY: Buffer.alloc(32, 8).toString("base64"),
  });
  onTestFinished(() => void worker.kill("SIGKILL"));
  const ended = once(worker, "exit");
  await expect.poll(() => refused, { timeout: 60_000 }).toBeGreaterThan(0);
  isRefusing = false;
  expect(await ended).toEqual([1, null]);
  expect(await query({ text: "SELECT 1 FROM worker_heartbeat" })).toEqual([]);
  road.close();
});

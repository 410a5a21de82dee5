import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import process from "node:process";
import { expireUnits } from "@/lib/batch/expire-units";
import { expireDeposits } from "@/lib/deposit/expire-deposits";
import { strikeInvoice } from "@/lib/deposit/strike-invoice";
import { env } from "@/lib/env";
import { forgetHeartbeat, recordHeartbeat } from "@/lib/heartbeat";
import { listen } from "@/lib/listen";
import { log } from "@/lib/log";
import { announceOrders } from "@/lib/order/announce-orders";
import { expireOrders } from "@/lib/order/expire-orders";
import { warnOfExpiry } from "@/lib/order/warn-of-expiry";
import { pollDeposits } from "@/lib/settlement/poll-deposits";
import { settlePaymentEvents } from "@/lib/settlement/settle-payment-events";
import { warnLowStock } from "@/lib/stock/warn-low-stock";
import { type Job, startLoop } from "./loop";
import { retryUpdates } from "./retry-updates";
import { startSchedules } from "./schedules";
import { startSending } from "./send-notifications";

export type Worker = { readonly stop: () => Promise<void> };

const BATCH = 20;
const UNITS_BATCH = 500;
const HEARTBEAT_MS = 5_000;

const JOBS: readonly Job[] = [
  {
    name: "settle-payment-events",
    wokenBy: "payment_event",
    tickMs: 1_000,
    run: () => settlePaymentEvents({ batch: BATCH }),
  },
  { name: "poll-deposits", tickMs: 1_000, run: () => pollDeposits({ batch: BATCH }) },
  { name: "expire-orders", tickMs: 1_000, run: () => expireOrders({ batch: BATCH }) },
  { name: "expire-deposits", tickMs: 5_000, run: () => expireDeposits({ batch: BATCH }) },
  { name: "warn-of-expiry", tickMs: 5_000, run: () => warnOfExpiry({ batch: BATCH }) },
  { name: "expire-units", tickMs: 10_000, run: () => expireUnits({ batch: UNITS_BATCH }) },
  { name: "warn-low-stock", tickMs: 30_000, run: warnLowStock },
  {
    name: "announce-orders",
    wokenBy: "order_alarm",
    tickMs: 10_000,
    run: () => announceOrders({ batch: BATCH }),
  },
];

/** For a shop with a bot. */
const CHAT_JOBS: readonly Job[] = [
  { name: "retry-updates", tickMs: 1_000, run: retryUpdates },
  {
    name: "strike-invoices",
    wokenBy: "invoice_message",
    tickMs: 1_000,
    run: () => strikeInvoice(),
  },
];

/**
 * Starts everything that happens without anybody asking: settling, polling, expiring, sending, schedules. Any number of workers may run at
 * once, and each may be killed at any moment: what it held is taken up by another when its lease ends. Stops when `signal` is aborted or
 * `stop` is called, which resolves when nothing is in flight any more.
 */
export function startWorker({ signal }: { signal?: AbortSignal } = {}): Worker {
  const workerId = `${hostname()}:${process.pid}:${randomUUID().slice(0, 8)}`;
  const beat = async () => {
    await recordHeartbeat({ workerId });
    return 0;
  };
  const loops = JOBS.map((job) => ({ ...startLoop(job), wokenBy: job.wokenBy }));
  loops.push({
    ...startLoop({ name: "heartbeat", tickMs: HEARTBEAT_MS, run: beat }),
    wokenBy: undefined,
  });
  if (env().TELEGRAM_BOT_TOKEN) {
    loops.push({ ...startSending(), wokenBy: "notification" });
    for (const job of CHAT_JOBS) loops.push({ ...startLoop(job), wokenBy: job.wokenBy });
  }
  const schedules = startSchedules();
  const listening = listen("kiosk_work", (table) => {
    for (const loop of loops) if (table === null || loop.wokenBy === table) loop.wake();
  });

  let stopped: Promise<void> | undefined;
  async function stopAll(): Promise<void> {
    const unlisten = await listening;
    unlisten();
    await Promise.all([...loops.map((loop) => loop.stop()), schedules.stop()]);
    await forgetHeartbeat({ workerId }).catch(() => undefined); // it grows old by itself
    log().info("the worker has stopped");
  }
  const stop = () => {
    stopped ??= stopAll();
    return stopped;
  };
  signal?.addEventListener("abort", () => void stop(), { once: true });
  log().info({ workerId }, "the worker runs");
  return { stop };
}

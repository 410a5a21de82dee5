// One of the processes that send in bench/storm.ts: what a worker sends with, at the speed of the storm.
import process from "node:process";
import { closeConnections } from "@/lib/close-connections";
import { listen } from "@/lib/listen";
import { stopOnSignal } from "@/lib/stop-on-signal";
import { hasten } from "@/test/storm";
import { startSending } from "@/worker/send-notifications";

const sender = startSending({ limits: hasten(Number(process.env.STORM_SPEED)) });
const unlisten = await listen("kiosk_work", (table) => {
  if (table === null || table === "notification") sender.wake();
});
stopOnSignal(async () => {
  unlisten();
  await sender.stop();
  await closeConnections();
});

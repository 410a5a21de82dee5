import { setTimeout as sleep } from "node:timers/promises";
import { sendNotification } from "@/lib/delivery/send-notification";
import { log } from "@/lib/log";
import { isSendingSoon } from "@/lib/outbox/is-sending-soon";
import { SEND_LIMITS, type SendLimits, type TakenNotification } from "@/lib/outbox/rules";
import { takeNotifications } from "@/lib/outbox/take-notifications";
import { type Loop, startLoop } from "./loop";

const IN_FLIGHT_MAX = 24;
const OTHERS_IN_FLIGHT_MAX = 12; // so that a delivery always finds room, even while Telegram answers slowly
const TICK_MS = 1_000;
const SOON_MS = 40; // about the gap of one message behind another
const STOP_WITHIN_MS = 10_000;

/**
 * Sends messages as they come, several at once but one a chat, no faster in all instances together than the limits allow. On stopping it takes
 * no more, finishes what is going out (10 s at most) and gives back what is not; a lease that is not given back runs out by itself.
 */
export function startSending({ limits = SEND_LIMITS }: { limits?: SendLimits } = {}): Loop {
  const stopping = new AbortController();
  const inFlight = new Map<TakenNotification, Promise<void>>();
  let isSoon = false;

  async function run(): Promise<number> {
    const count = IN_FLIGHT_MAX - inFlight.size;
    const others = [...inFlight.keys()].filter(({ kind }) => kind !== "delivery").length;
    if (count === 0) return 0; // woken when one is done
    const othersMax = Math.max(0, OTHERS_IN_FLIGHT_MAX - others);
    const taken = await takeNotifications({ count, othersMax, limits });
    for (const message of taken) inFlight.set(message, send(message));
    isSoon = taken.length === 0 && (await isSendingSoon());
    return taken.length;
  }

  async function send(message: TakenNotification): Promise<void> {
    try {
      await sendNotification(message, { limits, signal: stopping.signal });
    } catch (error) {
      log().error({ err: error, notificationId: message.id }, "a message is left to its lease");
    } finally {
      inFlight.delete(message);
      loop.wake();
    }
  }

  const loop = startLoop({
    name: "send-notifications",
    wokenBy: "notification",
    tickMs: () => (isSoon ? SOON_MS : TICK_MS),
    run,
  });
  return {
    wake: loop.wake,
    stop: async () => {
      stopping.abort();
      await loop.stop();
      const late = sleep(STOP_WITHIN_MS, undefined, { ref: false });
      await Promise.race([Promise.allSettled(inFlight.values()), late]);
    },
  };
}

import { setTimeout as sleep } from "node:timers/promises";
import { sendNotification } from "@/lib/delivery/send-notification";
import { log } from "@/lib/log";
import type { TakenNotification } from "@/lib/outbox/rules";
import { takeNotifications } from "@/lib/outbox/take-notifications";
import { type Loop, startLoop } from "./loop";
import { makePace } from "./pace";

const IN_FLIGHT_MAX = 12;
const OTHERS_IN_FLIGHT_MAX = 8; // so that a delivery always finds room, even while Telegram answers slowly
const CALLS_PER_SECOND = 25; // Telegram's limit for a bot is about 30
const TICK_MS = 1_000;
const STOP_WITHIN_MS = 10_000;

/**
 * Sends messages as they come, several at once but one a chat. On stopping it takes no more, finishes what is going out (10 s at most) and
 * gives back what is not; a lease that is not given back runs out by itself.
 */
export function startSending(): Loop {
  const pace = makePace(CALLS_PER_SECOND);
  const stopping = new AbortController();
  const inFlight = new Map<TakenNotification, Promise<void>>();

  async function run(): Promise<number> {
    const count = IN_FLIGHT_MAX - inFlight.size;
    const others = [...inFlight.keys()].filter(({ kind }) => kind !== "delivery").length;
    if (count === 0) return 0; // woken when one is done
    const othersMax = Math.max(0, OTHERS_IN_FLIGHT_MAX - others);
    const taken = await takeNotifications({ count, othersMax });
    for (const message of taken) inFlight.set(message, send(message));
    return taken.length;
  }

  async function send(message: TakenNotification): Promise<void> {
    try {
      await sendNotification(message, { pace, signal: stopping.signal });
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
    tickMs: TICK_MS,
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

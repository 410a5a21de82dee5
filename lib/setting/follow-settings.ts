import { setTimeout as sleep } from "node:timers/promises";
import { listen } from "@/lib/listen";
import { log } from "@/lib/log";
import { loadSettings } from "./load-settings";

const TRY_AGAIN_MS = 1_000;

/**
 * Keeps this process's settings equal to the database's until the returned function is called. Resolves when they are loaded; from then
 * on a change, made by whichever process, counts here as soon as it is announced, and after a lost connection they are read anew. While
 * the database is away, the settings that were last read stay.
 */
export async function followSettings(): Promise<() => void> {
  let isStale = true;
  let isStopped = false;
  let reading: Promise<void> | null = null;

  async function readWhileStale(): Promise<void> {
    while (isStale && !isStopped) {
      isStale = false;
      try {
        await loadSettings();
      } catch (error) {
        log().warn({ err: error }, "the settings cannot be read yet");
        isStale = true;
        await sleep(TRY_AGAIN_MS);
      }
    }
    reading = null;
  }
  function read(): Promise<void> {
    isStale = true;
    reading ??= readWhileStale();
    return reading;
  }

  const unlisten = await listen("kiosk_settings", () => void read());
  await read();
  return () => {
    isStopped = true;
    unlisten();
  };
}

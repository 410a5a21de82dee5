import { Api } from "grammy";
import { env, requireEnv } from "@/lib/env";

const CALL_TIMEOUT_SECONDS = 10;
const UPLOAD_BYTES_PER_SECOND = 500_000;

/** How long a call may take that carries so many bytes of files. */
export function timeoutSecondsFor(bytes: number): number {
  return CALL_TIMEOUT_SECONDS + Math.ceil(bytes / UPLOAD_BYTES_PER_SECOND);
}

/**
 * The Bot API. It never repeats a call by itself: whoever calls decides with `describeFailure`, since a repetition after a lost answer is
 * a second message.
 */
export function telegramApi(timeoutSeconds = CALL_TIMEOUT_SECONDS): Api {
  // An Api is a few closures; its connections are kept alive by grammY's agent of that root, which all of them share.
  return new Api(requireEnv("TELEGRAM_BOT_TOKEN"), apiOptions(timeoutSeconds));
}

/** How a client of the Bot API is set up here; the bot uses the same. */
export function apiOptions(timeoutSeconds = CALL_TIMEOUT_SECONDS) {
  return { apiRoot: env().TELEGRAM_API_ROOT, timeoutSeconds, sensitiveLogs: false } as const;
}

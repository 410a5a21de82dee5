import { env, requireEnv } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { consumeLimit } from "@/lib/rate-limit";
import { findStaff } from "@/lib/staff/find-staff";
import { openSession } from "@/lib/staff/open-session";
import { signIn } from "@/lib/staff/schema";
import { verifyInitData } from "@/lib/telegram/verify-init-data";
import { readClientAddress } from "./client-address";
import { readJson } from "./read-json";
import { requireOwnOrigin, sessionCookie } from "./require-staff";

/** Launch data signs in while it is as fresh as a link: whoever finds it later in a log or a history gets nothing for it. */
const LAUNCH_AGE_MAX_SECONDS = 5 * 60;

/** Signs the calling browser in by a link's token. @throws AppError NOT_FOUND, ALREADY_DONE, LINK_EXPIRED, RATE_LIMITED */
export async function signInByLink(request: Request): Promise<Response> {
  requireOwnOrigin(request);
  await consumeLimit("signIn", readClientAddress(request));
  const { value } = await readJson(request, signIn).catch(asStranger);
  return open(request, { linkToken: value.token });
}

/** Signs the Mini App in as the account that Telegram launched it for. @throws AppError NOT_FOUND, INIT_DATA_EXPIRED, RATE_LIMITED */
export async function signInByTelegram(request: Request): Promise<Response> {
  requireOwnOrigin(request);
  await consumeLimit("signIn", readClientAddress(request));
  const verify = async (maxAgeSeconds: number) =>
    verifyInitData(request.headers.get("x-telegram-init-data"), {
      botToken: requireEnv("TELEGRAM_BOT_TOKEN"),
      maxAgeSeconds,
      now: new Date(),
    });
  const { telegramId } = await verify(env().INIT_DATA_MAX_AGE_SECONDS).catch(asStranger);
  if (!(await findStaff({ telegramId }))) throw new AppError("NOT_FOUND");
  await verify(LAUNCH_AGE_MAX_SECONDS); // only those who run the shop hear that theirs is too old
  return open(request, { telegramId });
}

async function open(
  request: Request,
  proof: Parameters<typeof openSession>[0]["proof"],
): Promise<Response> {
  const browser = {
    address: readClientAddress(request),
    userAgent: request.headers.get("user-agent") ?? "",
  };
  const { token } = await openSession({ proof, browser });
  return cookieAnswer(token);
}

/** The answer that gives a browser its session, or with an empty token takes it away. */
export function cookieAnswer(token: string): Response {
  return new Response(null, { status: 204, headers: { "set-cookie": sessionCookie(token) } });
}

/** Whoever proves nothing hears what a stranger hears about an address that is not there. */
function asStranger(cause: unknown): never {
  if (cause instanceof AppError && !cause.isRetryable) throw new AppError("NOT_FOUND", { cause });
  throw cause;
}

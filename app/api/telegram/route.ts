import { handleUpdate } from "@/bot/handle-update";
import { AppError } from "@/lib/errors";
import { readUpdate } from "@/lib/telegram/read-update";
import { recordUpdate } from "@/lib/telegram/record-update";
import { verifySecret } from "@/lib/telegram/verify-secret";
import { readBody } from "@/lib/web/read-body";
import { json } from "@/lib/web/respond";
import { refuseMethod, route } from "@/lib/web/route";

const NAME = "/api/telegram";
const UPDATE_BYTES_MAX = 1024 * 1024;

/** Telegram calls here. 200 for anything genuine, handled, repeated or failed: what failed is ours to try again, not Telegram's. */
export const POST = route(NAME, async (request) => {
  verifySecret(request.headers.get("x-telegram-bot-api-secret-token"));
  const update = readUpdate(await readBody(request, UPDATE_BYTES_MAX));
  if (!update) throw new AppError("MALFORMED");
  if ((await recordUpdate(update)) === "new") await handleUpdate(update);
  return json({ ok: true });
});

const other = refuseMethod(NAME, "POST");

export { other as DELETE, other as GET, other as HEAD, other as PATCH, other as PUT };

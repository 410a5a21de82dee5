import { query } from "@/lib/db";
import { PAUSE_MAX_SECONDS } from "./rules";

/** Telegram refused an answer in a chat and said for how long: the bot's own messages leave that chat alone too. */
export async function obeyRefusal({
  chatId,
  seconds,
}: {
  chatId: bigint;
  seconds: number;
}): Promise<void> {
  const values = [chatId.toString(), seconds, PAUSE_MAX_SECONDS];
  await query({ name: "obey_refusal", text: "SELECT obey_refusal($1, $2, $3)", values });
}

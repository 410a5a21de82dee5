import { query } from "@/lib/db";
import { log } from "@/lib/log";
import { SEND_LIMITS } from "./rules";

const RECORD = "SELECT record_reply($1, $2, $3, $4)";

/**
 * Counts an answer to somebody who wrote or pressed a button: it goes out at once, and the bot's own messages make room for it. Never throws:
 * an answer that was sent is not sent again because it could not be counted.
 */
export async function recordReply(chatId: bigint, limits = SEND_LIMITS): Promise<void> {
  const { gapMs, othersBurst, chatMs } = limits;
  const values = [chatId.toString(), gapMs, othersBurst, chatMs];
  await query({ name: "record_reply", text: RECORD, values }).catch((error: unknown) =>
    log().warn({ err: error }, "an answer was not counted"),
  );
}

import { handleUpdate } from "@/bot/handle-update";
import { markUpdateFailed, UPDATE_ATTEMPTS_MAX } from "@/lib/telegram/mark-update";
import { takeUpdates } from "@/lib/telegram/take-updates";

const BATCH = 10;

/** Handles updates whose first handling failed or was cut off, one after the other; how many there were. */
export async function retryUpdates(): Promise<number> {
  const taken = await takeUpdates({ batch: BATCH });
  for (const { body, attempts } of taken) {
    // Whatever it is that ends the process each time: it does not get a sixth one.
    if (attempts > UPDATE_ATTEMPTS_MAX)
      await markUpdateFailed(body.update_id, "cut off at every try");
    else await handleUpdate(body);
  }
  return taken.length;
}

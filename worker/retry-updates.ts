import { handleUpdate } from "@/bot/handle-update";
import { markUpdateFailed, UPDATE_ATTEMPTS_MAX } from "@/lib/telegram/mark-update";
import { takeUpdates } from "@/lib/telegram/take-updates";

/**
 * Handles an update whose first handling failed or was cut off; how many there were. One at a time: its lease begins with its handling, while
 * those that waited behind a slow one could be taken by another worker as well.
 */
export async function retryUpdates(): Promise<number> {
  const [taken] = await takeUpdates({ batch: 1 });
  if (!taken) return 0;
  const { body, attempts } = taken;
  // Whatever it is that ends the process each time: it does not get a sixth one.
  if (attempts > UPDATE_ATTEMPTS_MAX)
    await markUpdateFailed(body.update_id, "cut off at every try");
  else await handleUpdate(body);
  return 1;
}

import { log } from "@/lib/log";
import { pruneRecords as prune } from "@/lib/prune-records";

/** Once a day. */
export async function pruneRecords(): Promise<void> {
  log().info(await prune(), "records nobody needs any more are gone");
}

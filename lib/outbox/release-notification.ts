import { query } from "@/lib/db";
import type { TakenNotification } from "./rules";

const RELEASE = `
UPDATE notification SET lease_until = NULL, lease_token = NULL WHERE id = $1 AND lease_token = $2 AND state = 'queued'`;

/** Gives a message back unsent, for another worker to take at once. */
export async function releaseNotification({ id, leaseToken }: TakenNotification): Promise<void> {
  await query({ name: "release_notification", text: RELEASE, values: [id, leaseToken] });
}

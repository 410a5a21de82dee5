import { query } from "@/lib/db";

const BEAT = `
INSERT INTO worker_heartbeat (worker_id, seen_at) VALUES ($1, now()) ON CONFLICT (worker_id) DO UPDATE SET seen_at = now()`;

/** This worker is alive; `/health` looks for the youngest sign. */
export async function recordHeartbeat({ workerId }: { workerId: string }): Promise<void> {
  await query({ name: "record_heartbeat", text: BEAT, values: [workerId] });
}

/** This worker stops on purpose. */
export async function forgetHeartbeat({ workerId }: { workerId: string }): Promise<void> {
  const text = "DELETE FROM worker_heartbeat WHERE worker_id = $1";
  await query({ name: "forget_heartbeat", text, values: [workerId] });
}

import { closeDatabase } from "@/lib/db";
import { closeListening } from "@/lib/listen";

/** Lets go of everything this process holds open; its last act. */
export async function closeConnections(): Promise<void> {
  await closeListening();
  await closeDatabase();
}

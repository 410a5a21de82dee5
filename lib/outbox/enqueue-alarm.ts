import { query } from "@/lib/db";
import { env } from "@/lib/env";
import type { AlarmFact, AlarmKind } from "./rules";

type Alarm = {
  /** The same key alarms once. */
  readonly key: string;
  /** Facts that an admin may see in a chat: never a secret. */
  readonly payload: Readonly<Partial<Record<AlarmFact, unknown>>> & { readonly alarm: AlarmKind };
  /** Who hears of it besides those of the staff whose business it is; the owners of ADMIN_IDS unless told. */
  readonly chats?: readonly bigint[];
};

/** Writes to every admin, once per key. */
export async function enqueueAlarm({
  key,
  payload,
  chats = env().ADMIN_IDS,
}: Alarm): Promise<void> {
  await query({
    name: "alarm_admins",
    text: "SELECT alarm_admins($1, $2, $3)",
    values: [key, JSON.stringify(payload), chats.map(String)],
  });
}

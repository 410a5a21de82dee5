import { queryOne } from "@/lib/db";

/** Whether a message may be due within a second, held back for now by the pace or by its chat. */
export async function isSendingSoon(): Promise<boolean> {
  const row = await queryOne<{ is_soon: boolean }>({
    name: "is_sending_soon",
    text: "SELECT is_sending_soon() AS is_soon",
  });
  return row.is_soon;
}

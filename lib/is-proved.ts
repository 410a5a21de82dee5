import { queryOne } from "@/lib/db";

/** Whether the books or the audit log were ever looked through, whatever was found. */
export async function isProved(kind: "books" | "audit"): Promise<boolean> {
  const text = "SELECT EXISTS (SELECT FROM proof WHERE kind = $1) AS is_proved";
  const { is_proved: found } = await queryOne<{ is_proved: boolean }>({ text, values: [kind] });
  return found;
}

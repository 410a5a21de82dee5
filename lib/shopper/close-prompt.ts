import { query } from "@/lib/db";

/** What was asked is answered, or not wanted any more. One that expires later than `until` was asked since, and stays. Repeatable. */
export async function closePrompt(prompt: { shopperId: string; until?: Date }): Promise<void> {
  await query({
    name: "close_prompt",
    text: "DELETE FROM chat_prompt WHERE shopper_id = $1 AND expires_at <= coalesce($2::timestamptz, 'infinity')",
    values: [prompt.shopperId, prompt.until ?? null],
  });
}

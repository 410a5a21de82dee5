import { query } from "@/lib/db";
import type { PromptKind } from "./rules";

const MINUTES = 15;

/** Notes that the shopper was asked to type something: their next text within 15 minutes answers it. Replaces what was asked before. */
export async function askFor(prompt: {
  shopperId: string;
  kind: PromptKind;
  /** What it is about. */
  subject?: string;
}): Promise<void> {
  await query({
    name: "ask_for",
    text: `INSERT INTO chat_prompt (shopper_id, kind, subject, expires_at) VALUES ($1, $2, $3, now() + make_interval(mins => $4))
           ON CONFLICT (shopper_id) DO UPDATE SET kind = EXCLUDED.kind, subject = EXCLUDED.subject, expires_at = EXCLUDED.expires_at`,
    values: [prompt.shopperId, prompt.kind, prompt.subject ?? null, MINUTES],
  });
}

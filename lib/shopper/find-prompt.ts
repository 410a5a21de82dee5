import { query } from "@/lib/db";
import type { PromptKind } from "./rules";

export type Prompt = {
  readonly kind: PromptKind;
  readonly subject: string | null;
  readonly expiresAt: Date;
};

/** What a shopper was asked to type, while that is open. */
export async function findPrompt({ shopperId }: { shopperId: string }): Promise<Prompt | null> {
  const [found] = await query<Prompt>({
    name: "find_prompt",
    text: `SELECT kind, subject, expires_at AS "expiresAt" FROM chat_prompt WHERE shopper_id = $1 AND expires_at > now()`,
    values: [shopperId],
  });
  return found ?? null;
}

import { randomBytes } from "node:crypto";
import { query } from "@/lib/db";
import { requireEnv } from "@/lib/env";
import { hashToken } from "./hash-token";
import { LINK_TTL_SECONDS } from "./rules";

/** A link that signs one browser in as this account: once, within five minutes. Older links of the account stop working. */
export async function openLink({ telegramId }: { telegramId: bigint }): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  await query({
    name: "open_link",
    text: `WITH older AS (DELETE FROM sign_in_link WHERE telegram_id = $2)
           INSERT INTO sign_in_link (token_hash, telegram_id, expires_at) VALUES (decode($1, 'hex'), $2, now() + make_interval(secs => $3))`,
    values: [hashToken(token), telegramId.toString(), LINK_TTL_SECONDS],
  });
  // Behind the # it reaches no server log and no preview: the page itself hands it over.
  return `${requireEnv("PUBLIC_URL")}/admin/sign-in#${token}`;
}

import { randomBytes } from "node:crypto";
import { recordAct } from "@/lib/audit/record-act";
import { type Transaction, transaction } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/id";
import { findStaff } from "./find-staff";
import { hashToken } from "./hash-token";
import { SESSION_TTL_SECONDS, type StaffMember } from "./rules";

/** A link's token, or an account whose launch data was verified. */
type Proof = { readonly linkToken: string } | { readonly telegramId: bigint };

type Browser = { readonly address: string; readonly userAgent: string };

const USER_AGENT_LENGTH_MAX = 300;

const USE_LINK = `
UPDATE sign_in_link SET used_at = now() WHERE token_hash = decode($1, 'hex') AND used_at IS NULL AND expires_at > now() RETURNING telegram_id`;

const FIND_LINK =
  "SELECT used_at IS NOT NULL AS is_used FROM sign_in_link WHERE token_hash = decode($1, 'hex')";

const INSERT = `
INSERT INTO staff_session (id, token_hash, telegram_id, address, user_agent, expires_at)
VALUES ($1, decode($2, 'hex'), $3, $4, $5, now() + make_interval(secs => $6))`;

/**
 * Signs a browser in; a link is used up by it. The token belongs into the cookie and nowhere else. @throws AppError NOT_FOUND (an unknown
 * link, or an account that does not run this shop: then the link is not used up), ALREADY_DONE (a used one), LINK_EXPIRED
 */
export async function openSession({
  proof,
  browser,
}: {
  proof: Proof;
  browser: Browser;
}): Promise<{ token: string; member: StaffMember }> {
  const token = randomBytes(32).toString("base64url");
  const sessionId = newId("session");
  const userAgent = browser.userAgent.slice(0, USER_AGENT_LENGTH_MAX);
  const member = await transaction(async (tx) => {
    const telegramId =
      "linkToken" in proof ? await readLink(tx, proof.linkToken) : proof.telegramId;
    // Held, so that whoever removes this account at the same moment also finds the session; before the link, as they do.
    const lock = "SELECT 1 FROM staff WHERE telegram_id = $1 FOR SHARE";
    await tx.query({ text: lock, values: [telegramId.toString()] });
    if ("linkToken" in proof) await spendLink(tx, proof.linkToken);
    const staff = await findStaff({ telegramId }, tx);
    if (!staff) throw new AppError("NOT_FOUND");
    const place = [telegramId.toString(), browser.address, userAgent, SESSION_TTL_SECONDS];
    await tx.query({ text: INSERT, values: [sessionId, hashToken(token), ...place] });
    await recordAct(tx, {
      actor: telegramId,
      role: staff.role,
      act: "session.open",
      subject: sessionId,
      after: { by: "linkToken" in proof ? "link" : "Telegram", browser: userAgent },
      address: browser.address,
    });
    return { telegramId, sessionId, ...staff };
  });
  return { token, member };
}

async function readLink(tx: Transaction, linkToken: string): Promise<bigint> {
  const text = "SELECT telegram_id FROM sign_in_link WHERE token_hash = decode($1, 'hex')";
  const values = [hashToken(linkToken)];
  const [link] = await tx.query<{ telegram_id: string }>({ text, values });
  if (!link) throw new AppError("NOT_FOUND");
  return BigInt(link.telegram_id);
}

async function spendLink(tx: Transaction, linkToken: string): Promise<void> {
  const values = [hashToken(linkToken)];
  const used = await tx.query({ text: USE_LINK, values });
  if (used.length > 0) return;
  const [link] = await tx.query<{ is_used: boolean }>({ text: FIND_LINK, values });
  if (!link) throw new AppError("NOT_FOUND");
  throw new AppError(link.is_used ? "ALREADY_DONE" : "LINK_EXPIRED");
}

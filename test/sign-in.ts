import { query } from "@/lib/db";
import { answerConfirmation } from "@/lib/staff/answer-confirmation";
import { openLink } from "@/lib/staff/open-link";
import { openSession } from "@/lib/staff/open-session";
import type { Caller, StaffRole } from "@/lib/staff/rules";
import { SESSION_COOKIE } from "@/lib/web/require-staff";
import type { callRoute } from "./call-route";

const BROWSER = { address: "203.0.113.7", userAgent: "Test browser" };
/** The one account in ADMIN_IDS of the test variables. */
export const OWNER_ID = 9001n;

let counter = 0;

/** Somebody who works here, without anybody having been asked. */
export async function makeStaff(role: StaffRole, name = "Boris"): Promise<bigint> {
  counter += 1;
  const telegramId = BigInt(700_000 + counter);
  await query({
    text: "INSERT INTO staff (telegram_id, name, role, invited_by) VALUES ($1, $2, $3::staff_role, $4)",
    values: [telegramId.toString(), name, role, OWNER_ID.toString()],
  });
  return telegramId;
}

/** A link's token for an account. */
export async function makeToken(telegramId: bigint): Promise<string> {
  return (await openLink({ telegramId })).split("#")[1] ?? "";
}

export type SignedIn = { readonly caller: Caller; readonly headers: Record<string, string> };

/** Signs an account in by a link: who they are to a use case, and the headers that their browser sends. */
export async function signIn(telegramId: bigint = OWNER_ID): Promise<SignedIn> {
  const linkToken = await makeToken(telegramId);
  const { token, member } = await openSession({ proof: { linkToken }, browser: BROWSER });
  return { caller: { ...member, address: BROWSER.address }, headers: browserHeaders(token) };
}

/** What a browser on a page of this shop sends along. */
export function browserHeaders(token?: string): Record<string, string> {
  const page = { origin: "https://shop.example", "sec-fetch-site": "same-origin" };
  return token === undefined ? page : { ...page, cookie: `${SESSION_COOKIE}=${token}` };
}

/** The session's token that an answer set. */
export function tokenOf(answer: Awaited<ReturnType<typeof callRoute>>): string {
  const cookie = answer.headers.get("set-cookie") ?? "";
  return /^__Host-kiosk-staff=([^;]*)/.exec(cookie)?.[1] ?? "";
}

/** Answers a question as its asker would in the chat, and returns its id. */
export async function answer(
  caller: Caller,
  refusal: Promise<unknown>,
  state: "confirmed" | "refused" = "confirmed",
): Promise<string> {
  const error = await refusal.then(
    () => null,
    (reason: { details?: Record<string, unknown> }) => reason,
  );
  const confirmationId = String(error?.details?.confirmation_id);
  await answerConfirmation({
    confirmationId,
    telegramId: caller.telegramId,
    isConfirmed: state === "confirmed",
  });
  return confirmationId;
}

/** The acts in the audit log, oldest first. */
export async function readActs(subject?: string): Promise<string[]> {
  const rows = await query<{ act: string }>({
    text: "SELECT act FROM audit_entry WHERE $1::text IS NULL OR subject = $1 ORDER BY id",
    values: [subject ?? null],
  });
  return rows.map(({ act }) => act);
}

import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { consumeLimit } from "@/lib/rate-limit";
import { findSession } from "@/lib/staff/find-session";
import { type Caller, isAllowed, type Right, SESSION_TTL_SECONDS } from "@/lib/staff/rules";
import { readClientAddress } from "./client-address";
import { route } from "./route";

/** `__Host-`: only over HTTPS (or on this very machine), for this host alone, never set by a neighbour. */
export const SESSION_COOKIE = "__Host-kiosk-staff";

const READING = new Set(["GET", "HEAD"]);

/**
 * Who is calling an admin door, by their cookie. Whoever has no session hears what a stranger hears about a page that is not there; so does
 * a writing call from another site. @throws AppError NOT_FOUND, NOT_ALLOWED, RATE_LIMITED
 */
export async function requireStaff(request: Request, right: Right): Promise<Caller> {
  if (!READING.has(request.method)) requireOwnOrigin(request);
  const token = readCookie(request.headers.get("cookie"));
  const member = token ? await findSession({ token }) : null;
  if (!member) throw new AppError("NOT_FOUND");
  await consumeLimit("staff", member.telegramId.toString());
  if (!isAllowed(member.role, right)) throw new AppError("NOT_ALLOWED", { details: { right } });
  return { ...member, address: readClientAddress(request) };
}

/** A writing call must come from a page of this shop: browsers always say where a form or a script comes from. @throws AppError NOT_FOUND */
export function requireOwnOrigin(request: Request): void {
  const own = env().PUBLIC_URL ?? new URL(request.url).origin;
  const site = request.headers.get("sec-fetch-site");
  if (request.headers.get("origin") !== new URL(own).origin || (site && site !== "same-origin"))
    throw new AppError("NOT_FOUND");
}

/** The session's token out of a Cookie header; a name that is there twice counts for nothing. */
export function readCookie(header: string | null): string | null {
  const found = (header ?? "")
    .split(";")
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${SESSION_COOKIE}=`));
  const [only] = found;
  return found.length === 1 && only ? only.slice(SESSION_COOKIE.length + 1) : null;
}

/** The header that gives a browser its session, or with an empty token takes it away. */
export function sessionCookie(token: string): string {
  const age = token === "" ? 0 : SESSION_TTL_SECONDS;
  return `${SESSION_COOKIE}=${token}; Path=/; Max-Age=${age}; HttpOnly; Secure; SameSite=Strict`;
}

/** The answer to every method that an admin route does not have: only those who are in hear that there is such a route. */
export function refuseStaffMethod(name: string, allow: string): ReturnType<typeof route> {
  return route(name, async (request) => {
    await requireStaff(request, "read");
    throw new AppError("METHOD_NOT_ALLOWED", { details: { allow } });
  });
}

import { AppError } from "@/lib/errors";
import { consumeLimit } from "@/lib/rate-limit";
import { findSession } from "@/lib/staff/find-session";
import { readCookie } from "./require-staff";

/**
 * Counts a page that somebody who runs the shop loads, beside their other calls. Null while they may go on, else how many seconds to wait:
 * a page itself can answer with no status of its own. Whoever is not in is not counted: they see what is there for everybody.
 */
export async function limitStaffPage(request: Request): Promise<number | null> {
  const token = readCookie(request.headers.get("cookie"));
  const member = token ? await findSession({ token }) : null;
  if (!member) return null;
  try {
    await consumeLimit("staff", member.telegramId.toString());
    return null;
  } catch (error) {
    if (error instanceof AppError && error.code === "RATE_LIMITED")
      return Number(error.details.retry_after_seconds);
    throw error;
  }
}

import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { consumeLimit } from "@/lib/rate-limit";
import { findSession } from "@/lib/staff/find-session";
import { isAllowed, type Right, type StaffMember } from "@/lib/staff/rules";
import { readCookie } from "./require-staff";

/** Who is looking at an admin page, by their cookie. Whoever may not see it gets the page that everybody gets where there is none. */
export async function requireStaffPage(right: Right): Promise<StaffMember> {
  const token = readCookie((await headers()).get("cookie"));
  const member = token ? await findSession({ token }) : null;
  if (!member || !isAllowed(member.role, right)) notFound();
  await consumeLimit("staff", member.telegramId.toString());
  return member;
}

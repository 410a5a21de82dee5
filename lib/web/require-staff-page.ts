import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { findSession } from "@/lib/staff/find-session";
import { isAllowed, type Right, type StaffMember } from "@/lib/staff/rules";
import { readCookie } from "./require-staff";

/**
 * Who is looking at an admin page, by their cookie. Whoever may not see it gets the page that everybody gets where there is none. How often they
 * may look, proxy.ts has counted.
 */
export async function requireStaffPage(right: Right): Promise<StaffMember> {
  const member = await findViewer(right);
  if (!member) notFound();
  return member;
}

/** The title of an admin page. Where a page is not found, it has none to tell either. */
export async function staffPageTitle(right: Right, title: string): Promise<Metadata> {
  return (await findViewer(right)) ? { title } : {};
}

async function findViewer(right: Right): Promise<StaffMember | null> {
  const token = readCookie((await headers()).get("cookie"));
  const member = token ? await findSession({ token }) : null;
  return member && isAllowed(member.role, right) ? member : null;
}

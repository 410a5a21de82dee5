import { redirect } from "next/navigation";
import { AuditFilters } from "@/components/admin/audit-filters";
import { AuditList } from "@/components/admin/audit-list";
import { ChainProof } from "@/components/admin/chain-proof";
import { Heading } from "@/components/admin/heading";
import { readListQuery, toListFilters } from "@/components/admin/list-query";
import { listActs } from "@/lib/audit/list-acts";
import { auditQuery } from "@/lib/audit/schema";
import { listStaff } from "@/lib/staff/list-staff";
import { ADMIN_EN } from "@/lib/text/admin-en";
import { requireStaffPage, staffPageTitle } from "@/lib/web/require-staff-page";

const FILTERS = ["actor", "act", "subject"];

export const generateMetadata = () => staffPageTitle("audit", ADMIN_EN.audit.title);

/** What was done here, by whom. */
export default async function AuditPage({ searchParams }: PageProps<"/admin/audit">) {
  const member = await requireStaffPage("audit");
  const query = readListQuery(await searchParams, FILTERS);
  const asked = auditQuery.safeParse(toListFilters(query));
  if (!asked.success) redirect("/admin/audit"); // an address that was typed or cut off
  const [acts, staff] = await Promise.all([listActs(asked.data), listStaff(member)]);
  const people = staff.items.map(({ telegram_id: id, name }) => ({ id: String(id), name }));
  return (
    <>
      <Heading title={ADMIN_EN.audit.title} intro={ADMIN_EN.audit.intro}>
        <ChainProof />
      </Heading>
      <AuditFilters query={query} people={people} />
      <AuditList acts={acts.items} nextCursor={acts.next_cursor} query={query} />
    </>
  );
}

import { redirect } from "next/navigation";
import { Heading } from "@/components/admin/heading";
import { SupportList } from "@/components/admin/support-list";
import { SupportTabs } from "@/components/admin/support-tabs";
import { listThreads } from "@/lib/support/list-threads";
import { threadQuery } from "@/lib/support/schema";
import { ADMIN_SUPPORT_EN } from "@/lib/text/admin-support-en";
import { requireStaffPage, staffPageTitle } from "@/lib/web/require-staff-page";

export const generateMetadata = () => staffPageTitle("read", ADMIN_SUPPORT_EN.title);

/** What shoppers write, and whether they have an answer. */
export default async function SupportPage({ searchParams }: PageProps<"/admin/support">) {
  await requireStaffPage("read");
  const asked = threadQuery.safeParse(await searchParams);
  if (!asked.success) redirect("/admin/support"); // an address that was typed or cut off
  const { state, cursor } = asked.data;
  const page = await listThreads(asked.data);
  return (
    <>
      <Heading title={ADMIN_SUPPORT_EN.title} intro={ADMIN_SUPPORT_EN.intro} />
      <SupportTabs state={state} />
      <SupportList page={page} state={state} isFirst={cursor === undefined} />
    </>
  );
}

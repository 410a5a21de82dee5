import { redirect } from "next/navigation";
import { SupportScreen } from "@/components/admin/support-screen";
import { isAllowed } from "@/lib/staff/rules";
import { getThread } from "@/lib/support/get-thread";
import { threadPage } from "@/lib/support/schema";
import { ADMIN_SUPPORT_EN } from "@/lib/text/admin-support-en";
import { foundOrNothing } from "@/lib/web/found-or-nothing";
import { requireId } from "@/lib/web/require-id";
import { requireStaffPage, staffPageTitle } from "@/lib/web/require-staff-page";

export const generateMetadata = () => staffPageTitle("read", ADMIN_SUPPORT_EN.thread);

/** One thread, with the place to answer. */
export default async function ThreadPage(props: PageProps<"/admin/support/[id]">) {
  const { role } = await requireStaffPage("read");
  const { id: threadId } = await props.params;
  const asked = threadPage.safeParse(await props.searchParams);
  if (!asked.success) redirect(`/admin/support/${encodeURIComponent(threadId)}`);
  const { cursor } = asked.data;
  const thread = await foundOrNothing(() => getThread({ threadId: requireId(threadId), cursor }));
  return (
    <SupportScreen
      thread={thread}
      isLatest={cursor === undefined}
      mayAnswer={isAllowed(role, "help")}
    />
  );
}

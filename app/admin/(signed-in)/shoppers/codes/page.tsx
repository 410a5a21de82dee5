import { CodesScreen } from "@/components/admin/codes-screen";
import { listCodes } from "@/lib/activation/list-codes";
import { codeQuery } from "@/lib/activation/schema";
import { env } from "@/lib/env";
import { ADMIN_CODES_EN } from "@/lib/text/admin-codes-en";
import { requireStaffPage, staffPageTitle } from "@/lib/web/require-staff-page";

export const generateMetadata = () => staffPageTitle("settle", ADMIN_CODES_EN.title);

/** The codes that still let somebody in. */
export default async function CodesPage({ searchParams }: PageProps<"/admin/shoppers/codes">) {
  await requireStaffPage("settle");
  const { data: asked } = codeQuery.safeParse(await searchParams);
  const page = await listCodes(asked ?? {}); // an address that was typed or cut off is that of the first page
  return <CodesScreen page={page} isAsked={env().INVITE_ONLY === "on"} />;
}

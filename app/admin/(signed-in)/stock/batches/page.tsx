import { redirect } from "next/navigation";
import { BatchList } from "@/components/admin/stock-batch-list";
import { listBatches } from "@/lib/batch/list-batches";
import { batchQuery } from "@/lib/batch/schema";
import { BATCH_EN } from "@/lib/text/admin-batch-en";
import { requireStaffPage, staffPageTitle } from "@/lib/web/require-staff-page";

export const generateMetadata = () => staffPageTitle("stock", BATCH_EN.batches.title);

/** What came into stock together. */
export default async function BatchesPage({ searchParams }: PageProps<"/admin/stock/batches">) {
  await requireStaffPage("stock");
  const asked = batchQuery.safeParse(await searchParams);
  if (!asked.success) redirect("/admin/stock/batches"); // an address that was typed or cut off
  const { items, next_cursor } = await listBatches(asked.data);
  const isFirstPage = asked.data.cursor === undefined;
  return <BatchList batches={items} nextCursor={next_cursor} isFirstPage={isFirstPage} />;
}

import { notFound, redirect } from "next/navigation";
import { ImportOffers, titleOf } from "@/components/admin/stock-import-offers";
import { ImportScreen } from "@/components/admin/stock-import-screen";
import { getImport } from "@/lib/batch/get-import";
import { importPageQuery } from "@/lib/batch/schema";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { getStock } from "@/lib/stock/get-stock";
import { listStock } from "@/lib/stock/list-stock";
import { BATCH_EN } from "@/lib/text/admin-batch-en";
import { requireStaffPage, staffPageTitle } from "@/lib/web/require-staff-page";

export const generateMetadata = () => staffPageTitle("stock", BATCH_EN.import.title);

/** Brings units into stock: first for which offer, then which. */
export default async function ImportPage({ searchParams }: PageProps<"/admin/stock/import">) {
  await requireStaffPage("stock");
  const asked = importPageQuery.safeParse(await searchParams);
  if (!asked.success) redirect("/admin/stock/import"); // an address that was typed or cut off
  const { offer_id: offerId, import: importId, q, cursor } = asked.data;
  if (!offerId) {
    const { items, next_cursor } = await listStock({ q, cursor });
    const offers = items.filter((offer) => !offer.is_unlimited);
    return <ImportOffers offers={offers} search={q ?? ""} nextCursor={next_cursor} />;
  }
  const stock = await orNull(getStock({ offerId }));
  if (!stock || stock.is_unlimited) notFound();
  const found = importId ? await orNull(getImport({ importId })) : null;
  const isOpen = found?.state === "ready" && found.offer_id === offerId;
  return (
    <ImportScreen
      offer={{ id: offerId, title: titleOf(stock), free: stock.free }}
      currency={env().SHOP_CURRENCY}
      found={isOpen ? found : null}
    />
  );
}

/** What is not there is none. */
async function orNull<Found>(finding: Promise<Found>): Promise<Found | null> {
  try {
    return await finding;
  } catch (error) {
    if (error instanceof AppError && error.code === "NOT_FOUND") return null;
    throw error;
  }
}

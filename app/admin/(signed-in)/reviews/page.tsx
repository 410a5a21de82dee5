import { redirect } from "next/navigation";
import { Heading } from "@/components/admin/heading";
import { ReviewList } from "@/components/admin/review-list";
import { ReviewTabs } from "@/components/admin/review-tabs";
import { listReviews } from "@/lib/settlement/list-reviews";
import { reviewQuery } from "@/lib/settlement/schema";
import { isAllowed } from "@/lib/staff/rules";
import { ADMIN_REVIEWS_EN } from "@/lib/text/admin-reviews-en";
import { requireStaffPage, staffPageTitle } from "@/lib/web/require-staff-page";

export const generateMetadata = () => staffPageTitle("read", ADMIN_REVIEWS_EN.title);

/** Money that waits for a person, and what was decided about it. */
export default async function ReviewsPage({ searchParams }: PageProps<"/admin/reviews">) {
  const { role } = await requireStaffPage("read");
  const asked = reviewQuery.safeParse(await searchParams);
  if (!asked.success) redirect("/admin/reviews"); // an address that was typed or cut off
  const { state } = asked.data;
  const { items, next_cursor: nextCursor } = await listReviews(asked.data);
  const mayDecide = isAllowed(role, "settle");
  return (
    <>
      <Heading title={ADMIN_REVIEWS_EN.title} intro={ADMIN_REVIEWS_EN.intro} />
      <ReviewTabs state={state} />
      <ReviewList
        key={state}
        reviews={items}
        nextCursor={nextCursor}
        state={state}
        mayDecide={mayDecide}
      />
    </>
  );
}

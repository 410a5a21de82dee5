import Link from "next/link";
import { classNames } from "@/components/ui/class-names";
import type { ReviewView } from "@/lib/settlement/rules";
import { ADMIN_REVIEWS_EN as words } from "@/lib/text/admin-reviews-en";

const STATES = ["open", "resolved"] as const;

/** The reviews that wait, or those that ended. */
export function ReviewTabs({ state }: { state: ReviewView["state"] }) {
  return (
    <nav
      aria-label={words.filter}
      className="mb-4 inline-flex rounded-xl border border-line bg-surface p-1"
    >
      {STATES.map((each) => (
        <Link
          key={each}
          href={`/admin/reviews?state=${each}`}
          prefetch={false}
          aria-current={each === state ? "page" : undefined}
          className={classNames(
            "inline-flex min-h-11 items-center rounded-lg px-5 font-medium",
            each === state ? "bg-tint text-link" : "text-muted hover:bg-fill",
          )}
        >
          {words.states[each]}
        </Link>
      ))}
    </nav>
  );
}

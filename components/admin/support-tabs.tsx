import Link from "next/link";
import { classNames } from "@/components/ui/class-names";
import { THREAD_FILTERS, type ThreadFilter } from "@/lib/support/rules";
import { ADMIN_SUPPORT_EN as words } from "@/lib/text/admin-support-en";

/** The threads in which somebody waits, all open ones, or those that were closed. */
export function SupportTabs({ state }: { state: ThreadFilter }) {
  return (
    <nav
      aria-label={words.filter}
      className="mb-4 inline-flex max-w-full rounded-xl border border-line bg-surface p-1"
    >
      {THREAD_FILTERS.map((each) => (
        <Link
          key={each}
          href={`/admin/support?state=${each}`}
          prefetch={false}
          aria-current={each === state ? "page" : undefined}
          className={classNames(
            "inline-flex min-h-11 items-center rounded-lg px-4 font-medium sm:px-5",
            each === state ? "bg-tint text-link" : "text-muted hover:bg-fill",
          )}
        >
          {words.filters[each]}
        </Link>
      ))}
    </nav>
  );
}

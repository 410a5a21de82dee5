import Link from "next/link";
import { Ago } from "@/components/ui/ago";
import { buttonClass } from "@/components/ui/button";
import { Placeholder } from "@/components/ui/placeholder";
import type { ThreadEntry, ThreadFilter } from "@/lib/support/rules";
import { ADMIN_EN } from "@/lib/text/admin-en";
import { ADMIN_SUPPORT_EN as words } from "@/lib/text/admin-support-en";
import { listHref } from "./list-query";
import { PersonMark } from "./person-mark";
import { nameOf, ShopperMarks } from "./shopper-link";
import { ThreadMark } from "./support-mark";

type Props = {
  page: { readonly items: readonly ThreadEntry[]; readonly next_cursor: string | null };
  state: ThreadFilter;
  isFirst: boolean;
};

/** Threads one below the other, what changed last first: who wrote, how the last message begins, and whether they wait. */
export function SupportList({ page, state, isFirst }: Props) {
  if (page.items.length === 0)
    return <Placeholder icon={state === "waiting" ? "check" : "chat"} {...words.empty[state]} />;
  return (
    <>
      <ul aria-label={words.title} className="divide-y divide-line rounded-2xl bg-surface">
        {page.items.map((thread) => (
          <li key={thread.thread_id} className="relative flex gap-3 p-4 hover:bg-fill/50">
            <PersonMark name={nameOf(thread.shopper)} />
            <div className="min-w-0 flex-1">
              <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
                <Link
                  href={`/admin/support/${thread.thread_id}`}
                  prefetch={false}
                  className="font-medium break-words after:absolute after:inset-0 after:content-['']"
                >
                  <bdi>{nameOf(thread.shopper)}</bdi>
                </Link>
                <ThreadMark thread={thread} />
              </p>
              <p dir="auto" className="line-clamp-2 break-words text-muted">
                {thread.is_last_answer ? words.you : ""}
                {thread.last_text || words.picture}
              </p>
              <ShopperMarks marks={thread.shopper.marks} />
              <p className="flex flex-wrap gap-x-3 pt-1 text-sm text-muted">
                <Ago iso={thread.waiting_since ?? thread.changed_at} locale={ADMIN_EN.locale} />
              </p>
            </div>
            <p className="tabular shrink-0 text-sm text-muted max-sm:sr-only">
              {words.messages(thread.message_count)}
            </p>
          </li>
        ))}
      </ul>
      <nav aria-label={words.pages} className="flex justify-between gap-2 pt-4">
        {isFirst ? null : (
          <Link
            href={listHref("/admin/support", { state })}
            prefetch={false}
            className={buttonClass("tinted")}
          >
            {ADMIN_EN.common.newest}
          </Link>
        )}
        {page.next_cursor ? (
          <Link
            href={listHref("/admin/support", { state, cursor: page.next_cursor })}
            prefetch={false}
            className={buttonClass("tinted", "ml-auto")}
          >
            {ADMIN_EN.common.older}
          </Link>
        ) : null}
      </nav>
    </>
  );
}

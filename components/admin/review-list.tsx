"use client";

import Link from "next/link";
import { useState } from "react";
import { buttonClass } from "@/components/ui/button";
import { Placeholder } from "@/components/ui/placeholder";
import type { ReviewOutcome, ReviewView } from "@/lib/settlement/rules";
import { ADMIN_EN } from "@/lib/text/admin-en";
import { ADMIN_REVIEWS_EN as words } from "@/lib/text/admin-reviews-en";
import { ReviewCard } from "./review-card";
import { ReviewDialog } from "./review-dialog";

type Props = {
  reviews: readonly ReviewView[];
  nextCursor: string | null;
  state: ReviewView["state"];
  /** Whether the reader's role may decide. */
  mayDecide: boolean;
};

type Asked = { readonly review: ReviewView; readonly outcome: ReviewOutcome };

/** Reviews one below the other, and the question about the one that is being decided. */
export function ReviewList({ reviews, nextCursor, state, mayDecide }: Props) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const [said, setSaid] = useState("");
  const isOpen = state === "open";
  return (
    <>
      <p role="status" className={said ? "mb-4 rounded-xl bg-fill px-4 py-3" : "sr-only"}>
        {said}
      </p>
      {reviews.length === 0 ? (
        <Placeholder
          icon="check"
          title={isOpen ? words.emptyOpenTitle : words.emptyEndedTitle}
          text={isOpen ? words.emptyOpenText : words.emptyEndedText}
        />
      ) : (
        <ul aria-label={words.title} className="space-y-4">
          {reviews.map((review) => (
            <li key={review.review_id}>
              <ReviewCard
                review={review}
                mayDecide={mayDecide}
                onDecide={(outcome) => setAsked({ review, outcome })}
              />
            </li>
          ))}
        </ul>
      )}
      {nextCursor ? (
        <nav className="flex justify-end pt-4">
          <Link
            href={`/admin/reviews?state=${state}&cursor=${nextCursor}`}
            prefetch={false}
            className={buttonClass("tinted")}
          >
            {ADMIN_EN.common.older}
          </Link>
        </nav>
      ) : null}
      {asked ? (
        <ReviewDialog
          review={asked.review}
          outcome={asked.outcome}
          onClose={() => setAsked(null)}
          onDone={() => {
            setSaid(words.done[asked.outcome]);
            setAsked(null);
          }}
        />
      ) : null}
    </>
  );
}

"use client";

import Link from "next/link";
import { useBuyerWords } from "@/components/telegram/buyer-words";
import { ApiProblem } from "@/components/telegram/problem";
import { buttonClass } from "@/components/ui/button";
import type { CheckoutRequest } from "./use-checkout";

/** Where a refused purchase can be mended, if there is such a place. */
export function WayOn({ error, request }: { error: unknown; request: CheckoutRequest }) {
  const words = useBuyerWords();
  const way = error instanceof ApiProblem ? wayOn() : null;
  return way ? (
    <Link href={way.href} prefetch={false} className={buttonClass("tinted", "mt-3 flex w-full")}>
      {way.text}
    </Link>
  ) : null;

  function wayOn(): { href: string; text: string } | null {
    const { code } = error as ApiProblem;
    if (code === "TOO_MANY_ORDERS" || code === "TOO_MANY_UNITS")
      return { href: "/orders", text: words.orders.title };
    if (code !== "OUT_OF_STOCK") return null;
    return request.type === "offer"
      ? { href: `/p/${request.slug}`, text: words.checkout.seeProduct }
      : { href: "/basket", text: words.common.viewBasket };
  }
}

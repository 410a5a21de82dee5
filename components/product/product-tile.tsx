import Link from "next/link";
import { Icon } from "@/components/ui/icon";
import { Picture } from "@/components/ui/picture";
import type { ProductCard } from "@/lib/catalog/rules";
import { availabilityOf, summarize } from "@/lib/catalog/rules";
import { sourcesOf } from "@/lib/picture/rules";
import type { ShopText } from "@/lib/text/goods-text";
import { TilePending } from "./tile-pending";

type Props = { product: ProductCard; words: ShopText; search: string; isEager: boolean };

/** One product in the grid: a large picture, its name, what it costs, and a word where stock runs low. */
export function ProductTile({ product, words, search, isEager }: Props) {
  const { price, isRange, available } = summarize(product.offers);
  const stock = availabilityOf(available);
  const money = price ? words.money(price.amount, price.currency) : null;
  return (
    <li className="min-w-0">
      <Link
        href={`/p/${product.slug}${search}`}
        prefetch={false}
        className="relative flex h-full flex-col overflow-hidden rounded-2xl bg-surface transition-transform active:scale-[0.98]"
      >
        <span className="relative">
          <Picture
            src={product.image_url}
            sources={sourcesOf(product.image_url)}
            sizes="(min-width: 672px) 216px, (min-width: 640px) 33vw, 50vw"
            alt=""
            isEager={isEager}
            className={stock === "gone" ? "opacity-50 grayscale-60" : undefined}
          />
          {product.kind === "pickup" ? (
            <span className="absolute start-2.5 bottom-2.5 flex items-center gap-0.5 rounded-full bg-surface py-1 ps-1.5 pe-2.5 text-xs font-medium text-muted">
              <Icon name="pin" size={14} />
              {words.catalog.pickup}
            </span>
          ) : null}
        </span>
        <TilePending />
        {stock === "few" || stock === "gone" ? (
          <span
            className={`absolute start-2.5 top-2.5 rounded-full px-2.5 py-1 text-xs font-semibold ${
              stock === "gone" ? "bg-ink text-surface" : "bg-surface text-warn"
            }`}
          >
            {stock === "gone" ? words.catalog.soldOut : words.catalog.left(available ?? 0)}
          </span>
        ) : null}
        <span className="flex flex-1 flex-col px-3 pt-2.5 pb-3">
          <span className="line-clamp-2 min-h-10 text-[0.9375rem]/5">
            <bdi>{product.title}</bdi>
          </span>
          <span className={`tabular mt-1.5 font-semibold ${stock === "gone" ? "text-muted" : ""}`}>
            {isRange && money ? words.catalog.from(money) : money}
          </span>
        </span>
      </Link>
    </li>
  );
}

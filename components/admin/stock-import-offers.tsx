import Link from "next/link";
import { Button, buttonClass } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Placeholder } from "@/components/ui/placeholder";
import { TextField } from "@/components/ui/text-field";
import type { StockView } from "@/lib/stock/rules";
import { BATCH_EN } from "@/lib/text/admin-batch-en";
import { Heading } from "./heading";

const words = BATCH_EN.import;

type Props = {
  offers: readonly StockView[];
  search: string;
  nextCursor: string | null;
};

/** The first step of an import: for which offer. An ordinary GET form, so that it works before anything runs. */
export function ImportOffers({ offers, search, nextCursor }: Props) {
  return (
    <>
      <Heading title={words.title} intro={words.intro} />
      <h2 className="pb-2 text-xl font-semibold">{words.chooseTitle}</h2>
      <form
        action="/admin/stock/import"
        className="mb-4 flex flex-wrap items-end gap-2 rounded-2xl bg-surface p-4"
      >
        <TextField
          className="min-w-48 flex-1"
          label={words.search}
          placeholder={words.searchHint}
          name="q"
          type="search"
          maxLength={100}
          defaultValue={search}
          enterKeyHint="search"
          autoComplete="off"
        />
        <Button type="submit" look="tinted">
          {words.find}
        </Button>
      </form>
      {offers.length === 0 ? (
        <Placeholder
          icon="bag"
          title={words.noOfferTitle}
          text={search ? words.noMatchText : words.noOfferText}
        />
      ) : (
        <ul className="divide-y divide-line overflow-hidden rounded-2xl bg-surface">
          {offers.map((offer) => (
            <li key={offer.offer_id}>
              <Link
                href={`/admin/stock/import?offer_id=${offer.offer_id}`}
                className="flex items-center gap-3 px-4 py-3"
              >
                <span className="min-w-0 flex-1">
                  <span className="block font-medium">{titleOf(offer)}</span>
                  <span className="block text-sm text-muted">{words.inStock(offer.free)}</span>
                </span>
                <Icon name="chevron" size={18} className="text-muted" />
              </Link>
            </li>
          ))}
        </ul>
      )}
      {nextCursor ? (
        <Link
          href={`/admin/stock/import?${new URLSearchParams({ ...(search ? { q: search } : {}), cursor: nextCursor })}`}
          className={buttonClass("plain", "mt-3")}
        >
          {words.more}
        </Link>
      ) : null}
    </>
  );
}

/** What an offer is called: product, variant, place. */
export function titleOf(offer: StockView): string {
  const variant = offer.offer_title === offer.product_title ? "" : offer.offer_title;
  return [offer.product_title, variant, offer.location_name].filter(Boolean).join(" · ");
}

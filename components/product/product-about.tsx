import { Icon } from "@/components/ui/icon";
import { Section } from "@/components/ui/section";
import type { LocationView, ProductDetail } from "@/lib/catalog/rules";
import type { ShopText } from "@/lib/text/goods-text";
import { placeName } from "./place-name";

type Props = {
  product: ProductDetail;
  locations: readonly LocationView[];
  words: ShopText;
};

/** How the product reaches its buyer, and what it is. */
export function ProductAbout({ product, locations, words }: Props) {
  const isPickup = product.kind === "pickup";
  return (
    <>
      <Section className="first:mt-5">
        <p className="flex gap-3 px-4 py-3.5">
          <span className="shrink-0 text-link">
            <Icon name={isPickup ? "pin" : "bolt"} size={24} />
          </span>
          {isPickup ? words.product.pickupNote : words.product.digitalNote}
        </p>
      </Section>
      {isPickup && product.opening_hours.length > 0 ? (
        <Section title={words.product.openingHours}>
          {product.opening_hours.map(({ location_id: id, text }) => (
            <div key={id} className="border-b border-line px-4 py-3 last:border-transparent">
              <p className="font-medium">{placeName(id, locations)}</p>
              <p dir="auto" className="text-muted whitespace-pre-line">
                {text}
              </p>
            </div>
          ))}
        </Section>
      ) : null}
      {product.description ? (
        <Section title={words.product.about}>
          <p dir="auto" className="px-4 py-3.5 leading-relaxed whitespace-pre-line">
            {product.description}
          </p>
        </Section>
      ) : null}
    </>
  );
}

import { Icon } from "@/components/ui/icon";
import { Section } from "@/components/ui/section";
import type { ProductDetail } from "@/lib/catalog/rules";
import type { AppText } from "@/lib/text/app-text";

/** How the product reaches its buyer, and what it is. */
export function ProductAbout({ product, words }: { product: ProductDetail; words: AppText }) {
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
      {product.description ? (
        <Section title={words.product.about}>
          <p className="px-4 py-3.5 leading-relaxed whitespace-pre-line">{product.description}</p>
        </Section>
      ) : null}
    </>
  );
}

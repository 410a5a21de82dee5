import Link from "next/link";
import { classNames } from "@/components/ui/class-names";
import { Icon } from "@/components/ui/icon";
import { CATALOG_EN } from "@/lib/text/admin-catalog-en";

const words = CATALOG_EN.start;

type Props = { hasCategory: boolean; hasPlace: boolean; hasOffer: boolean };

/** What a new shop needs before it can sell, in order, each step a way to where it is done. */
export function CatalogStart({ hasCategory, hasPlace, hasOffer }: Props) {
  const steps = [
    {
      href: "/admin/catalog/places",
      title: words.category,
      text: words.categoryText,
      isDone: hasCategory,
    },
    { href: "/admin/catalog/places", title: words.place, text: words.placeText, isDone: hasPlace },
    { href: "/admin/catalog/new", title: words.product, text: words.productText, isDone: hasOffer },
    { href: "/admin/stock", title: words.stock, text: words.stockText, isDone: false },
  ];
  return (
    <section aria-labelledby="start" className="mb-5 rounded-2xl bg-surface p-4 sm:p-6">
      <h2 id="start" className="text-xl font-semibold">
        {words.title}
      </h2>
      <p className="pb-3 text-muted">{words.text}</p>
      <ol className="divide-y divide-line">
        {steps.map(({ href, title, text, isDone }, at) => (
          <li key={title}>
            <Link href={href} prefetch={false} className="flex items-center gap-4 py-3">
              <span
                className={classNames(
                  "grid size-9 shrink-0 place-items-center rounded-full font-semibold",
                  isDone ? "bg-tint text-good" : "bg-tint text-link",
                )}
              >
                {isDone ? <Icon name="check" size={20} /> : at + 1}
                {isDone ? <span className="sr-only">{words.done}</span> : null}
              </span>
              <span className="min-w-0 flex-1">
                <span className="block font-medium">{title}</span>
                <span className="block text-sm text-muted">{text}</span>
              </span>
              <Icon name="chevron" size={20} className="shrink-0 text-muted" />
            </Link>
          </li>
        ))}
      </ol>
    </section>
  );
}

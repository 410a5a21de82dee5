"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button, buttonClass } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Picture } from "@/components/ui/picture";
import type { CategoryItem, LocationItem, ProductSheet, ProductState } from "@/lib/catalog/rules";
import { type ProductPicture, sourcesOf } from "@/lib/picture/rules";
import { CATALOG_EN } from "@/lib/text/admin-catalog-en";
import { callAdmin } from "./api";
import { AskDialog } from "./ask-dialog";
import { BackLink } from "./back-link";
import { Refused } from "./confirm-in-chat";
import { PictureBoard } from "./picture-board";
import { ProductForm } from "./product-form";
import { ProductOffers } from "./product-offers";
import { StateBadge } from "./state-badge";
import { useAct } from "./use-act";

const words = CATALOG_EN.product;

type Props = {
  product: ProductSheet;
  categories: readonly CategoryItem[];
  pictures: readonly ProductPicture[];
  places: readonly LocationItem[];
  currency: string;
  canEdit: boolean;
};

/** Everything about one product: its state, words, pictures and offers. */
export function ProductScreen({ product, categories, pictures, places, currency, canEdit }: Props) {
  const { id, title } = product;
  return (
    <>
      <BackLink href="/admin/catalog" title={words.back} />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 pb-1">
        <h1 dir="auto" className="text-[1.75rem]/9 font-bold tracking-tight">
          {title}
        </h1>
        <StateBadge state={product.state} />
      </div>
      <p className="max-w-prose pb-4 text-muted text-pretty">{words.intro}</p>
      <Acts product={product} canEdit={canEdit} />
      {/* Begun anew with every version: what is typed is always based on what is there. */}
      <ProductForm
        key={product.version}
        product={product}
        categories={categories}
        canEdit={canEdit}
      />
      <ProductOffers product={product} places={places} currency={currency} canEdit={canEdit} />
      <section id="pictures" aria-labelledby="pictures-title" className="pt-8">
        <h2 id="pictures-title" className="text-xl font-semibold">
          {words.pictures}
        </h2>
        <p className="pb-3 text-sm text-muted">{words.picturesIntro}</p>
        {canEdit ? (
          <PictureBoard productId={id} rendered={pictures} />
        ) : (
          <Shown pictures={pictures} />
        )}
      </section>
    </>
  );
}

function Shown({ pictures }: Pick<Props, "pictures">) {
  if (pictures.length === 0)
    return <p className="rounded-2xl bg-surface p-4 text-muted">{words.noPictures}</p>;
  return (
    <ul className="flex flex-wrap gap-3">
      {pictures.map(({ id, url, alt }) => (
        <li key={id}>
          <Picture
            src={url}
            sources={sourcesOf(url)}
            sizes="112px"
            alt={alt}
            className="size-28 rounded-xl"
          />
        </li>
      ))}
    </ul>
  );
}

function Acts({ product, canEdit }: Pick<Props, "product" | "canEdit">) {
  const router = useRouter();
  const [isAsking, setAsking] = useState(false);
  const { isBusy, error, run } = useAct();
  const { id, state, version } = product;
  const setState = (next: ProductState) =>
    callAdmin("/api/admin/products/states", {
      method: "POST",
      body: { state: next, products: [{ id, version }] },
    });
  const copy = () =>
    callAdmin<ProductSheet>(`/api/admin/products/${id}/copy`, { method: "POST", body: {} });
  return (
    <div className="flex flex-wrap gap-2 pb-5">
      <Link
        href={`/admin/preview/${id}`}
        prefetch={false}
        className={buttonClass("tinted", "px-4")}
      >
        <Icon name="eye" size={20} />
        {words.preview}
      </Link>
      {canEdit ? (
        <>
          {state === "archived" ? (
            <Button
              isBusy={isBusy}
              className="px-4"
              onClick={() => run(() => setState("inactive"))}
            >
              {words.restore}
            </Button>
          ) : (
            <Button
              look={state === "active" ? "tinted" : "filled"}
              isBusy={isBusy}
              className="px-4"
              onClick={() => run(() => setState(state === "active" ? "inactive" : "active"))}
            >
              {state === "active" ? words.deactivate : words.activate}
            </Button>
          )}
          <Button
            look="tinted"
            disabled={isBusy}
            className="px-4"
            onClick={() => run(copy, (made) => router.push(`/admin/catalog/${made.id}`))}
          >
            <Icon name="copy" size={20} />
            {words.copy}
          </Button>
          {state === "archived" ? null : (
            <Button look="danger" className="px-4" onClick={() => setAsking(true)}>
              {words.archive}
            </Button>
          )}
        </>
      ) : null}
      {error ? (
        <div className="w-full">
          <Refused error={error} />
        </div>
      ) : null}
      {isAsking ? (
        <AskDialog
          title={CATALOG_EN.bulk.archiveTitle(1)}
          text={CATALOG_EN.bulk.archiveText(1)}
          submit={words.archive}
          act={() => setState("archived")}
          onClose={() => setAsking(false)}
          onDone={() => setAsking(false)}
        />
      ) : null}
    </div>
  );
}

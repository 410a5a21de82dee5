"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import type { CategoryItem, LocationItem } from "@/lib/catalog/rules";
import { CATALOG_EN } from "@/lib/text/admin-catalog-en";
import { callAdmin } from "./api";
import { AskDialog } from "./ask-dialog";
import { BackLink } from "./back-link";
import { CategoryDialog } from "./category-dialog";
import { Refused } from "./confirm-in-chat";
import { Heading } from "./heading";
import { PlaceDialog } from "./place-dialog";
import { type OrderedRow, PlaceRows } from "./place-rows";
import { useAct } from "./use-act";

const words = CATALOG_EN.placesPage;

type Props = {
  places: readonly LocationItem[];
  categories: readonly CategoryItem[];
  canEdit: boolean;
};

type Open =
  | {
      readonly kind: "place";
      readonly place: LocationItem | null;
      readonly parentId: string | null;
    }
  | { readonly kind: "category"; readonly category: CategoryItem | null }
  | {
      readonly kind: "remove";
      readonly path: string;
      readonly name: string;
      readonly text: string;
    };

/** Where goods are collected, and under what products are found: two short lists that are worked on in place. */
export function PlacesScreen({ places, categories, canEdit }: Props) {
  const [open, setOpen] = useState<Open | null>(null);
  const { isBusy, error, run } = useAct();
  const close = () => setOpen(null);
  const reorder = (path: string, body: object) =>
    run(() => callAdmin(path, { method: "PUT", body }));
  const rows = { canEdit, isBusy };

  function placeRows(parentId: string | null): OrderedRow[] {
    return places
      .filter((place) => place.parent_id === parentId)
      .map((place) => ({
        id: place.id,
        title: place.name,
        remark: place.offers > 0 ? CATALOG_EN.offers(place.offers) : "",
        onEdit: () => setOpen({ kind: "place", place, parentId }),
        onRemove: () =>
          setOpen({
            kind: "remove",
            path: `/api/admin/locations/${place.id}?version=${place.version}`,
            name: words.removePlace(place.name),
            text: words.removePlaceText,
          }),
      }));
  }

  const categoryRows: OrderedRow[] = categories.map((category) => ({
    id: category.id,
    title: category.title,
    remark: [category.slug, CATALOG_EN.products(category.products)].join(" · "),
    onEdit: () => setOpen({ kind: "category", category }),
    onRemove: () =>
      setOpen({
        kind: "remove",
        path: `/api/admin/categories/${category.id}?version=${category.version}`,
        name: words.removeCategory(category.title),
        text: words.removeCategoryText,
      }),
  }));

  return (
    <>
      <BackLink href="/admin/catalog" title={CATALOG_EN.title} />
      <Heading title={CATALOG_EN.places} intro={words.intro} />
      {error ? <Refused error={error} /> : null}
      <div className="grid items-start gap-8 lg:grid-cols-2">
        <section aria-labelledby="categories">
          <Title
            id="categories"
            title={words.categories}
            add={words.addCategory}
            onAdd={canEdit ? () => setOpen({ kind: "category", category: null }) : undefined}
          />
          {categories.length === 0 ? (
            <Nothing text={words.noCategories} />
          ) : (
            <PlaceRows
              {...rows}
              label={words.categories}
              items={categoryRows}
              onOrder={(was, ids) => reorder("/api/admin/categories/order", { was, ids })}
            />
          )}
        </section>
        <section aria-labelledby="places">
          <Title
            id="places"
            title={words.cities}
            add={words.addCity}
            onAdd={
              canEdit ? () => setOpen({ kind: "place", place: null, parentId: null }) : undefined
            }
          />
          {places.length === 0 ? (
            <Nothing text={words.noCities} />
          ) : (
            <PlaceRows
              {...rows}
              label={words.cities}
              items={placeRows(null)}
              onOrder={(was, ids) =>
                reorder("/api/admin/locations/order", { was, ids, parent_id: null })
              }
            >
              {(city) => (
                <div className="pl-4">
                  <PlaceRows
                    {...rows}
                    label={city.title}
                    items={placeRows(city.id)}
                    onOrder={(was, ids) =>
                      reorder("/api/admin/locations/order", { was, ids, parent_id: city.id })
                    }
                  />
                  {canEdit ? (
                    <Button
                      look="plain"
                      className="px-4 text-sm"
                      aria-label={`${words.addDistrict}: ${city.title}`}
                      onClick={() => setOpen({ kind: "place", place: null, parentId: city.id })}
                    >
                      <Icon name="plus" size={18} />
                      {words.addDistrict}
                    </Button>
                  ) : null}
                </div>
              )}
            </PlaceRows>
          )}
        </section>
      </div>
      {open?.kind === "place" ? <PlaceDialog {...open} places={places} onClose={close} /> : null}
      {open?.kind === "category" ? (
        <CategoryDialog category={open.category} onClose={close} />
      ) : null}
      {open?.kind === "remove" ? (
        <AskDialog
          title={open.name}
          text={open.text}
          submit={CATALOG_EN.remove}
          act={() => callAdmin(open.path, { method: "DELETE" })}
          onClose={close}
          onDone={close}
        />
      ) : null}
    </>
  );
}

type TitleProps = { id: string; title: string; add: string; onAdd: (() => void) | undefined };

function Title({ id, title, add, onAdd }: TitleProps) {
  return (
    <div className="flex min-h-12 items-center justify-between gap-3 pb-2">
      <h2 id={id} className="text-xl font-semibold">
        {title}
      </h2>
      {onAdd ? (
        <Button look="tinted" className="px-4" onClick={onAdd}>
          <Icon name="plus" size={20} />
          {add}
        </Button>
      ) : null}
    </div>
  );
}

function Nothing({ text }: { text: string }) {
  return <p className="rounded-2xl bg-surface p-4 text-muted">{text}</p>;
}

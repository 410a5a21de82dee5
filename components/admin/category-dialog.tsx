"use client";

import { useState } from "react";
import { TextField } from "@/components/ui/text-field";
import { type CategoryItem, SLUG, TITLE_LENGTH_MAX } from "@/lib/catalog/rules";
import { CATALOG_EN } from "@/lib/text/admin-catalog-en";
import { AdminProblem, callAdmin } from "./api";
import { CatalogDialog } from "./catalog-dialog";
import { NameTranslations } from "./name-translations";
import { namesOf, toTranslations } from "./names-draft";
import { toSlug } from "./to-slug";
import { useAct } from "./use-act";

const words = CATALOG_EN.placesPage;

type Props = { category: CategoryItem | null; onClose: () => void };

/** A category's title, in every language, and slug; null makes a new one. */
export function CategoryDialog({ category, onClose }: Props) {
  const [title, setTitle] = useState(category?.title ?? "");
  const [slug, setSlug] = useState(category?.slug ?? "");
  const [names, setNames] = useState(() => namesOf(category?.translations));
  const [isTried, setTried] = useState(false);
  const { run, ...saving } = useAct();
  const isTitleRight = title.trim() !== "";
  const isSlugRight = SLUG.test(slug);
  const fields = saving.error instanceof AdminProblem ? saving.error.fields : {};

  function save() {
    setTried(true);
    if (!(isTitleRight && isSlugRight)) return;
    const translations = toTranslations(names, "title");
    const body = { title: title.trim(), slug, translations };
    const call = () =>
      category
        ? callAdmin(`/api/admin/categories/${category.id}`, {
            method: "PATCH",
            body: { ...body, version: category.version },
          })
        : callAdmin("/api/admin/categories", { method: "POST", body });
    run(call, onClose);
  }

  return (
    <CatalogDialog
      title={category ? words.editCategory : words.newCategory}
      isNew={category === null}
      saving={saving}
      onSave={save}
      onClose={onClose}
    >
      <TextField
        label={CATALOG_EN.product.title}
        error={isTried && !isTitleRight && CATALOG_EN.product.titleWrong}
        dir="auto"
        maxLength={TITLE_LENGTH_MAX}
        autoComplete="off"
        value={title}
        onChange={(event) => {
          const next = event.target.value;
          if (!category && slug === toSlug(title)) setSlug(toSlug(next));
          setTitle(next);
        }}
      />
      <TextField
        label={CATALOG_EN.product.slug}
        hint={CATALOG_EN.product.slugHint}
        error={(isTried && !isSlugRight && CATALOG_EN.product.slugWrong) || fields.slug}
        maxLength={61}
        autoCapitalize="none"
        autoComplete="off"
        spellCheck={false}
        value={slug}
        onChange={(event) => setSlug(event.target.value)}
      />
      <NameTranslations names={names} onChange={setNames} />
    </CatalogDialog>
  );
}
